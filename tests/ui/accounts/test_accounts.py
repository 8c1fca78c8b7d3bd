"""Connecting, checking and disconnecting an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from inbox.model import Account, AccountState
from ui.accounts.connect import ConnectDialog
from ui.accounts.view import AccountsDialog
from ui.frame.welcome import Welcome

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Until
    from tests.ui.fake_desk import FakeDesk
    from ui.feed import Feed


def test_an_address_finds_its_settings_and_a_check_speaks_in_sentences(
    qtbot: QtBot, desk: FakeDesk, until: Until
) -> None:
    dialog = ConnectDialog(None, desk, desk.channels())  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.open()
    assert set(dialog.fields) == {"address", "password", "imap_host", "imap_port"}
    dialog.fields["address"].set("shop@example.com")
    dialog.check_button.click()
    until(lambda: "Password" in dialog.result_label.text())
    dialog.fields["address"].widget.editingFinished.emit()  # type: ignore[attr-defined]
    until(lambda: dialog.fields["imap_host"].value() == "imap.example.com")
    dialog.fields["password"].set("secret")
    dialog.check_button.click()
    until(lambda: dialog.result_label.text() == "Reading works.\nSending works.")
    dialog.save_button.click()
    until(lambda: bool(desk.saved_accounts))
    saved = desk.saved_accounts[0]
    assert saved.address == "shop@example.com"
    assert saved.settings["imap_port"] == 993
    assert "password" not in saved.settings


def test_the_list_follows_and_disconnecting_asks(
    qtbot: QtBot, desk: FakeDesk, feed: Feed, until: Until
) -> None:
    desk.saved_accounts = [Account("b" * 32, "email", "Shop", "s@example.com",
                                   state=AccountState.SIGN_IN)]  # fmt: skip
    dialog = AccountsDialog(None, desk, feed)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.open()
    until(lambda: len(dialog.cards) == 1)
    assert dialog.cards[0].change.text() == "Sign in again"
    dialog.cards[0].remove.click()

    def answered() -> bool:
        shown = QApplication.activeModalWidget()
        found = [b for b in shown.findChildren(QPushButton) if b.text() == "Disconnect"]
        if shown is dialog or not found:
            return False
        found[-1].click()
        return True

    until(answered)
    until(lambda: not dialog.cards)
    assert desk.saved_accounts == []


def test_a_refused_sign_in_stands_first_and_says_all(
    qtbot: QtBot, desk: FakeDesk, feed: Feed, until: Until
) -> None:
    sentence = "The server did not accept the sign-in. Everything received is safe. " * 3
    good = [Account(f"{n:032x}", "email", f"Shop {n}", state=AccountState.LIVE) for n in range(3)]
    bad = Account("b" * 32, "email", "Help", state=AccountState.SIGN_IN, state_sentence=sentence)
    desk.saved_accounts = [*good, bad]
    dialog = AccountsDialog(None, desk, feed)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.open()
    until(lambda: len(dialog.cards) == 4)
    first = dialog.cards[0]
    assert first.accessibleName() == "Help"
    label = next(one for one in first.findChildren(QLabel) if one.text() == sentence)
    until(lambda: label.height() >= label.heightForWidth(label.width()) > 20)
    asking = ConnectDialog(None, desk, desk.channels(), bad)  # type: ignore[arg-type]
    qtbot.addWidget(asking)
    assert asking.result_label.text() == sentence


def test_the_first_page_shows_what_can_be_connected(qtbot: QtBot, desk: FakeDesk) -> None:
    page = Welcome()
    qtbot.addWidget(page)
    page.show()
    assert not page.channels.isVisible()
    page.show_channels(desk.channels())
    assert page.channels.isVisible()
    assert page.channels.accessibleName() == "Email"
