"""The relay's story at any size: signed payloads, desktops that come and go, a relay that dies."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from tests.app.relay.desktop import Desktop
from tests.servers.relay import sign

if TYPE_CHECKING:
    from tests.servers.relay import RelayProcess

_SENDERS = 8


@dataclass(frozen=True)
class Told:
    """What a storm came to."""

    seconds: float
    posts: int  # requests of the vendor, its retries included
    missing: int
    doubled: int
    faults: int
    kept_after: int  # copies that still lie at the relay when all is acknowledged


async def storm(relay: RelayProcess, payloads: int, kills: int, seed: int = 7) -> Told:
    """Send, kill, take; every payload is posted until the relay answers 200, as a vendor does."""
    chance = random.Random(seed)  # noqa: S311 - a test's moments
    desktops = [Desktop(relay, name) for name in relay.desktops]
    bodies = [json.dumps({"n": n, "text": f"payload {n} مرحبا"}).encode() for n in range(payloads)]
    progress = Progress(payloads)
    done = asyncio.Event()
    begun = time.monotonic()
    async with asyncio.TaskGroup() as group:
        for each in desktops:
            group.create_task(each.come_and_go(done, _dice(chance)))
        killing = group.create_task(_kill(relay, progress, kills, chance))
        async with asyncio.TaskGroup() as vendor:
            for n in range(_SENDERS):
                vendor.create_task(_send(relay, bodies[n::_SENDERS], progress))
        await killing
        done.set()
    seconds = time.monotonic() - begun
    for each in desktops:
        await each.take()  # acknowledges the last batch
    expected = {body.decode() for body in bodies}
    counts = [Counter(each.stored) for each in desktops]
    return Told(
        seconds,
        progress.posts,
        sum(len(expected - count.keys()) for count in counts),
        sum(sum(count.values()) - len(count) for count in counts),
        sum(len(each.faults) for each in desktops),
        sum([await _waiting(each) for each in desktops]),
    )


def _dice(chance: random.Random) -> random.Random:
    return random.Random(chance.random())  # noqa: S311 - as above


class Progress:
    """How far the vendor is."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.sent = 0
        self.posts = 0


async def _send(relay: RelayProcess, bodies: list[bytes], progress: Progress) -> None:
    async with httpx.AsyncClient(base_url=relay.base_url, timeout=10) as client:
        for body in bodies:
            while not await _post(client, body, progress):  # noqa: ASYNC110 - as vendors do
                await asyncio.sleep(0.05)
            progress.sent += 1
            if progress.sent % 50 == 0:
                await _post(client, body, progress)  # a retry or a replay of what was confirmed


async def _post(client: httpx.AsyncClient, body: bytes, progress: Progress) -> bool:
    progress.posts += 1
    try:
        answer = await client.post("/hooks/shop", content=body, headers=sign(body))
    except httpx.HTTPError:
        return False
    return answer.status_code == 200


async def _kill(relay: RelayProcess, progress: Progress, kills: int, chance: random.Random) -> None:
    """Kill the relay at moments spread over the sending; each time it comes back."""
    at = sorted(chance.randrange(progress.total * 9 // 10) for _ in range(kills))
    for moment in at:
        while progress.sent < moment:  # noqa: ASYNC110 - a deadline is the test's own
            await asyncio.sleep(0.01)
        await asyncio.sleep(chance.uniform(0.0, 0.05))
        await asyncio.to_thread(relay.kill)
        await asyncio.to_thread(relay.start)


async def _waiting(desktop: Desktop) -> int:
    line = desktop.line()
    try:
        return int((await line.check()).split(";")[1].split()[0])
    finally:
        await line.close()
