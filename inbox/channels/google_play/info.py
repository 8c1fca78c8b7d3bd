"""What the accounts page shows of Google Play reviews, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities(
    edit=True,
    one_answer=True,
    idempotent_send=True,
    max_length=350,
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "packages",
        "App package names",
        "text",
        "As in the store's address, for example com.example.shop; several separated by commas.",
        is_required=True,
        group="App",
    ),
    SettingField(
        "service_account",
        "Service account key (JSON)",
        "file",
        "The key file from Google Cloud; its content is kept in the system's keyring.",
        is_required=True,
        group="App",
    ),
    SettingField(
        "translate_to",
        "Translate reviews to",
        "text",
        "A language code such as en; Google translates, the original is kept. Empty: as written.",
        group="App",
    ),
    SettingField(
        "poll_seconds",
        "Look every (seconds)",
        "number",
        "Google permits 200 requests an hour for each app.",
        600,
        group="Advanced",
    ),
    SettingField(
        "base_url",
        "Address of the interface",
        "text",
        "Only for tests.",
        "https://androidpublisher.googleapis.com",
        group="Advanced",
    ),
)

INFO = ChannelInfo(
    name="google_play",
    title="Google Play",
    sentence="Reviews of your Android apps; answers appear below them in the store.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PUBLIC,
    can=CAN,
    fields=FIELDS,
    kind="review",
    guide=(
        "In Google Cloud, switch on the Google Play Android Developer API in a project.",
        "There, under IAM, make a service account and a key for it of the type JSON.",
        "In the Play Console, under Users and permissions, invite the service account's address.",
        "Give it “View app information” and “Reply to reviews” for the app.",
        "Choose the key file here. Google may take a day until the permission works.",
    ),
    tested=(
        "Every request checked against Google's discovery document in a local stand-in; never run "
        "against the live service."
    ),
)
