"""Accounts, what their channels can do, and the declared fields they ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.model.states import AccountState, ModelState, Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Account:
    """A connected channel. Secrets are never here: they are in the SecretStore under `id`."""

    id: str
    channel: str
    name: str
    address: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    signature: str = ""
    is_enabled: bool = True
    state: AccountState = AccountState.NEW
    state_sentence: str = ""
    synced_count: int = 0
    total_count: int = 0  # 0: not known yet


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do; the composer follows it and never asks for the channel's name."""

    reply: bool = True  # False: nothing can be sent there; `window_sentence` says why
    formatted_text: bool = False
    files: bool = False
    subject: bool = False
    recipients: bool = False
    edit: bool = False  # our own messages
    edit_minutes: int | None = None  # and only so long
    delete: bool = False  # our own messages
    react: bool = False
    typing: bool = False
    read_state: bool = False  # the customer sees that we read
    hide: bool = False  # moderation: what a customer wrote in public can be hidden
    private_reply: bool = False  # from a public conversation to a private one
    one_answer: bool = False  # a second reply replaces the first (app stores)
    idempotent_send: bool = False  # the same send twice arrives once
    max_length: int | None = None  # counted as `counted_in` says
    counted_in: str = "characters"  # "characters" | "graphemes" | "utf16" | "bytes" | "weighted"
    link_length: int | None = None  # every link counts so much, however long it is
    max_files: int | None = None
    max_file_bytes: int | None = None
    file_types: tuple[str, ...] = ()  # media types or "image/*"; () takes all
    reply_window_hours: int | None = None  # after the customer's last message
    window_sentence: str = ""  # what is possible once the window is over
    templates: tuple[tuple[str, str, str], ...] = ()  # (name, language, text) taken all the same


@dataclass(frozen=True, slots=True)
class SettingField:
    """One field of a channel's connect dialog, and one declared setting: data, not code."""

    key: str
    label: str
    kind: str  # "text" | "long" | "secret" | "number" | "choice" | "bool" | "signin" | "file"
    sentence: str = ""
    default: Any = ""
    choices: tuple[tuple[str, str], ...] = ()  # (value, label)
    is_required: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class ChannelInfo:
    """A channel as the accounts page shows it."""

    name: str
    title: str
    sentence: str
    icon: Path
    visibility: Visibility
    can: Capabilities
    fields: tuple[SettingField, ...]
    can_connect: bool = True  # False for the sample channels
    kind: str = ""  # how fast people write here: "mail" | "chat" | "social" | "review"
    guide: tuple[str, ...] = ()  # the steps to what the fields ask for, as in the folder's README
    tested: str = ""  # how it was tested, in one honest sentence


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a connection check found, in sentences."""

    is_ok: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """The local model, for the status bar and `doctor`."""

    state: ModelState
    name: str = ""
    sentence: str = ""
    progress: float | None = None  # 0.0 to 1.0 while preparing, None when unknown
    device: str = "cpu"
    tokens_per_second: float | None = None
