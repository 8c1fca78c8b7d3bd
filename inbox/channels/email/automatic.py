"""Recognises mail that no person wrote for us: auto-replies, lists, delivery failures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from inbox.channels.email.headers import Headers, first, message_ids

# Not Feedback-ID: Amazon's servers put it on every mail that passes them, a person's too.
_MACHINE = frozenset(("list-id", "list-post", "x-autoreply", "x-autorespond"))
_PRECEDENCE = {"bulk", "list", "junk", "auto_reply"}
_DAEMON = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon)@|^mailer-daemon$", re.IGNORECASE)
_FAILED_SUBJECT = re.compile(
    r"undeliver|delivery (?:status notification|failure|has failed)|returned mail|failure notice"
    r"|mail delivery failed|unzustellbar|non remis|تعذر (?:التسليم|توصيل)",
    re.IGNORECASE,
)
_QUOTED_ID = re.compile(r"^>?\s*message-id:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery that failed: which message of ours, and why."""

    bounce_of: str
    sentence: str


def is_automatic(headers: Headers, author: str, *, is_form: bool = False) -> bool:
    """Tell whether a machine wrote this (RFC 3834, RFC 2369): nobody waits for an answer.

    A form and a reply pass through senders of newsletters too, which offer to unsubscribe from it.
    """
    submitted = first(headers, "auto-submitted").lower()
    if submitted and not submitted.startswith("no"):
        return True
    if first(headers, "precedence").lower() in _PRECEDENCE:
        return True
    if not _MACHINE.isdisjoint(headers):
        return True
    is_personal = is_form or bool(first(headers, "in-reply-to"))
    if "list-unsubscribe" in headers and not is_personal:
        return True
    return first(headers, "return-path") == "<>" or bool(_DAEMON.match(author))


def bounce(raw: bytes, headers: Headers, author: str, subject: str, text: str) -> Bounce | None:
    """Give the failed delivery that a mail reports (RFC 3464, and older wordings)."""
    if "delivery-status" in first(headers, "content-type").lower():
        return _reported(message_from_bytes(raw))
    if not (_DAEMON.match(author) and _FAILED_SUBJECT.search(subject)):
        return None
    found = _QUOTED_ID.search(text) or _QUOTED_ID.search(raw.decode("latin-1").partition("\n\n")[2])
    return Bounce(found[1] if found else "", _sentence("", _first_line(text)))


def _reported(mail: Message) -> Bounce | None:
    action = recipient = why = original = ""
    for part in mail.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            for block in _blocks(part):
                action = _value(block, "Action").lower() or action
                recipient = _value(block, "Final-Recipient").rpartition(";")[2].strip() or recipient
                why = _value(block, "Diagnostic-Code").partition(";")[2].strip() or why
        elif kind in {"message/rfc822", "message/global"} and not original:
            original = _inner_id(part)
        elif kind in {"text/rfc822-headers", "message/global-headers"} and not original:
            original = _id_in(part)
    if action not in {"failed", "expanded"} and action:
        return None  # delayed, relayed or delivered: nothing failed (yet)
    return Bounce(original, _sentence(recipient, why))


def _blocks(part: Message) -> list[Message]:
    inner = part.get_payload()
    return (
        [block for block in inner if isinstance(block, Message)] if isinstance(inner, list) else []
    )


def _inner_id(part: Message) -> str:
    inner = part.get_payload()
    if isinstance(inner, list) and inner and isinstance(inner[0], Message):
        ids = message_ids(_value(inner[0], "Message-ID"))
        return ids[0] if ids else ""
    return ""


def _id_in(part: Message) -> str:
    payload = part.get_payload(decode=True)
    text = payload.decode("latin-1") if isinstance(payload, bytes) else ""
    found = _QUOTED_ID.search(text)
    return found[1] if found else ""


def _value(block: Message, name: str) -> str:
    return " ".join(str(block.get(name, "")).split())


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _sentence(recipient: str, why: str) -> str:
    who = f" to {recipient}" if recipient else ""
    said = f": {why[:240]}" if why else ""
    return f"The mail{who} could not be delivered{said}"
