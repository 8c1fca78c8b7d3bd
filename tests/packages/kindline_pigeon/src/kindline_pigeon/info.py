"""What the accounts page shows of carrier pigeons."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

INFO = ChannelInfo(
    name="pigeon",
    title="Carrier pigeon",
    sentence="Letters in a folder, answers in another.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PRIVATE,
    can=Capabilities(max_length=160, idempotent_send=True),
    fields=(
        SettingField(
            "loft", "Folder of the loft", "text", "Letters lie in its “in”.", is_required=True
        ),
        SettingField("ring", "Number on the ring", "secret", "Kept in the system's keyring."),
        SettingField("poll_seconds", "Look every (seconds)", "number", "", 60),
    ),
    kind="mail",
    guide=("Put the loft's folder here.",),
    tested="With a folder.",
)
