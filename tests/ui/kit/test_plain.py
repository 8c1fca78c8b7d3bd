"""What strangers write is shown as it stands, and never read as a page or started as a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

from ui.kit.dialogs import Dialog
from ui.kit.toast import Toasts
from ui.kit.words import tip
from ui.thread.view import _open_outside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

STRANGE = "Ada <img src='//evil.example/x.png'> & <b>Co</b>"


def test_a_tooltip_shows_a_strangers_markup_as_text(qapp: QApplication) -> None:
    told = tip(f"{STRANGE}\nWaiting")
    page = QTextDocument()
    page.setHtml(told)
    assert page.toPlainText() == f"{STRANGE}\nWaiting"
    assert "<img" not in told
    assert tip("5 stars & more") == "5 stars & more"


def test_a_dialog_and_a_toast_show_it_as_text(qapp: QApplication) -> None:
    dialog = Dialog(None, STRANGE)
    dialog.add_sentence(STRANGE)
    over = QWidget()
    over.resize(800, 600)
    Toasts(over).show(STRANGE)
    for widget in (dialog, over):
        said = [label for label in widget.findChildren(QLabel) if STRANGE in label.text()]
        assert said
        assert {label.textFormat() for label in said} == {Qt.TextFormat.PlainText}
        widget.deleteLater()


@pytest.mark.parametrize(
    ("address", "is_opened"),
    [
        ("https://shop.example/", True),
        ("HTTP://shop.example/", True),
        ("mailto:ada@x.example", True),
        ("tel:+49301234", True),
        ("file:///etc/passwd", False),
        ("smb://evil.example/share", False),
        ("ms-msdt:/id", False),
        ("javascript:alert(1)", False),
        ("//evil.example/share", False),
        ("", False),
    ],
)
def test_only_pages_and_messages_are_opened(
    monkeypatch: pytest.MonkeyPatch, address: str, is_opened: bool
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    _open_outside(address)
    assert bool(opened) is is_opened
