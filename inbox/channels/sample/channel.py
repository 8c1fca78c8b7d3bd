"""A channel that reaches nobody: replies are written to a local file that says so."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, Outgoing, RemoteAction, Sent
from inbox.errors import Refused, TryLater
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Visibility

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from inbox.ports import Clock, SecretStore

_LABEL = "Kindline's sample workspace: none of this was sent to anybody."


class SampleChannel:
    """One sample account. `settings["sink"]` names the file that replies are written to."""

    info: ClassVar[ChannelInfo] = ChannelInfo(
        name="sample",
        title="Sample",
        sentence="Shows Kindline at work; reaches nobody.",
        icon=Path(__file__).with_name("icon.svg"),
        visibility=Visibility.PRIVATE,
        can=Capabilities(idempotent_send=True),
        fields=(),
        can_connect=False,
    )
    can: ClassVar[Capabilities] = info.can

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._clock = clock
        sink = account.settings.get("sink")
        self._sink = Path(str(sink)) if sink else None
        self._sent: set[str] = set()

    async def check(self) -> CheckResult:
        """Say what this is; there is nothing to try."""
        return CheckResult(True, ("This is the sample workspace: nothing is received or sent.",))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Be caught up at once, then wait for ever."""
        yield Batch(cursor=dict(cursor or {}), is_caught_up=True)
        await asyncio.Event().wait()

    async def send(self, outgoing: Outgoing) -> Sent:
        """Write the reply to the sink, once."""
        item = outgoing.item
        limit = self.can.max_length
        if limit is not None and len(item.text) > limit:
            raise Refused(f"This reply is longer than {limit} characters; shorten it, then send.")
        if self._sink is not None and item.id not in self._sent:
            line = {
                "label": _LABEL,
                "channel": self.info.name,
                "to": outgoing.counterpart_handle,
                "subject": item.subject,
                "text": item.text,
                "files": [file.name for file in outgoing.files],
                "at": self._clock.now().isoformat(),
                "id": item.id,
            }
            await asyncio.to_thread(_append, self._sink, line)
        self._sent.add(item.id)
        return Sent(self._remote_id(outgoing), item.message_id_header)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look for the reply in the sink."""
        if self._sink is None or not await asyncio.to_thread(_holds, self._sink, outgoing.item.id):
            return None
        return Sent(self._remote_id(outgoing), outgoing.item.message_id_header)

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: the sink is the copy."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Do nothing: there is no server."""

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: nobody watches."""

    async def close(self) -> None:
        """Do nothing: nothing is open."""

    def _remote_id(self, outgoing: Outgoing) -> str:
        return hashlib.sha256(f"sample {outgoing.item.id}".encode()).hexdigest()[:40]


def sample_channel(folder: str, title: str, visibility: Visibility, can: Capabilities) -> Any:
    """Make the channel of a folder that shows another face; its icon lies in the folder."""
    name = Path(folder).name
    info = ChannelInfo(
        name=name,
        title=title,
        sentence="Part of the sample workspace; reaches nobody.",
        icon=Path(folder) / "icon.svg",
        visibility=visibility,
        can=can,
        fields=(),
        can_connect=False,
    )
    return type(name.title().replace("_", ""), (SampleChannel,), {"info": info, "can": can})


def _append(sink: Path, line: Mapping[str, Any]) -> None:
    try:
        sink.parent.mkdir(parents=True, exist_ok=True)
        with sink.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise TryLater(
            f"The sample's file for replies cannot be written ({error.strerror}). "
            "The reply is kept; make room, then try again."
        ) from error


def _holds(sink: Path, outbox_id: str) -> bool:
    if not sink.exists():
        return False
    with sink.open(encoding="utf-8", errors="replace") as file:
        return any(f'"id": "{outbox_id}"' in line for line in file)
