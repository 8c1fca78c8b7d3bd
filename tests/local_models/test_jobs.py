from __future__ import annotations

import io
import json
import queue
import threading
from typing import TYPE_CHECKING, Any

from local_models import protocol
from local_models.jobs import Loop
from local_models.protocol import RANK_AHEAD, RANK_PERSON, Prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Requests:
    """Lines that the test sends while the loop runs."""

    def __init__(self) -> None:
        self.lines: queue.Queue[bytes | None] = queue.Queue()

    def send(self, **line: Any) -> None:
        self.lines.put(protocol.encode(line))

    def __iter__(self) -> Iterator[bytes]:
        while (line := self.lines.get()) is not None:
            yield line


class FakeDrafter:
    """Writes the customer's name for ever, and says when it was asked."""

    name, device = "fake", "cpu"
    tokens_per_second: float | None = 1.0

    def __init__(self, first: threading.Event) -> None:
        self.first = first

    def draft(
        self,
        prefix: str,
        rest: str,
        *,
        max_tokens: int,
        temperature: float,
        seed: int,
        should_stop: Callable[[], bool],
    ) -> Iterator[str]:
        assert prefix
        for _ in range(max_tokens):
            self.first.set()
            yield "word "
        if seed == 13:
            raise RuntimeError("unlucky")


class Bench:
    """A loop in a thread."""

    def __init__(self) -> None:
        self.requests, self.answers = Requests(), io.BytesIO()
        self.first = threading.Event()
        loop = Loop(self.requests, self.answers, lambda: FakeDrafter(self.first))
        self.thread = threading.Thread(target=loop.run)
        self.thread.start()

    def draft(self, number: int, rank: int, tokens: int, **more: Any) -> None:
        prompt = protocol.prompt_json(Prompt((("customer", "Hi"),), "en", max_tokens=tokens))
        self.requests.send(id=number, op="draft", prompt=prompt, rank=rank, **more)

    def end(self) -> list[dict[str, Any]]:
        self.requests.lines.put(None)
        self.thread.join(20)
        assert not self.thread.is_alive()
        return [json.loads(line) for line in self.answers.getvalue().splitlines()]


def wait_for(bench: Bench, number: int) -> None:
    done = threading.Event()

    def look() -> None:
        while not any(
            json.loads(line).get("id") == number and not {"text", "value"} & json.loads(line).keys()
            for line in bench.answers.getvalue().splitlines()
        ):
            done.wait(0.005)

    looker = threading.Thread(target=look)
    looker.start()
    looker.join(20)
    assert not looker.is_alive()


def test_a_person_s_draft_goes_before_one_made_ahead() -> None:
    bench = Bench()
    bench.draft(1, RANK_AHEAD, 100_000)
    assert bench.first.wait(20)
    bench.draft(2, RANK_PERSON, 5)
    wait_for(bench, 2)
    bench.requests.send(cancel=1)
    wait_for(bench, 1)
    said = bench.end()
    ends = [line["id"] for line in said if line.get("end")]
    assert ends == [2, 1]
    assert sum(line.get("id") == 2 and "text" in line for line in said) == 5


def test_cancelled_and_failed_requests_end() -> None:
    bench = Bench()
    bench.draft(1, RANK_PERSON, 3, seed=13)
    bench.requests.send(id=2, op="fly")
    bench.requests.lines.put(b"\xff not a line\n")
    wait_for(bench, 1)
    wait_for(bench, 2)
    errors = {line["id"]: line["sentence"] for line in bench.end() if "error" in line}
    assert errors == {1: "RuntimeError: unlucky", 2: "ValueError: no such operation"}


def test_the_loop_ends_with_its_requests_even_mid_draft() -> None:
    bench = Bench()
    bench.draft(1, RANK_PERSON, 10_000_000)
    assert bench.first.wait(20)
    bench.end()
