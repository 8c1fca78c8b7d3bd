"""One engine a workspace: a lock that its holder's death sets free."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from inbox.errors import WorkspaceBusy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.paths import Workspace


# A command that only asks whether an engine runs holds the lock for less than this.
_PATIENCE_SECONDS = 1.0


@contextmanager
def engine_lock(
    workspace: Workspace, patience_seconds: float = _PATIENCE_SECONDS
) -> Iterator[None]:
    """Hold the workspace while the engine runs. Raises WorkspaceBusy."""
    lock = FileLock(workspace.lock)
    try:
        lock.acquire(timeout=patience_seconds, poll_interval=0.02)
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
        with engine_lock(workspace, 0):
            return False
    except WorkspaceBusy:
        return True
