"""The window's end of the line to its engine, which it starts, and starts again when it died.

Verbs: sync_now, model_status, suggest(conversation_id) [streamed], changes(changes), stop,
typing(conversation_id, is_typing), fetch_images(message_id, addresses).
"""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import os
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from app import wire
from app.paths import Workspace, engine_command, source_root
from inbox.changes import Changes
from inbox.errors import KindlineError, Offline

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from inbox.model import ModelStatus

_log = logging.getLogger(__name__)
_AWAY = (
    "Kindline's engine is starting again; what you wrote is safe and is sent once it is back, "
    "try again in a moment."
)
_WAIT_SECONDS = 4.0
_RETRY_SECONDS = 0.05
_GREET_SECONDS = 2.0
_END_SECONDS = 5.0


def _ignore(_: Any) -> None:
    """Do nothing with what the engine told."""


class Link:
    """Implements EngineLine; `post` may be called from any thread, the rest from the loop's."""

    def __init__(
        self,
        workspace: Workspace,
        on_changes: Callable[[Changes], None] = _ignore,
        on_model: Callable[[ModelStatus], None] = _ignore,
        on_reachable: Callable[[bool], None] = _ignore,
        spawner: Spawner | None = None,
    ) -> None:
        self._workspace = workspace
        self._on_changes = on_changes
        self._on_model = on_model
        self._on_reachable = on_reachable
        self._spawner = spawner
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Queue[dict[str, Any]]] = {}
        self._writer: asyncio.StreamWriter | None = None
        self._up = asyncio.Event()
        self._keeper: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.engine_pid: int | None = None
        self.troubles: dict[str, str] = {}  # account id -> what ails it and cannot be stored

    async def start(self) -> None:
        """Begin to keep the line up; returns at once."""
        self._loop = asyncio.get_running_loop()
        self._keeper = self._loop.create_task(self._keep())

    async def stop(self, *, engine_too: bool = True) -> None:
        """End the line, and the engine unless it shall go on receiving."""
        if engine_too and self._writer is not None:
            # An engine that hangs is left behind by its processes' end below.
            with suppress(KindlineError, TimeoutError):
                async with asyncio.timeout(_END_SECONDS):
                    await self.request("stop")
        elif engine_too and self._spawner is not None:
            self._spawner.stop()
        if self._keeper is not None:
            self._keeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeper
            self._keeper = None
        if self._spawner is not None:
            if engine_too:
                await asyncio.to_thread(self._spawner.wait, _END_SECONDS)
            self._spawner.forget()

    def post(self, changes: Changes) -> None:
        """Tell the engine what was written here; may be lost, because rows are the truth."""
        if self._loop is None or self._loop.is_closed():
            return
        message = {"id": next(self._numbers), "verb": "changes", "changes": changes.to_json()}
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._write, message)

    async def request(self, verb: str, **fields: Any) -> dict[str, Any]:
        """Ask once; errors of the engine are raised again here by their type."""
        number, answers = await self._ask(verb, fields)
        try:
            answer = _raised(await answers.get())
        finally:
            self._answers.pop(number, None)
        found: dict[str, Any] = answer.get("ok", {})
        return found

    async def stream(self, verb: str, **fields: Any) -> AsyncIterator[dict[str, Any]]:
        """Ask, and read events until the engine ends the stream; closing it cancels."""
        number, answers = await self._ask(verb, fields)
        is_over = False
        try:
            while True:
                answer = await answers.get()
                is_over = "event" not in answer
                if "end" in _raised(answer):
                    return
                yield answer["event"]
        finally:
            self._answers.pop(number, None)
            if not is_over:
                self._write({"cancel": number})

    async def _ask(
        self, verb: str, fields: dict[str, Any]
    ) -> tuple[int, asyncio.Queue[dict[str, Any]]]:
        """Send a request, waiting a little for an engine that is just coming back."""
        try:
            async with asyncio.timeout(_WAIT_SECONDS):
                await self._up.wait()
        except TimeoutError:
            raise Offline(_AWAY) from None
        number = next(self._numbers)
        answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._answers[number] = answers
        self._write({"id": number, "verb": verb} | fields)
        return number, answers

    def _write(self, message: dict[str, Any]) -> None:
        if self._writer is not None and not self._writer.is_closing():
            self._writer.write(wire.encode(message))

    async def _keep(self) -> None:
        """Connect, listen, and do it again when the engine is gone."""
        while True:
            reader = await self._connect()
            if reader is None:
                if self._spawner is not None:
                    self._spawner.ensure()
                await asyncio.sleep(_RETRY_SECONDS)
                continue
            if self._spawner is not None:
                self._spawner.worked()
            self._up.set()
            self._on_reachable(True)
            try:
                await self._listen(reader)
            finally:
                self._lose()
            self._on_reachable(False)

    async def _connect(self) -> asyncio.StreamReader | None:
        """Open the line with the token of engine.json; None where no engine answers."""
        try:
            place = json.loads(self._workspace.line.read_text("utf-8"))
            async with asyncio.timeout(_GREET_SECONDS):
                reader, writer = await asyncio.open_connection(
                    "127.0.0.1", place["port"], limit=wire.LIMIT_BYTES
                )
        except (OSError, ValueError, KeyError, TimeoutError):
            return None
        try:
            writer.write(wire.encode({"token": place["token"]}))
            async with asyncio.timeout(_GREET_SECONDS):
                hello = wire.decode(await reader.readline())
        except (OSError, ValueError, TimeoutError):
            hello = {}
        if hello.get("hello") != "kindline":
            writer.close()
            return None
        self._writer, self.engine_pid = writer, place["pid"]
        return reader

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        """Hand on what the engine says until it leaves."""
        with suppress(OSError, ValueError):
            while line := await reader.readline():
                message = wire.decode(line)
                if "changes" in message:
                    self._on_changes(Changes.from_json(message["changes"]))
                elif "troubles" in message:
                    self._hear_troubles(message["troubles"])
                elif "model" in message:
                    self._on_model(wire.status_value(message["model"]))
                elif (waiting := self._answers.get(message.get("id", 0))) is not None:
                    waiting.put_nowait(message)

    def _hear_troubles(self, troubles: dict[str, str]) -> None:
        changed = frozenset(self.troubles.keys() | troubles.keys())
        self.troubles = troubles
        self._on_changes(Changes(accounts=changed))

    def _lose(self) -> None:
        """Note that the engine is gone; whoever waits is told."""
        self._up.clear()
        self.troubles = {}
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        for waiting in self._answers.values():
            waiting.put_nowait({"error": wire.error_json(Offline(_AWAY))})


