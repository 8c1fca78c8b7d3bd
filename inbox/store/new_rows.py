"""The rows of what arrives: a message, its attachments, and the conversation that it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uuid_utils import NAMESPACE_URL, uuid5

from inbox.model import Account, Direction
from inbox.store import scoring, threads
from inbox.store.incoming import HISTORY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from inbox.channel import IncomingMessage
    from inbox.store.files import Files
    from inbox.store.incoming import Fresh, Part

_AUTO_URGENCY = 0.1


def conversation(
    fresh: Fresh, part: Part, minutes: tuple[int, int, int], now: datetime
) -> dict[str, Any]:
    """Give the conversation that a message begins."""
    first, account = fresh.message, part.account
    expected = scoring.expectation(_kind(first, account), minutes)
    state = "spam" if first.is_spam else "open"
    return {
        "account_id": account.id,
        "contact_id": part.persons.contact_id(fresh.who.handle),
        "visibility": first.visibility.value,
        "subject": threads.bare_subject(first.subject),
        "subject_key": "" if first.thread_key else threads.subject_key(first.subject),
        "thread_key": first.thread_key,
        "counterpart_handle": fresh.who.handle,
        "language": first.language,
        "base_state": state,
        "state": state,
        "last_message_at": first.sent_at,
        "expect_seconds": int(expected.total_seconds()),
        "urgency_score": _AUTO_URGENCY if first.is_auto else scoring.DEFAULT_URGENCY,
        "triage_state": "done" if first.is_auto or first.is_spam else "pending",
        "id": fresh.conversation_id,
        "created_at": now,
    }


def _kind(first: IncomingMessage, account: Account) -> str:
    """Give how fast people write here: as the account says, else as the message looks."""
    told = account.settings.get("kind")
    if told:
        return str(told)
    if first.subject or first.message_id_header:
        return "mail"
    return "social" if first.visibility.value == "public" else "chat"


def message(fresh: Fresh, part: Part, quoted: str, now: datetime) -> dict[str, Any]:
    """Give a message; `quoted` is the id of the one that it quotes."""
    each = fresh.message
    is_inbound = each.direction is Direction.INBOUND
    is_bounce = bool(each.bounce_of or each.bounce_sentence)
    is_auto = each.is_auto or is_bounce
    is_recent = now - each.sent_at < HISTORY
    return {
        "account_id": part.account.id,
        "remote_id": each.remote_id,
        "direction": each.direction.value,
        "asks": is_inbound and is_recent and not (is_auto or each.is_spam or each.is_deleted),
        "is_seen": each.is_seen or not is_inbound,
        "is_answered": each.is_answered and is_inbound,
        "is_auto": is_auto,
        "is_bounce": is_bounce,
        "has_files": any(not file.is_inline for file in each.files),
        "sent_at": each.sent_at,
        "arrived_at": now,
        "rating": each.rating,
        "edited_at": each.edited_at,
        "is_deleted": each.is_deleted,
        "author_name": each.author_name,
        "author_handle": each.author_handle,
        "subject": each.subject,
        "language": each.language,
        "message_id_header": each.message_id_header,
        "in_reply_to": each.in_reply_to,
        "references_list": each.references,
        "to_list": each.to,
        "cc_list": each.cc,
        "warnings": each.warnings,
        "extra": each.extra,
        "text": each.text,
        "quoted_text": each.quoted_text,
        "signature_text": each.signature_text,
        "html": each.html,
        "id": fresh.id,
        "rowid": fresh.rowid,
        "conversation_id": fresh.conversation_id,
        "identity_id": part.persons.identity_id(each.author_handle),
        "reply_to": quoted,
    }


def attachments(files: Files, own_id: str, each: IncomingMessage) -> Iterable[dict[str, Any]]:
    """Give the attachments of a message, whose bytes are kept."""
    for position, file in enumerate(each.files):
        yield {
            "id": uuid5(NAMESPACE_URL, f"{own_id}/file/{position}").hex,
            "message_id": own_id,
            "position": position,
            "name": file.name,
            "media_type": file.media_type,
            "size_bytes": len(file.content),
            "content_hash": "" if file.missing else files.keep(file.content, is_durable=False),
            "content_id": file.content_id,
            "is_inline": file.is_inline,
            "kind": file.kind,
            "duration_seconds": file.duration_seconds,
            "missing": file.missing,
        }
