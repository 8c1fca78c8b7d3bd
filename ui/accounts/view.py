"""The accounts page: how each connected channel is doing, and adding or removing one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inbox.model import Account, AccountState, ChannelInfo
from ui.accounts.connect import ConnectDialog
from ui.kit import icons, words
from ui.kit.buttons import GhostButton, PlainButton
from ui.kit.dialogs import Dialog, ask, opened
from ui.kit.fonts import font
from ui.kit.states import StateCard
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inbox.changes import Changes
    from inbox.desk import Desk
    from ui.feed import Feed

_MOST_HIGH = 470  # pixels; more accounts than fit are scrolled


class AccountCard(QFrame):
    """One account: its channel, its state in words, and what can be done."""

    def __init__(self, account: Account, info: ChannelInfo | None) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(account.name or account.address)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        picture = QLabel()
        path = str(info.icon) if info is not None else str(icons.FOLDER / "message-circle.svg")
        picture.setPixmap(icons.badge_pixmap(path, account.channel, 30, self.devicePixelRatioF()))
        row.addWidget(picture)
        row.addLayout(_texts(account), 1)
        self.change = PlainButton(
            tr("Sign in again") if account.state is AccountState.SIGN_IN else tr("Change")
        )
        self.remove = GhostButton(tr("Disconnect"))
        row.addWidget(self.change)
        row.addWidget(self.remove)


class AccountsDialog(Dialog):
    """Lists the accounts and follows their state."""

    leave_wanted = Signal()

    def __init__(
        self, parent: QWidget | None, desk: Desk, feed: Feed, *, is_sample: bool = False
    ) -> None:
        super().__init__(parent, tr("Accounts"), width=660)
        self._desk = desk
        self._channels: dict[str, ChannelInfo] = {}
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        self.cards: list[AccountCard] = []
        self._empty = StateCard()
        self._empty.say(
            "plug",
            tr("No account yet"),
            tr("Connect mail, a chat, a social page or reviews. The newest messages come first."),
        )
        self._empty.setMinimumHeight(220)
        self.body.addWidget(self._empty)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._rows)
        self._area.hide()
        self.body.addWidget(self._area)
        self.body.addStretch(1)
        self._add_buttons(is_sample)
        feed.changed.connect(self._changed)
        spawn(self._load())

    def _add_buttons(self, is_sample: bool) -> None:
        text = tr("Leave the sample workspace") if is_sample else tr("Connect an account")
        self.add_button = PlainButton(text, "log-out" if is_sample else "plus")
        self.add_button.setAutoDefault(False)
        if is_sample:
            self.add_sentence(
                tr("These accounts are made up. Your own are connected in your own workspace.")
            )
            self.add_button.clicked.connect(self.accept)
            self.add_button.clicked.connect(self.leave_wanted)
        else:
            self.add_button.clicked.connect(self.add)
        self.buttons.insertWidget(0, self.add_button)
        self.add_primary(tr("Done"))

    def add(self) -> None:
        """Ask for a new account."""
        spawn(self._connect(None))

    def _changed(self, changes: Changes) -> None:
        if changes.accounts:
            spawn(self._load())

    async def _load(self) -> None:
        infos = await in_background(self._desk.channels)
        self._channels = {info.name: info for info in infos}
        accounts = await in_background(self._desk.accounts)
        for card in self.cards:
            card.setParent(None)
            card.deleteLater()
        # What needs somebody stands on top; the others keep their order.
        self.cards = [self._card(account) for account in sorted(accounts, key=_is_well)]
        self._empty.setVisible(not accounts)
        self._area.setVisible(bool(accounts))
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for what the sentences need at this width."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        wide = self._area.viewport().width()
        needed = max(self._list.totalHeightForWidth(wide), self._list.totalSizeHint().height())
        self._area.setMinimumHeight(min(_MOST_HIGH, max(0, needed)))

    def _card(self, account: Account) -> AccountCard:
        card = AccountCard(account, self._channels.get(account.channel))
        card.change.clicked.connect(lambda: spawn(self._connect(account)))
        info = self._channels.get(account.channel)
        card.change.setVisible(info is not None and info.can_connect)
        card.remove.clicked.connect(lambda: spawn(self._remove(account)))
        self._list.addWidget(card)
        return card

    async def _connect(self, account: Account | None) -> None:
        if not self._channels:
            await self._load()
        offered = [info for info in self._channels.values() if info.can_connect]
        if not offered:
            return
        dialog = ConnectDialog(self, self._desk, offered, account)
        await opened(dialog)

    async def _remove(self, account: Account) -> None:
        is_sure = await ask(
            self,
            tr("Disconnect {name}?", name=words.isolate(account.name or account.address)),
            tr(
                "Its password is forgotten and nothing more is received."
                " The conversations stay here and can be searched."
            ),
            yes=tr("Disconnect"),
        )
        if is_sure:
            await in_background(partial(self._desk.remove_account, account.id), write=True)


def _is_well(account: Account) -> bool:
    return account.state not in {AccountState.SIGN_IN, AccountState.FAILED}


def _texts(account: Account) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    name = QLabel(words.isolate(account.name or account.address))
    name.setFont(font(14, 600))
    # By the window's direction, also where the name is written the other way.
    edge = Qt.AlignmentFlag.AlignRight if words.is_rtl() else Qt.AlignmentFlag.AlignLeft
    name.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    column.addWidget(name)
    sentence = account_sentence(account)
    state = QLabel(sentence)
    state.setFont(font(12))
    state.setWordWrap(True)
    state.setProperty("soft" if _is_well(account) else "error", True)
    column.addWidget(state)
    if account.state is AccountState.SYNCING and account.total_count:
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, account.total_count)
        bar.setValue(account.synced_count)
        bar.setAccessibleName(sentence)
        column.addWidget(bar)
    return column


def account_sentence(account: Account) -> str:
    """Say in a sentence how an account is doing."""
    if account.state_sentence:
        return told(account.state_sentence)
    done, total = account.synced_count, account.total_count
    fetching = (
        tr("Fetching messages: {done} of {total}", done=done, total=total)
        if total
        else tr("Fetching messages")
    )
    return {
        AccountState.NEW: tr("Starting"),
        AccountState.SYNCING: fetching,
        AccountState.LIVE: tr("Up to date"),
        AccountState.OFFLINE: tr("Offline; it goes on by itself when the network is back"),
        AccountState.SIGN_IN: tr("The sign-in is no longer accepted; please sign in again"),
        AccountState.FAILED: tr("It does not work"),
        AccountState.OFF: tr("Switched off"),
    }[account.state]
