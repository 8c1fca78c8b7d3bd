"""Reads XMPP stanzas as messages and events: pure, and whatever a visitor sends it never raises."""

from __future__ import annotations

import base64
import binascii
import hmac
import logging
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inbox.channel import (
    ConversationInfo,
    DeliveryFailed,
    Event,
    IncomingFile,
    IncomingMessage,
    MessageDeleted,
    MessageEdited,
    ReadUpTo,
    Typing,
)
from inbox.channels.live_chat import names
from inbox.model import Direction

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_log = logging.getLogger(__name__)
_MAX_TEXT = 100_000
_MAX_WORD = 2000
_MAX_FILES = 20
# A visitor without an account of their own names the conversation by a secret of 128 bits.
_VISITOR_THREAD = re.compile(r"v-[0-9a-f]{32}")
# Passing signs and server's notes: nothing for a person to read.
_SILENT = {
    names.STATES, names.MARKERS, names.RECEIPTS, names.SID, names.DELAY, names.CARBONS, names.MAM,
    names.NICK, names.VISITOR, "urn:xmpp:hints", "http://jabber.org/protocol/pubsub#event",
}  # fmt: skip
_UNREADABLE = "(A message of a kind that Kindline cannot show; ask the visitor to write text.)"
_GONE = "the visitor had left the site"
_BAD = "a message that could not be read in full"


@dataclass(frozen=True, slots=True)
class Own:
    """What is needed to tell ours from theirs."""

    address: str  # bare JID
    name: str = ""
    identity_secret: str = ""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file that a message points to."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one stanza says."""

    message: IncomingMessage | None = None
    events: tuple[Event, ...] = ()
    archive_id: str = ""  # "" when our server did not say where it keeps it
    links: tuple[FileLink, ...] = ()
    thread_key: str = ""
    visitor: str = ""  # full JID that the visitor wrote from, "" for ours
    name: str = ""  # the stanza's id
    wants_receipt: bool = False
    needs_archive: bool = False  # something happened that only the archive can place


@dataclass(slots=True)
class _Stanza:
    """A message element with what is looked up in it again and again."""

    xml: Element
    own: Own
    at: datetime
    extra: dict[str, object] = field(default_factory=dict)

    def child(self, namespace: str, name: str) -> Element | None:
        return self.xml.find(f"{{{namespace}}}{name}")

    def text(self, namespace: str, name: str) -> str:
        found = self.child(namespace, name)
        return (found.text or "") if found is not None else ""


def bare(jid: str) -> str:
    """Give an address without its resource, in lower case."""
    return jid.partition("/")[0].lower()


def remote_id(thread_key: str, name: str) -> str:
    """Name a message: the id its writer gave it, which a resend repeats, within its thread."""
    return f"{thread_key}|{name}"


def parse_live(xml: Element, own: Own, now: datetime) -> Parsed:
    """Read a <message/> as it came over the line."""
    try:
        return _live(xml, own, now)
    except Exception:  # noqa: BLE001 - one stanza must not stop the stream
        _log.exception("a stanza could not be read")
        return Parsed(needs_archive=xml.find(f"{{{names.CLIENT}}}body") is not None)


def parse_archived(result: Element, own: Own, now: datetime) -> Parsed:
    """Read a <result/> of the archive (XEP-0313)."""
    name = result.get("id", "")
    try:
        inner, at = _forwarded(result, now)
        return replace(_message(inner, own, at), archive_id=name) if inner is not None else Parsed()
    except Exception:  # noqa: BLE001 - as above
        _log.exception("an archived stanza could not be read")
        return replace(_broken(result, name, now), archive_id=name)


def _live(xml: Element, own: Own, now: datetime) -> Parsed:
    for kind in ("sent", "received"):
        carbon = xml.find(f"{{{names.CARBONS}}}{kind}")
        if carbon is not None:
            if bare(xml.get("from", own.address)) != own.address:
                return Parsed()  # forged: only our own server tells of our other clients
            inner, _ = _forwarded(carbon, now)
            return _place(_message(inner, own, now), inner, own) if inner is not None else Parsed()
    return _place(_message(xml, own, now), xml, own)


def _place(parsed: Parsed, xml: Element, own: Own) -> Parsed:
    """Add where our server's archive keeps it (XEP-0359); only its own word counts."""
    found = ""
    for each in xml.findall(f"{{{names.SID}}}stanza-id"):
        if bare(each.get("by", "")) == own.address:
            found = each.get("id", "")
    is_kept = parsed.message is not None or any(
        isinstance(event, MessageEdited | MessageDeleted) for event in parsed.events
    )
    return replace(parsed, archive_id=found, needs_archive=is_kept and not found)


