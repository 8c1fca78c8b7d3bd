"""Messages on their way into the database: known ones recognised, new ones stored in bulk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, insert, select, update
from uuid_utils import NAMESPACE_URL, uuid5

from inbox.model import Account, Direction
from inbox.prepared import packed, words_of
from inbox.store import indexing, joining, ordering, scoring, threads
from inbox.store.bulk import insert_rows
from inbox.store.ordering import Pace
from inbox.store.persons import Named, Persons
from inbox.store.tables import attachments, conversations, messages, outbox, raws

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from inbox.channel import IncomingMessage
    from inbox.settings import Settings
    from inbox.store.files import Files
    from inbox.store.write import Writer

_CHUNK = 500
# Asked with every message that comes, so it is made once.
_PRESENT = select(conversations.c.id).where(
    conversations.c.id.in_(bindparam("ids", expanding=True))
)
# What was written longer ago than this when it arrived is history: nobody waits for an answer.
HISTORY = timedelta(days=30)
_AUTO_URGENCY = 0.1


@dataclass(slots=True)
class Arrived:
    """What storing a batch of messages did."""

    conversations: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)
    new: list[tuple[dict[str, Any], IncomingMessage]] = field(default_factory=list)
    known: list[tuple[str, IncomingMessage]] = field(default_factory=list)
    # remote_id -> message id, of all.
    ids: dict[str, str] = field(default_factory=dict)
    existing: set[str] = field(default_factory=set)  # conversations that were there before


def message_id(account_id: str, remote_id: str) -> str:
    """Give the id of a channel's message: the same on every machine that fetches it."""
    return uuid5(NAMESPACE_URL, f"{account_id}/message/{remote_id}").hex


def store(
    writer: Writer,
    files: Files,
    account: Account,
    incoming: Sequence[IncomingMessage],
    settings: Settings,
    pace: Pace = Pace.FIRST,
) -> Arrived:
    """Store messages not known yet, with their threads, people, files and words."""
    arrived = Arrived()
    fresh = _split_known(writer.connection, account.id, incoming, arrived)
    if not fresh:
        return arrived
    # Parents before children, so that a thread is named by its root; what bears the same time
    # stays in its order, which a page of history gives from the newest on.
    if fresh[0].sent_at > fresh[-1].sent_at:
        fresh.reverse()
    fresh.sort(key=lambda each: each.sent_at)
    persons = Persons(writer.connection, account.channel, writer.now)
    persons.load(_named(fresh, account))
    finder = threads.ThreadFinder(writer.connection, account.id, fresh)
    placed = [(each, finder.find(each, _contact(persons, each, account))) for each in fresh]
    _make_conversations(writer, placed, arrived, (account, persons, settings))
    for gone, stands in finder.joins.items():
        joining.join(writer, gone, stands)
        arrived.conversations.add(gone)
    finder.save()
    placed = [(each, finder.standing(found)) for each, found in placed]
    late = ordering.late(writer.connection, placed, writer.now, pace)
    rowids = ordering.rowids(writer, fresh, arrived.ids, late)
    quoted = _quoted(writer.connection, account.id, fresh, arrived.ids)
    for each, stands in placed:
        row = _message_row(each, account, writer.now)
        own_id = arrived.ids[each.remote_id]
        row |= {
            "id": own_id,
            "rowid": rowids[own_id],
            "conversation_id": stands,
            "identity_id": persons.identity_id(each.author_handle),
            "reply_to": quoted.get(each.reply_to, ""),
        }
        arrived.new.append((row, each))
        arrived.conversations.add(stands)
    # In the order of rowids: FTS5 writes a segment out whenever they fall.
    arrived.new.sort(key=lambda pair: pair[0]["rowid"])
    _insert(writer.connection, files, arrived.new)
    arrived.contacts |= persons.touched
    return arrived


def _split_known(
    connection: Connection,
    account_id: str,
    incoming: Sequence[IncomingMessage],
    arrived: Arrived,
) -> list[IncomingMessage]:
    m = messages.c
    known: dict[str, str] = {}
    remote_ids = [each.remote_id for each in incoming]
    for start in range(0, len(remote_ids), _CHUNK):
        chunk = remote_ids[start : start + _CHUNK]
        rows = connection.execute(
            select(m.remote_id, m.id).where(m.account_id == account_id, m.remote_id.in_(chunk))
        )
        known.update(rows.all())
    known.update(
        _own_copies(connection, account_id, [e for e in incoming if e.remote_id not in known])
    )
    fresh: list[IncomingMessage] = []
    for each in incoming:
        if each.remote_id in known:
            arrived.known.append((known[each.remote_id], each))
        else:
            known[each.remote_id] = message_id(account_id, each.remote_id)
            fresh.append(each)
    arrived.ids = known
    return fresh


