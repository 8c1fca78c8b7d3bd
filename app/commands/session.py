"""What every command is given: the workspace, a desk when it asks for one, a place to write."""

from __future__ import annotations

import asyncio
import re
import sys
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from app.commands.rendering import as_json
from inbox.errors import Invalid, NotFound, Offline

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence
    from pathlib import Path

    from app.paths import Workspace
    from inbox.changes import Changes
    from inbox.desk import Desk
    from inbox.store.database import Database

_ID_LENGTH = 32
_BEGINNING = re.compile(r"[0-9a-f]{1,32}")


@dataclass
class Session:
    """One run of the command line."""

    workspace: Workspace
    is_json: bool = False
    key_file: Path | None = None
    out: TextIO = field(default_factory=lambda: sys.stdout)
    _desk: Desk | None = None
    _changes: Changes | None = None

    @property
    def desk(self) -> Desk:
        """Open the workspace's desk, without an engine, when it is first needed."""
        if self._desk is None:
            # Opening loads SQLAlchemy and SQLCipher; `--help` and usage errors do without.
            from app.wiring import open_desk  # noqa: PLC0415

            self._desk = open_desk(self.workspace, self.changed, key_file=self.key_file)
        return self._desk

    @contextmanager
    def database(self) -> Iterator[Database]:
        """Open the workspace's database for work that no desk offers."""
        from app.wiring import open_database  # noqa: PLC0415

        opened, _ = open_database(self.workspace, self.key_file)
        try:
            yield opened
        finally:
            opened.close()

    def changed(self, changes: Changes) -> None:
        """Note what this command wrote."""
        self._changes = changes if self._changes is None else self._changes | changes

    def tell_engine(self) -> None:
        """Tell a running engine, and through it the window, what was written here."""
        if self._changes and self.is_engine_running():
            asyncio.run(self._tell(self._changes))

    async def _tell(self, changes: Changes) -> None:
        from app.link import Link  # noqa: PLC0415

        link = Link(self.workspace)
        await link.start()
        try:
            await link.request("changes", changes=changes.to_json())
        except Offline:
            pass  # the engine reads the rows when it comes back
        finally:
            await link.stop(engine_too=False)

    def is_engine_running(self) -> bool:
        """Tell whether a window or a server already runs this workspace's engine."""
        from app.lock import is_engine_running  # noqa: PLC0415

        return is_engine_running(self.workspace)

    @asynccontextmanager
    async def live_desk(
        self, on_change: Callable[[Changes], None] = lambda _: None
    ) -> AsyncIterator[Desk]:
        """Open a desk with an engine behind it; one that was started for us ends with us."""
        from app.wiring import open_window_desk  # noqa: PLC0415

        was_running = self.is_engine_running()
        desk, link = open_window_desk(self.workspace, on_change, key_file=self.key_file)
        await link.start()
        try:
            yield desk
        finally:
            await link.stop(engine_too=not was_running)

    def give(self, value: Any, text: str | Sequence[str]) -> None:
        """Write the outcome: the value as JSON, or the text for a person."""
        if self.is_json:
            self.write(as_json(value))
        else:
            self.write(text if isinstance(text, str) else "\n".join(text))

    def write(self, text: str, end: str = "\n") -> None:
        """Write to the output at once, so that a stream is seen as it comes."""
        self.out.write(text + end)
        self.out.flush()

    def note(self, text: str) -> None:
        """Say something that is no part of the outcome."""
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def conversation_id(self, words: str) -> str:
        """Read an id, or the beginning of one that only one conversation has."""
        wanted = words.strip().lower()
        if len(wanted) == _ID_LENGTH or not wanted:
            return wanted
        found = self.desk.ids(wanted, limit=2) if _BEGINNING.fullmatch(wanted) else []
        if not found:
            raise NotFound(f"No conversation's id begins with {words}; `kindline queue` shows ids.")
        if len(found) > 1:
            raise Invalid(f"Several conversations begin with {words}; give more of the id.")
        return found[0]
