"""A lock between processes, held by an open file: free when its holder and its children end."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def _try_lock(handle: IO[str]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415  # only there

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415  # only elsewhere

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def held(path: Path, waiting: Callable[[], None], every_seconds: float = 0.5) -> Iterator[None]:
    """Hold the lock; `waiting` is called each time it was found taken."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as handle:
        while not _try_lock(handle):
            waiting()
            time.sleep(every_seconds)
        # Programs that we start keep the lock too: a compiler whose parent was killed works on,
        # and nobody may begin in the same folder before it ends.
        os.set_inheritable(handle.fileno(), True)
        yield
