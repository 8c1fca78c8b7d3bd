"""Coroutines started from Qt slots, and work handed to the background threads."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

P = ParamSpec("P")
T = TypeVar("T")

_tasks: set[asyncio.Task[Any]] = set()
_DRAINED_ROUNDS = 20
_pools: dict[str, ThreadPoolExecutor] = {}
_loop: list[asyncio.AbstractEventLoop] = []


def use_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Name the loop for slots that run while Qt, but not asyncio, is running."""
    _loop[:] = [loop]


class Running(Protocol):
    """A started coroutine: not to be awaited, only stopped."""

    def cancel(self) -> bool:
        """Ask it to stop."""
        ...

    def done(self) -> bool:
        """Tell whether it has ended."""
        ...


def forget_loop() -> None:
    """Stop naming it: what was begun in its very last turn will never run."""
    _loop.clear()
    for task in _tasks:
        # In a closed loop it can neither go on nor be cancelled.
        task._log_destroy_pending = False  # type: ignore[attr-defined]  # noqa: SLF001
        task.get_coro().close()
    _tasks.clear()


def spawn(coro: Coroutine[Any, Any, Any]) -> Running:
    """Start a coroutine, keep it alive, and give its error to the loop's exception handler."""
    task = _current().create_task(coro)
    _tasks.add(task)
    task.add_done_callback(_finished)
    return task


def in_background(
    fn: Callable[..., T], *args: Any, write: bool = False, aside: bool = False, **named: Any
) -> asyncio.Future[T]:
    """Run a blocking call on the reading thread, or in order on the writing thread.

    `aside` is for slow reads that nobody waits for: they have a thread of their own.
    """
    loop = _current()
    name = "kindline-write" if write else "kindline-aside" if aside else "kindline-read"
    if name not in _pools:
        _pools[name] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
    doing = asyncio.wrap_future(_pools[name].submit(fn, *args, **named), loop=loop)
    # Whoever waits may be cancelled as the window closes; what a person wrote is written all the
    # same.
    return asyncio.shield(doing) if write else doing


class Seldom(QObject):
    """Runs a coroutine at once, and when asked again soon once more, `seconds` after that."""

    def __init__(
        self, run: Callable[[], Coroutine[Any, Any, Any]], seconds: float, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._is_running = self._is_asked = False
        # Not asyncio's: Qt may turn a little while asyncio does not.
        self._rest = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        self._rest.timeout.connect(self._rested)

    def __call__(self) -> None:
        """Ask for a run; many calls while one runs or rests are one."""
        if self._is_running:
            self._is_asked = True
            return
        self._is_running = True
        spawn(self._turn())

    async def _turn(self) -> None:
        try:
            await self._run()
        finally:
            if isValid(self):
                self._rest.start()

    def _rested(self) -> None:
        self._is_running = False
        if self._is_asked:
            self._is_asked = False
            self()


async def drain() -> None:
    """Cancel what still runs, and wait until every write has been done."""
    # What was started this very turn, as a draft's last words, must come to its write.
    await asyncio.sleep(0)
    # A change that is heard meanwhile begins new ones; they would outlive their loop.
    for _ in range(_DRAINED_ROUNDS):
        if not (waiting := [task for task in _tasks if task is not asyncio.current_task()]):
            break
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await asyncio.sleep(0)
    ending = list(_pools.values())
    _pools.clear()
    for pool in ending:
        pool.shutdown()


def _came_late(error: BaseException) -> bool:
    """Tell whether a task found its pane closed (shiboken's only sign of it is the text)."""
    return isinstance(error, RuntimeError) and "already deleted" in str(error)


def _current() -> asyncio.AbstractEventLoop:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        # Qt turns a little on its own where qasync enters and leaves; the named loop is meant.
        if not _loop:
            raise
        return _loop[0]


def _finished(task: asyncio.Task[Any]) -> None:
    _tasks.discard(task)
    if task.cancelled() or (error := task.exception()) is None or _came_late(error):
        return
    task.get_loop().call_exception_handler(
        {"message": f"A task failed: {task.get_coro()!r}", "exception": error, "task": task}
    )
