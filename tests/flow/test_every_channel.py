"""Every channel with its rig: receive, queue, draft, send, seen once; kills and a rough line.

A channel comes in by its rig (tests/flow/rig.py). KINDLINE_KILLS says how often each is killed
(2 unless set, 20 in the full run); KINDLINE_CHANNELS picks some ("live_chat,matrix").
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import time
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from inbox import draft
from inbox.channels import registry
from inbox.model import AccountState, Draft, ModelState, ModelStatus, OutboxState, Suggestion
from tests.flow.house import House, within
from tests.flow.rig import Rig, Stage, rigs
from tests.servers.fault_proxy import RoughProxy
from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
    from pathlib import Path

    from inbox.model import OutboxItem, QueueRow
    from inbox.ports import DraftPrompt

pytestmark = [pytest.mark.servers, pytest.mark.timeout(600)]
KILLS = int(os.environ.get("KINDLINE_KILLS", "2"))
CHOSEN = {name for name in os.environ.get("KINDLINE_CHANNELS", "").split(",") if name}
NAMES = sorted(name for name in rigs() if not CHOSEN or name in CHOSEN)
# An engine needs about a second to its first connection; later kills meet it at work.
KILL_SECONDS = (0.3, 2.2)
_UNSURE = {OutboxState.UNKNOWN, OutboxState.FAILED}


class Play:
    """One channel's rig, a house and its engine, and what should have arrived where."""

    def __init__(self, rig: Rig, stage: Stage, folder: Path) -> None:
        self.rig = rig
        self.stage = stage
        self.house = House(folder)
        self.asked: list[str] = []
        self.answers: dict[str, OutboxItem] = {}

    def connect(self, port: int = 0) -> None:
        """Connect the account, through a proxy's port where one is given."""
        account, secrets = self.rig.account(port or self.rig.port)
        self.house.desk.add_account(account, secrets)

    def says(self, text: str, who: str = "carla") -> None:
        """Let a customer write."""
        self.stage.run(self.rig.customer_says(text, who))
        self.asked.append(text)

    def saw(self) -> Counter[str]:
        """Count what arrived at the customers."""
        return Counter(self.stage.run(self.rig.customer_saw()))

    def row_of(self, text: str, seconds: float = 30.0) -> QueueRow:
        """Wait for the conversation in which a customer wrote a text."""
        found: list[QueueRow] = []

        def look() -> bool:
            found[:] = [row for row in self.house.rows() if text in self.texts(row)]
            return bool(found)

        if not within(seconds, look):
            (account,) = self.house.desk.accounts()
            pytest.fail(
                f"{text!r} is not in the queue, which holds {list(self.received())}; the account "
                f"is {account.state}: {account.state_sentence}"
            )
        return found[0]

    def texts(self, row: QueueRow) -> list[str]:
        """Give what customers wrote in a conversation."""
        messages = self.house.desk.thread(row.conversation_id).messages
        return [_said(each.text) for each in messages if each.direction == "inbound"]

    def received(self) -> Counter[str]:
        """Count the customers' messages everywhere."""
        return Counter(text for row in self.house.rows() for text in self.texts(row))

    def answer(self, row: QueueRow, text: str) -> None:
        """Approve a reply."""
        thread = self.house.desk.thread(row.conversation_id)
        newest = thread.messages[-1].id
        written = Draft(row.conversation_id, text, based_on_message_id=newest)
        self.answers[text] = self.house.desk.send(written)

    def settle(self, seconds: float = 60.0) -> dict[str, OutboxItem]:
        """Wait until every reply is sent or shown as unsure; gives the unsure ones by text."""

        def look() -> bool:
            for item in self.house.desk.outbox():
                if item.state == OutboxState.HELD:
                    self.house.desk.release(item.id)
            return {item.state for item in self.house.desk.outbox()} <= _UNSURE

        wait_for(look, seconds, f"{self.rig.name}: every reply sent or shown as unsure")
        return {item.text: item for item in self.house.desk.outbox()}

    def check_all(self) -> None:
        """See that nothing was lost or doubled, either way, and that what is unsure is shown."""
        arrived = within(45, lambda: set(self.received()) >= set(self.asked))
        missing = set(self.asked) - set(self.received())
        assert arrived, f"{self.rig.name} lost {sorted(missing)}"
        unsure = self.settle()
        within(15, lambda: set(self.saw()) >= set(self.answers) - set(unsure))
        saw, received = self.saw(), self.received()
        doubled = [text for text in self.asked if received[text] != 1]
        assert not doubled, f"{self.rig.name} doubled {doubled}"
        for text in self.answers:
            if text in unsure:
                assert unsure[text].sentence
                assert _seen(saw, text) <= 1, f"{text!r} arrived more than once"
            else:
                assert _seen(saw, text) == 1, f"{text!r} is said to be sent, saw {saw}"
        ours = self.ours()
        for text in self.answers.keys() - unsure.keys():
            assert ours[text] == 1, f"{text!r} stands {ours[text]} times in the thread"

    def ours(self) -> Counter[str]:
        """Count our own messages as the threads show them."""
        return Counter(
            _said(message.text)
            for row in self.house.rows()
            for message in self.house.desk.thread(row.conversation_id).messages
            if message.direction == "outbound"
        )


