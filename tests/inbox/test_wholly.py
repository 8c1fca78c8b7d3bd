from __future__ import annotations

import asyncio

import pytest

from inbox.errors import SignInAgain
from inbox.wholly import wholly


def test_what_is_cancelled_is_still_kept() -> None:
    kept: list[str] = []

    async def renewing() -> str:
        asked.set()
        await go.wait()
        kept.append("newer token")
        return "newer token"

    async def main() -> None:
        task = asyncio.ensure_future(wholly(renewing()))
        await asked.wait()
        task.cancel()
        await asyncio.sleep(0)
        assert not task.done()
        go.set()
        with pytest.raises(asyncio.CancelledError):
            await task

    asked, go = asyncio.Event(), asyncio.Event()
    asyncio.run(main())
    assert kept == ["newer token"]


def test_what_it_gives_or_raises_is_told() -> None:
    async def ended() -> str:
        raise SignInAgain("again")

    async def given() -> str:
        return "token"

    assert asyncio.run(wholly(given())) == "token"
    with pytest.raises(SignInAgain, match="again"):
        asyncio.run(wholly(ended()))
