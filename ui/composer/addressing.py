"""Whom a fresh reply goes to, by the thread it answers."""

from __future__ import annotations

from inbox.model import Direction, Draft, Message, Thread


def customer_message(thread: Thread) -> Message | None:
    """Give the newest message that the customer wrote, automatic ones aside."""
    inbound = [m for m in thread.messages if m.direction is Direction.INBOUND]
    written = [m for m in inbound if not m.is_auto] or inbound
    return written[-1] if written else None


def answered_to(thread: Thread, *, is_note: bool) -> Draft:
    """Give an empty draft addressed to whoever wrote last, with those he copied."""
    empty = Draft(thread.row.conversation_id, "", is_note=is_note)
    last = customer_message(thread)
    if is_note or not thread.can.recipients or last is None:
        return empty
    ours = {m.author_handle.lower() for m in thread.messages if m.direction is Direction.OUTBOUND}
    to = str(last.extra.get("reply_to") or last.author_handle)
    copied = tuple(a for a in last.cc if a.lower() not in ours and a.lower() != to.lower())
    subject = last.subject or thread.row.subject
    if subject and not subject.lower().startswith(("re:", "رد:", "sv:", "aw:")):
        subject = f"Re: {subject}"
    return Draft(
        thread.row.conversation_id,
        "",
        subject=subject if thread.can.subject else "",
        to=(to,),
        cc=copied,
        is_note=False,
    )
