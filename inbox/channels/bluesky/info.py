"""What the accounts page shows of Bluesky, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

# app.bsky.feed.post and app.bsky.embed.images; direct messages carry limits of their own.
CAN = Capabilities(
    files=True,
    delete=True,
    react=True,
    private_reply=True,
    idempotent_send=True,
    max_length=300,
    counted_in="graphemes",
    max_files=4,
    max_file_bytes=1_000_000,
    file_types=("image/*",),
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "identifier",
        "Handle",
        "text",
        "The shop's handle, such as shop.bsky.social.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "password",
        "App password",
        "secret",
        "From Settings, Privacy and security, App passwords; allow access to direct messages.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "server",
        "Server",
        "text",
        "Only if the account is not on bsky.social.",
        "bsky.social",
        group="Advanced",
    ),
    SettingField("poll_seconds", "Seconds between looks", "number", "", 20, group="Advanced"),
    SettingField(
        "base_url",
        "Address of the server",
        "text",
        "Only if it is not what the account's directory entry says.",
        group="Advanced",
    ),
)

INFO = ChannelInfo(
    name="bluesky",
    title="Bluesky",
    sentence="Mentions, replies and direct messages on Bluesky.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PUBLIC,
    can=CAN,
    fields=FIELDS,
    kind="social",
    guide=(
        "On bsky.app open Settings, Privacy and security, App passwords.",
        "Add one named Kindline and tick Allow access to your direct messages.",
        "Enter the handle and the app password here; the real password is never needed.",
        "Press Check: it says whether posts and direct messages can be read.",
    ),
    tested="Posts against Bluesky's own server and AppView (npm @atproto/dev-env); direct messages "
    "checked against the published lexicons. Never run against bsky.social.",
)
