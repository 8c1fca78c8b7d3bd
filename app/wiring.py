"""Builds the database, the desk and the line once and passes them down."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.link import Link, Spawner
from app.paths import Workspace
from app.secrets import secrets_of, workspace_key
from inbox.desk import Desk
from inbox.errors import Offline
from inbox.ports import SecretStore, SystemClock
from inbox.store.database import Database
from inbox.store.faults import told

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from inbox.changes import Changes
    from inbox.model import ModelStatus


def _ignore(_: Any) -> None:
    """Do nothing with what is told."""


class NoLine:
    """The line of a process that runs without an engine."""

    async def request(self, verb: str, **fields: Any) -> dict[str, Any]:
        """Say that there is no engine."""
        raise Offline(f"No engine runs for this workspace, so {verb} is not possible now.")

    async def stream(self, verb: str, **fields: Any) -> AsyncIterator[dict[str, Any]]:
        """Say that there is no engine."""
        yield await self.request(verb)


def chosen_key_file(named: Path | None = None) -> Path | None:
    """Give the key file that was named, on the command line or in KINDLINE_KEY_FILE."""
    kept = os.environ.get("KINDLINE_KEY_FILE")
    return named or (Path(kept) if kept else None)


def open_database(
    workspace: Workspace | Path, key_file: Path | None = None
) -> tuple[Database, SecretStore]:
    """Open (or make) a workspace's database with its key.

    Raises WrongKey, SecretsUnavailable, WorkspaceTooNew, DiskFull.
    """
    place = _workspace(workspace).create()
    with told():
        secrets = secrets_of(place, chosen_key_file(key_file))
        key = workspace_key(place, secrets)
    return Database.open(place.database, key, files_dir=place.files), secrets


def open_desk(
    workspace: Workspace | Path,
    on_change: Callable[[Changes], None] = _ignore,
    key_file: Path | None = None,
) -> Desk:
    """Open a desk without an engine, for a command that reads or writes and ends."""
    database, secrets = open_database(workspace, key_file)
    return Desk(database, secrets, SystemClock(), NoLine(), on_change)


def open_window_desk(
    workspace: Workspace | Path,
    on_change: Callable[[Changes], None],
    on_model: Callable[[ModelStatus], None] = _ignore,
    on_reachable: Callable[[bool], None] = _ignore,
    key_file: Path | None = None,
) -> tuple[Desk, Link]:
    """Open the window's desk and its line; then `await link.start()` in the running loop.

    `on_change` hears both the desk's own writes (in the writing thread) and the engine's (in the
    loop's thread). At the end `await link.stop(engine_too=not keep_running)`.
    """
    place = _workspace(workspace)
    database, secrets = open_database(place, key_file)
    spawner = Spawner(place, chosen_key_file(key_file))
    link = Link(place, on_change, on_model, on_reachable, spawner)

    def wrote(changes: Changes) -> None:
        on_change(changes)
        link.post(changes)

    return Desk(database, secrets, SystemClock(), link, wrote), link


def _workspace(place: Workspace | Path) -> Workspace:
    return place if isinstance(place, Workspace) else Workspace(Path(place))
