"""Plays the customers of many channels in a process of its own; speaks JSON lines.

`python -m tests.bench._channels_load RATE SECONDS [names]` starts every rig, prints their accounts,
waits for a line on stdin, writes messages at RATE a second over all channels, and prints each as
{"text", "channel", "at"} with the time at which its server had it; a rig whose network hands on
later than it answers tells at the end when it did (`had`).
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from tests.flow.rig import rigs
from tests.servers.openapi import Spec

if TYPE_CHECKING:
    from tests.flow.rig import Rig

CUSTOMERS = 8
_START_SECONDS = 60.0
_LAST_SECONDS = 9.0


def say(told: dict[str, Any]) -> None:
    """Print one line at once."""
    sys.stdout.write(json.dumps(told, default=str) + "\n")
    sys.stdout.flush()


async def _begin(name: str) -> Rig | None:
    rig = rigs()[name]()
    try:
        async with asyncio.timeout(_START_SECONDS):
            await rig.start()
    except (Exception, pytest.skip.Exception, pytest.fail.Exception) as error:  # noqa: BLE001
        say({"left_out": name, "why": str(error)[:200]})
        return None
    return rig


async def _write(rig: Rig, period: float, until: float, offset: float) -> None:
    """Write at a steady pace; a server that is slower than that gets fewer."""
    number, due = 0, time.time() + offset
    while due < until:
        await asyncio.sleep(max(0.0, due - time.time()))
        text = f"{rig.name} {number} how do you do"
        try:
            async with asyncio.timeout(20):
                # The message may be on the screen before its server has answered us.
                at = time.time()
                await rig.customer_says(text, f"b{number % CUSTOMERS}")
            say({"text": text, "channel": rig.name, "at": at, "took": time.time() - at})
        except Exception as error:  # noqa: BLE001 - the rest goes on
            say({"failed": rig.name, "why": f"{type(error).__name__} {error}"[:200]})
        number += 1
        due = max(due + period, time.time())


async def main() -> None:
    """Play."""
    Spec.is_asked = False
    rate, seconds = float(sys.argv[1]), float(sys.argv[2])
    names = sys.argv[3].split(",") if len(sys.argv) > 3 and sys.argv[3] else sorted(rigs())
    begun = [rig for name in names if (rig := await _begin(name)) is not None]
    try:
        for rig in begun:
            # Every customer is made before the clock runs.
            for who in range(CUSTOMERS):
                try:
                    await rig.customer_says(f"{rig.name} begins with {who}", f"b{who}")
                except Exception as error:  # noqa: BLE001
                    say({"failed": rig.name, "why": f"{type(error).__name__} {error}"[:200]})
                    break
            account, secrets = rig.account(rig.port)
            say({"account": asdict(account), "secrets": secrets})
        say({"ready": len(begun)})
        await asyncio.to_thread(sys.stdin.readline)
        period, until = len(begun) / rate, time.time() + seconds
        await asyncio.gather(
            *(_write(rig, period, until, at / rate) for at, rig in enumerate(begun))
        )
        say({"written": True})
        await asyncio.sleep(_LAST_SECONDS)
        for rig in begun:
            if hasattr(rig, "had"):
                say({"had": await rig.had(), "channel": rig.name})
        say({"done": True})
        await asyncio.to_thread(sys.stdin.readline)
    finally:
        for rig in begun:
            await rig.stop()


if __name__ == "__main__":
    asyncio.run(main())
