"""What the accounts page shows of email, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities(
    formatted_text=True,
    files=True,
    subject=True,
    recipients=True,
    read_state=True,
    max_file_bytes=20_000_000,
)

_SECURITY = (("tls", "TLS"), ("starttls", "STARTTLS"), ("none", "None (only on this machine)"))

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "address",
        "Address",
        "text",
        "The address customers write to; the rest is looked up from it.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "from_name", "Your name", "text", "Shown to customers beside the address.", group="Account"
    ),
    SettingField(
        "auth",
        "Sign in with",
        "choice",
        "Google and Microsoft ask in your browser; Kindline never sees that password.",
        "password",
        (("password", "Password"), ("google", "Google"), ("microsoft", "Microsoft 365")),
        group="Account",
    ),
    SettingField(
        "password",
        "Password",
        "secret",
        "Kept in the system's keyring. Some providers want an app password here.",
        group="Account",
    ),
    SettingField(
        "oauth",
        "Sign in through the browser",
        "signin",
        "For Google and Microsoft.",
        group="Account",
    ),
    SettingField("imap_host", "Incoming server (IMAP)", "text", group="Servers"),
    SettingField("imap_port", "Port", "number", "", 993, group="Servers"),
    SettingField("imap_security", "Security", "choice", "", "tls", _SECURITY, group="Servers"),
    SettingField("smtp_host", "Outgoing server (SMTP)", "text", group="Servers"),
    SettingField("smtp_port", "Port", "number", "", 465, group="Servers"),
    SettingField("smtp_security", "Security", "choice", "", "tls", _SECURITY, group="Servers"),
    SettingField(
        "username", "User name", "text", "Only if it is not the address.", group="Servers"
    ),
    SettingField(
        "sent_copy",
        "Copy in the Sent folder",
        "choice",
        "Gmail and Microsoft 365 keep it by themselves.",
        "auto",
        (("auto", "As the provider needs"), ("client", "Kindline"), ("server", "The server")),
        group="Servers",
    ),
    SettingField(
        "signature",
        "Signature",
        "long",
        "Stands below every reply of this account.",
        group="Replies",
    ),
    SettingField(
        "reply_to", "Answers go to", "text", "Only if not to the address above.", group="Replies"
    ),
    SettingField(
        "aliases", "Other addresses of yours", "text", "Separated by commas.", group="Replies"
    ),
    SettingField(
        "oauth_client_id",
        "OAuth client id",
        "text",
        "Of your own registration with Google or Microsoft; see the channel's README.",
        group="Browser sign-in",
    ),
    SettingField(
        "oauth_client_secret",
        "OAuth client secret",
        "secret",
        "Google's desktop clients have one; Microsoft's do not.",
        group="Browser sign-in",
    ),
)

INFO = ChannelInfo(
    name="email",
    title="Email",
    sentence="Any mailbox with IMAP and SMTP; Gmail and Microsoft 365 by browser sign-in.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PRIVATE,
    can=CAN,
    fields=FIELDS,
    tested="Against real Dovecot and Postfix servers; never run against Gmail or Microsoft 365.",
)
