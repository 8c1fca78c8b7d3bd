"""Stores what all accounts bring: batches that come close together share one transaction.

A commit costs about as much as storing a message, so an account that is alone is stored at once,
and while many talk each transaction takes what came within some milliseconds.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inbox import receive, triage

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.changes import Changes
    from inbox.channel import Batch
    from inbox.ports import Clock
    from inbox.store.database import Database

_BETWEEN_SECONDS = 0.08
# One transaction holds the writer for so many messages; others shall have their turn.
_MESSAGES = 200


def _future() -> asyncio.Future[None]:
    return asyncio.get_running_loop().create_future()


@dataclass(slots=True)
class _Offer:
    account_id: str
    batch: Batch
    done: asyncio.Future[None] = field(default_factory=_future)


class Gathering:
    """Shared by the accounts of one engine; `store` returns once the batch is durable."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        tell: Callable[[Changes], None],
        tell_trouble: Callable[[str, str], None] = lambda _account_id, _sentence: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._tell = tell
        self.tell_trouble = tell_trouble  # of an account, where nothing can be stored; "": over
        self._waiting: list[_Offer] = []
        self._worker: asyncio.Task[None] | None = None
        self._began_at = 0.0

    async def store(self, account_id: str, batch: Batch) -> None:
        """Store one batch, perhaps with those of others. Raises StoreError, NotFound."""
        offer = _Offer(account_id, batch)
        self._waiting.append(offer)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.get_running_loop().create_task(self._work())
        # An account that is stopped meanwhile leaves its batch to be stored or not: both are whole.
        await asyncio.shield(offer.done)

    async def _work(self) -> None:
        while self._waiting:
            await asyncio.sleep(self._began_at + _BETWEEN_SECONDS - time.monotonic())
            self._began_at = time.monotonic()
            offers = self._take()
            try:
                await self._write(offers)
            except Exception as error:  # noqa: BLE001 - told to the account it belongs to
                if len(offers) == 1:
                    _fail(offers[0], error)
                else:
                    # One of them is at fault; the others shall not suffer for it.
                    await self._write_apart(offers)

    def _take(self) -> list[_Offer]:
        """Take what is stored together, in the order in which it came."""
        count = 0
        taken = 0
        for offer in self._waiting:
            count += len(offer.batch.messages)
            if taken and count > _MESSAGES:
                break
            taken += 1
        offers, self._waiting = self._waiting[:taken], self._waiting[taken:]
        return offers

    async def _write(self, offers: list[_Offer]) -> None:
        together = [(offer.account_id, offer.batch) for offer in offers]
        changes = await asyncio.to_thread(
            receive.receive_together,
            self._database,
            together,
            self._clock.now(),
            triage.judge_at_once,
        )
        for offer in offers:
            if not offer.done.done():
                offer.done.set_result(None)
        self._tell(changes)

    async def _write_apart(self, offers: list[_Offer]) -> None:
        for offer in offers:
            try:
                await self._write([offer])
            except Exception as error:  # noqa: BLE001 - as above
                _fail(offer, error)


def _fail(offer: _Offer, error: Exception) -> None:
    if not offer.done.done():
        offer.done.set_exception(error)
        offer.done.exception()  # read, because nobody may wait for it any more
