"""What the accounts page shows of Telegram, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities(
    files=True,
    edit=True,
    delete=True,
    react=True,
    typing=True,
    private_reply=True,
    max_length=4096,
    counted_in="utf16",
    max_files=10,
    max_file_bytes=50_000_000,
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "token",
        "Bot token",
        "secret",
        "From @BotFather in Telegram; kept in the system's keyring.",
        is_required=True,
        group="Account",
    ),
    SettingField(
        "relay_url",
        "Relay's address",
        "text",
        "Only where a Kindline relay takes this bot's messages; else Kindline asks Telegram.",
        group="Relay",
    ),
    SettingField(
        "relay_source",
        "Source",
        "text",
        "The name that the relay's configuration gives to this bot.",
        "telegram",
        group="Relay",
    ),
    SettingField(
        "relay_token",
        "Relay's token",
        "secret",
        "Of this account alone; `kindline relay desktop` makes one more.",
        group="Relay",
    ),
    SettingField(
        "relay_secret",
        "Secret of the source",
        "secret",
        "As in the relay's configuration; with it Kindline sets the bot's webhook by itself.",
        group="Relay",
    ),
    SettingField(
        "base_url",
        "Bot API server",
        "text",
        "Only where you run Telegram's own server program yourself.",
        "https://api.telegram.org",
        group="Advanced",
    ),
)

INFO = ChannelInfo(
    name="telegram",
    title="Telegram",
    sentence="A Telegram bot of yours: private chats, groups and business chats.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PRIVATE,
    can=CAN,
    fields=FIELDS,
    kind="chat",
    guide=(
        "In Telegram, open a chat with @BotFather and send /newbot; it asks for a name and an "
        "address that ends in \u201cbot\u201d.",
        "Copy the token that @BotFather gives into the field above.",
        "For groups: add the bot to the group. It sees only what begins with / or answers it, "
        "unless you turn its privacy off (/setprivacy in @BotFather) or make it an administrator.",
        "For a business account: in Telegram's settings under Telegram Business, Chatbots, "
        "name the bot and let it read and answer messages.",
    ),
    tested=(
        "Contract-checked against the published Bot API 10.1, every request and update; never "
        "run against the live service."
    ),
)
