"""The model's client: starts the worker when needed, again when it dies, and asks it."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import sys
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from local_models import catalog, devices, protocol
from local_models.protocol import RANK_AHEAD, RANK_BACKGROUND, RANK_PERSON, Prompt, Status

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

_LINE_LIMIT = 1 << 24
_REMEMBERED_VECTORS = 4000
_RESTART_PAUSE = 0.2
_GIVE_UP_AFTER, _GIVE_UP_WITHIN = 5, 60.0  # deaths, seconds
_TEXTS_A_REQUEST = 64


class WorkerNotReady(Exception):
    """The model is still being prepared, or is not installed."""


class WorkerStopped(Exception):
    """The worker died while it was asked."""


def default_command() -> list[str]:
    """Give the command that starts a worker from a source tree."""
    return [sys.executable, "-m", "local_models.worker"]


class ModelClient:
    """One worker process and the requests under way. Belongs to one event loop."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = list(command or default_command())
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._loading: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Queue[dict[str, Any]]] = {}
        self._status = Status("missing")
        self._deaths: list[float] = []
        self._vectors: OrderedDict[str, list[float]] = OrderedDict()
        self._is_closed = False
        # The model's file as it was before a worker that then loaded it: it need not hash it again.
        self._before = self._verified = ""

    # What is asked ----------------------------------------------------------------------------

    async def status(self) -> Status:
        """Tell how the model is doing; begins loading as soon as it is installed."""
        if not devices.is_installed():
            return _without_llama()
        if not catalog.is_available(_chosen()):
            return Status("missing", sentence="The model file is missing; run kindline doctor.")
        self._begin_loading()
        return self._status

    async def draft(
        self,
        prompt: Prompt,
        *,
        temperature: float = 0.0,
        seed: int = 1,
        is_ahead: bool = False,
    ) -> AsyncGenerator[str, None]:
        """Stream a reply; closing the iterator stops the model. Raises the two errors above."""
        fields = {
            "prompt": protocol.prompt_json(prompt),
            "temperature": temperature,
            "seed": seed,
            "rank": RANK_AHEAD if is_ahead else RANK_PERSON,
        }
        events = self._ask("draft", fields)
        try:
            async for event in events:
                if "text" in event:
                    yield event["text"]
        finally:
            await events.aclose()

    async def urgency(self, texts: Sequence[str]) -> list[tuple[float, float]]:
        """Give (probability of urgent, confidence) a text; needs no llama.cpp."""
        found = await self._values("urgency", list(texts), RANK_BACKGROUND)
        return [(float(p), float(c)) for p, c in found]

    async def embed(
        self, texts: Sequence[str], *, is_background: bool = False
    ) -> list[list[float]]:
        """Give one sentence vector a text; the latest few thousand are remembered."""
        missing = list(dict.fromkeys(text for text in texts if text not in self._vectors))
        rank = RANK_BACKGROUND if is_background else RANK_PERSON
        fresh = dict(zip(missing, await self._values("embed", missing, rank), strict=True))
        self._vectors.update(fresh)
        found = [fresh.get(text) or self._vectors[text] for text in texts]
        while len(self._vectors) > _REMEMBERED_VECTORS:
            self._vectors.popitem(last=False)
        return found

    async def start(self) -> None:
        """Start the worker and load the model now rather than at the first question."""
        async for _ in self._ask("load", {"rank": RANK_AHEAD}):
            pass

    async def close(self) -> None:
        """End the worker; safe to call twice."""
        self._is_closed = True
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()  # it holds nothing that could be lost
            await process.wait()
        if self._loading is not None:
            self._loading.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._loading
        if self._reader is not None:
            await self._reader  # ends with the worker's output

    # One request --------------------------------------------------------------------------------

    async def _values(self, op: str, texts: list[str], rank: int) -> list[Any]:
        found: list[Any] = []
        for start in range(0, len(texts), _TEXTS_A_REQUEST):
            part = texts[start : start + _TEXTS_A_REQUEST]
            async for event in self._ask(op, {"texts": part, "rank": rank}):
                found.extend(event.get("value", ()))
        return found

    async def _ask(self, op: str, fields: dict[str, Any]) -> AsyncGenerator[dict[str, Any], None]:
        process = await self._started()
        number = next(self._ids)
        events: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._waiting[number] = events
        is_done = False
        try:
            self._send(process, {"id": number, "op": op, **fields})
            while not is_done:
                event = await events.get()
                is_done = "end" in event or "error" in event
                if "error" in event:
                    raise _error(event)
                yield event
        finally:
            self._waiting.pop(number, None)
            if not is_done:
                self._send(process, {"cancel": number})

    def _send(self, process: asyncio.subprocess.Process, line: dict[str, Any]) -> None:
        if process.stdin is not None and not process.stdin.is_closing():
            process.stdin.write(protocol.encode(line))

    # The process --------------------------------------------------------------------------------

    async def _started(self) -> asyncio.subprocess.Process:
        async with self._starting:
            if self._is_closed:
                raise WorkerStopped("Kindline is closing.")
            if self._process is not None and self._process.returncode is None:
                return self._process
            if self._is_hopeless():
                raise WorkerNotReady("The local model keeps failing; run kindline doctor.")
            self._before = catalog.stamp(catalog.file_of(_chosen()))
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={
                    **os.environ,
                    **devices.environment(),
                    catalog.VERIFIED: self._verified,
                },
                limit=_LINE_LIMIT,
            )
            self._reader = asyncio.ensure_future(self._read(self._process))
            return self._process

    def _is_hopeless(self) -> bool:
        recent = [at for at in self._deaths if time.monotonic() - at < _GIVE_UP_WITHIN]
        self._deaths = recent
        return len(recent) >= _GIVE_UP_AFTER

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        stream = process.stdout
        if stream is None:
            return
        while line := await stream.readline():
            said = protocol.decode(line)
            if said is None:
                continue
            if "status" in said:
                self._status = Status(**said["status"])
                if self._status.state == "ready":
                    self._verified = self._before
            waiting = self._waiting.get(said.get("id", 0))
            if waiting is not None:
                waiting.put_nowait(said)
        await process.wait()
        self._died()

    def _died(self) -> None:
        if self._is_closed:
            return
        self._deaths.append(time.monotonic())
        for waiting in self._waiting.values():
            waiting.put_nowait({"error": "stopped"})
        was_ready = self._status.state == "ready"
        self._status = Status("loading", sentence="The local model stopped; it is starting again.")
        if was_ready:
            self._begin_loading()

    def _begin_loading(self) -> None:
        if self._is_closed or self._status.state in ("ready", "failed"):
            return
        if self._loading is None or self._loading.done():
            if self._status.state != "loading":
                self._status = Status("loading", sentence="Loading the local model.")
            self._loading = asyncio.ensure_future(self._load())

    async def _load(self) -> None:
        for _ in range(_GIVE_UP_AFTER):
            try:
                await self.start()
            except WorkerStopped:
                await asyncio.sleep(_RESTART_PAUSE)
            except WorkerNotReady as error:
                self._status = Status("failed", sentence=str(error))
                return
            else:
                return


def _chosen() -> catalog.Model:
    try:
        return catalog.chosen()
    except catalog.UnknownModel:
        return catalog.EMBEDDED  # the worker says what is wrong when it loads


def _without_llama() -> Status:
    setup = devices.setup_state()
    if setup.state in ("", "missing"):
        return Status("missing", sentence=setup.sentence or "The local model is not installed.")
    if setup.state == "failed":
        return Status("failed", sentence=setup.sentence or "The local model was not installed.")
    sentence = setup.sentence or "The local model is being prepared."
    return Status("preparing", sentence=sentence, progress=setup.progress)


def _error(event: dict[str, Any]) -> Exception:
    if event["error"] == "not_ready":
        return WorkerNotReady(event.get("sentence", ""))
    sentence = event.get("sentence") or "The local model stopped; it is starting again."
    return WorkerStopped(sentence)
