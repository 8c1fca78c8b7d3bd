"""Runs `async def` tests, each in a loop of its own; a conftest imports the hook."""

from __future__ import annotations

import asyncio
import inspect
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _pytest.fixtures import FuncFixtureInfo


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a coroutine test to its end."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    info: FuncFixtureInfo = pyfuncitem._fixtureinfo
    given: Mapping[str, object] = {name: pyfuncitem.funcargs[name] for name in info.argnames}
    asyncio.run(pyfuncitem.obj(**given))
    return True
