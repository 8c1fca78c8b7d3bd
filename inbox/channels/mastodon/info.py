"""What the accounts page shows of Mastodon, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

# What joinmastodon.org ships; each conversation carries its own server's limits.
CAN = Capabilities(
    files=True,
    edit=True,
    delete=True,
    react=True,
    private_reply=True,
    idempotent_send=True,
    max_length=500,
    counted_in="graphemes",  # app/validators/status_length_validator.rb
    link_length=23,
    max_files=4,
    max_file_bytes=16_000_000,
    file_types=("image/*", "video/*", "audio/*"),
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "server",
        "Server",
        "text",
        "The server that the shop's account is on, such as mastodon.social.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "oauth",
        "Sign in through the browser",
        "signin",
        "The server asks whether Kindline may read and write; it never sees your password.",
        group="Account",
    ),
    SettingField(
        "token",
        "Or an access token",
        "secret",
        "From Preferences, Development, New application. Kept in the system's keyring.",
        group="Account",
    ),
    SettingField(
        "poll_seconds",
        "Seconds between looks",
        "number",
        "Only where the server does not stream.",
        30,
        group="Advanced",
    ),
    SettingField(
        "base_url",
        "Address of the API",
        "text",
        "Only if it is not the server's own.",
        group="Advanced",
    ),
)

INFO = ChannelInfo(
    name="mastodon",
    title="Mastodon",
    sentence="Direct messages and public mentions on Mastodon and servers that speak its API.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PUBLIC,
    can=CAN,
    fields=FIELDS,
    kind="social",
    guide=(
        "Enter the server's name and press Sign in: the server's page opens in your browser.",
        "Sign in there as the shop and allow Kindline.",
        "Without a browser: on the server open Preferences, Development, New application; give it "
        "the scopes read and write, save, open it and copy the access token.",
        "Press Check: it says whether reading and writing are permitted.",
    ),
    tested="Against a real snac2 2.75 server; streaming against a local stand-in that follows "
    "Mastodon's documentation. Never run against mastodon.social.",
)
