"""The engine's end of the line: answers the window's requests, tells everyone of changes."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import os
import secrets
from contextlib import aclosing, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from app import wire
from app.paths import Workspace, write_private
from inbox.changes import Changes
from inbox.errors import KindlineError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from inbox.model import ModelStatus

_log = logging.getLogger(__name__)
_STREAMED = frozenset({"suggest"})
# A window that reads nothing for this long a backlog is hung; it re-reads when it comes back.
_BACKLOG_BYTES = 8_000_000
_HELLO_SECONDS = 5


class Answers(Protocol):
    """What the engine can be asked."""

    async def request(self, verb: str, fields: dict[str, Any]) -> dict[str, Any]:
        """Answer one request."""
        ...

    def stream(self, verb: str, fields: dict[str, Any]) -> AsyncIterator[dict[str, Any]]:
        """Answer with events."""
        ...


class LinkServer:
    """Listens on loopback; the token in the workspace's engine.json opens the line."""

    def __init__(self, workspace: Workspace, answers: Answers) -> None:
        self._workspace = workspace
        self._answers = answers
        self._token = secrets.token_hex(24)
        self._windows: set[asyncio.StreamWriter] = set()
        self._troubles: dict[str, str] = {}

    @property
    def window_count(self) -> int:
        """Count the connected windows."""
        return len(self._windows)

    async def serve(self) -> None:
        """Listen until cancelled."""
        server = await asyncio.start_server(self._meet, "127.0.0.1", 0, limit=wire.LIMIT_BYTES)
        port = server.sockets[0].getsockname()[1]
        place = {"port": port, "pid": os.getpid(), "token": self._token}
        write_private(self._workspace.line, json.dumps(place))
        try:
            await server.serve_forever()
        finally:
            self._workspace.line.unlink(missing_ok=True)
            for writer in list(self._windows):
                writer.close()

    def tell_changes(self, changes: Changes, *, but: asyncio.StreamWriter | None = None) -> None:
        """Tell every window (but the one that told us) what was written."""
        if changes:
            self._tell({"changes": changes.to_json()}, but)

    def tell_trouble(self, account_id: str, sentence: str) -> None:
        """Tell every window what ails an account and cannot be stored; "": nothing any more."""
        if self._troubles.get(account_id, "") == sentence:
            return
        self._troubles.pop(account_id, None)
        if sentence:
            self._troubles[account_id] = sentence
        self._tell({"troubles": self._troubles}, None)

    def tell_model(self, status: ModelStatus) -> None:
        """Tell every window how the model is doing."""
        self._tell({"model": wire.status_json(status)}, None)

    def _tell(self, message: dict[str, Any], but: asyncio.StreamWriter | None) -> None:
        line = wire.encode(message)
        for writer in list(self._windows):
            if writer is not but:
                self._write(writer, line)

    def _write(self, writer: asyncio.StreamWriter, line: bytes) -> None:
        if writer.transport.get_write_buffer_size() > _BACKLOG_BYTES:
            writer.transport.abort()
        elif not writer.is_closing():
            writer.write(line)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Check the token of whoever connected, then answer."""
        try:
            async with asyncio.timeout(_HELLO_SECONDS):
                hello = wire.decode(await reader.readline())
            if not hmac.compare_digest(str(hello.get("token", "")), self._token):
                return
            self._write(writer, wire.encode({"hello": "kindline"}))
            self._windows.add(writer)
            if self._troubles:
                self._write(writer, wire.encode({"troubles": self._troubles}))
            await self._answer_all(reader, writer)
        except* (OSError, ValueError, TimeoutError):
            _log.info("a window went away")
        finally:
            self._windows.discard(writer)
            writer.close()

    async def _answer_all(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read requests until the window leaves; its unfinished ones end with it."""
        running: dict[int, asyncio.Task[None]] = {}
        async with asyncio.TaskGroup() as group:
            while line := await reader.readline():
                message = wire.decode(line)
                if (cancelled := message.get("cancel")) is not None:
                    if cancelled in running:
                        running[cancelled].cancel()
                    continue
                number = message.get("id", 0)
                task = group.create_task(self._answer(message, writer))
                running[number] = task
                task.add_done_callback(partial(_forget, running, number))
            for task in list(running.values()):
                task.cancel()

    async def _answer(self, message: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        """Answer one request; a bug is logged and told as a sentence."""
        number = message.pop("id", 0)
        verb = message.pop("verb", "")
        try:
            if verb in _STREAMED:
                async with aclosing(self._answers.stream(verb, message)) as events:  # type: ignore[type-var]
                    async for event in events:
                        self._write(writer, wire.encode({"id": number, "event": event}))
                last: dict[str, Any] = {"id": number, "end": True}
            elif verb == "changes":
                self.tell_changes(Changes.from_json(message.get("changes", {})), but=writer)
                last = {"id": number, "ok": await self._answers.request(verb, message)}
            else:
                last = {"id": number, "ok": await self._answers.request(verb, message)}
        except KindlineError as error:
            last = {"id": number, "error": wire.error_json(error)}
        except Exception:  # noqa: BLE001 - a bug in one answer must not end the line
            _log.exception("answering %s failed", verb)
            sentence = (
                "The engine could not do this because of a bug; your data is safe, try again."
            )
            last = {"id": number, "error": {"type": "KindlineError", "sentence": sentence}}
        with suppress(OSError):
            self._write(writer, wire.encode(last))


def _forget(running: dict[int, asyncio.Task[None]], number: int, _: asyncio.Task[None]) -> None:
    """Let an ended answer go."""
    running.pop(number, None)
