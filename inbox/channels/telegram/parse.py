"""Reads Telegram's updates into messages and events: pure, and whatever comes gives something."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inbox.channel import (
    ConversationInfo,
    Event,
    IncomingMessage,
    MessageDeleted,
    MessageEdited,
    Reacted,
)
from inbox.channels.telegram.kinds import Content, Wanted, content, name_of
from inbox.model import Direction, Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping

Data = dict[str, Any]
NEW = ("message", "business_message", "channel_post", "guest_message")
EDITED = ("edited_message", "edited_business_message", "edited_channel_post")
# https://core.telegram.org/bots/api#getupdates: reactions come only when they are named.
ALLOWED = (
    "message",
    "edited_message",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "my_chat_member",
)
_BLOCKED = "This person has blocked the bot: a reply cannot reach them."
_BACK = "This person takes the bot's messages again."
_OUT = "The bot is no longer in this group: a reply cannot reach it."
_IN = "The bot is in this group; without administrator rights it may not see every message."


@dataclass(frozen=True, slots=True)
class Parsed:
    """One update: a message with the files still to fetch, and events."""

    update_id: int = 0
    message: IncomingMessage | None = None
    wanted: tuple[Wanted, ...] = ()
    events: tuple[Event, ...] = ()
    moved: tuple[str, str] | None = None  # (the supergroup, the group that it was)


def parse(update: Any, own_id: int, moved: Mapping[str, str], now: datetime) -> Parsed:
    """Read one Update (https://core.telegram.org/bots/api#update). Never raises.

    `moved` maps supergroups to the groups that they were, so that a thread stays one. `now` stands
    in where Telegram gives no time.
    """
    update = _dict(update)
    number = _number(update.get("update_id"))
    reader = _Reader(number, own_id, moved, now)
    for key in NEW:
        if key in update:
            return reader.new(_dict(update[key]), update)
    for key in EDITED:
        if key in update:
            return Parsed(number, events=reader.edited(_dict(update[key])))
    return Parsed(number, events=reader.events(update))


def key_of(chat_id: str, business: str = "", topic: int = 0) -> str:
    """Name a thread: the chat, with its topic or the business connection it is reached by."""
    if business:
        return f"{chat_id}@{business}"
    return f"{chat_id}/{topic}" if topic else chat_id


@dataclass(frozen=True, slots=True)
class Address:
    """Where a thread or a message is, as the Bot API asks for it."""

    chat_id: int
    business: str = ""
    topic: int = 0
    message_id: int = 0

    @classmethod
    def of_thread(cls, thread_key: str) -> Address:
        """Read a thread key. Raises ValueError."""
        chat, _, business = thread_key.partition("@")
        chat, _, topic = chat.partition("/")
        return cls(int(chat), business, int(topic or 0))

    @classmethod
    def of_message(cls, remote_id: str) -> Address:
        """Read a message's remote id. Raises ValueError."""
        chat, _, message = remote_id.rpartition(":")
        return replace(cls.of_thread(chat), message_id=int(message))


def remote_id(message: Data) -> str:
    """Name a message: its number is unique only in its chat."""
    chat_id = _number(_dict(message.get("chat")).get("id"))
    business = _string(message.get("business_connection_id"))
    return f"{key_of(str(chat_id), business)}:{_number(message.get('message_id'))}"


@dataclass(frozen=True, slots=True)
class _Reader:
    update_id: int
    own_id: int
    moved: Mapping[str, str]
    now: datetime

    def thread(self, message: Data) -> str:
        chat_id = str(_number(_dict(message.get("chat")).get("id")))
        chat_id = self.moved.get(chat_id, chat_id)
        topic = _number(message.get("message_thread_id")) if message.get("is_topic_message") else 0
        return key_of(chat_id, _string(message.get("business_connection_id")), topic)

    def new(self, message: Data, update: Data) -> Parsed:
        if _number(_dict(message.get("sender_business_bot")).get("id")) == self.own_id != 0:
            return Parsed(self.update_id)  # what we sent for the business account
        carried = content(message)
        made = self._message(message, carried)
        if not _number(message.get("message_id")):
            made = replace(made, remote_id=f"update:{self.update_id}")
        if carried.is_unknown or made.remote_id.startswith("update:"):
            made = replace(made, raw=json.dumps(update).encode())
        info = self._info(message, made.thread_key)
        return Parsed(self.update_id, made, carried.files, info, self._moved(message))

    def _message(self, message: Data, carried: Content) -> IncomingMessage:
        chat, author = _dict(message.get("chat")), _dict(message.get("from"))
        is_private = chat.get("type", "private") == "private"
        is_ours = self._is_ours(message, chat, author)
        who = author if author and not message.get("sender_chat") else message.get("sender_chat")
        who = _dict(who) or author or chat
        text, is_start = _start(carried.text) if is_private else (carried.text, False)
        return IncomingMessage(
            remote_id=remote_id(message),
            direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
            author_handle=str(_number(who.get("id"))),
            author_name=name_of(who),
            sent_at=_time(message.get("date"), self.now),
            text=_forwarded(message) + text,
            thread_key=self.thread(message),
            quoted_text=_string(_dict(message.get("quote")).get("text")),
            visibility=Visibility.PRIVATE if is_private else Visibility.PUBLIC,
            is_auto=carried.is_service or is_start,
            language=_string(author.get("language_code"))[:2],
            extra=_extra(who, carried),
            counterpart_handle=str(_number(chat.get("id"))) if is_ours else "",
            counterpart_name=name_of(chat) if is_ours else "",
            reply_to=_reply_to(message),
        )

    def _is_ours(self, message: Data, chat: Data, author: Data) -> bool:
        author_id = _number(author.get("id"))
        if message.get("business_connection_id"):
            # A business account's chats are private: their number is the customer's.
            return author_id != _number(chat.get("id"))
        return author_id == self.own_id != 0

    def _info(self, message: Data, thread: str) -> tuple[Event, ...]:
        chat = _dict(message.get("chat"))
        name = _string(chat.get("username"))
        title = _string(chat.get("title"))
        link = f"https://t.me/{name}" if name else ""
        if not title and not link:
            return ()
        return (ConversationInfo(thread, title=title, link=link),)

    def _moved(self, message: Data) -> tuple[str, str] | None:
        here = str(_number(_dict(message.get("chat")).get("id")))
        if there := _number(message.get("migrate_to_chat_id")):
            return str(there), self.moved.get(here, here)
        if before := _number(message.get("migrate_from_chat_id")):
            return here, self.moved.get(str(before), str(before))
        return None

    def edited(self, message: Data) -> tuple[Event, ...]:
        if not _number(message.get("message_id")):
            return ()
        carried = content(message)
        at = _time(message.get("edit_date") or message.get("date"), self.now)
        extra = dict(carried.extra) or None
        text = _forwarded(message) + carried.text
        return (MessageEdited(remote_id(message), text, at, extra=extra),)

    def events(self, update: Data) -> tuple[Event, ...]:
        if "message_reaction" in update:
            return self._reactions(_dict(update["message_reaction"]))
        if "deleted_business_messages" in update:
            gone = _dict(update["deleted_business_messages"])
            numbers = gone.get("message_ids")
            ids = [_number(each) for each in numbers] if isinstance(numbers, list) else []
            named = [remote_id(gone | {"message_id": each}) for each in ids if each]
            return tuple(MessageDeleted(each, self.now) for each in named)
        if "my_chat_member" in update:
            return self._membership(_dict(update["my_chat_member"]))
        return ()

    def _reactions(self, change: Data) -> tuple[Event, ...]:
        who = _dict(change.get("user")) or _dict(change.get("actor_chat"))
        old, new = _emoji(change.get("old_reaction")), _emoji(change.get("new_reaction"))
        at = _time(change.get("date"), self.now)
        author = _number(who.get("id"))
        target = remote_id(change)
        if target.endswith(":0"):
            return ()
        told = [(each, True) for each in old if each not in new]
        told += [(each, False) for each in new if each not in old]
        return tuple(
            Reacted(target, str(author), emoji, name_of(who), at, gone, author == self.own_id != 0)
            for emoji, gone in told
        )

    def _membership(self, change: Data) -> tuple[Event, ...]:
        status = _string(_dict(change.get("new_chat_member")).get("status"))
        is_private = _dict(change.get("chat")).get("type") == "private"
        if status in {"kicked", "left"}:
            sentence = _BLOCKED if is_private else _OUT
        elif status == "member":
            sentence = _BACK if is_private else _IN
        else:
            return ()
        return (ConversationInfo(self.thread(change), sentence=sentence),)


def _start(text: str) -> tuple[str, bool]:
    """Name a press on Start, which asks nothing yet.

    See https://core.telegram.org/bots/features#deep-linking.
    """
    if text == "/start" or text.startswith("/start "):
        came_by = text.removeprefix("/start").strip()
        return f"Started the chat ({came_by})." if came_by else "Started the chat.", True
    return text, False


def _extra(who: Data, carried: Content) -> Data:
    username = _string(who.get("username"))
    named = {"link": f"https://t.me/{username}", "username": username} if username else {}
    return named | dict(carried.extra)


def _reply_to(message: Data) -> str:
    answered = _dict(message.get("reply_to_message"))
    # In a forum every message "answers" the one that opened the topic.
    if not answered or "forum_topic_created" in answered:
        return ""
    business = _string(message.get("business_connection_id"))
    chat = answered.get("chat") or message.get("chat")
    return remote_id(answered | {"chat": chat, "business_connection_id": business})


def _forwarded(message: Data) -> str:
    origin = _dict(message.get("forward_origin"))
    if not origin:
        return ""
    who = origin.get("sender_user") or origin.get("sender_chat") or origin.get("chat")
    name = name_of(who) or _string(origin.get("sender_user_name")) or "somebody"
    return f"Forwarded from {name}:\n"


def _emoji(reactions: Any) -> list[str]:
    given = reactions if isinstance(reactions, list) else []
    found = [_string(_dict(each).get("emoji")) or _other(_dict(each)) for each in given]
    return [each for each in found if each]


def _other(reaction: Data) -> str:
    return {"custom_emoji": "\u2728", "paid": "\u2b50"}.get(_string(reaction.get("type")), "")


def _time(given: Any, now: datetime) -> datetime:
    try:
        return datetime.fromtimestamp(int(given), UTC) if given else now
    except (TypeError, ValueError, OverflowError, OSError):
        return now


def _dict(given: Any) -> Data:
    return given if isinstance(given, dict) else {}


def _string(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _number(given: Any) -> int:
    return int(given) if isinstance(given, int) else 0
