"""What the accounts page shows of Intercom, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities(
    files=True,
    delete=True,
    max_files=10,
    max_file_bytes=20_000_000,
)

# https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/regional-hosting
REGIONS = {
    "us": "https://api.intercom.io",
    "eu": "https://api.eu.intercom.io",
    "au": "https://api.au.intercom.io",
}

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "token",
        "Access token",
        "secret",
        "Of an app of your own in Intercom's Developer Hub; kept in the system's keyring.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "region",
        "Region",
        "choice",
        "Where your Intercom workspace is kept.",
        "us",
        (("us", "United States"), ("eu", "Europe"), ("au", "Australia")),
        group="Account",
    ),
    SettingField(
        "days",
        "Days of history",
        "number",
        "Conversations that changed in these days are brought at first.",
        30,
        group="Advanced",
    ),
    SettingField("poll_seconds", "Seconds between two looks", "number", "", 20, group="Advanced"),
)

INFO = ChannelInfo(
    name="intercom",
    title="Intercom",
    sentence="Conversations of an Intercom workspace, for teams that sit on it or move over.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PRIVATE,
    can=CAN,
    fields=FIELDS,
    kind="chat",
    guide=(
        "In Intercom, open Settings, Integrations, Developer Hub, and make a new app for your "
        "workspace.",
        "Under Configure, Authentication, let it read and write conversations, read users and "
        "companies, and read admins.",
        "Copy the access token from the same page into the field above and choose your region.",
        "Replies are sent in the name of the teammate who made the token.",
    ),
    tested=(
        "Contract-checked against Intercom's published API 2.15 by Prism and by schema; never run "
        "against the live service."
    ),
)
