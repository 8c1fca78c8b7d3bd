"""From a public conversation to a private one with the same person, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import uuid_utils
from sqlalchemy import insert, select, update

from inbox.channels import registry
from inbox.errors import Invalid
from inbox.model import Draft, OutboxItem, Visibility
from inbox.send import approval
from inbox.store import values
from inbox.store.tables import conversations
from inbox.store.write import transaction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from inbox.changes import Changes
    from inbox.store.database import Database
    from inbox.store.write import Writer

_C = conversations.c


def take_private(
    database: Database, written: Draft, public_text: str, who: str, now: datetime
) -> tuple[OutboxItem, Changes]:
    """Approve the public answer (if any) and the private reply with its files, which follows.

    `written` is of the public conversation. Raises Invalid where the network does not lead from
    there to a private conversation, NotFound.
    """
    with transaction(database, who, now, can_undo=False) as writer:
        public = approval.conversation(writer, written.conversation_id)
        if public["visibility"] != Visibility.PUBLIC:
            raise Invalid("This conversation is private already; answer here.")
        can = values.limited(registry.capabilities(public["channel"]), public["limits"])
        if not can.private_reply:
            raise Invalid(
                "This channel does not lead from here to a private conversation; nothing was sent."
            )
        after_id = ""
        if public_text.strip():
            answer = Draft(public["id"], public_text)
            after_id = approval.put(writer, answer, public, approval.Terms()).id
        private = approval.conversation(writer, _private_id(writer, public))
        reply = Draft(
            private["id"],
            written.text,
            files=written.files,
            based_on_message_id=public["last_message_id"],
        )
        item = approval.put(writer, reply, private, approval.Terms(after_id=after_id))
        # What was written there is on its way now.
        approval.delete_draft(writer, public["id"])
        writer.touch(conversations=public["id"])
        writer.touch(conversations=private["id"])
    return item, writer.changes


def _private_id(writer: Writer, public: Mapping[str, Any]) -> str:
    """Give the private conversation with the same person, made where there is none."""
    linked = select(_C.id).where(_C.linked_id == public["id"], _C.state != "spam")
    same = select(_C.id).where(
        _C.contact_id == public["contact_id"],
        _C.account_id == public["account_id"],
        _C.counterpart_handle == public["counterpart_handle"],
        _C.visibility == Visibility.PRIVATE.value,
        _C.state != "spam",
    )
    for asked in (linked, same):
        found = writer.connection.scalar(asked.order_by(_C.last_message_at.desc()).limit(1))
        if found is not None:
            writer.connection.execute(
                update(conversations)
                .where(_C.id == found, _C.linked_id == "")
                .values(linked_id=public["id"])
            )
            return str(found)
    return _made(writer, public)


def _made(writer: Writer, public: Mapping[str, Any]) -> str:
    own_id = uuid_utils.uuid7().hex
    same = ("account_id", "contact_id", "counterpart_handle", "language", "expect_seconds")
    writer.connection.execute(
        insert(conversations).values(
            id=own_id,
            visibility=Visibility.PRIVATE.value,
            subject=public["subject"],
            assignee=public["assignee"],
            urgency_score=public["urgency_score"],
            triage_state="done",
            linked_id=public["id"],
            network=public["network"],
            created_at=writer.now,
            last_message_at=writer.now,
            **{name: public[name] for name in same},
        )
    )
    writer.rescore(own_id)
    return own_id
