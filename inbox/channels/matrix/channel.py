"""One Matrix account as the rest of Kindline sees it."""

from __future__ import annotations

from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channels.matrix.acting import Actor
from inbox.channels.matrix.config import read_config, split_address
from inbox.channels.matrix.info import CAN, INFO
from inbox.channels.matrix.media import MediaStore
from inbox.channels.matrix.receiving import Receiver
from inbox.channels.matrix.sending import Sender
from inbox.channels.matrix.session import Session, discover
from inbox.channels.matrix.shape import mapping
from inbox.channels.matrix.wire import Wire
from inbox.errors import ChannelError, KindlineError
from inbox.model import CheckResult

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from inbox.channel import Batch, Outgoing, RemoteAction, Sent
    from inbox.model import Account, Capabilities, ChannelInfo
    from inbox.ports import Clock, SecretStore


class MatrixChannel:
    """A Matrix account over the client-server API."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account_id, self._secrets = account.id, secrets
        self._config = read_config(account)
        self._session = Session(account.id, self._config, secrets)
        self._wire = Wire(self._session)
        self._receiver = Receiver(self._config, self._wire, MediaStore(self._wire), clock)
        self._sender = Sender(self._wire, self._receiver)
        self._actor = Actor(self._wire, self._sender, tells_read=self._config.tells_read)

    @staticmethod
    async def discover(address: str) -> dict[str, Any]:
        """Find the home server from a Matrix address (`.well-known`); {} where it says nothing."""
        try:
            found = await discover(split_address(address)[1])
        except ChannelError:
            return {}
        return {"base_url": found} if found else {}

    async def check(self) -> CheckResult:
        """Try the sign-in, reading and sending without changing anything."""
        trial = Session(self._account_id, self._config, self._secrets, is_trial=True)
        said: list[str] = []
        try:
            await _try(trial, said)
        except KindlineError as error:
            return CheckResult(False, (*said, str(error)))
        finally:
            with suppress(KindlineError):
                await trial.sign_out()
            await trial.close()
        return CheckResult(True, tuple(said))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield batches for ever, newest first at the first sync."""
        async with aclosing(self._receiver.batches(cursor)) as batches:  # type: ignore[type-var]
            async for batch in batches:
                yield batch

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand a reply over."""
        return await self._sender.send(outgoing)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look in the room for a reply whose outcome is unknown."""
        return await self._sender.find(outgoing)

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Nothing to do: the room is the copy."""

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Bring read state, edits, deletions and reactions to the server."""
        await self._actor.act(actions)

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Tell the room that we write."""
        me = await self._session.user_id()
        await self._wire.typing(thread_key, me, is_typing=is_typing)

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._session.close()


async def _try(trial: Session, said: list[str]) -> None:
    """Try one thing after the other; each that works is a sentence."""
    wire = Wire(trial)
    said.append(f"Signed in as {await trial.user_id()}.")
    rooms = mapping(mapping(await wire.sync("", 0, with_state=False)).get("rooms"))
    count = len(mapping(rooms.get("join")))
    said.append(f"Reading works; the account is in {count} {'room' if count == 1 else 'rooms'}.")
    limit = await wire.upload_limit()
    files = f", files up to {limit // 1_000_000} MB" if limit else ""
    said.append(f"Sending works where a room lets this account write{files}.")
