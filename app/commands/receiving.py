"""sync: receive what the accounts have, and send what was approved."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.commands.live import connected
from app.commands.rendering import as_json, one_line
from inbox.model import AccountState, OutboxState

if TYPE_CHECKING:
    from argparse import Namespace

    from app.commands.session import Session
    from inbox.changes import Changes
    from inbox.desk import Desk
    from inbox.model import Account

_POLL_SECONDS = 0.2
_GRACE_SECONDS = 5.0
_BUSY = (AccountState.NEW, AccountState.SYNCING)
_TROUBLED = (AccountState.OFFLINE, AccountState.SIGN_IN, AccountState.FAILED)


def declare(commands: Any) -> None:
    """Declare the command's arguments."""
    sync = commands.add_parser("sync", help="receive and send; without --once until Ctrl+C")
    sync.add_argument("--once", action="store_true", help="end when everything is there")
    sync.add_argument("--timeout", type=float, default=600.0, help="seconds --once may take")
    sync.set_defaults(run=synchronise)


@dataclass
class _Seen:
    """What the engine has told since the command began."""

    accounts: set[str] = field(default_factory=set)
    conversations: set[str] = field(default_factory=set)

    def add(self, changes: Changes) -> None:
        self.accounts |= changes.accounts
        self.conversations |= changes.conversations


def synchronise(session: Session, arguments: Namespace) -> int:
    """Receive and send, once or for ever."""
    if not any(account.is_enabled for account in session.desk.accounts()):
        session.give([], "No account is connected, so there is nothing to receive.")
        return 0
    return asyncio.run(_once(session, arguments.timeout) if arguments.once else _follow(session))


async def _once(session: Session, limit_seconds: float) -> int:
    loop = asyncio.get_running_loop()
    began = loop.time()
    seen = _Seen()
    runs_already = session.is_engine_running()
    async with session.live_desk(seen.add) as desk:
        await connected(desk)
        await desk.sync_now()
        while loop.time() < began + limit_seconds:
            accounts = [one for one in desk.accounts() if one.is_enabled]
            may_trust = runs_already or loop.time() > began + _GRACE_SECONDS
            if all(_is_done(one, seen, may_trust=may_trust) for one in accounts) and _is_sent(desk):
                break
            await asyncio.sleep(_POLL_SECONDS)
        accounts = desk.accounts()
    session.give(
        {"accounts": accounts, "changed_conversations": sorted(seen.conversations)},
        [_line(one) for one in accounts],
    )
    return 1 if any(one.state in (*_TROUBLED, *_BUSY) for one in accounts if one.is_enabled) else 0


def _is_done(account: Account, seen: _Seen, *, may_trust: bool) -> bool:
    """Tell whether the account's state was told in this run and is final."""
    return account.state not in _BUSY and (may_trust or account.id in seen.accounts)


def _is_sent(desk: Desk) -> bool:
    return not any(item.state is OutboxState.SENDING for item in desk.outbox())


def _line(account: Account) -> str:
    count = f"{account.synced_count} of {account.total_count or account.synced_count}"
    state = account.state_sentence or account.state.value
    return f"{one_line(account.address or account.name, 40):<40} {count:>16}  {one_line(state, 80)}"


async def _follow(session: Session) -> int:
    """Say what comes in until stopped: a line a change with --json, else a line an account."""

    def told(changes: Changes) -> None:
        if session.is_json and changes:
            session.write(as_json(changes.to_json(), is_line=True))

    async with session.live_desk(told) as desk:
        await connected(desk)
        await desk.sync_now()
        session.note("Receiving; Ctrl+C ends it. Nothing is lost when it ends.")
        last: list[str] = []
        while True:
            lines = [_line(one) for one in desk.accounts()]
            if lines != last and not session.is_json:
                session.write("\n".join(lines))
            last = lines
            await asyncio.sleep(1.0)
