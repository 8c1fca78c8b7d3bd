"""What the accounts page shows of X, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

PORT = 17621

CAN = Capabilities(
    files=True,
    private_reply=True,
    max_length=10_000,
    max_files=1,
    max_file_bytes=5_000_000,
    file_types=("image/jpeg", "image/png", "image/gif", "image/webp"),
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "client_id",
        "Client ID",
        "text",
        "OAuth 2.0 Client ID of your own app in X's developer console.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "client_secret",
        "Client secret",
        "secret",
        "Only where the app is a web app; native apps have none.",
        group="Account",
    ),
    SettingField(
        "oauth",
        "Sign in through the browser",
        "signin",
        "X asks in your browser; Kindline never sees the password.",
        group="Account",
    ),
    SettingField(
        "mentions",
        "Public posts that name this account",
        "bool",
        "They arrive as public conversations; X counts reading them against your plan.",
        False,
        group="Account",
    ),
    SettingField(
        "poll_seconds",
        "Seconds between two looks",
        "number",
        "X allows 15 looks in 15 minutes.",
        65,
        group="Advanced",
    ),
    SettingField(
        "redirect_port",
        "Port of the sign-in",
        "number",
        "As in the app's callback address, http://127.0.0.1:17621/.",
        PORT,
        group="Advanced",
    ),
)

INFO = ChannelInfo(
    name="x",
    title="X",
    sentence="Direct messages of an X account, and public posts that name it.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PRIVATE,
    can=CAN,
    fields=FIELDS,
    kind="chat",
    guide=(
        "At console.x.com, make a project and an app of your own; direct messages need a plan "
        "that includes them.",
        "In the app, open User authentication settings: type Native App, permissions Read and "
        "write and Direct message, callback address http://127.0.0.1:17621/.",
        "Copy the OAuth 2.0 Client ID into the field above, then sign in.",
    ),
    tested=(
        "Contract-checked against X's published API v2 by Prism and by schema; never run against "
        "the live service."
    ),
)
