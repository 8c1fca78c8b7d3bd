"""The line at the bottom: accounts, first sync, offline, replies on their way, the local model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from inbox.model import Account, AccountState, ModelState, ModelStatus, OutboxItem, OutboxState
from ui.kit import icons, theme, words
from ui.kit.buttons import IconButton
from ui.kit.fonts import font
from ui.kit.told import told
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence


class Piece(QPushButton):
    """An icon and a few words in the line; pressing it leads to more."""

    def __init__(self, icon_name: str, tip: str) -> None:
        super().__init__()
        self._icon_name, self._token, self._tip = icon_name, "text_faint", tip
        self.setFlat(True)
        self.setFont(font(12))
        self.setProperty("piece", True)
        self.setToolTip(tip)
        theme.signals.changed.connect(self._draw)
        self.hide()

    def say(self, text: str, ink: str = "text_faint", icon_name: str = "") -> None:
        """Show words in a theme colour; none hides the piece."""
        self._icon_name = icon_name or self._icon_name
        self._token = ink
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._draw()

    def explain(self, text: str) -> None:
        """Say more when the pointer rests on it."""
        self.setToolTip(text or self._tip)

    def _draw(self) -> None:
        look = theme.tokens()
        color = getattr(look, self._token)
        self.setIcon(icons.beside_text(self._icon_name, self._token, 14))
        self.setIconSize(QSize(20, 14))
        style = (
            f"QPushButton {{ border: 1px solid transparent; background: transparent;"
            f" color: {color}; padding: 2px 7px; min-height: 16px; border-radius: 6px; }}"
            f"QPushButton:hover {{ background: {look.surface_alt}; }}"
            f"QPushButton:focus {{ border: 1px solid {look.focus}; padding: 2px 7px; }}"
        )
        if style != self.styleSheet():
            self.setStyleSheet(style)


class StatusLine(QFrame):
    """Emits the action that a pressed piece leads to."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(34)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 8, 3)
        row.setSpacing(4)
        self.sample = Piece("compass", tr("Nothing that you send here leaves this machine."))
        self.accounts = Piece("plug", tr("Accounts"))
        self.sync = QProgressBar()
        self.sync.setFixedWidth(120)
        self.sync.setTextVisible(False)
        self.sync.setAccessibleName(tr("First synchronisation"))
        self.sync.hide()
        self.engine = Piece("cloud-off", tr("What you write is kept, and sent when it is back."))
        self.outbox = Piece("send", tr("Show replies that are not yet sent"))
        self.saved = QLabel(tr("Everything is saved on this machine"))
        self.saved.setFont(font(12))
        self.saved.setProperty("faint", True)
        self.model = Piece("cpu", tr("The local model"))
        self.work = QProgressBar()
        self.work.setFixedWidth(90)
        self.work.setTextVisible(False)
        self.work.setAccessibleName(tr("Preparing the local model"))
        self.work.hide()
        hide = tr("Show or hide the profile")
        self.panel = IconButton("panel-right", hide, shortcut="Ctrl+Shift+P", size=16)
        for first in (self.sample, self.accounts, self.sync, self.engine, self.outbox):
            row.addWidget(first)
        row.addStretch(1)
        for widget in (self.saved, self.model, self.work, self.panel):
            row.addWidget(widget)
        self._lead()

    def show_sample(self, is_sample: bool) -> None:
        """Label the sample workspace."""
        self.sample.say(tr("Sample workspace") if is_sample else "", "note")

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Show how the accounts are doing, the most troubled first."""
        if not accounts:
            self.accounts.say("")
            self.sync.hide()
            return
        troubled = [a for a in accounts if a.state in {AccountState.SIGN_IN, AccountState.FAILED}]
        offline = [a for a in accounts if a.state is AccountState.OFFLINE]
        shown = (troubled or offline or list(accounts))[0]
        more = len(troubled or offline or accounts) - 1
        text = f"{words.isolate(shown.name or shown.address)}: {account_word(shown.state)}"
        if more:
            text = tr("{first} and {count} more", first=text, count=more)
        self.accounts.say(text, "urgent" if troubled else "high" if offline else "text_faint",
                          _ACCOUNT_ICONS.get(shown.state, "plug"))  # fmt: skip
        lines = [f"{words.isolate(a.name or a.address)}: {_told(a)}" for a in accounts]
        self.accounts.explain("\n".join(lines))
        self._show_sync(accounts)

    def show_engine(self, is_reachable: bool) -> None:
        """Say when the receiving and sending part is away; the window works on without it."""
        gone = tr("Receiving and sending restart in a moment; you can go on")
        self.engine.say("" if is_reachable else gone, "high")

    def show_outbox(self, items: Sequence[OutboxItem]) -> None:
        """Say how many replies are on their way, and how many need a look."""
        stuck = {OutboxState.HELD, OutboxState.FAILED, OutboxState.UNKNOWN}
        held = sum(item.state in stuck for item in items)
        going = sum(item.state in {OutboxState.WAITING, OutboxState.SENDING} for item in items)
        parts = []
        if going:
            parts.append(tr("{n} reply on its way|{n} replies on their way", n=going))
        if held:
            parts.append(tr("{n} reply needs a look|{n} replies need a look", n=held))
        icon_name = "circle-alert" if held else "send"
        self.outbox.say(" \u00b7 ".join(parts), "high" if held else "accent", icon_name)

    def show_model(self, status: ModelStatus) -> None:
        """Say how the local model is doing, with its progress while it is prepared."""
        text, token = _model_words(status)
        self.model.say(text, token)
        self.model.explain(told(status.sentence))
        is_busy = status.state in {ModelState.PREPARING, ModelState.LOADING}
        self.work.setVisible(is_busy)
        self.work.setRange(0, 0 if status.progress is None else 1000)
        self.work.setValue(round((status.progress or 0) * 1000))

    def _show_sync(self, accounts: Sequence[Account]) -> None:
        syncing = [a for a in accounts if a.state is AccountState.SYNCING and a.total_count]
        total = sum(a.total_count for a in syncing)
        done = sum(a.synced_count for a in syncing)
        self.sync.setVisible(bool(syncing) and done < total)
        if syncing:
            self.sync.setRange(0, total)
            self.sync.setValue(done)
            self.sync.setToolTip(tr("{done} of {total} messages", done=done, total=total))

    def _lead(self) -> None:
        for piece, action in (
            (self.sample, "accounts"),
            (self.accounts, "accounts"),
            (self.engine, "sync"),
            (self.outbox, "sent"),
            (self.model, "settings"),
            (self.panel, "panel"),
        ):
            piece.clicked.connect(lambda _=False, a=action: self.wanted.emit(a))


_ACCOUNT_ICONS = {
    AccountState.LIVE: "circle-check",
    AccountState.SYNCING: "refresh-cw",
    AccountState.OFFLINE: "wifi-off",
    AccountState.SIGN_IN: "key-round",
    AccountState.FAILED: "circle-alert",
}


def _told(account: Account) -> str:
    return told(account.state_sentence) if account.state_sentence else account_word(account.state)


def account_word(state: AccountState) -> str:
    """Say how an account is doing."""
    return {
        AccountState.NEW: tr("starting"),
        AccountState.SYNCING: tr("fetching messages"),
        AccountState.LIVE: tr("up to date"),
        AccountState.OFFLINE: tr("offline"),
        AccountState.SIGN_IN: tr("please sign in again"),
        AccountState.FAILED: tr("does not work"),
        AccountState.OFF: tr("switched off"),
    }[state]


def _model_words(status: ModelStatus) -> tuple[str, str]:
    if status.state is ModelState.PREPARING and status.progress is not None:
        percent = round(status.progress * 100)
        return tr("Preparing the local model: {percent}%", percent=percent), "text_faint"
    return {
        ModelState.MISSING: (tr("No local model"), "text_faint"),
        ModelState.PREPARING: (tr("Preparing the local model"), "text_faint"),
        ModelState.LOADING: (tr("Loading the local model"), "text_faint"),
        ModelState.READY: (tr("Local model ready"), "good"),
        ModelState.FAILED: (tr("The local model does not work"), "high"),
    }[status.state]
