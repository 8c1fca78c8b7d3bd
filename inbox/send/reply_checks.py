"""What could never be sent is refused when it is approved, with what would do instead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from inbox.errors import Invalid
from inbox.model import Capabilities, Direction, Draft, OutboxState, reply_length
from inbox.store.tables import messages, outbox

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_NO_TEMPLATE = (
    "The time for free replies is over: only an approved template is taken. Choose one, fill in"
    " its numbered places and change nothing else; your draft is kept."
)


def check(approved: Draft, can: Capabilities) -> None:
    """Look at the reply itself. Raises Invalid."""
    if approved.is_note:
        raise Invalid("An internal note never leaves the team; save it as a note.")
    if not approved.text.strip() and not approved.files:
        raise Invalid("This reply is empty; write something before you send it.")
    sentence = reply_length.too_long(approved.text, can)
    if sentence:
        raise Invalid(sentence)
    _check_files(approved, can)
    if any("\n" in line or "\r" in line for line in (approved.subject, *approved.to, *approved.cc)):
        raise Invalid("The subject and the addresses must each be a single line.")
    strange = [each for each in (*approved.to, *approved.cc) if "@" not in each]
    if can.recipients and strange:
        # Sending would leave it out, and nobody would know.
        raise Invalid(f"{strange[0]} is no address that mail can go to; correct it or take it out.")


def check_place(
    connection: Connection,
    row: Mapping[str, Any],
    can: Capabilities,
    now: datetime,
    *,
    is_template: bool,
) -> None:
    """Look at the conversation that the reply is for. Raises Invalid."""
    if not can.reply:
        raise Invalid(
            can.window_sentence or "Nothing can be sent in this conversation; your draft is kept."
        )
    until = row["reply_until"] or _window_end(connection, row["id"], can)
    if until is not None and now >= until and not is_template:
        if can.templates:
            raise Invalid(_NO_TEMPLATE)
        raise Invalid(
            can.window_sentence
            or "The time in which this network takes a free reply is over; your draft is kept."
        )
    o = outbox.c
    on_its_way = select(o.id).where(
        o.conversation_id == row["id"], o.state != OutboxState.SENT.value
    )
    if can.one_answer and connection.execute(on_its_way.limit(1)).first() is not None:
        raise Invalid(
            "Only one answer stands here, and one is on its way already; take that one back and"
            " change it."
        )


def _window_end(connection: Connection, conversation_id: str, can: Capabilities) -> datetime | None:
    if can.reply_window_hours is None:
        return None
    m = messages.c
    said = connection.scalar(
        select(func.max(m.sent_at)).where(
            m.conversation_id == conversation_id, m.direction == Direction.INBOUND.value
        )
    )
    return said + timedelta(hours=can.reply_window_hours) if said else None


def _check_files(approved: Draft, can: Capabilities) -> None:
    files = approved.files
    if files and not can.files:
        raise Invalid("This channel takes no files; take them out of the reply.")
    if can.max_files is not None and len(files) > can.max_files:
        raise Invalid(f"This channel takes {can.max_files} files in a reply; take some out.")
    for file in files:
        if can.max_file_bytes is not None and file.size_bytes > can.max_file_bytes:
            raise Invalid(
                "A file of this reply is too large for this channel; send a link instead."
            )
        if can.file_types and not _is_taken(file.media_type, can.file_types):
            taken = ", ".join(can.file_types)
            raise Invalid(f"This channel takes {taken} and not {file.name}; take it out.")


def _is_taken(media_type: str, patterns: tuple[str, ...]) -> bool:
    plain = media_type.partition(";")[0].strip().lower()
    return any(
        plain == pattern or (pattern.endswith("/*") and plain.startswith(pattern[:-1]))
        for pattern in patterns
    )
