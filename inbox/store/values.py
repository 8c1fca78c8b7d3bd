"""Rows of the database turned into the values of model.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from inbox.model import (
    Account,
    AccountState,
    Attachment,
    CannedReply,
    Capabilities,
    Contact,
    ConversationState,
    Draft,
    Fact,
    Ground,
    Identity,
    Note,
    OutboxItem,
    OutboxState,
    QueueRow,
    Suggestion,
    Urgency,
    UrgencyReason,
    Visibility,
)
from inbox.store.standing import urgency_of

Row = Mapping[str, Any]


def account(row: Row) -> Account:
    """Read an account."""
    return Account(
        id=row["id"],
        channel=row["channel"],
        name=row["name"],
        address=row["address"],
        settings=row["settings"] or {},
        signature=row["signature"],
        is_enabled=row["is_enabled"],
        state=AccountState(row["state"]),
        state_sentence=row["state_sentence"] or _refused(row),
        synced_count=row["synced_count"],
        total_count=row["total_count"],
    )


def _refused(row: Row) -> str:
    """Give what the server takes none of, while all else works."""
    told: list[str] = list(row["refused"].values())
    return told[-1] if told and row["state"] == AccountState.LIVE.value else ""


def contact(row: Row) -> Contact:
    """Read a contact; the id given is the canonical one."""
    return Contact(
        id=row["canonical_id"],
        name=row["name"],
        language=row["language"],
        place=row["place"],
        time_zone=row["time_zone"],
        is_vip=row["is_vip"],
    )


def identity(row: Row, contact_id: str) -> Identity:
    """Read an identity of a canonical contact."""
    return Identity(
        id=row["id"],
        contact_id=contact_id,
        channel=row["channel"],
        handle=row["handle"],
        display_name=row["display_name"],
        is_verified=row["is_verified"],
    )


def limited(can: Capabilities, limits: Row) -> Capabilities:
    """Give what a channel can do in one conversation; what is not known is passed over."""
    known = {each.name for each in fields(Capabilities)}
    told: dict[str, Any] = {name: _frozen(value) for name, value in limits.items() if name in known}
    return replace(can, **told) if told else can


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def reason(data: Row) -> UrgencyReason:
    """Read one urgency reason from its JSON."""
    return UrgencyReason(
        code=data["code"],
        values=data.get("values") or {},
        weight=data.get("weight", 0.0),
        sentence=data.get("sentence", ""),
    )


def queue_row(row: Row, tags: Iterable[str]) -> QueueRow:
    """Read a conversation as one line of the queue."""
    urgency = urgency_of(row)
    return QueueRow(
        conversation_id=row["id"],
        account_id=row["account_id"],
        channel=row["channel"],
        visibility=Visibility(row["visibility"]),
        contact_id=row["canonical_id"],
        contact_name=row["contact_name"] or row["counterpart_handle"],
        subject=row["subject"] or row["title"],
        snippet=row["snippet"],
        state=ConversationState(row["state"]),
        urgency=Urgency.of(urgency),
        urgency_score=urgency,
        reasons=tuple(map(reason, row["reasons"])),
        queue_score=row["queue_score"],
        last_message_at=row["last_message_at"],
        waiting_since=row["waiting_since"] if row["state"] == "open" else None,
        due_at=row["due_at"],
        is_promised=row["promised_at"] is not None and row["due_at"] is not None,
        is_unread=row["is_unread"],
        is_vip=row["is_vip"],
        message_count=row["message_count"],
        tags=tuple(sorted(tags)),
        assignee=row["assignee"],
        snoozed_until=row["snoozed_until"],
        has_attachment=row["has_attachment"],
        has_draft=row["has_draft"],
        outbox_state=OutboxState(row["outbox_state"]) if row["outbox_state"] else None,
        has_replies=row["outbox_score"] is not None,
        network=row["network"],
        rating=row["rating"],
    )


def attachment(data: Row) -> Attachment:
    """Read an attachment from its row, or from a draft's JSON."""
    return Attachment(
        id=data["id"],
        name=data["name"],
        media_type=data["media_type"],
        size_bytes=data["size_bytes"],
        content_hash=data["content_hash"],
        content_id=data.get("content_id", ""),
        is_inline=data.get("is_inline", False),
        kind=data.get("kind", ""),
        duration_seconds=data.get("duration_seconds"),
        missing=data.get("missing", ""),
    )


def attachment_json(file: Attachment) -> dict[str, Any]:
    """Write an attachment for a draft's or a reply's `files`."""
    return {
        "id": file.id,
        "name": file.name,
        "media_type": file.media_type,
        "size_bytes": file.size_bytes,
        "content_hash": file.content_hash,
        "content_id": file.content_id,
        "is_inline": file.is_inline,
        "kind": file.kind,
        "duration_seconds": file.duration_seconds,
        "missing": file.missing,
    }


def note(row: Row) -> Note:
    """Read a note."""
    return Note(
        id=row["id"],
        conversation_id=row["conversation_id"],
        author=row["author"],
        text=row["text"],
        created_at=row["created_at"],
    )


def draft(row: Row) -> Draft:
    """Read a draft."""
    return Draft(
        conversation_id=row["conversation_id"],
        text=row["text"],
        html=row["html"],
        subject=row["subject"],
        to=tuple(row["to_list"]),
        cc=tuple(row["cc_list"]),
        files=tuple(map(attachment, row["files"])),
        is_note=row["is_note"],
        based_on_message_id=row["based_on_message_id"],
        updated_at=row["updated_at"],
    )


def suggestion(row: Row) -> Suggestion:
    """Read a suggestion."""
    return Suggestion(
        conversation_id=row["conversation_id"],
        text=row["text"],
        source=row["source"],
        language=row["language"],
        grounds=tuple(
            Ground(data["kind"], data["reference"], data["excerpt"]) for data in row["grounds"]
        ),
        refused=tuple(row["refused"]),
        based_on_message_id=row["based_on_message_id"],
        made_at=row["made_at"],
    )


def outbox_item(row: Row) -> OutboxItem:
    """Read an approved reply."""
    return OutboxItem(
        id=row["id"],
        conversation_id=row["conversation_id"],
        account_id=row["account_id"],
        text=row["text"],
        html=row["html"],
        subject=row["subject"],
        to=tuple(row["to_list"]),
        cc=tuple(row["cc_list"]),
        files=tuple(map(attachment, row["files"])),
        state=OutboxState(row["state"]),
        not_before=row["not_before"],
        attempts=row["attempts"],
        sentence=row["sentence"],
        created_at=row["created_at"],
        based_on_message_id=row["based_on_message_id"],
        message_id_header=row["message_id_header"],
    )


def canned_reply(row: Row) -> CannedReply:
    """Read a canned reply."""
    return CannedReply(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        language=row["language"],
        shortcut=row["shortcut"],
        topics=tuple(row["topics"]),
    )


def fact(row: Row) -> Fact:
    """Read what a system of record says."""
    return Fact(
        contact_id=row["contact_id"],
        kind=row["kind"],
        key=row["key"],
        title=row["title"],
        values=row["facts_values"],
        happened_at=row["happened_at"],
        source=row["source"],
    )
