"""What the accounts page shows of App Store reviews, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities(
    edit=True,
    delete=True,
    one_answer=True,
    idempotent_send=True,
    max_length=5970,
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "apps",
        "Apple IDs of the apps",
        "text",
        "The number under App Information in App Store Connect; several separated by commas.",
        is_required=True,
        group="App",
    ),
    SettingField(
        "issuer_id",
        "Issuer ID",
        "text",
        "Stands above the list of team keys. Empty for an individual key.",
        group="App",
    ),
    SettingField(
        "key_id", "Key ID", "text", "Stands beside the key.", is_required=True, group="App"
    ),
    SettingField(
        "private_key",
        "Private key (.p8)",
        "file",
        "The file that Apple lets you download once; its content is kept in the keyring.",
        is_required=True,
        group="App",
    ),
    SettingField(
        "territories",
        "Only these countries",
        "text",
        "Three-letter codes such as USA, DEU, SAU; empty for all.",
        group="Advanced",
    ),
    SettingField(
        "poll_seconds",
        "Look every (seconds)",
        "number",
        "Apple permits about 3,600 requests an hour for each key.",
        300,
        group="Advanced",
    ),
    SettingField(
        "base_url",
        "Address of the interface",
        "text",
        "Only for tests.",
        "https://api.appstoreconnect.apple.com",
        group="Advanced",
    ),
)

INFO = ChannelInfo(
    name="app_store",
    title="App Store",
    sentence="Reviews of your iPhone, iPad and Mac apps; answers appear below them in the store.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PUBLIC,
    can=CAN,
    fields=FIELDS,
    kind="review",
    guide=(
        "In App Store Connect open Users and Access, Integrations, App Store Connect API.",
        "Make a team key with the role Customer Support; Apple lets you download it once.",
        "Copy the Issuer ID above the list and the Key ID beside the key.",
        "Choose the file here, and enter the app's Apple ID from App Information.",
    ),
    tested=(
        "Every request checked against Apple's OpenAPI file in a local stand-in; never run "
        "against the live service."
    ),
)