def _forwarded(holder: Element, now: datetime) -> tuple[Element | None, datetime]:
    forwarded = holder.find(f"{{{names.FORWARD}}}forwarded")
    if forwarded is None:
        return None, now
    delay = forwarded.find(f"{{{names.DELAY}}}delay")
    inner = forwarded.find(f"{{{names.CLIENT}}}message")
    return inner, _time(delay.get("stamp", ""), now) if delay is not None else now


def _message(xml: Element, own: Own, at: datetime) -> Parsed:
    stanza = _Stanza(xml, own, at)
    delay = stanza.child(names.DELAY, "delay")
    if delay is not None:
        stanza.at = _time(delay.get("stamp", ""), at)
    sender, receiver = xml.get("from", own.address), xml.get("to", own.address)
    is_ours = bare(sender) == own.address
    visitor = receiver if is_ours else sender
    thread = stanza.text(names.CLIENT, "thread").strip()
    thread_key = thread if _VISITOR_THREAD.fullmatch(thread) else bare(visitor)
    if xml.get("type") == "error":
        return _bounce(stanza, thread_key)
    if xml.get("type") in ("groupchat", "headline") or bare(visitor) == own.address:
        return Parsed()
    parsed = Parsed(
        thread_key=thread_key,
        visitor="" if is_ours else sender,
        name=xml.get("id", ""),
        wants_receipt=not is_ours and stanza.child(names.RECEIPTS, "request") is not None,
    )
    changed = _change(stanza, thread_key)
    if changed is not None:
        return replace(parsed, events=(changed,))
    passing = () if is_ours else _passing(stanza, thread_key)
    if not _says_something(stanza):
        return replace(parsed, events=passing)
    found = _written(stanza, thread_key, visitor, is_ours=is_ours)
    about = () if is_ours else _about(stanza, thread_key, found)
    return replace(parsed, message=found, events=(*about, *passing), links=_links(stanza))


def _says_something(stanza: _Stanza) -> bool:
    if stanza.text(names.CLIENT, "body").strip():
        return True
    known = {f"{{{names.CLIENT}}}{name}" for name in ("body", "subject", "thread")}
    return any(
        child.tag not in known and child.tag.partition("}")[0][1:] not in _SILENT
        for child in stanza.xml
    )


def _written(stanza: _Stanza, thread_key: str, visitor: str, *, is_ours: bool) -> IncomingMessage:
    xml, own = stanza.xml, stanza.own
    origin = stanza.child(names.SID, "origin-id")
    name = (origin.get("id", "") if origin is not None else "") or xml.get("id", "")
    if not name:
        seen = f"{stanza.at.isoformat()}{stanza.text(names.CLIENT, 'body')}"
        name = "h-" + sha256(seen.encode()).hexdigest()[:32]
    links, files = _links(stanza), _inline_files(stanza)
    text = stanza.text(names.CLIENT, "body")[:_MAX_TEXT]
    text = "" if text.strip() in {link.url for link in links} else text
    if not text and not links and not files:
        text = _UNREADABLE
    said = _visitor(stanza)
    nick = _word(stanza.text(names.NICK, "nick")) or said.get("name", "")
    email = said.get("email", "")
    is_known = bool(email) and _is_signed(said, own)
    handle = email if is_known else thread_key
    shown = nick or email or f"Visitor {thread_key.removeprefix('v-')[:4]}"
    extra: dict[str, object] = {key: said[key] for key in ("referrer", "email") if said.get(key)}
    if said.get("page"):
        extra["link"] = said["page"]
    if said.get("page-title"):
        extra["page_title"] = said["page-title"]
    return IncomingMessage(
        remote_id=remote_id(thread_key, name),
        direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
        author_handle=own.address if is_ours else handle,
        author_name=(nick or own.name) if is_ours else shown,
        sent_at=stanza.at,
        text=text,
        thread_key=thread_key,
        files=files,
        # Fixed at approval: a reply whose outcome was unknown is recognised by it.
        message_id_header=f"<{name}>" if is_ours and "@" in name else "",
        language=said.get("language", ""),
        extra=extra,
        place=visitor,
        place_key=xml.get("id", "") or name,
        counterpart_handle=thread_key if is_ours else handle,
        counterpart_name="" if is_ours else shown,
    )


def _about(stanza: _Stanza, thread_key: str, message: IncomingMessage) -> tuple[Event, ...]:
    """Say where the visitor is, and what to know before answering."""
    said = _visitor(stanza)
    if not said:
        return ()
    sentences = []
    email = said.get("email", "")
    if said.get("offline") == "true":
        sentences.append(
            "Written while nobody was here; the answer stands in the visitor's chat window when "
            "they open the site again."
        )
    if email and _is_signed(said, stanza.own):
        sentences.append(f"Signed in to the site as {email}.")
    elif email:
        sentences.append(f"The visitor gave {email}, which nobody checked.")
    title = said.get("page-title", "")
    link = str(message.extra.get("link", ""))
    return (ConversationInfo(thread_key, title, link=link, sentence=" ".join(sentences)),)


