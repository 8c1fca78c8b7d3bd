"""What ails one account, one act or one channel's code stays there."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from app import account as account_module
from app.account import AccountRunner
from app.engine import Engine
from app.no_model import NoModel
from app.paths import Workspace
from inbox import acts
from inbox.channel import Batch, RemoteAction, Sent
from inbox.channels import registry
from inbox.errors import SignInAgain
from inbox.model import AccountState, OutboxState
from inbox.ports import SystemClock
from inbox.store import read
from inbox.store.tables import outbox
from tests.inbox import sending
from tests.inbox.mail import ACCOUNT, add_account, bring, mail, minutes, only

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from inbox.channel import Outgoing
    from inbox.model import Account
    from inbox.store.database import Database

database = sending.database


class _Secrets(dict[str, str]):
    def set(self, name: str, value: str) -> None:
        self[name] = value

    def delete(self, name: str) -> None:
        self.pop(name, None)


class _Clock:
    def now(self) -> datetime:
        return sending.LATER


class _Channel(sending.FakeChannel):
    """Receives nothing and lives on; what else it does is set beforehand."""

    hangs_closing = False
    buggy_kind = ""

    def __init__(self) -> None:
        super().__init__()
        self.acted: list[str] = []
        self.tries = 0

    async def receive(self, _: Any) -> AsyncIterator[Batch]:
        yield Batch(is_caught_up=True)
        await asyncio.Event().wait()

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        for action in actions:
            if action.kind == self.buggy_kind:
                self.tries += 1
                raise AttributeError("NoneType")
        self.acted += [action.kind for action in actions]

    async def find_sent(self, _: Outgoing) -> Sent | None:
        raise SignInAgain("The mailbox wants a new password.")

    async def close(self) -> None:
        if self.hangs_closing:
            await asyncio.Event().wait()
        raise RuntimeError("a bug in closing")


def _run(database: Database, channel: _Channel, until: Callable[[], bool]) -> None:
    async def run() -> None:
        account = read.account(database, ACCOUNT)
        told: list[Any] = []
        runner = AccountRunner(account, channel, database, _Clock(), told.append)  # type: ignore[arg-type]
        task = asyncio.ensure_future(runner.run())
        async with asyncio.timeout(20):
            while not await asyncio.to_thread(until):  # noqa: ASYNC110 - no event tells it
                await asyncio.sleep(0.01)
        task.cancel()
        async with asyncio.timeout(5):
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())


@pytest.mark.parametrize("hangs", [True, False])
def test_a_channel_that_cannot_close_ends_nothing_else(
    database: Database, monkeypatch: pytest.MonkeyPatch, hangs: bool
) -> None:
    monkeypatch.setattr(account_module, "_CLOSE_SECONDS", 0.05)
    channel = _Channel()
    channel.hangs_closing = hangs
    _run(database, channel, lambda: read.account(database, ACCOUNT).state == AccountState.LIVE)


def test_a_mailbox_that_cannot_be_searched_keeps_no_reply_from_leaving(database: Database) -> None:
    sending.unknown(database)
    second = sending.approve(database, sending.arrives(database, 5, in_reply_to=""))
    channel = _Channel()
    _run(database, channel, lambda: sending.state(database, second)[0] == OutboxState.SENT)
    assert [each.item.id for each in channel.handed] == [second.id]


def test_a_reply_whose_outcome_was_lost_is_said_to_be_unknown(database: Database) -> None:
    item = sending.approve(database, sending.arrives(database))
    with database.write() as connection:
        lost = update(outbox).where(outbox.c.id == item.id)
        connection.execute(lost.values(state=OutboxState.SENDING.value))
    channel = _Channel()
    _run(database, channel, lambda: sending.state(database, item)[0] == OutboxState.UNKNOWN)
    assert not channel.handed


def test_an_act_that_meets_a_bug_each_time_is_given_up_and_said(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_module, "_ACT_BUG_SECONDS", 0.01)
    monkeypatch.setattr(account_module.Backoff, "next", lambda _, asked=None: asked or 0.01)
    can = replace(sending.FakeChannel.can, react=True)
    monkeypatch.setattr(registry, "capabilities", lambda _: can)
    chosen = sending.arrives(database)
    message = read.thread(database, chosen).messages[0]
    acts.react(database, message.id, "👍", False, "me", sending.NOW)
    channel = _Channel()
    channel.buggy_kind = "react"
    _run(database, channel, lambda: not read.remote_actions(database, ACCOUNT, sending.LATER))
    assert channel.tries == 3
    said = read.thread(database, chosen).messages[0].delivery
    assert said.startswith("failed: Something unexpected happened")


def test_a_channel_that_cannot_start_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inbox.store.database import Database  # noqa: PLC0415 - the fixture has the name

    opened = Database.open(tmp_path / "k.db", "ab" * 32, files_dir=tmp_path / "files")
    add_account(opened, sending.NOW)
    bring(opened, [mail("one", sending.NOW - minutes(9))], sending.NOW)
    add_account(opened, sending.NOW, "x", account_id="b" * 32)

    def connect(account: Account, *_: Any) -> _Channel:
        if account.channel == "x":
            raise TypeError("a bug of this package")
        return _Channel()

    monkeypatch.setattr(registry, "connect", connect)

    async def run() -> None:
        engine = Engine(
            Workspace(tmp_path / "w").create(), opened, _Secrets(), SystemClock(), NoModel()
        )
        task = asyncio.ensure_future(engine.run())
        async with asyncio.timeout(20):
            wanted = {AccountState.LIVE, AccountState.FAILED}
            while {each.state for each in read.accounts(opened)} != wanted:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        sick = next(each for each in read.accounts(opened) if each.channel == "x")
        assert "because of a bug in it" in sick.state_sentence
        engine.stop()
        async with asyncio.timeout(10):
            await task

    asyncio.run(run())
    assert only(opened)
    opened.close()
