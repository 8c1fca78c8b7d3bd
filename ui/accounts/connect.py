"""The dialog that connects an account, made from the channel's declared fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inbox.errors import KindlineError
from inbox.model import Account, AccountState, ChannelInfo, SettingField
from ui.accounts.guide import Guide, Tested
from ui.accounts.picker import ChannelPicker
from ui.accounts.sections import Sections
from ui.kit import icons
from ui.kit.buttons import GhostButton, PlainButton
from ui.kit.dialogs import Dialog
from ui.kit.fonts import font
from ui.kit.form import FieldWidget
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import is_rtl, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.desk import Desk
    from inbox.model import CheckResult

# What an account keeps beside its settings.
_OWN = ("name", "address", "signature")


class ConnectDialog(Dialog):
    """Discovers settings from the address, checks them in sentences, then saves."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        offered: Sequence[ChannelInfo],
        account: Account | None = None,
    ) -> None:
        title = tr("Connect an account") if account is None else tr("Change the account")
        super().__init__(parent, title, width=600)
        self._desk, self._offered, self._account = desk, list(offered), account
        self.fields: dict[str, FieldWidget] = {}
        self._secrets: dict[str, str] = {}  # from a browser sign-in
        self._looked_for = ""
        known = [i for i in self._offered if account is not None and i.name == account.channel]
        self._chosen = (known or self._offered)[0]
        self.picker = ChannelPicker(self._offered)
        self.picker.chosen.connect(self.choose)
        self.body.addWidget(self.picker)
        self._form = QWidget()
        self._place = QVBoxLayout(self._form)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(10)
        self.body.addWidget(self._form)
        self._badge, self._name, self._about = QLabel(), QLabel(), QLabel()
        self._place.addLayout(self._head())
        self.sections = Sections()
        self._place.addWidget(self.sections)
        self._place.addWidget(self._result())
        self.body.addStretch(1)
        self._add_buttons()
        self._build()
        asks = len(self._offered) > 1 and account is None
        self._show_picker(is_shown=asks)
        self.another.setVisible(asks)
        self._say_trouble()

    def _result(self) -> QLabel:
        self.result_label = QLabel()
        self.result_label.setWordWrap(True)
        self.result_label.setFont(font(13))
        return self.result_label

    def _say_trouble(self) -> None:
        """Say what is to be put right here."""
        account = self._account
        if account is not None and account.state in {AccountState.SIGN_IN, AccountState.FAILED}:
            self._say(told(account.state_sentence), "error")

    def info(self) -> ChannelInfo:
        """Give the chosen channel."""
        return self._chosen

    def choose(self, info: ChannelInfo) -> None:
        """Go on to a channel's own fields."""
        self._chosen = info
        self._say("")
        self._build()
        self._show_picker(is_shown=False)
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_picker(self, *, is_shown: bool) -> None:
        self.picker.setVisible(is_shown)
        self._form.setVisible(not is_shown)
        self.check_button.setVisible(not is_shown)
        self.save_button.setVisible(not is_shown)
        if is_shown:
            self.picker.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _head(self) -> QHBoxLayout:
        self._name.setFont(font(15, 600))
        # By the window's direction, also where the name is written the other way.
        edge = Qt.AlignmentFlag.AlignRight if is_rtl() else Qt.AlignmentFlag.AlignLeft
        self._name.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
        self._about.setFont(font(13))
        self._about.setProperty("soft", True)
        self._about.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._about)
        self.another = GhostButton(tr("Another channel"), "arrow-left")
        self.another.setAutoDefault(False)
        self.another.clicked.connect(lambda: self._show_picker(is_shown=True))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self.another, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def made(self) -> tuple[Account, dict[str, str]]:
        """Give the account and the secrets as they stand in the dialog."""
        values = {key: made.value() for key, made in self.fields.items()}
        # A file that a channel asks for is a key: it belongs into the keyring as well.
        secret = {f.key for f in self.info().fields if f.kind in {"secret", "signin", "file"}}
        secrets = {key: str(values[key]) for key in secret if values.get(key)}
        settings = {k: v for k, v in values.items() if k not in secret and k not in _OWN}
        base = self._account or Account(id="", channel=self.info().name, name="")
        address = str(values.get("address", base.address)).strip()
        account = replace(
            base,
            name=str(values.get("name") or base.name or address),
            address=address,
            signature=str(values.get("signature", base.signature)),
            settings={**base.settings, **settings},
        )
        return account, secrets | self._secrets

    def _add_buttons(self) -> None:
        self.check_button = PlainButton(tr("Check"), "circle-check")
        self.check_button.setAutoDefault(False)
        self.check_button.setToolTip(tr("Try reading and sending without changing anything"))
        self.check_button.clicked.connect(lambda: spawn(self._check()))
        self.buttons.insertWidget(0, self.check_button)
        self.add_cancel()
        self.save_button = self.add_primary(tr("Connect") if self._account is None else tr("Save"))
        self.save_button.clicked.disconnect()
        self.save_button.clicked.connect(lambda: spawn(self._save()))

    def _build(self) -> None:
        fresh = Sections()
        self.fields = {}
        self.guide = Guide(self.info(), is_open=self._account is None)
        fresh.put_above(self.guide)
        for field in self.info().fields:
            fresh.add(field, self._widget(field))
        if self._account is not None:
            fresh.unfold()
        fresh.put_below(Tested(self.info()))
        self._place.replaceWidget(self.sections, fresh)
        self.sections.deleteLater()
        self.sections = fresh
        self._about.setText(told(self.info().sentence))
        self._name.setText(tr(self.info().title))
        path, dpr = str(self.info().icon), self.devicePixelRatioF()
        self._badge.setPixmap(icons.badge_pixmap(path, self.info().name, 36, dpr))
        if "address" in self.fields:
            self.fields["address"].widget.setFocus()

    def _widget(self, field: SettingField) -> QWidget:
        if field.kind == "signin":
            button = PlainButton(tr(field.label), "log-in")
            button.setAutoDefault(False)
            button.setToolTip(tr(field.sentence))
            button.clicked.connect(lambda: spawn(self._sign_in()))
            return button
        changed = self._address_changed if field.key == "address" else _nothing
        made = FieldWidget(field, self._given(field), changed)
        self.fields[field.key] = made
        return made.widget

    def _given(self, field: SettingField) -> Any:
        if self._account is None or field.kind in {"secret", "file"}:
            return field.default
        if field.key in _OWN:
            return getattr(self._account, field.key)
        return self._account.settings.get(field.key, field.default)

    def _address_changed(self) -> None:
        address = str(self.fields["address"].value()).strip()
        if "@" in address and address != self._looked_for and self._account is None:
            self._looked_for = address
            spawn(self._discover(address))

    async def _discover(self, address: str) -> None:
        self._say(tr("Looking for the settings of this address\u2026"))
        try:
            found = await self._desk.discover(self.info().name, address)
        except KindlineError as error:
            self._say(told(str(error)), "error")
            return
        for key, value in found.items():
            if key in self.fields:
                self.fields[key].set(value)
        known = tr("The settings were found; only the password is missing.")
        unknown = tr("No settings were found for this address; please fill them in.")
        self._say(known if found else unknown)
        if not found:
            self.sections.unfold()

    async def _sign_in(self) -> None:
        account, typed = self.made()
        # A provider may ask for the client's own secret; this account is built to sign in only.
        account = replace(account, settings={**account.settings, **typed})
        self._say(tr("Your browser opens; come back here when you have signed in."))
        try:
            self._secrets = await self._desk.sign_in(account, _browse)
        except KindlineError as error:
            self._say(told(str(error)), "error")
            return
        self._say(tr("Signed in."), "good")

    async def _check(self) -> bool:
        if missing := self._missing():
            self._say(tr("Still missing: {fields}", fields=", ".join(missing)), "error")
            self.sections.unfold()
            return False
        account, secrets = self.made()
        self.check_button.setEnabled(False)
        self._say(tr("Trying\u2026"))
        try:
            result: CheckResult = await self._desk.check_account(account, secrets)
        except (TimeoutError, KindlineError) as error:
            self._say(told(str(error)), "error")
            return False
        finally:
            self.check_button.setEnabled(True)
        self._say("\n".join(told(s) for s in result.sentences), "good" if result.is_ok else "error")
        return result.is_ok

    async def _save(self) -> None:
        self.save_button.setEnabled(False)
        try:
            if await self._check():
                account, secrets = self.made()
                await in_background(self._desk.add_account, account, secrets, write=True)
                self.accept()
        except KindlineError as error:
            self._say(told(str(error)), "error")
        finally:
            self.save_button.setEnabled(True)

    def _missing(self) -> list[str]:
        return [
            tr(field.label)
            for field in self.info().fields
            if field.is_required
            and field.key in self.fields
            and not self.fields[field.key].value()
            and not (field.kind in {"secret", "file"} and (self._secrets or self._account))
        ]

    def _say(self, text: str, kind: str = "soft") -> None:
        for name in ("soft", "error", "good"):
            self.result_label.setProperty(name, name == kind)
        self.result_label.setText(text)
        self.result_label.setAccessibleName(text)
        self.result_label.style().unpolish(self.result_label)
        self.result_label.style().polish(self.result_label)


def _nothing() -> None:
    """Nothing follows from this field."""


def _browse(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))