def _own_copies(
    connection: Connection, account_id: str, unknown: Sequence[IncomingMessage]
) -> dict[str, str]:
    """Find what left from here and was stored then; a server may keep it in other words.

    Gives message ids by the remote id under which the server has it, which is kept from now on.
    """
    m, headers = messages.c, outbox.c.message_id_header
    named = {
        each.message_id_header: each
        for each in unknown
        if each.direction is Direction.OUTBOUND and each.message_id_header
    }
    found: dict[str, str] = {}
    wanted = sorted(named)
    for start in range(0, len(wanted), _CHUNK):
        asked = select(m.id, m.message_id_header).where(
            m.account_id == account_id,
            m.message_id_header.in_(wanted[start : start + _CHUNK]),
            m.message_id_header.in_(select(headers).where(headers == m.message_id_header)),
            m.direction == Direction.OUTBOUND.value,
        )
        for row in connection.execute(asked).all():
            copy = named[row.message_id_header]
            found[copy.remote_id] = row.id
            connection.execute(
                update(messages).where(m.id == row.id).values(remote_id=copy.remote_id)
            )
            if copy.raw:
                kept = {"message_id": row.id, "raw": copy.packed or packed(copy.raw)}
                connection.execute(insert(raws).prefix_with("OR IGNORE"), [kept])
    return found


def counterpart(message: IncomingMessage, account: Account) -> Named:
    """Give the customer of a message, whoever wrote it."""
    if message.direction is Direction.INBOUND:
        name = message.author_handle.strip() or "unknown"
        return Named(name, message.author_name, message.language)
    others = [each for each in message.to if each and each != account.address]
    handle = message.counterpart_handle or next(iter(others), "") or message.author_handle
    return Named(handle.strip() or "unknown", message.counterpart_name)


def _contact(persons: Persons, message: IncomingMessage, account: Account) -> str:
    return persons.contact_id(counterpart(message, account).handle)


def _named(fresh: Iterable[IncomingMessage], account: Account) -> Iterable[Named]:
    for each in fresh:
        yield counterpart(each, account)


def _make_conversations(
    writer: Writer,
    placed: Sequence[tuple[IncomingMessage, str]],
    arrived: Arrived,
    context: tuple[Account, Persons, Settings],
) -> None:
    account, persons, settings = context
    first: dict[str, IncomingMessage] = {}
    for each, conversation_id in placed:
        first.setdefault(conversation_id, each)
    arrived.existing = _present(writer.connection, sorted(first))
    minutes = scoring.minutes(settings)
    rows = [
        _conversation_row(each, account, persons, minutes)
        | {"id": conversation_id, "created_at": writer.now}
        for conversation_id, each in first.items()
        if conversation_id not in arrived.existing
    ]
    insert_rows(writer.connection, conversations, rows)


def _present(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        found.update(connection.scalars(_PRESENT, {"ids": chunk}))
    return found


def _quoted(
    connection: Connection,
    account_id: str,
    fresh: Sequence[IncomingMessage],
    ids: Mapping[str, str],
) -> dict[str, str]:
    """Give the ids of the messages that others quote, by their remote ids."""
    m = messages.c
    wanted = {each.reply_to for each in fresh if each.reply_to}
    found = {remote_id: message_id(account_id, remote_id) for remote_id in wanted}
    unknown = sorted(wanted - ids.keys())
    for start in range(0, len(unknown), _CHUNK):
        asked = select(m.remote_id, m.id).where(
            m.account_id == account_id, m.remote_id.in_(unknown[start : start + _CHUNK])
        )
        found.update(connection.execute(asked).all())
    return found | {remote_id: ids[remote_id] for remote_id in wanted & ids.keys()}


def _conversation_row(
    first: IncomingMessage, account: Account, persons: Persons, minutes: tuple[int, int, int]
) -> dict[str, Any]:
    who = counterpart(first, account)
    expected = scoring.expectation(_kind(first, account), minutes)
    state = "spam" if first.is_spam else "open"
    return {
        "account_id": account.id,
        "contact_id": persons.contact_id(who.handle),
        "visibility": first.visibility.value,
        "subject": threads.bare_subject(first.subject),
        "subject_key": "" if first.thread_key else threads.subject_key(first.subject),
        "thread_key": first.thread_key,
        "counterpart_handle": who.handle,
        "language": first.language,
        "base_state": state,
        "state": state,
        "last_message_at": first.sent_at,
        "expect_seconds": int(expected.total_seconds()),
        "urgency_score": _AUTO_URGENCY if first.is_auto else scoring.DEFAULT_URGENCY,
        "triage_state": "done" if first.is_auto or first.is_spam else "pending",
    }


def _kind(first: IncomingMessage, account: Account) -> str:
    """Give how fast people write here: as the account says, else as the message looks."""
    told = account.settings.get("kind")
    if told:
        return str(told)
    if first.subject or first.message_id_header:
        return "mail"
    return "social" if first.visibility.value == "public" else "chat"


def _message_row(each: IncomingMessage, account: Account, now: datetime) -> dict[str, Any]:
    is_inbound = each.direction is Direction.INBOUND
    is_bounce = bool(each.bounce_of or each.bounce_sentence)
    is_auto = each.is_auto or is_bounce
    is_recent = now - each.sent_at < HISTORY
    return {
        "account_id": account.id,
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
    }


def _insert(
    connection: Connection,
    files: Files,
    new: Sequence[tuple[dict[str, Any], IncomingMessage]],
) -> None:
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
        attachment for row, each in new for attachment in _attachments(files, row["id"], each)
    ]
    insert_rows(connection, attachments, attached)


def _attachments(files: Files, own_id: str, each: IncomingMessage) -> Iterable[dict[str, Any]]:
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
