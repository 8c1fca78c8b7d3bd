"""Messages on their way into the database: known ones recognised, new ones stored in bulk.

What several accounts bring at the same moment goes together, a statement a step for all of them:
with one message each, statements cost more than rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.prepared import packed, words_of
from inbox.store import indexing, joining, known, new_rows, ordering, persons, scoring, threads
from inbox.store.bulk import insert_rows
from inbox.store.incoming import Offer
from inbox.store.lookup import look_up
from inbox.store.tables import attachments, conversations, messages, raws

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from inbox.channel import IncomingMessage
    from inbox.model import Account
    from inbox.settings import Settings
    from inbox.store.files import Files
    from inbox.store.incoming import Arrived, Part
    from inbox.store.write import Writer

_PRESENT = "SELECT id FROM conversations WHERE id IN (SELECT value FROM json_each(?) wanted)"


def store(
    writer: Writer,
    files: Files,
    account: Account,
    incoming: Sequence[IncomingMessage],
    settings: Settings,
) -> Arrived:
    """Store messages of one account not known yet, as `store_together` does."""
    return store_together(writer, files, [Offer(account, incoming)], settings)[0]


def store_together(
    writer: Writer, files: Files, offers: Sequence[Offer], settings: Settings
) -> list[Arrived]:
    """Store messages not known yet, with their threads, people, files and words.

    Every account offers once; what it brings is stored as if it had come alone.
    """
    parts = known.parted(writer.connection, offers)
    fresh_parts = [part for part in parts if part.fresh]
    if fresh_parts:
        _load_persons(writer, fresh_parts)
        _find_conversations(writer, fresh_parts, settings)
        ordering.place(writer, [each for part in fresh_parts for each in part.fresh])
        _make_rows(writer, fresh_parts)
        _insert(writer.connection, files, fresh_parts)
    return [part.arrived for part in parts]


def _load_persons(writer: Writer, parts: Sequence[Part]) -> None:
    named = [(part.account.channel, [each.who for each in part.fresh]) for part in parts]
    for part, found in zip(parts, persons.load(writer.connection, named, writer.now), strict=True):
        part.persons = found
        part.arrived.contacts |= found.touched


def _find_conversations(writer: Writer, parts: Sequence[Part], settings: Settings) -> None:
    """Give every message its conversation; makes the new ones and joins what is one."""
    finders = threads.finders(
        writer.connection,
        [(part.account.id, [each.message for each in part.fresh]) for part in parts],
    )
    for part, finder in zip(parts, finders, strict=True):
        for each in part.fresh:
            contact_id = part.persons.contact_id(each.who.handle)
            each.conversation_id = finder.find(each.message, contact_id)
    _make_conversations(writer, parts, settings)
    for part, finder in zip(parts, finders, strict=True):
        for gone, stands in finder.joins.items():
            joining.join(writer, gone, stands)
            part.arrived.conversations.add(gone)
        for each in part.fresh:
            each.conversation_id = finder.standing(each.conversation_id)
            part.arrived.conversations.add(each.conversation_id)
    threads.save(writer.connection, finders)


def _make_conversations(writer: Writer, parts: Sequence[Part], settings: Settings) -> None:
    wanted = {each.conversation_id for part in parts for each in part.fresh}
    present = {row[0] for row in look_up(writer.connection, _PRESENT, wanted)}
    minutes = scoring.minutes(settings)
    rows: dict[str, dict[str, Any]] = {}
    for part in parts:
        for each in part.fresh:
            if each.conversation_id in present:
                part.arrived.existing.add(each.conversation_id)
            elif each.conversation_id not in rows:
                row = new_rows.conversation(each, part, minutes, writer.now)
                rows[each.conversation_id] = row
    insert_rows(writer.connection, conversations, list(rows.values()))


def _make_rows(writer: Writer, parts: Iterable[Part]) -> None:
    quoted = known.quoted(writer.connection, parts)
    for part in parts:
        for each in sorted(part.fresh, key=lambda fresh: fresh.rowid):
            answered = quoted.get((part.account.id, each.message.reply_to), "")
            row = new_rows.message(each, part, answered, writer.now)
            part.arrived.new.append((row, each.message))


def _insert(connection: Connection, files: Files, parts: Iterable[Part]) -> None:
    new = [pair for part in parts for pair in part.arrived.new]
    # In the order of rowids: FTS5 writes a segment out whenever they fall.
    new.sort(key=lambda pair: pair[0]["rowid"])
    insert_rows(connection, messages, [row for row, _ in new])
    indexed = [(row["rowid"], *(each.folded or words_of(each))) for row, each in new]
    connection.exec_driver_sql(indexing.FILL, indexed)
    kept = [
        {"message_id": row["id"], "raw": each.packed or packed(each.raw)}
        for row, each in new
        if each.raw
    ]
    insert_rows(connection, raws, kept)
    attached = [
        attachment
        for row, each in new
        for attachment in new_rows.attachments(files, row["id"], each)
    ]
    insert_rows(connection, attachments, attached)
