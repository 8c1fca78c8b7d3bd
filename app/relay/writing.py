"""Writes what arrives together in one transaction, so that durability is paid for once."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from inbox.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.relay.keep import Keeper, Payload

log = logging.getLogger("kindline.relay")
_TOGETHER = 200
_LOOK_SECONDS = 2.0
_EXPIRE_SECONDS = 3600.0
_BUG = "A payload could not be kept because of a bug; nothing was confirmed to the vendor."


class Writer:
    """The one who appends; `arrived` wakes those who wait for more."""

    def __init__(self, keeper: Keeper, readers: Mapping[str, Sequence[str]]) -> None:
        self._keeper = keeper
        self._readers = readers
        self._queue: asyncio.Queue[tuple[Payload, asyncio.Future[None]]] = asyncio.Queue(1000)
        self._arrival = asyncio.Event()
        self.is_stopping = False

    async def append(self, payload: Payload) -> None:
        """Return when the payload is durable. Raises StoreError."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self._queue.put((payload, done))
        await done

    def arrival(self) -> asyncio.Event:
        """Give what is set at the next arrival; take it before looking, then wait on it."""
        return self._arrival

    async def wait(self, arrival: asyncio.Event, seconds: float) -> None:
        """Wait for an arrival; a short while, since another relay may write to the database."""
        if self.is_stopping:
            return
        try:
            async with asyncio.timeout(min(seconds, _LOOK_SECONDS)):
                await arrival.wait()
        except TimeoutError:
            pass

    def stop(self) -> None:
        """Let everybody who waits go."""
        self.is_stopping = True
        self._announce()

    async def run(self) -> None:
        """Append until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._append_for_ever())
            group.create_task(self._expire_for_ever())

    async def _append_for_ever(self) -> None:
        while True:
            batch = [await self._queue.get()]
            while len(batch) < _TOGETHER and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            try:
                payloads = [payload for payload, _ in batch]
                new = await asyncio.to_thread(self._keeper.append, payloads, self._readers)
            except StoreError as error:
                log.error("%s", error)  # noqa: TRY400 - the sentence is enough
                _settle(batch, error)
                continue
            except Exception as error:  # noqa: BLE001 - one bad batch must not end receiving
                log.error("appending failed: %s", type(error).__name__)  # noqa: TRY400 - as above
                _settle(batch, StoreError(_BUG))
                continue
            _settle(batch, None)
            if new:
                self._announce()

    async def _expire_for_ever(self) -> None:
        while True:
            try:
                lost = await asyncio.to_thread(self._keeper.expire)
            except StoreError as error:
                log.error("%s", error)  # noqa: TRY400 - as above
            else:
                if lost:
                    log.warning("%d payloads were deleted: no desktop came for them in time", lost)
            await asyncio.sleep(_EXPIRE_SECONDS)

    def _announce(self) -> None:
        arrival, self._arrival = self._arrival, asyncio.Event()
        arrival.set()


def _settle(
    batch: Sequence[tuple[Payload, asyncio.Future[None]]], error: StoreError | None
) -> None:
    for _, done in batch:
        if done.done():
            continue
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)