class Spawner:
    """Starts the engine as a process of its own, ever more slowly when it dies at once."""

    def __init__(self, workspace: Workspace, key_file: Path | None = None) -> None:
        self._command = [*engine_command(), "--workspace", str(workspace.folder)]
        # An engine whose window was killed leaves by itself.
        self._command += ["--linger", "120"]
        if key_file is not None:
            self._command += ["--key-file", str(key_file)]
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._delay_seconds = 0.0

    def ensure(self) -> None:
        """Start the engine unless the one started before still lives."""
        now = time.monotonic()
        if self._process is not None and self._process.poll() is None:
            return
        if self._process is not None and now - self._started_at < self._delay_seconds:
            return
        self._delay_seconds = min(30.0, max(0.5, self._delay_seconds * 2))
        self._started_at = now
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            self._command,
            cwd=source_root(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name != "nt",
        )

    def worked(self) -> None:
        """Note that an engine answered, so that the next start is immediate."""
        self._delay_seconds = 0.0

    def stop(self) -> None:
        """Ask an engine that never answered to end."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def wait(self, seconds: float) -> None:
        """Wait for the engine to end, so that the workspace is free afterwards."""
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(seconds)

    def forget(self) -> None:
        """Leave the engine to itself; reaps it when it ended already."""
        if self._process is not None and self._process.poll() is None:
            # The engine outlives us on purpose, so nobody waits for it.
            self._process.returncode = 0
        self._process = None


def _raised(answer: dict[str, Any]) -> dict[str, Any]:
    """Raise an answer that is an error."""
    if "error" in answer:
        raise wire.error_value(answer["error"])
    return answer