def _visitor(stanza: _Stanza) -> dict[str, str]:
    found = stanza.child(names.VISITOR, "visitor")
    if found is None:
        return {}
    said = {key: _word(value) for key, value in found.attrib.items()}
    for key in ("page", "referrer"):
        if said.get(key) and urlsplit(said[key]).scheme not in ("http", "https"):
            del said[key]
    if "@" not in said.get("email", "@"):
        del said["email"]
    said["language"] = said.get("language", "").partition("-")[0].lower()[:8]
    return said


def _is_signed(said: dict[str, str], own: Own) -> bool:
    """Tell whether the site signed the visitor's address: HMAC-SHA256 in hex, as README says."""
    if not own.identity_secret or not said.get("token"):
        return False
    right = hmac.new(own.identity_secret.encode(), said["email"].encode(), sha256).hexdigest()
    return hmac.compare_digest(right.encode(), said["token"].lower().encode())


def _change(stanza: _Stanza, thread_key: str) -> Event | None:
    """Read a correction or a retraction of an earlier message."""
    corrected = stanza.child(names.CORRECT, "replace")
    if corrected is not None and corrected.get("id"):
        text = stanza.text(names.CLIENT, "body")[:_MAX_TEXT]
        return MessageEdited(remote_id(thread_key, corrected.get("id", "")), text, stanza.at)
    retracted = stanza.child(names.RETRACT, "retract")
    if retracted is not None and retracted.get("id"):
        return MessageDeleted(remote_id(thread_key, retracted.get("id", "")), stanza.at)
    return None


def _passing(stanza: _Stanza, thread_key: str) -> tuple[Event, ...]:
    found: list[Event] = []
    if stanza.child(names.MARKERS, "displayed") is not None:
        found.append(ReadUpTo(thread_key, stanza.at))
    if stanza.child(names.STATES, "composing") is not None:
        found.append(Typing(thread_key))
    elif any(stanza.child(names.STATES, kind) is not None for kind in ("paused", "gone", "active")):
        found.append(Typing(thread_key, is_typing=False))
    return tuple(found)


def _bounce(stanza: _Stanza, thread_key: str) -> Parsed:
    """Read the server's word that a reply of ours reached nobody (an anonymous visitor left)."""
    name = stanza.xml.get("id", "")
    if "@" not in name:
        return Parsed()  # a mark or a typing note of ours: no loss
    failed = DeliveryFailed(remote_id(thread_key, name), _GONE)
    return Parsed(events=(failed,), thread_key=thread_key, name=name)


def _links(stanza: _Stanza) -> tuple[FileLink, ...]:
    found = []
    for each in stanza.xml.findall(f"{{{names.OOB}}}x")[:_MAX_FILES]:
        url = (each.findtext(f"{{{names.OOB}}}url") or "").strip()
        if urlsplit(url).scheme in ("http", "https"):
            given = _word(each.findtext(f"{{{names.OOB}}}desc") or "")
            found.append(FileLink(url, given or urlsplit(url).path.rpartition("/")[2] or "file"))
    return tuple(found)


def _inline_files(stanza: _Stanza) -> tuple[IncomingFile, ...]:
    found = []
    for each in stanza.xml.findall(f"{{{names.BOB}}}data")[:_MAX_FILES]:
        name = _word(each.get("name", "")) or "file"
        kind = _word(each.get("type", "")) or "application/octet-stream"
        try:
            content = base64.b64decode("".join((each.text or "").split()), validate=True)
        except (binascii.Error, ValueError):
            missing = "It arrived damaged; ask the visitor to send it again."
            found.append(IncomingFile(name, kind, b"", missing=missing))
            continue
        found.append(IncomingFile(name, kind, content))
    return tuple(found)


def _broken(result: Element, name: str, now: datetime) -> Parsed:
    """Keep what cannot be read, so that nobody waits unseen."""
    inner, at = None, now
    for each in result.iter(f"{{{names.CLIENT}}}message"):
        inner = each
    sender = bare(inner.get("from", "")) if inner is not None else ""
    text = (inner.findtext(f"{{{names.CLIENT}}}body") or "") if inner is not None else ""
    thread_key = sender or "unknown"
    return Parsed(
        thread_key=thread_key,
        message=IncomingMessage(
            remote_id=remote_id(thread_key, f"archive|{name}"),
            direction=Direction.INBOUND,
            author_handle=thread_key,
            author_name="",
            sent_at=at,
            text=text[:_MAX_TEXT] or _UNREADABLE,
            thread_key=thread_key,
            warnings=(_BAD,),
        ),
    )


def _word(text: str) -> str:
    return " ".join(text.split())[:_MAX_WORD]


def _time(stamp: str, otherwise: datetime) -> datetime:
    """Read a time of XEP-0082."""
    try:
        found = datetime.fromisoformat(stamp.strip())
    except ValueError:
        return otherwise
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
