"""The fields that every channel of Meta's Graph API asks for."""

from __future__ import annotations

from inbox.model import SettingField

ACCESS: tuple[SettingField, ...] = (
    SettingField(
        "token",
        "Page access token",
        "secret",
        "Of a system user or of the page, without an end date.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "relay_url",
        "Relay's address",
        "text",
        "With a Kindline relay messages arrive at once; without one they are asked for every "
        "15 seconds.",
        group="Relay",
    ),
    SettingField(
        "relay_source",
        "Source",
        "text",
        "The name that the relay's configuration gives to it.",
        "meta",
        group="Relay",
    ),
    SettingField(
        "relay_token",
        "Relay's token",
        "secret",
        "Of this account alone; `kindline relay desktop` makes one more.",
        group="Relay",
    ),
    SettingField(
        "human_agent",
        "Answer for seven days",
        "bool",
        "Only if Meta's app review granted your app the feature Human Agent.",
        False,
        group="Replies",
    ),
)

HISTORY: tuple[SettingField, ...] = (
    SettingField(
        "history_days",
        "Days to look back",
        "number",
        "How far back the first look goes.",
        90,
        group="Advanced",
    ),
    SettingField(
        "base_url", "Address of the Graph API", "text", "Empty for Meta's own.", group="Advanced"
    ),
)
