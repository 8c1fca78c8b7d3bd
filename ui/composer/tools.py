"""The row of buttons under the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextList,
    QTextListFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from ui.kit import fonts, theme
from ui.kit.buttons import IconButton, PrimaryButton
from ui.kit.words import number, tr

if TYPE_CHECKING:
    from inbox.model import Capabilities
    from ui.composer.editor import Editor

LATER = ("in 1 hour", "today 18:00", "tomorrow 9", "next monday 9")
_WITH_HINT, _WITH_ALL = 520, 430  # pixels of width
_NEAR = 0.9  # of the longest text: from here on the counter is shown


class Tools(QWidget):
    """Buttons that act on the editor themselves, or ask the pane by a signal."""

    asked = Signal(str)  # "attach", "emoji", "canned", "draft", "link", "private"
    sent = Signal(bool)  # then close
    later = Signal(str)  # words; "" asks for them

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.attach = IconButton("paperclip", tr("Attach a file"))
        self.emoji = IconButton("smile", tr("Insert an emoji"))
        self.bold = IconButton("bold", tr("Bold"), shortcut="Ctrl+B")
        self.italic = IconButton("italic", tr("Italic"), shortcut="Ctrl+I")
        self.bullets = IconButton("list", tr("List"), shortcut="Ctrl+Shift+L")
        self.link = IconButton("link", tr("Link"), shortcut="Ctrl+Shift+K")
        self.canned = IconButton("zap", tr("Canned replies"), shortcut="Ctrl+/")
        self.draft = IconButton("sparkles", tr("Draft a reply on this machine"), shortcut="Ctrl+J")
        self.private = IconButton(
            "lock", tr("Answer here, then take it private"), shortcut="Ctrl+Shift+U"
        )
        self.private.setCheckable(True)
        self._is_rich = False
        self._rich = (self.bold, self.italic, self.bullets, self.link)
        self.counter = QLabel()
        self.counter.setFont(fonts.font(12))
        self.counter.setAccessibleName(tr("Length"))
        self.hint = QLabel("Ctrl ↵")
        self.hint.setFont(fonts.font(11, 600))
        self.send = PrimaryButton(tr("Send"), "send")
        self.send.clicked.connect(lambda: self.sent.emit(False))
        self.menu = IconButton("chevron-up", tr("More ways to send"))
        self.menu.setMenu(self._send_menu())
        self.menu.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._lay()
        self._connect()
        theme.signals.changed.connect(self._colours)
        self._colours()

    def follow(self, can: Capabilities, *, is_note: bool, send: str = "") -> None:
        """Offer what the channel takes; `send` names what the main button does."""
        self._is_rich = can.formatted_text and not is_note
        for button in self._rich:
            button.setVisible(self._is_rich)
        self._fit()
        self.attach.setVisible(can.files and not is_note)
        self.draft.setVisible(not is_note)
        self.canned.setVisible(not is_note)
        self.menu.setVisible(not is_note)
        text = send or (tr("Save note") if is_note else tr("Send"))
        self.send.setText(text)
        self.send.setAccessibleName(text)
        self.send.setToolTip(f"{text}  (Ctrl+Enter)")

    def offer_edit(self, *, is_editing: bool) -> None:
        """Leave out what a change of a sent message cannot have."""
        if is_editing:
            for button in (self.attach, self.draft, self.menu):
                button.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the less needed out where it is narrow; their keys stay."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Fit a narrow window."""
        return QSize(300, super().minimumSizeHint().height())

    def _fit(self) -> None:
        width = self.width()
        self.hint.setVisible(width >= _WITH_HINT)
        for button in (self.bullets, self.link, self.italic):
            button.setVisible(self._is_rich and width >= _WITH_ALL)

    def count(self, length: int, most: int | None, *, is_always: bool = False) -> None:
        """Show how much room is left: once it gets scarce, or always."""
        is_near = most is not None and (is_always or length >= most * _NEAR)
        self.counter.setVisible(is_near)
        if most is None:
            return
        self.counter.setText(f"{number(length)} / {number(most)}")
        colour = theme.tokens().urgent if length > most else theme.tokens().text_soft
        self.counter.setStyleSheet(f"color: {colour};")

    def make_bold(self) -> None:
        """Switch bold for what is selected or written next."""
        is_bold = self._editor.fontWeight() >= QFont.Weight.DemiBold
        self._editor.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)

    def make_italic(self) -> None:
        """Switch italic."""
        self._editor.setFontItalic(not self._editor.fontItalic())

    def make_list(self) -> None:
        """Make a list of the paragraphs, or paragraphs of the list."""
        cursor = self._editor.textCursor()
        found = cast("QTextList | None", cursor.block().textList())
        if found is not None:
            found.remove(cursor.block())
            block = cursor.blockFormat()
            block.setIndent(0)
            cursor.setBlockFormat(block)
        else:
            cursor.createList(QTextListFormat.Style.ListDisc)

    def make_link(self, address: str) -> None:
        """Make a link of the selection, or write the address as one."""
        cursor = self._editor.textCursor()
        look = cursor.charFormat()
        look.setAnchor(True)
        look.setAnchorHref(address)
        look.setFontUnderline(True)
        look.setForeground(theme.tokens().color("accent"))
        if cursor.hasSelection():
            cursor.mergeCharFormat(look)
        else:
            plain = self._editor.currentCharFormat()
            cursor.insertText(address, look)
            cursor.movePosition(QTextCursor.MoveOperation.NoMove)
            self._editor.setCurrentCharFormat(plain)

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(2)
        shown = (self.attach, self.emoji, *self._rich, self.canned, self.draft, self.private)
        for button in shown:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.counter)
        row.addSpacing(6)
        row.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(6)
        row.addWidget(self.send)
        row.addWidget(self.menu)

    def _connect(self) -> None:
        for name in ("attach", "emoji", "canned", "draft", "link", "private"):
            button: IconButton = getattr(self, name)
            button.clicked.connect(lambda _=False, n=name: self.asked.emit(n))
        self.bold.clicked.connect(self.make_bold)
        self.italic.clicked.connect(self.make_italic)
        self.bullets.clicked.connect(self.make_list)

    def bind_keys(self, over: QWidget) -> None:
        """Let the buttons be pressed by keys anywhere in the composer."""
        keys = (
            ("Ctrl+B", self.bold),
            ("Ctrl+I", self.italic),
            ("Ctrl+Shift+L", self.bullets),
            ("Ctrl+Shift+K", self.link),
            ("Ctrl+J", self.draft),
            ("Ctrl+Shift+U", self.private),
        )
        for key, button in keys:
            shortcut = QShortcut(QKeySequence(key), over)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _send_menu(self) -> QMenu:
        menu = QMenu(self)
        close = menu.addAction(tr("Send and close") + "\tCtrl+Shift+Enter")
        close.triggered.connect(lambda: self.sent.emit(True))
        menu.addSeparator()
        titles = (
            tr("In one hour"),
            tr("This evening at 18:00"),
            tr("Tomorrow at 9:00"),
            tr("Monday at 9:00"),
        )
        for title, words in zip(titles, LATER, strict=True):
            menu.addAction(title).triggered.connect(lambda _=False, w=words: self.later.emit(w))
        menu.addAction(tr("Another time…")).triggered.connect(lambda: self.later.emit(""))
        return menu

    def _colours(self) -> None:
        look = theme.tokens()
        self.hint.setStyleSheet(
            f"color: {look.text_soft}; background: {look.surface_alt};"
            f" border: 1px solid {look.border}; border-radius: 5px; padding: 2px 7px;"
        )
