"""What a cancellation must not cut in two: a refresh token is taken once, and so is its answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")
# As long as somebody waits for the engine to end.
_PATIENCE_SECONDS = 5.0


async def wholly(work: Coroutine[Any, Any, T]) -> T:
    """Give what work gives; also when cancelled, it goes on to its end, at most five seconds.

    Raises what the work raises, or CancelledError once it has ended.
    """
    running = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running], timeout=_PATIENCE_SECONDS)
        if running.done() and not running.cancelled():
            running.exception()  # read, because nobody else will
        running.cancel()
        raise
