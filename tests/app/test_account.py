"""One account at work: acts are brought one by one, refusals are said, typing is told seldom."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from app.account import AccountRunner
from inbox import acts, receive, work
from inbox.channel import Batch, RemoteAction
from inbox.channels import registry
from inbox.errors import Refused, TryLater
from inbox.model import AccountState, Capabilities
from inbox.store import read
from inbox.store.database import Database
from tests.inbox.conftest import NOW
from tests.inbox.mail import ACCOUNT, add_account, bring, mail, minutes, only

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from inbox.changes import Changes

CAN = Capabilities(edit=True, react=True, typing=True)


class _Clock:
    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


class _Channel:
    """Notes what it is asked, and refuses or puts off what it is told to."""

    can = CAN

    def __init__(self) -> None:
        self.acted: list[str] = []
        self.typed: list[bool] = []
        self.refuses: set[str] = set()
        self.puts_off: set[str] = set()

    async def receive(self, _: Any) -> AsyncIterator[Batch]:
        yield Batch(is_caught_up=True)
        await asyncio.Event().wait()

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        for action in actions:
            if action.kind in self.puts_off:
                self.puts_off.remove(action.kind)
                raise TryLater("Busy.", 0.01)
            if action.kind in self.refuses:
                raise Refused("You have no right to do that.")
        self.acted += [f"{action.kind} {action.value}".strip() for action in actions]

    async def typing(self, _: str, *, is_typing: bool) -> None:
        self.typed.append(is_typing)
        if len(self.typed) > 2:
            raise TryLater("Not now.")

    async def close(self) -> None:
        pass


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setattr(registry, "capabilities", lambda _: CAN)
    opened = Database.open(tmp_path / "k.db", "ab" * 32, files_dir=tmp_path / "files")
    add_account(opened, NOW)
    where = {"thread_key": "t", "place": "p"}
    bring(opened, [mail(f"m{n}", NOW - minutes(9), place_key=str(n), **where) for n in "12"], NOW)
    yield opened
    opened.close()


def _run(database: Database, channel: _Channel, until: Callable[[], bool]) -> list[Changes]:
    told: list[Changes] = []
    clock = _Clock()
    clock.at = NOW + minutes(2)

    async def run() -> None:
        account = read.account(database, ACCOUNT)
        runner = AccountRunner(account, channel, database, clock, told.append)  # type: ignore[arg-type]
        task = asyncio.ensure_future(runner.run())
        async with asyncio.timeout(20):
            while not await asyncio.to_thread(until):  # noqa: ASYNC110 - no event tells it
                await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())
    return told


def _queue(database: Database) -> list[RemoteAction]:
    return [act for _, act in read.remote_actions(database, ACCOUNT, NOW + minutes(9))]


def test_what_is_refused_is_said_and_the_rest_is_brought(database: Database) -> None:
    message = read.thread(database, only(database)).messages[0]
    work.mark_read(database, [only(database)], True, "me", NOW)
    acts.react(database, message.id, "👍", False, "me", NOW)
    acts.react(database, message.id, "❤️", False, "me", NOW)
    channel = _Channel()
    channel.refuses.add("react")
    told = _run(database, channel, lambda: not _queue(database))
    assert channel.acted == ["seen", "seen"]
    found = read.thread(database, only(database)).messages[0]
    assert found.delivery == "failed: You have no right to do that."
    assert found.reactions == ()
    assert any(only(database) in changes.conversations for changes in told)
    assert read.account(database, ACCOUNT).state is AccountState.LIVE


def test_a_state_that_the_server_does_not_take_is_said_on_the_account_until_it_does(
    database: Database,
) -> None:
    def sentence() -> str:
        return read.account(database, ACCOUNT).state_sentence

    work.mark_read(database, [only(database)], True, "me", NOW)
    channel = _Channel()
    channel.refuses.add("seen")
    told = _run(database, channel, lambda: not _queue(database) and bool(sentence()))
    said = "Messages come and go, but what you read here stays unread there: "
    assert sentence() == f"{said}You have no right to do that."
    assert any(ACCOUNT in changes.accounts for changes in told)
    # Replies are as they were: nothing is said beside any message.
    assert all(not each.delivery for each in read.thread(database, only(database)).messages)
    # What ails the whole account is said first.
    receive.set_state(database, ACCOUNT, AccountState.OFFLINE, "No network.")
    assert sentence() == "No network."
    receive.set_state(database, ACCOUNT, AccountState.SYNCING, "")
    assert sentence() == ""
    message = read.thread(database, only(database)).messages[0]
    acts.react(database, message.id, "👍", False, "me", NOW)
    _run(database, _Channel(), lambda: not _queue(database) and bool(sentence()))
    assert sentence().startswith(said)
    work.mark_read(database, [only(database)], False, "me", NOW)
    work.mark_read(database, [only(database)], True, "me", NOW)
    told = _run(database, _Channel(), lambda: not _queue(database))
    assert sentence() == ""
    assert any(ACCOUNT in changes.accounts for changes in told)


def test_what_is_put_off_is_brought_later_in_its_order(database: Database) -> None:
    message = read.thread(database, only(database)).messages[0]
    acts.react(database, message.id, "👍", False, "me", NOW)
    acts.react(database, message.id, "👍", True, "me", NOW)
    channel = _Channel()
    channel.puts_off.add("react")
    _run(database, channel, lambda: not _queue(database))
    assert channel.acted == ["react 👍", "unreact 👍"]


def test_typing_is_told_seldom_and_never_fails(database: Database) -> None:
    channel = _Channel()
    account = read.account(database, ACCOUNT)
    make = (database, _Clock(), lambda _: None)

    async def run() -> None:
        runner = AccountRunner(account, channel, *make)  # type: ignore[arg-type]
        await runner.typing("t", is_typing=False)
        for _ in range(5):
            await runner.typing("t", is_typing=True)
        await runner.typing("t", is_typing=False)
        await runner.typing("t", is_typing=False)
        await runner.typing("t", is_typing=True)
        channel.can = Capabilities()
        await runner.typing("u", is_typing=True)

    asyncio.run(run())
    assert channel.typed == [True, False, True]
    assert receive.cursor(database, ACCOUNT) is None
