"""import: messages kept in files, whatever state they are in."""

from __future__ import annotations

import importlib
import importlib.util
import uuid
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inbox.changes import Changes
from inbox.channel import Batch
from inbox.errors import Invalid
from inbox.model import Account, AccountState
from inbox.ports import SystemClock

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from app.commands.session import Session
    from inbox.channel import IncomingMessage

_BATCH = 200
_SHOWN = 10


def declare(commands: Any) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("import", help="import mail: .eml files, mbox files, Maildirs")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument(
        "--mine", action="append", default=[], metavar="ADDRESS", help="an address of your own"
    )
    parser.set_defaults(run=run)


def run(session: Session, arguments: Namespace) -> int:
    """Import everything found; importing it again adds nothing."""
    from inbox import receive  # noqa: PLC0415  # loads SQLAlchemy

    channel, files = _reader()
    known = session.desk.accounts()
    mine = frozenset(
        each.lower() for each in (*arguments.mine, *(a.address for a in known)) if each
    )
    account = _account(session, channel, known)
    unread = files.Unread()
    count, changes = _store(session, account, files.read(arguments.paths, mine, unread))
    state = f"{count} messages were imported."
    with session.database() as database:
        receive.set_state(database, account.id, AccountState.OFF, state)
    session.changed(changes | Changes(accounts=frozenset({account.id})))
    found = {"messages": count, "conversations": len(changes.conversations)}
    lines = [f"Read {count} messages; they are in {len(changes.conversations)} conversations."]
    lines += [f"Passed over: {sentence}" for sentence in unread.sentences[:_SHOWN]]
    if len(unread.sentences) > _SHOWN:
        lines.append(f"... and {len(unread.sentences) - _SHOWN} more.")
    session.give(found | {"passed_over": unread.sentences, "account": account}, lines)
    return 0 if count or not unread.sentences else 1


def _reader() -> tuple[str, Any]:
    """Find the channel whose messages are kept in files: the one with a module for them."""
    from inbox.channels import registry  # noqa: PLC0415  # loads every channel

    for name in registry.types():
        module = f"inbox.channels.{name}.files"
        if importlib.util.find_spec(module) is not None:
            return name, importlib.import_module(module)
    raise Invalid("No channel of this Kindline can read files.")


def _account(session: Session, channel: str, known: list[Account]) -> Account:
    """Give the account that owns imported messages; it is off, so nobody connects for it."""
    account_id = uuid.uuid5(uuid.NAMESPACE_URL, "kindline:imported").hex
    found = [each for each in known if each.id == account_id]
    if found:
        return found[0]
    made = Account(account_id, channel, "Imported messages", is_enabled=False)
    return session.desk.add_account(made, {})


def _store(
    session: Session, account: Account, messages: Iterable[IncomingMessage]
) -> tuple[int, Changes]:
    """Store the messages in batches, each durable when the next is read."""
    from inbox import receive  # noqa: PLC0415

    clock = SystemClock()
    changes, count = Changes(), 0
    rest = iter(messages)
    with session.database() as database:
        while batch := list(islice(rest, _BATCH)):
            count += len(batch)
            step = Batch(messages=batch, synced_count=count)
            changes |= receive.receive(database, account.id, step, clock.now())
            session.note(f"{count} messages read.")
    return count, changes
