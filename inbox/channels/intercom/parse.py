"""Reads Intercom's conversations into messages and events: pure, and never raises."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.channel import ConversationInfo, Event, FlagsChanged, IncomingMessage, MessageDeleted
from inbox.channels.intercom.html_text import html_to_text
from inbox.model import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

Data = dict[str, Any]
PLACE = "intercom"
_CUSTOMERS = {"user", "lead", "contact", "visitor"}
# Parts that nobody wrote: what happened to the conversation, told by its state.
_NETWORKS = {
    "email": "Email",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "sms": "SMS",
    "twitter": "X",
    "whatsapp": "WhatsApp",
    "phone_call": "Phone",
}
_UNHAPPY = 2  # of five


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be fetched for a message."""

    url: str
    name: str
    media_type: str
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Workspace:
    """Who we are at Intercom (GET /me)."""

    admin_id: str = ""
    admin_name: str = ""
    app_id: str = ""
    region: str = ""


@dataclass(slots=True)
class Read:
    """A conversation as it is now."""

    messages: list[tuple[IncomingMessage, tuple[Wanted, ...]]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def parse_workspace(body: Any) -> Workspace:
    """Read the answer of GET /me."""
    body = _dict(body)
    app = _dict(body.get("app"))
    return Workspace(
        _id(body.get("id")),
        _string(body.get("name")),
        _id(app.get("id_code")),
        _string(app.get("region")).lower(),
    )


def parse_conversation(body: Any, us: Workspace, contact: Any, now: datetime) -> Read:
    """Read a conversation with its parts (developers.intercom.com, the conversation model).

    `contact` is the customer as GET /contacts gives them, for conversations in which only we wrote.
    """
    body = _dict(body)
    reader = _Reader(_id(body.get("id")), body, us, _dict(contact), now)
    found = Read()
    for message in reader.messages():
        found.messages.append(message)
    found.events += reader.events(found)
    return found


def needs_contact(body: Any) -> str:
    """Give the contact's id where no customer has written, so that their name is to be asked."""
    body = _dict(body)
    authors = [_dict(each.get("author")) for each in (_dict(body.get("source")), *_parts(body))]
    if any(_string(each.get("type")) in _CUSTOMERS for each in authors):
        return ""
    contacts = _list(_dict(body.get("contacts")).get("contacts"))
    return _id(contacts[0].get("id")) if contacts else ""


@dataclass(frozen=True, slots=True)
class _Reader:
    key: str
    body: Data
    us: Workspace
    contact: Data
    now: datetime

    def messages(self) -> Iterator[tuple[IncomingMessage, tuple[Wanted, ...]]]:
        source = _dict(self.body.get("source"))
        if source:
            at = source.get("created_at") or self.body.get("created_at")
            yield self._message("source", source | {"part_type": "comment", "created_at": at})
        for part in _parts(self.body):
            if _says_something(part):
                yield self._message(_id(part.get("id")), part)
        if rating := self._rating():
            yield rating, ()

    def _message(self, part_id: str, part: Data) -> tuple[IncomingMessage, tuple[Wanted, ...]]:
        author = _dict(part.get("author"))
        is_customer = _string(author.get("type")) in _CUSTOMERS
        is_note = _string(part.get("part_type")) in {"note", "note_and_reopen"}
        text, pictures = html_to_text(_string(part.get("body")))
        is_bot = author.get("type") == "bot" and not author.get("from_ai_agent")
        who = {} if is_customer else self._customer()
        wanted = [Wanted(each, _name_of(each), "image/png") for each in pictures]
        wanted += [each for one in _list(part.get("attachments")) if (each := _wanted(one))]
        part_id = part_id or f"at-{_id(part.get('created_at'))}"
        remote_id = f"{self.key}:{part_id}"
        made = IncomingMessage(
            remote_id=remote_id,
            direction=Direction.INBOUND if is_customer else Direction.OUTBOUND,
            author_handle=_handle(author),
            author_name=_string(author.get("name")) or _handle(author),
            sent_at=_time(part.get("created_at"), self.now),
            text=f"[Note in Intercom, not seen by the customer] {text}" if is_note else text,
            thread_key=self.key,
            subject=_plain(part.get("subject")),
            is_seen=self.body.get("read") is True,
            is_auto=is_note or (is_bot and not is_customer),
            extra=_extra(part, is_note=is_note),
            place=PLACE,
            place_key=remote_id,
            counterpart_handle=_handle(who),
            counterpart_name=_string(who.get("name")) or _handle(who),
            is_deleted=part.get("redacted") is True,
            raw=b"" if _is_known(part) else json.dumps(part).encode(),
        )
        return made, tuple(wanted)

    def _customer(self) -> Data:
        for part in (_dict(self.body.get("source")), *_parts(self.body)):
            author = _dict(part.get("author"))
            if _string(author.get("type")) in _CUSTOMERS:
                return author
        if self.contact:
            return self.contact
        contacts = _list(_dict(self.body.get("contacts")).get("contacts"))
        return contacts[0] if contacts else {}

    def _rating(self) -> IncomingMessage | None:
        rating = _dict(self.body.get("conversation_rating"))
        stars = rating.get("rating")
        if not isinstance(stars, int) or isinstance(stars, bool) or not 1 <= stars <= 5:  # noqa: PLR2004
            return None
        remark, who = _string(rating.get("remark")), self._customer()
        return IncomingMessage(
            remote_id=f"{self.key}:rating:{_id(rating.get('created_at'))}:{stars}",
            direction=Direction.INBOUND,
            author_handle=_handle(who),
            author_name=_string(who.get("name")) or _handle(who),
            sent_at=_time(rating.get("updated_at") or rating.get("created_at"), self.now),
            text=remark or f"Rated this conversation {stars} of 5.",
            thread_key=self.key,
            rating=stars,
            is_auto=stars > _UNHAPPY and not remark,
        )

    def events(self, found: Read) -> Iterator[Event]:
        for message, _ in found.messages:
            if message.is_deleted:
                yield MessageDeleted(message.remote_id, self.now)
        state = _string(self.body.get("state"))
        if state == "closed":
            # What was closed over there waits for nobody here.
            for message, _ in found.messages:
                if message.direction is Direction.INBOUND and not message.is_auto and message.place:
                    yield FlagsChanged(PLACE, message.place_key, is_seen=True, is_answered=True)
        yield self._info(state)

    def _info(self, state: str) -> ConversationInfo:
        source = _dict(self.body.get("source"))
        network = _NETWORKS.get(_string(source.get("type")), "")
        until = self.body.get("snoozed_until")
        sentence = {"closed": "Closed in Intercom.", "open": "Open in Intercom."}.get(state, "")
        if state == "snoozed":
            sentence = "Snoozed in Intercom."
            if isinstance(until, int):
                sentence = f"Snoozed in Intercom until {_time(until, self.now):%Y-%m-%d %H:%M} UTC."
        return ConversationInfo(
            self.key,
            title=_plain(self.body.get("title")) or _plain(source.get("subject")),
            network=f"{network} (Intercom)" if network else "",
            link=self._link(),
            sentence=sentence,
        )

    def _link(self) -> str:
        if not self.us.app_id:
            return ""
        region = f"{self.us.region}." if self.us.region in {"eu", "au"} else ""
        host = f"https://app.{region}intercom.com"
        return f"{host}/a/inbox/{self.us.app_id}/inbox/conversation/{self.key}"


def _says_something(part: Data) -> bool:
    """Tell messages from what only happened (assigned, closed, snoozed, an attribute set)."""
    has_words = bool(_string(part.get("body")).strip() or _list(part.get("attachments")))
    return has_words or part.get("redacted") is True or not _string(part.get("part_type"))


def _is_known(part: Data) -> bool:
    return bool(_dict(part.get("author")).get("type") and part.get("part_type"))


def _extra(part: Data, *, is_note: bool) -> Data:
    found: Data = {"part_type": _string(part.get("part_type"))}
    if is_note:
        found["is_note"] = True
    return found


def _wanted(attachment: Data) -> Wanted | None:
    url = _string(attachment.get("url"))
    size = attachment.get("filesize")
    name = _string(attachment.get("name")) or _name_of(url)
    kind = _string(attachment.get("content_type")) or "application/octet-stream"
    return Wanted(url, name, kind, size if isinstance(size, int) else 0) if url or name else None


def _name_of(url: str) -> str:
    try:
        return urlsplit(url).path.rpartition("/")[2] or "file"
    except ValueError:
        return "file"


def _handle(author: Data) -> str:
    """Give the e-mail as identity, since it is one person's elsewhere too; else Intercom's id."""
    return _string(author.get("email")) or _id(author.get("id"))


def _plain(given: Any) -> str:
    return html_to_text(_string(given))[0]


def _parts(body: Data) -> list[Data]:
    return _list(_dict(body.get("conversation_parts")).get("conversation_parts"))


def _time(given: Any, now: datetime) -> datetime:
    try:
        return datetime.fromtimestamp(int(given), UTC) if given else now
    except (TypeError, ValueError, OverflowError, OSError):
        return now


def _dict(given: Any) -> Data:
    return given if isinstance(given, dict) else {}


def _list(given: Any) -> list[Data]:
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []


def _string(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _id(given: Any) -> str:
    # Intercom's own examples give the ids of parts as numbers now and then.
    is_number = isinstance(given, int) and not isinstance(given, bool)
    return str(given) if is_number else _string(given)
