"""Speaks the Bot API over HTTP; the bot's token stands in the address, so it never leaves here."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channels.telegram.parse import ALLOWED
from inbox.errors import ChannelError, OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.web import Api, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.channel import IncomingFile

HOME = "https://api.telegram.org"
LONG_POLL_SECONDS = 25
PAGE = 100
_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{6,200}")
_CONFLICT, _NOT_FOUND, _BAD, _FORBIDDEN, _UNAUTHORIZED, _TOO_MANY = 409, 404, 400, 403, 401, 429
_SIGN_IN = (
    "Telegram does not accept the bot's token. What was received is safe; copy the token from "
    "@BotFather into the account's settings."
)
_WEBHOOK = (
    "Another program takes this bot's messages by a webhook, so Telegram gives none to Kindline. "
    "Remove the webhook (the channel's README says how), or give this bot a Kindline relay."
)
_OTHER_POLLER = (
    "Another program reads this bot's messages at the same time. Nothing is lost; end the other "
    "one, or make a bot of its own for Kindline."
)


class Moved(ChannelError):
    """The group became a supergroup with another number."""

    def __init__(self, chat_id: int) -> None:
        super().__init__("The group has another number now; nothing is lost.")
        self.chat_id = chat_id


@dataclass(slots=True)
class Bot:
    """One bot. `call` gives the result of a method (https://core.telegram.org/bots/api)."""

    base_url: str
    token: str = field(repr=False)
    _api: Api = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._api = Api("Telegram", self.base_url.rstrip("/") or HOME, explain=explain)

    @property
    def own_id(self) -> int:
        """The bot's own user number, which is the token's beginning; 0 without a token."""
        return int(self.token.partition(":")[0]) if _TOKEN.fullmatch(self.token) else 0

    async def call(self, method: str, **values: Any) -> Any:
        """Call a method that may safely be called twice."""
        return _result(await self._api.post(self._path(method), json=values), is_reply=False)

    async def send(
        self, method: str, values: Mapping[str, Any], files: Mapping[str, IncomingFile]
    ) -> Any:
        """Hand over a reply: OutcomeUnknown when it may have arrived. Raises Moved."""
        path = self._path(method)
        if not files:
            return _result(await self._api.hand_over("POST", path, json=values), is_reply=True)
        form = {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in values.items()
        }
        parts = {key: (each.name, each.content, each.media_type) for key, each in files.items()}
        sent = await self._api.hand_over("POST", path, data=form, files=parts, timeout=120.0)
        return _result(sent, is_reply=True)

    async def updates(self, offset: int, wait_seconds: int) -> list[Any]:
        """Give what is new from `offset` on, which tells Telegram to forget what is before it."""
        asked: dict[str, Any] = {"limit": PAGE, "timeout": wait_seconds, "allowed_updates": ALLOWED}
        if offset:
            asked["offset"] = offset
        answer = await self._api.post(
            self._path("getUpdates"), json=asked, timeout=wait_seconds + 20.0
        )
        found = _result(answer, is_reply=False)
        return found if isinstance(found, list) else []

    async def fetch(self, file_id: str, limit_bytes: int) -> bytes:
        """Fetch a file (https://core.telegram.org/bots/api#getfile, at most 20 MB)."""
        found = await self.call("getFile", file_id=file_id)
        place = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(place, str) or not place:
            raise Refused("Telegram does not give this file to bots; see it in Telegram.")
        return await self._api.download(f"/file/bot{self.token}/{place}", limit_bytes)

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._api.close()

    def _path(self, method: str) -> str:
        if not _TOKEN.fullmatch(self.token):
            raise SignInAgain(_SIGN_IN)
        return f"/bot{self.token}/{method}"


def explain(code: int, body: Any) -> ChannelError | None:
    """Name an error of the Bot API in a sentence; None leaves it to its status."""
    body = body if isinstance(body, dict) else {}
    told = body.get("parameters")
    parameters = told if isinstance(told, dict) else {}
    said = str(body.get("description", "")).lower()
    if code == _TOO_MANY and isinstance(wait := parameters.get("retry_after"), int):
        sentence = "Telegram asks us to go slower. Nothing is lost; Kindline goes on by itself."
        return TryLater(sentence, float(wait))
    if isinstance(chat_id := parameters.get("migrate_to_chat_id"), int):
        return Moved(chat_id)
    # A wrong token is "Not Found" where it is no token at all.
    if code == _UNAUTHORIZED or (code == _NOT_FOUND and said in {"not found", ""}):
        return SignInAgain(_SIGN_IN)
    if code == _CONFLICT:
        return Refused(_WEBHOOK) if "webhook" in said else TryLater(_OTHER_POLLER, 5.0)
    if code in {_BAD, _FORBIDDEN}:
        for words, sentence in _REFUSALS.items():
            if words in said:
                return Refused(sentence)
    return None


_REFUSALS = {
    "blocked by the user": "This person has blocked the bot, so nothing was sent; reach them "
    "another way.",
    "can't initiate conversation": "A bot can only write to people who wrote to it first, so "
    "nothing was sent; ask them to open the bot's chat and press Start.",
    "user is deactivated": "This person's Telegram account no longer exists, so nothing was sent.",
    "bot was kicked": "The bot is no longer in this group, so nothing was sent; add it again.",
    "bot is not a member": "The bot is no longer in this group, so nothing was sent; add it again.",
    "chat not found": "Telegram does not know this chat any more, so nothing was sent.",
    "not enough rights": "The bot has no right to do this in the group; make it an administrator "
    "there. Nothing was changed.",
    "message is too long": "The text is longer than Telegram takes (4096), so nothing was sent; "
    "make it shorter.",
    "caption is too long": "The text beside a file is longer than Telegram takes, so nothing was "
    "sent; make it shorter.",
    "file is too big": "The file is larger than Telegram takes from bots (50 MB), so nothing was "
    "sent.",
    "reaction_invalid": "Telegram takes only its own reactions here; choose another one.",
    "business_peer_usage_missing": "The business account may only answer people who wrote in the "
    "last 24 hours, so nothing was sent.",
    "business connection": "The business account no longer lets the bot answer, so nothing was "
    "sent; connect it again in Telegram's settings.",
    "can't be edited": "Telegram does not let this message be changed any more.",
    "can't be deleted": "Telegram lets a bot take back only messages of the last 48 hours.",
}


def is_caption(error: Status) -> bool:
    """Tell whether a message's words stand beside a file, so that they are edited otherwise."""
    body = error.body if isinstance(error.body, dict) else {}
    return "no text in the message" in str(body.get("description", "")).lower()


def is_done_already(error: Status) -> bool:
    """Tell whether an edit or a removal was refused because it was already made."""
    body = error.body if isinstance(error.body, dict) else {}
    said = str(body.get("description", "")).lower()
    return "is not modified" in said or "message to delete not found" in said


def _result(answer: Any, *, is_reply: bool) -> Any:
    if isinstance(answer, dict) and answer.get("ok") is True and "result" in answer:
        return answer["result"]
    if is_reply:
        raise OutcomeUnknown(
            "Telegram's answer to this reply makes no sense, so the customer may already have it; "
            "look in Telegram, then say whether it arrived."
        )
    raise TryLater("Telegram's answer makes no sense. Nothing is lost; Kindline asks again.")