@pytest.fixture(scope="module", params=NAMES)
def on_stage(request: pytest.FixtureRequest) -> Iterator[tuple[Rig, Stage]]:
    """One rig for all of a channel's tests: some servers take long to start."""
    if registry.known().get(request.param) is None:
        pytest.fail(f"the rig {request.param} has no channel")
    rig, stage = rigs()[request.param](), Stage()
    try:
        stage.run(rig.start(), 540.0)  # its server may have to be fetched first
    except BaseException:  # a skip too: what was begun ends, and what was said is heard
        with suppress(Exception):
            stage.run(rig.stop())
        stage.close()
        raise
    try:
        yield rig, stage
    finally:
        stage.run(rig.stop())
        stage.close()


@pytest.fixture
def play(on_stage: tuple[Rig, Stage], tmp_path: Path) -> Iterator[Play]:
    """A fresh Kindline before the rig, which may hold what earlier tests said."""
    made = Play(*on_stage, tmp_path)
    yield made
    made.house.close()


@pytest.fixture
def rough() -> Iterator[Callable[[int], RoughProxy]]:
    made: list[RoughProxy] = []

    def make(port: int) -> RoughProxy:
        made.append(RoughProxy.start(port))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for proxy in made:
        proxy.stop()


def test_a_customer_is_answered_and_a_restart_resumes(play: Play) -> None:
    play.says("Where is my parcel please?")
    play.connect()
    play.house.start()
    row = play.row_of("Where is my parcel please?")
    play.house.wait_account(AccountState.LIVE)
    suggestion = asyncio.run(_suggested(play, row.conversation_id))
    assert suggestion.text
    text = f"We looked it up. {_plain(suggestion.text)}"[:200].strip()
    play.house.desk.save_draft(Draft(row.conversation_id, text))
    written = play.house.desk.thread(row.conversation_id).draft
    assert written is not None
    play.answers[text] = play.house.desk.send(written)
    assert within(30, lambda: _seen(play.saw(), text) == 1), f"{text!r} not in {play.saw()}"
    assert play.settle() == {}
    play.house.stop()
    play.says("And one while nobody listened", "omar")
    play.house.start()
    play.row_of("And one while nobody listened")
    play.house.wait_account(AccountState.LIVE)
    play.says("And one more live", "dina")
    second = play.row_of("And one more live")
    play.answer(second, "The second answer")
    play.check_all()


def test_kills_lose_and_double_nothing(play: Play) -> None:
    chance = random.Random(f"{play.rig.name} 20261122")  # noqa: S311
    play.connect()
    play.says("Question 0", "c0")
    play.house.start()
    play.row_of("Question 0")
    for kill in range(1, KILLS):
        play.says(f"Question {kill}", f"c{kill}")
    for kill in range(KILLS):
        play.row_of(f"Question {kill}")
    play.house.stop()
    for kill in range(KILLS):
        play.answer(play.row_of(f"Question {kill}"), f"Answer {kill}.")
        play.says(f"Meanwhile {kill}", f"m{kill}")
        play.house.start()
        time.sleep(chance.uniform(*KILL_SECONDS))
        play.house.kill()
    play.house.start()
    play.check_all()


def test_a_rough_line_loses_and_doubles_nothing(
    play: Play, rough: Callable[[int], RoughProxy]
) -> None:
    proxy = rough(play.rig.port)
    play.connect(proxy.port)
    play.house.start()
    for number in range(3):
        play.says(f"Rough question {number}", f"c{number}")
        play.row_of(f"Rough question {number}", 60)
        play.answer(play.row_of(f"Rough question {number}"), f"Rough answer {number}.")
        if number % 2:
            proxy.drop()
    proxy.heal()
    play.house.stop()
    play.house.start()
    play.check_all()


async def _suggested(play: Play, conversation_id: str) -> Suggestion:
    """Draft by the product's own verb, with a model that knows one sentence."""
    database = play.house.desk._database
    made = [each async for each in draft.suggest(database, PlainModel(), conversation_id)]
    assert isinstance(made[-1], Suggestion)
    return made[-1]


class PlainModel:
    """A TextModel where the real one is not built; what it says is checked all the same."""

    async def status(self) -> ModelStatus:
        """Be ready."""
        return ModelStatus(ModelState.READY)

    async def draft(
        self, prompt: DraftPrompt, *, temperature: float = 0.0, is_ahead: bool = False
    ) -> AsyncGenerator[str, None]:
        """Say one sentence."""
        for word in ("We are ", "looking into it ", "and write again today."):
            yield word

    async def urgency(self, texts: Sequence[str]) -> list[tuple[float, float]]:
        """Find nothing urgent."""
        return [(0.1, 0.9) for _ in texts]

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Find everything alike."""
        return [[1.0] + [0.0] * 511 for _ in texts]


def _seen(saw: Counter[str], text: str) -> int:
    """Count a reply's arrivals; a network may put a greeting or a mention around it."""
    # "Answer 1" is not what "Answer 10" says.
    whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    return sum(count for shown, count in saw.items() if whole.search(_plain(shown)))


def _said(text: str) -> str:
    """Give a customer's words without the names that a network puts before them."""
    return re.sub(r"^(@\S+\s+)+", "", _plain(text))


def _plain(text: str) -> str:
    return " ".join(text.split())
