"""What the accounts page shows of WhatsApp, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

WINDOW_SENTENCE = (
    "WhatsApp takes free replies for 24 hours after the customer's last message. After that only "
    "a template that Meta approved opens the conversation again: make one in WhatsApp Manager, "
    "or wait until the customer writes."
)

CAN = Capabilities(
    files=True,
    react=True,
    typing=True,
    read_state=True,
    max_length=4096,
    max_files=1,
    max_file_bytes=100_000_000,
    reply_window_hours=24,
    window_sentence=WINDOW_SENTENCE,
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "phone_number_id",
        "Phone number ID",
        "text",
        "A number of about 15 digits beside the phone number in Meta's app, under WhatsApp, API "
        "Setup; not the phone number itself.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "token",
        "Access token",
        "secret",
        "Of a system user, with whatsapp_business_messaging and whatsapp_business_management.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "relay_url",
        "Relay's address",
        "text",
        "WhatsApp hands messages only to a public address: that of your Kindline relay.",
        is_required=True,
        group="Relay",
    ),
    SettingField(
        "relay_source",
        "Source",
        "text",
        "The name that the relay's configuration gives to WhatsApp.",
        "whatsapp",
        is_required=True,
        group="Relay",
    ),
    SettingField(
        "relay_token",
        "Relay's token",
        "secret",
        "Of this account alone; `kindline relay desktop` makes one more.",
        is_required=True,
        group="Relay",
    ),
    SettingField(
        "base_url", "Address of the Graph API", "text", "Empty for Meta's own.", group="Advanced"
    ),
)

GUIDE = (
    "Set up a Kindline relay on a host with a public address; docs/relay.md says how.",
    "At developers.facebook.com make an app of the type Business and add WhatsApp to it.",
    "Under WhatsApp, Configuration, paste the callback URL and the verify token that "
    "`kindline relay init` printed, and subscribe to the field “messages”.",
    "Put the app secret (App settings, Basic) into the relay's configuration and start the relay.",
    "At business.facebook.com, Settings, System users, make a token for the app with "
    "whatsapp_business_messaging and whatsapp_business_management.",
    "Copy the phone number ID from WhatsApp, API Setup, and fill in the fields here.",
)

INFO = ChannelInfo(
    name="whatsapp",
    title="WhatsApp",
    sentence="A WhatsApp Business number on Meta's Cloud API; messages come through your relay.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PRIVATE,
    can=CAN,
    fields=FIELDS,
    kind="chat",
    guide=GUIDE,
    tested=(
        "Every request checked against Meta's own OpenAPI file, messages through a real relay; "
        "never run against the live service."
    ),
)
