"""What a bridged room says of itself: the network behind it and who carries it over.

Spec: MSC2346 (`m.bridge`, before that `uk.half-shot.bridge`), as the mautrix bridges set it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inbox.channels.matrix.shape import mapping, text

if TYPE_CHECKING:
    from collections.abc import Mapping

BRIDGE_TYPES = ("m.bridge", "uk.half-shot.bridge")

# Names that people know, by protocol id; a bridge may call itself otherwise ("Meta").
_KNOWN = {
    "bluesky": "Bluesky",
    "discord": "Discord",
    "discordgo": "Discord",
    "email": "Email",
    "facebook": "Messenger",
    "facebookgo": "Messenger",
    "facebook-messenger": "Messenger",
    "messenger": "Messenger",
    "gitter": "Gitter",
    "gmessages": "Google Messages",
    "googlechat": "Google Chat",
    "hangouts": "Google Chat",
    "gvoice": "Google Voice",
    "imessage": "iMessage",
    "imessagego": "iMessage",
    "instagram": "Instagram",
    "instagramgo": "Instagram",
    "irc": "IRC",
    "kakaotalk": "KakaoTalk",
    "line": "LINE",
    "linkedin": "LinkedIn",
    "mattermost": "Mattermost",
    "signal": "Signal",
    "signalgo": "Signal",
    "skype": "Skype",
    "slack": "Slack",
    "slackgo": "Slack",
    "sms": "SMS",
    "telegram": "Telegram",
    "telegramgo": "Telegram",
    "twitter": "X",
    "wechat": "WeChat",
    "whatsapp": "WhatsApp",
    "whatsappgo": "WhatsApp",
    "xmpp": "XMPP",
    "zulip": "Zulip",
}


@dataclass(frozen=True, slots=True)
class Bridge:
    """A network bridged into a room."""

    network: str  # "WhatsApp"
    bot: str = ""  # the bridge's own user
    channel_name: str = ""
    link: str = ""


def read_bridge(content: Mapping[str, Any], sender: str) -> Bridge | None:
    """Read the content of a bridge's state event; None where the bridge has gone.

    Who names another user as the bridge's bot is not believed: the bot says so itself.
    """
    protocol = mapping(content.get("protocol"))
    network = _network(text(protocol.get("id")), text(protocol.get("displayname")))
    if not network:
        return None
    channel = mapping(content.get("channel"))
    link = text(channel.get("external_url"))
    return Bridge(
        network,
        sender if sender == content.get("bridgebot") else "",
        text(channel.get("displayname")),
        link if link.startswith("https://") else "",
    )


def _network(protocol_id: str, display_name: str) -> str:
    """Name the network; an own name such as "Libera Chat" says more than an id nobody knows."""
    known = _KNOWN.get(protocol_id.strip().lower())
    return known or display_name.strip()[:60] or protocol_id.strip()[:60]
