"""Choosing a channel, following its steps, and giving it a key file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility
from ui.accounts.connect import ConnectDialog
from ui.kit.filefield import ContentLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from qasync import QEventLoop

PEM = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"
FIELDS = (
    SettingField("app", "App", "text", is_required=True),
    SettingField("key", "Private key", "secret", "The whole content of the file."),
    SettingField("paper", "Certificate", "file"),
)
SHOP = ChannelInfo(
    "shop_reviews",
    "Shop reviews",
    "Reviews of a shop.",
    Path("none.svg"),
    Visibility.PUBLIC,
    Capabilities(),
    FIELDS,
    kind="review",
    guide=("Open https://console.example/keys and make a key.", "Send /newbot to @KeyBot."),
    tested="Never run against the live service.",
)
CHAT = replace(SHOP, name="chat", title="Site chat", kind="chat", sentence="Talk.", guide=())


def _dialog(qtbot: QtBot) -> ConnectDialog:
    dialog = ConnectDialog(None, None, [SHOP, CHAT])  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_channels_are_found_by_words_and_taken_by_enter(loop: QEventLoop, qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    assert [card.info.name for card in dialog.picker.shown()] == ["chat", "shop_reviews"]
    assert not dialog.save_button.isVisible()
    QTest.keyClicks(dialog.picker.search, "review")
    assert [card.info.name for card in dialog.picker.shown()] == ["shop_reviews"]
    said = [label.text() for label in dialog.picker.shown()[0].findChildren(QLabel)]
    assert any("Public" in text for text in said)
    QTest.keyClick(dialog.picker.search, Qt.Key.Key_Return)
    assert dialog.info() is SHOP
    assert set(dialog.fields) == {"app", "key", "paper"}
    assert dialog.save_button.isVisible()
    dialog.another.click()
    assert dialog.picker.isVisible()


def test_arrows_walk_the_grid(loop: QEventLoop, qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    dialog.activateWindow()
    QTest.keyClick(dialog.picker.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.picker.cards[0], Qt.Key.Key_Right)
    assert dialog.focusWidget() is dialog.picker.cards[1]
    QTest.keyClick(dialog.picker.cards[1], Qt.Key.Key_Return)
    assert dialog.info() is SHOP


def test_the_steps_are_numbered_and_what_they_name_can_be_copied(
    loop: QEventLoop, qtbot: QtBot
) -> None:
    dialog = _dialog(qtbot)
    dialog.choose(SHOP)
    assert [button.accessibleName() for button in dialog.guide.copies] == [
        "Copy \u2068https://console.example/keys\u2069",
        "Copy \u2068/newbot\u2069",
        "Copy \u2068@KeyBot\u2069",
    ]
    dialog.guide.copies[0].click()
    assert QGuiApplication.clipboard().text() == "https://console.example/keys"


def test_a_key_of_many_lines_is_pasted_whole(loop: QEventLoop, qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    dialog.choose(SHOP)
    line = dialog.fields["key"].widget
    QGuiApplication.clipboard().setText(PEM)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog.fields["app"].set("1")
    account, secrets = dialog.made()
    assert secrets == {"key": PEM}
    assert "BEGIN" not in line.text()  # type: ignore[attr-defined]
    assert "key" not in account.settings


def test_a_file_is_dropped_and_goes_into_the_keyring(
    loop: QEventLoop, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = _dialog(qtbot)
    dialog.choose(SHOP)
    paper = tmp_path / "paper.pem"
    paper.write_text(PEM)
    line = dialog.fields["paper"].widget
    assert isinstance(line, ContentLine)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    line.dropEvent(QDropEvent(QPointF(4, 4), copy, data, Qt.MouseButton.LeftButton, none))
    assert "paper.pem" in line.text()
    account, secrets = dialog.made()
    assert secrets["paper"] == PEM
    assert "paper" not in account.settings


def test_a_file_that_is_no_text_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    line = ContentLine(is_secret=False, has_button=True)
    qtbot.addWidget(line)
    photo = tmp_path / "a.png"
    photo.write_bytes(b"\x89PNG\xff\xfe")
    line.take_file(photo)
    assert line.content() == ""
    assert "not a text file" in line.placeholderText()


def test_typing_over_a_file_takes_its_place(qtbot: QtBot) -> None:
    line = ContentLine(is_secret=True, has_button=False)
    qtbot.addWidget(line)
    line.set_content(PEM)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.content() == ""
    QTest.keyClicks(line, "abc")
    assert line.content() == "abc"
    assert line.echoMode() is ContentLine.EchoMode.Password
