"""The desk hands the acts on, announces what changed, and says what the engine alone knows."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channels import registry
from inbox.desk import Desk
from inbox.errors import Offline
from inbox.model import AccountState, Capabilities, Direction, Visibility
from tests.inbox.conftest import NOW
from tests.inbox.mail import ACCOUNT, add_account, bring, mail, only

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from inbox.changes import Changes
    from inbox.store.database import Database

CAN = Capabilities(edit=True, delete=True, react=True, hide=True, private_reply=True, typing=True)
AGO = NOW - timedelta(hours=1)


class _Line:
    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.troubles: dict[str, str] = {}
        self.is_away = False

    async def request(self, verb: str, **fields: Any) -> dict[str, Any]:
        if self.is_away:
            raise Offline("The engine is away.")
        self.asked.append((verb, fields))
        return {}

    async def stream(self, verb: str, **fields: Any) -> AsyncIterator[dict[str, Any]]:
        yield {verb: fields}


class _Clock:
    def now(self) -> datetime:
        return NOW


@pytest.fixture
def told() -> list[Changes]:
    return []


@pytest.fixture
def line() -> _Line:
    return _Line()


@pytest.fixture
def desk(
    database: Database, monkeypatch: pytest.MonkeyPatch, told: list[Changes], line: _Line
) -> Desk:
    monkeypatch.setattr(registry, "capabilities", lambda _: CAN)
    add_account(database, NOW)
    here = {"thread_key": "t", "visibility": Visibility.PUBLIC}
    ours = {"direction": Direction.OUTBOUND, "counterpart_handle": "ada@home.example"}
    bring(database, [mail("q", AGO, **here), mail("a", NOW, **here, **ours)], NOW)
    return Desk(database, None, _Clock(), line, told.append)  # type: ignore[arg-type]


def test_every_act_is_announced_and_can_be_undone(
    desk: Desk, database: Database, told: list[Changes]
) -> None:
    chosen = only(database)
    question, answer = desk.thread(chosen).messages
    for toast in (
        desk.edit_sent(answer.id, "better"),
        desk.delete_sent(answer.id),
        desk.react(question.id, "👍"),
        desk.hide(question.id),
        desk.archive([chosen]),
    ):
        assert chosen in told[-1].conversations
        assert desk.undo(toast.group) is not None
    question, answer = desk.thread(chosen).messages
    assert (answer.text, answer.is_deleted) == ("Hello from a.", False)
    assert (question.is_hidden, question.reactions) == (False, ())
    item = desk.take_private(chosen, "Here we can talk.", "I write to you.")
    assert {chosen, item.conversation_id} <= told[-1].conversations
    assert [row.conversation_id for row in desk.thread(chosen).linked] == [item.conversation_id]


def test_typing_goes_over_the_line_and_never_raises(desk: Desk, line: _Line) -> None:
    asyncio.run(desk.typing("c"))
    line.is_away = True
    asyncio.run(desk.typing("c", False))
    assert line.asked == [("typing", {"conversation_id": "c", "is_typing": True})]


def test_what_cannot_be_stored_is_said_of_the_account(desk: Desk, line: _Line) -> None:
    assert desk.accounts()[0].state is AccountState.NEW
    line.troubles = {ACCOUNT: "Your replies wait: the disk is full."}
    (account,) = desk.accounts()
    assert (account.state, account.state_sentence) == (
        AccountState.FAILED,
        "Your replies wait: the disk is full.",
    )
