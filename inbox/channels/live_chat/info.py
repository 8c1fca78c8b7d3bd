"""What the accounts page shows of live chat, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities(
    files=True,
    edit=True,
    delete=True,
    typing=True,
    read_state=True,
    idempotent_send=True,
    max_length=20_000,
    max_files=10,
    max_file_bytes=25_000_000,
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "address",
        "Chat address",
        "text",
        "The XMPP address that visitors write to, like help@shop.example.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "password",
        "Password",
        "secret",
        "Of this address on the XMPP server; kept in the system's keyring.",
        group="Account",
    ),
    SettingField(
        "from_name", "Your name", "text", "Shown to visitors beside your answers.", group="Account"
    ),
    SettingField(
        "is_on_shift",
        "Show as available while Kindline runs",
        "bool",
        "When off, visitors get the form for a message that is answered later.",
        True,
        group="Account",
    ),
    SettingField(
        "identity_secret",
        "Key for signed-in visitors",
        "secret",
        "The same as on your site, which signs its visitors' addresses with it; optional.",
        group="Signed-in visitors",
    ),
    SettingField(
        "host",
        "Server",
        "text",
        "Only if the domain's own records do not name it.",
        group="Advanced",
    ),
    SettingField("port", "Port", "number", "", 0, group="Advanced"),
    SettingField(
        "security",
        "Security",
        "choice",
        "",
        "starttls",
        (("starttls", "STARTTLS"), ("tls", "TLS"), ("none", "None (only on this machine)")),
        group="Advanced",
    ),
    SettingField(
        "ca_file",
        "Certificate of the server",
        "text",
        "A PEM file, for a server with a certificate of its own making.",
        group="Advanced",
    ),
    SettingField(
        "history_days",
        "Days of earlier chats to fetch",
        "number",
        "At the first connection.",
        90,
        group="Advanced",
    ),
)

INFO = ChannelInfo(
    name="live_chat",
    title="Website chat",
    sentence="The chat window on your own site, over your own XMPP server.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PRIVATE,
    can=CAN,
    fields=FIELDS,
    kind="chat",
    guide=(
        "Install Prosody 0.12 on a public host and take over the example configuration from "
        "resources/widget/prosody.cfg.lua.",
        "Make the account visitors write to: prosodyctl adduser help@shop.example.",
        "Put the script tag from resources/widget/README.md on your pages.",
        "Enter the address and its password here and press Check.",
    ),
    tested="Against a real Prosody 0.12, with the chat window in a real Chromium.",
)
