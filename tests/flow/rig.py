"""A rig: one channel's other side for the shared flow tests, whatever network it is.

How to add a channel: write `tests/servers/<name>_rig.py` with a class that keeps `Rig` (no base
class needed) and is made without arguments, and name it at the module's end: `RIG = MyRig` (or
`RIGS = (One, Two)`). tests/flow/test_every_channel.py and tests/bench/channels.py find it there.

All coroutines of a rig run in one event loop in a thread of its own (`Stage`), so an asyncio fake
server may live in the rig: it goes on serving while the test waits for the engine, which is a real
process. `start` raises `pytest.skip.Exception` (pytest.skip("why")) when something this machine
cannot have is missing (the vendor's spec), and fails through `needs.require` for a program.
"""

from __future__ import annotations

import asyncio
import importlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from inbox.model import Account

SERVERS = Path(__file__).parents[1] / "servers"
T = TypeVar("T")


class Rig(Protocol):
    """The other side of one channel: a server, or a fake that keeps state and checks requests."""

    name: str  # the channel's folder
    port: int  # what the channel connects to on 127.0.0.1, known after `start`

    async def start(self) -> None:
        """Start the server, with an agent's account and no messages."""
        ...

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the account (id "") and its secrets for the connect dialog.

        Its settings lead to 127.0.0.1:`port`: the rig's own, or a fault proxy before it. Polling
        channels set poll_seconds to 0.2. Called once a test: every call is another desktop that
        begins anew, so a relay's token must be fresh.
        """
        ...

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Let a customer write `text`; gives the network's id of the message.

        Another `who` ([a-z0-9]+) is another customer with a conversation of their own where the
        network has such a thing; made on first use. Must work while the engine is down.
        """
        ...

    async def customer_saw(self) -> list[str]:
        """Give the texts that arrived at customers, repeated where they arrived twice.

        Looked up at the server anew (not what an engine said), in any order.
        """
        ...

    async def stop(self) -> None:
        """End everything that `start` began; safe to call twice."""
        ...


def rigs() -> dict[str, type[Rig]]:
    """Find every rig by its module's name; a module that cannot be read is an error."""
    found: dict[str, type[Rig]] = {}
    for path in sorted(SERVERS.glob("*_rig.py")):
        module = importlib.import_module(f"tests.servers.{path.stem}")
        given = getattr(module, "RIGS", None) or (module.RIG,)
        for each in given:
            found[each.name] = each
    return found


class Stage:
    """The event loop in a thread where rigs live."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="rigs", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T], seconds: float = 90.0) -> T:
        """Run a rig's coroutine from the test's own thread and give its result."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def close(self) -> None:
        """Cancel what still runs and end the loop."""
        if self._loop.is_closed():
            return
        self.run(_cancel_all(), 20.0)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()


async def _cancel_all() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_asyncgens()
