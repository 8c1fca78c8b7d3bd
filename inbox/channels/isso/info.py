"""What the accounts page shows of isso, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities(
    edit=True,
    delete=True,
    hide=True,
    idempotent_send=True,
    max_length=65535,
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "server",
        "Address of isso",
        "text",
        "Where your comment server answers, such as https://comments.shop.example.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "password",
        "Admin password",
        "secret",
        "From [admin] in isso's configuration. Kept in the system's keyring.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "author",
        "Your name",
        "text",
        "Stands above your answers, in public.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "email",
        "Your address",
        "text",
        "Never shown by isso; your own answers are known again by it, so tell nobody.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "website", "Your site", "text", "Where the pages are: links lead there.", group="Account"
    ),
    SettingField("poll_seconds", "Seconds between looks", "number", "", 30, group="Advanced"),
    SettingField(
        "base_url",
        "Address for Kindline",
        "text",
        "Only if Kindline reaches isso elsewhere.",
        group="Advanced",
    ),
)

INFO = ChannelInfo(
    name="isso",
    title="Site comments",
    sentence="Comments and reviews below your own pages, kept by isso: approve, delete, answer.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PUBLIC,
    can=CAN,
    fields=FIELDS,
    kind="review",
    guide=(
        "In isso's configuration write [admin], enabled = true and a long password; restart isso.",
        "Enter isso's address and that password here.",
        "Enter the name and an e-mail address for your answers; the address is shown to nobody.",
        "Press Check: it says whether the administration lets Kindline in.",
    ),
    tested="Against a real isso 0.14 server.",
)
