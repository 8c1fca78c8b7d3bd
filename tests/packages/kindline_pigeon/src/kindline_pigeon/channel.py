"""The whole of a small channel: reads, answers, looks after what it sent."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, IncomingMessage, Outgoing, RemoteAction, Sent
from inbox.errors import Refused
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Direction
from inbox.web import pause
from kindline_pigeon.info import INFO

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from inbox.ports import Clock, SecretStore


class PigeonChannel:
    """One loft."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = INFO.can

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._loft = Path(str(account.settings.get("loft") or "."))
        self._poll_seconds = float(account.settings.get("poll_seconds") or 60)

    async def check(self) -> CheckResult:
        """See that the folder is there."""
        if not await asyncio.to_thread((self._loft / "in").is_dir):
            return CheckResult(False, ("The loft has no folder “in”. Make one.",))
        return CheckResult(True, ("Letters can be read.", "Answers can be put into “out”."))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield letters that were not there at the cursor, newest first."""
        known = set((cursor or {}).get("known", ()))
        while True:
            letters = await asyncio.to_thread(self._letters, known)
            known |= {each.remote_id for each in letters}
            yield Batch(letters, cursor={"known": sorted(known)}, is_caught_up=True)
            await pause(self._poll_seconds)

    async def send(self, outgoing: Outgoing) -> Sent:
        """Put the answer into the folder "out": the same item twice is one file."""

        def write() -> None:
            (self._loft / "out").mkdir(exist_ok=True)
            self._answer(outgoing).write_text(outgoing.item.text, "utf-8")

        try:
            await asyncio.to_thread(write)
        except OSError as error:
            raise Refused("The loft cannot be written to. Nothing was sent; look there.") from error
        return Sent(self._answer(outgoing).name)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look whether the answer lies there."""
        path = self._answer(outgoing)
        return Sent(path.name) if await asyncio.to_thread(path.exists) else None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the file is the copy."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Do nothing: pigeons take no other orders."""

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing: nothing is open."""

    def _answer(self, outgoing: Outgoing) -> Path:
        return self._loft / "out" / f"{outgoing.item.id}.txt"

    def _letters(self, known: set[str]) -> list[IncomingMessage]:
        paths = [each for each in (self._loft / "in").glob("*.txt") if each.name not in known]
        paths.sort(key=lambda each: each.stat().st_mtime, reverse=True)
        return [self._letter(each) for each in paths]

    def _letter(self, path: Path) -> IncomingMessage:
        who = path.stem.partition("-")[0]
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        text = path.read_text("utf-8", "replace")
        return IncomingMessage(path.name, Direction.INBOUND, who, who, at, text, thread_key=who)
