"""The line between a window and its engine."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import pytest

from app.link import Link
from app.link_server import LinkServer
from app.paths import Workspace
from inbox.changes import Changes
from inbox.errors import ModelNotReady, Offline
from inbox.model import ModelState, ModelStatus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path


class Answers:
    """An engine that answers a few things and counts the streams that were closed."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.closed = 0

    async def request(self, verb: str, fields: dict[str, Any]) -> dict[str, Any]:
        self.asked.append((verb, fields))
        if verb == "fail":
            raise ModelNotReady("The model is being prepared.")
        if verb == "bug":
            raise ZeroDivisionError
        if verb == "never":
            await asyncio.sleep(60)
        return {"verb": verb}

    async def stream(self, verb: str, fields: dict[str, Any]) -> AsyncIterator[dict[str, Any]]:
        try:
            for number in range(3):
                yield {"text": str(number)}
            if fields.get("endless"):
                await asyncio.sleep(60)
        finally:
            self.closed += 1


async def until(is_so: Callable[[], bool], seconds: float = 5) -> None:
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def with_line(
    folder: Path, story: Callable[[Answers, LinkServer, Link, list[Any]], Awaitable[None]]
) -> None:
    async def run() -> None:
        answers = Answers()
        server = LinkServer(Workspace(folder), answers)
        heard: list[Any] = []
        link = Link(Workspace(folder), heard.append, heard.append, heard.append)
        async with asyncio.TaskGroup() as group:
            serving = group.create_task(server.serve())
            await link.start()
            await until(lambda: heard == [True])
            await story(answers, server, link, heard)
            await link.stop(engine_too=False)
            serving.cancel()

    asyncio.run(run())


def test_requests_streams_and_errors_come_back_by_their_type(tmp_path: Path) -> None:
    async def story(answers: Answers, _: LinkServer, link: Link, __: list[Any]) -> None:
        assert await link.request("sync_now", a=1) == {"verb": "sync_now"}
        assert answers.asked == [("sync_now", {"a": 1})]
        events = [event async for event in link.stream("suggest", conversation_id="c")]
        assert events == [{"text": "0"}, {"text": "1"}, {"text": "2"}]
        with pytest.raises(ModelNotReady, match="being prepared"):
            await link.request("fail")
        with pytest.raises(Exception, match="your data is safe"):
            await link.request("bug")

    with_line(tmp_path, story)


def test_closing_a_stream_cancels_it_in_the_engine(tmp_path: Path) -> None:
    async def story(answers: Answers, _: LinkServer, link: Link, __: list[Any]) -> None:
        async with aclosing(link.stream("suggest", endless=True)) as events:
            async for _event in events:
                break
        await until(lambda: answers.closed == 1)

    with_line(tmp_path, story)


def test_changes_and_the_model_are_told_to_every_window(tmp_path: Path) -> None:
    async def story(_: Answers, server: LinkServer, link: Link, heard: list[Any]) -> None:
        changed = Changes(conversations=frozenset({"x"}))
        status = ModelStatus(ModelState.READY, "m")
        server.tell_changes(changed)
        server.tell_model(status)
        await until(lambda: heard == [True, changed, status])
        second: list[Any] = []
        other = Link(Workspace(server._workspace.folder), second.append, on_reachable=heard.append)
        await other.start()
        await until(lambda: server.window_count == 2)
        link.post(changed)
        await until(lambda: second == [changed])
        await other.stop(engine_too=False)

    with_line(tmp_path, story)


def test_a_request_under_way_ends_offline_when_the_engine_dies(tmp_path: Path) -> None:
    async def run() -> None:
        server = LinkServer(Workspace(tmp_path), Answers())
        heard: list[bool] = []
        link = Link(Workspace(tmp_path), on_reachable=heard.append)
        await link.start()
        async with asyncio.TaskGroup() as group:
            serving = group.create_task(server.serve())
            asked = group.create_task(_offline(link))
            await until(lambda: heard == [True])
            await asyncio.sleep(0)
            serving.cancel()
            await asked
            await until(lambda: heard == [True, False])
            again = group.create_task(LinkServer(Workspace(tmp_path), Answers()).serve())
            await until(lambda: heard == [True, False, True])
            await link.stop(engine_too=False)
            again.cancel()

    asyncio.run(run())


async def _offline(link: Link) -> None:
    with pytest.raises(Offline):
        await link.request("never")


def test_without_the_token_nothing_is_answered(tmp_path: Path) -> None:
    async def story(answers: Answers, server: LinkServer, _: Link, __: list[Any]) -> None:
        place = json.loads((tmp_path / "engine.json").read_text())
        reader, writer = await asyncio.open_connection("127.0.0.1", place["port"])
        writer.write(b'{"token":"guess"}\n{"id":1,"verb":"stop"}\n')
        assert await reader.read() == b""
        writer.close()
        assert answers.asked == []
        assert server.window_count == 1

    with_line(tmp_path, story)


def test_the_place_of_the_line_is_private(tmp_path: Path) -> None:
    async def story(*_: Any) -> None:
        assert (tmp_path / "engine.json").stat().st_mode & 0o777 == 0o600

    with_line(tmp_path, story)
