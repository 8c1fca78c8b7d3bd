"""What the accounts page shows of Matrix, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities(
    formatted_text=True,
    files=True,
    edit=True,
    delete=True,
    react=True,
    typing=True,
    read_state=True,
    private_reply=True,
    idempotent_send=True,
    # An event may have 65,536 bytes with everything in it, and an edit carries its text twice.
    max_length=25_000,
    counted_in="bytes",
    max_files=1,
    max_file_bytes=50_000_000,
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "address",
        "Matrix address",
        "text",
        "The account customers write to, such as @help:example.org.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "auth",
        "Sign in with",
        "choice",
        "A token is for servers that sign in through the browser only.",
        "password",
        (("password", "Password"), ("token", "Access token")),
        group="Account",
    ),
    SettingField(
        "password",
        "Password",
        "secret",
        "Kept in the system's keyring.",
        group="Account",
    ),
    SettingField(
        "token",
        "Access token",
        "secret",
        "From the settings of another Matrix app; kept in the system's keyring.",
        group="Account",
    ),
    SettingField(
        "accept_invites",
        "Accept invitations by itself",
        "bool",
        "Otherwise an invitation is shown as a conversation, and answering accepts it.",
        True,
        group="Conversations",
    ),
    SettingField(
        "also_ours",
        "Other Matrix addresses of your team",
        "text",
        "Separated by commas; what they write counts as ours. A bridge's stand-in for your own "
        "telephone belongs here too.",
        group="Conversations",
    ),
    SettingField(
        "history_days",
        "Days of history to fetch at first",
        "number",
        "0 fetches only the newest messages.",
        30,
        group="Conversations",
    ),
    SettingField(
        "tells_read",
        "Tell customers that their message was read",
        "bool",
        "",
        True,
        group="Conversations",
    ),
    SettingField(
        "base_url",
        "Home server",
        "text",
        "Only if it cannot be found from the address, such as https://matrix.example.org.",
        group="Advanced",
    ),
)

GUIDE = (
    "Make an account for your shop on a Matrix server of your choice, or use the one you have.",
    "Enter its address, such as @help:example.org, and its password.",
    "Does the server sign in through the browser only? Then choose Access token. In Element it is "
    "under Settings, Help & About, Advanced, Access Token; sign in there in a private window and "
    "close it without signing out, so that the token stays Kindline's own.",
    "For WhatsApp, Telegram, Signal and others, let the account use a bridge (mautrix): its rooms "
    "then carry that network's name here.",
)

INFO = ChannelInfo(
    name="matrix",
    title="Matrix",
    sentence="Direct messages and rooms of any Matrix server, and the networks bridged into it.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PRIVATE,
    can=CAN,
    fields=FIELDS,
    kind="chat",
    guide=GUIDE,
    tested="Against a real Synapse 1.163, with a real IRC bridge (Heisenbridge and ngIRCd).",
)
