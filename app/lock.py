"""One engine a workspace: a lock that its holder's death sets free."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from inbox.errors import WorkspaceBusy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.paths import Workspace


@contextmanager
def engine_lock(workspace: Workspace) -> Iterator[None]:
    """Hold the workspace while the engine runs. Raises WorkspaceBusy."""
    lock = FileLock(workspace.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise WorkspaceBusy(
            "Another Kindline already receives for this workspace; nothing was changed, "
            "close the other one first."
        ) from None
    try:
        yield
    finally:
        lock.release()


def is_engine_running(workspace: Workspace) -> bool:
    """Tell whether some process holds the workspace's lock."""
    try:
        with engine_lock(workspace):
            return False
    except WorkspaceBusy:
        return True
