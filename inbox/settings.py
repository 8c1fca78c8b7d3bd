"""The settings as data: key, default, kind, one sentence; dialog and docs are made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from inbox.errors import Invalid
from inbox.model import SettingField

FIELDS: tuple[SettingField, ...] = (
    SettingField("agent_name", "Your name", "text", "Signs replies and notes.", "", group="You"),
    SettingField(
        "theme",
        "Appearance",
        "choice",
        "Light, dark, or as the system says.",
        "system",
        (("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
        group="Look",
    ),
    SettingField(
        "language",
        "Language",
        "choice",
        "The whole window follows at the next start.",
        "system",
        (("system", "As the system"), ("en", "English"), ("ar", "العربية")),
        group="Look",
    ),
    SettingField(
        "undo_send_seconds",
        "Undo send for",
        "number",
        "A reply waits this many seconds before it leaves, so that you can take it back.",
        10,
        group="Sending",
    ),
    SettingField(
        "send_shortcut_closes",
        "Send and close with Ctrl+Enter",
        "bool",
        "Otherwise Ctrl+Enter sends and Ctrl+Shift+Enter sends and closes.",
        False,
        group="Sending",
    ),
    SettingField(
        "draft_ahead",
        "Draft ahead of time",
        "bool",
        "The local model prepares replies for the top of the queue.",
        True,
        group="Local model",
    ),
    SettingField(
        "draft_ahead_count",
        "How many drafts ahead",
        "number",
        "More drafts use more processor time.",
        5,
        group="Local model",
    ),
    SettingField(
        "notify",
        "Desktop notifications",
        "choice",
        "When the system may show a notification.",
        "urgent",
        (("never", "Never"), ("urgent", "Urgent and mine"), ("all", "Every new message")),
        group="Notifications",
    ),
    SettingField(
        "keep_running",
        "Keep receiving when the window is closed",
        "bool",
        "Kindline stays in the tray.",
        False,
        group="Notifications",
    ),
    SettingField(
        "expect_minutes_chat",
        "Answer chats within (minutes)",
        "number",
        "What a customer may expect where nothing else was promised.",
        5,
        group="Expectations",
    ),
    SettingField(
        "expect_minutes_social",
        "Answer social messages within (minutes)",
        "number",
        "What a customer may expect where nothing else was promised.",
        60,
        group="Expectations",
    ),
    SettingField(
        "expect_minutes_mail",
        "Answer mail within (minutes)",
        "number",
        "What a customer may expect where nothing else was promised.",
        1440,
        group="Expectations",
    ),
    SettingField(
        "images_allowed",
        "Senders whose images are loaded",
        "list",
        "Images of every other sender stay blocked.",
        (),
        group="Privacy",
    ),
    SettingField(
        "shortcuts", "Shortcuts", "map", "Action to key; only what you changed.", {}, group="Keys"
    ),
    SettingField(
        "window_state", "Window state", "map", "Where you left the window.", {}, group="hidden"
    ),
)

_MOST = 1_000_000  # of anything; with much more, no date could be told
_BY_KEY = {field.key: field for field in FIELDS}
_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "choice": (str,),
    "bool": (bool,),
    "number": (int,),
    "list": (list, tuple),
    "map": (dict,),
}


class Settings(Mapping[str, Any]):
    """Every declared setting with its value; values never set have their default."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self._stored = stored

    def __getitem__(self, key: str) -> Any:
        """Give a setting's value; KeyError for one that is not declared."""
        return self._stored.get(key, _BY_KEY[key].default)

    def __iter__(self) -> Iterator[str]:
        """Go through the declared keys."""
        return iter(_BY_KEY)

    def __len__(self) -> int:
        """Count the declared settings."""
        return len(_BY_KEY)


def validate(key: str, value: Any) -> Any:
    """Give the value as it may be stored. Raises Invalid with what would make sense."""
    field = _BY_KEY.get(key)
    if field is None:
        raise Invalid(f"There is no setting named {key}.")
    if not isinstance(value, _TYPES[field.kind]) or (
        field.kind == "number" and isinstance(value, bool)
    ):
        raise Invalid(f"{field.label} takes a {field.kind}, not {value!r}.")
    if field.kind == "choice" and value not in dict(field.choices):
        allowed = ", ".join(dict(field.choices))
        raise Invalid(f"{field.label} is one of: {allowed}.")
    if isinstance(value, int) and value < 0:
        raise Invalid(f"{field.label} cannot be negative.")
    if isinstance(value, int) and value > _MOST:
        raise Invalid(f"{field.label} cannot be more than {_MOST}.")
    return value
