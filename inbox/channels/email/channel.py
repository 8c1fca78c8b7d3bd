"""Email as a channel: joins reading, parsing, writing and sending for one account."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from inbox.channel import Batch, Outgoing, RemoteAction, Sent
from inbox.channels.email import discover as discovery
from inbox.channels.email import faults, oauth, smtp
from inbox.channels.email.actions import apply, find, save_sent
from inbox.channels.email.compose import compose, recipients
from inbox.channels.email.config import MailConfig, Secret, config_of
from inbox.channels.email.info import CAN, INFO
from inbox.channels.email.parse import Where, parse
from inbox.channels.email.sync import POLL_SECONDS, Mailbox
from inbox.channels.email.wire import Connection
from inbox.errors import ChannelError, SignInAgain
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult
from inbox.ports import Clock, SecretStore, secret_name
from inbox.wholly import wholly

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

_log = logging.getLogger(__name__)
T = TypeVar("T")


class EmailChannel:
    """One mailbox. Reading and acting have a connection and a thread each."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._secrets = secrets
        self._clock = clock
        self._reader: Connection | None = None
        self._renewing = asyncio.Lock()
        self._poll_seconds = float(account.settings.get("poll_seconds") or POLL_SECONDS)

    @staticmethod
    async def discover(address: str) -> dict[str, Any]:
        """Find the servers of an address; {} when nothing is known."""
        return await discovery.discover(address)

    @staticmethod
    async def sign_in(account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
        """Run the provider's sign-in in the browser; gives the secrets to keep."""
        return await oauth.sign_in(account, open_url)

    async def check(self) -> CheckResult:
        """Try the sign-in, reading and sending without changing anything."""
        sentences: list[str] = []
        is_ok = True
        for what, work in (("Receiving", self._check_reading), ("Sending", self._check_sending)):
            try:
                sentences.append(f"{what} works: {await work()}.")
            except ChannelError as error:
                is_ok = False
                sentences.append(f"{what} does not work. {error}")
        return CheckResult(is_ok, tuple(sentences))

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield batches for ever; the next one is fetched while this one is stored."""
        config = self._config()
        thread = ThreadPoolExecutor(1, f"imap-{config.imap_host}")
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[Batch] | None = None
        connection = await self._connected(thread, config)
        self._reader = connection
        make = (connection, cursor, config.own_addresses, self._poll_seconds)
        steps = _Steps(config.imap_host, lambda: Mailbox(*make))
        try:
            waiting = loop.run_in_executor(thread, steps.next)
            while True:
                batch = await waiting
                waiting = loop.run_in_executor(thread, steps.next)
                yield batch
        finally:
            self._reader = None
            connection.interrupt()
            thread.submit(steps.close)
            thread.submit(connection.hang_up)
            if waiting is not None:
                with suppress(ChannelError, asyncio.CancelledError):
                    await waiting
            thread.shutdown(wait=False)

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand the reply over by SMTP, then keep a copy in Sent where the server does not."""
        config = self._config()
        raw = compose(outgoing, config, self._clock.now())
        await smtp.deliver(config, await self._secret(config), raw, recipients(outgoing))
        is_kept = config.server_saves_sent or await self._keep(raw, outgoing)
        self._look_again()
        return replace(self._sent(raw, config), is_copy_missing=not is_kept)

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Look for the reply in the server's Sent folder."""
        header = outgoing.item.message_id_header
        raw = await self._acting(lambda connection: find(connection, header))
        return self._sent(raw, self._config()) if raw else None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Keep a copy of a reply that left in Sent, unless one is there."""
        config, item = self._config(), outgoing.item
        if config.server_saves_sent:
            return
        raw = compose(outgoing, config, item.created_at)
        await self._acting(lambda connection: save_sent(connection, raw, item.message_id_header))
        self._look_again()

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Bring read, answered, archived and spam state to the server."""
        await self._acting(lambda connection: apply(connection, actions))

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Do nothing: mail tells nobody that somebody writes."""

    async def close(self) -> None:
        """End the reading connection; safe to call twice."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.interrupt()

    def _config(self) -> MailConfig:
        return config_of(self._account)

    def _sent(self, raw: bytes, config: MailConfig) -> Sent:
        seen = parse(raw, Where(own_addresses=config.own_addresses, is_sent_folder=True))
        return Sent(seen.remote_id, seen.message_id_header, raw)

    def _look_again(self) -> None:
        if self._reader is not None:
            self._reader.wake()

    async def _keep(self, raw: bytes, outgoing: Outgoing) -> bool:
        header = outgoing.item.message_id_header
        try:
            await self._acting(lambda connection: save_sent(connection, raw, header))
        except ChannelError:
            # The customer has the reply: saying that sending failed would make somebody repeat it.
            _log.warning("the copy for the Sent folder waits", exc_info=True)
            return False
        return True

    async def _check_reading(self) -> str:
        def look(connection: Connection) -> str:
            return f"{connection.open('INBOX').exists} messages in the inbox"

        return await self._acting(look)

    async def _check_sending(self) -> str:
        config = self._config()
        await smtp.check(config, await self._secret(config))
        return f"{config.smtp_host} accepts the sign-in"

    async def _acting(self, work: Callable[[Connection], T]) -> T:
        """Do something over a connection of its own: the reading one is busy waiting."""
        config = self._config()
        thread = ThreadPoolExecutor(1, f"imap-act-{config.imap_host}")
        try:
            connection = await self._connected(thread, config)
            try:
                return await asyncio.get_running_loop().run_in_executor(
                    thread, _told, config.imap_host, work, connection
                )
            finally:
                thread.submit(_leave, connection)
        finally:
            thread.shutdown(wait=False)

    async def _connected(self, thread: ThreadPoolExecutor, config: MailConfig) -> Connection:
        """Connect and sign in; a token that is refused is renewed once."""
        loop = asyncio.get_running_loop()
        secret = await self._secret(config)
        try:
            return await loop.run_in_executor(thread, _connect, config, secret)
        except SignInAgain:
            if not secret.is_token:
                raise
        secret = await self._secret(config, anyway=True)
        return await loop.run_in_executor(thread, _connect, config, secret)

    async def _secret(self, config: MailConfig, *, anyway: bool = False) -> Secret:
        key = "password" if config.auth == "password" else "oauth"
        name = secret_name(self._account.id, key)
        kept = await asyncio.to_thread(self._secrets.get, name)
        if not kept:
            raise SignInAgain(
                f"There is no sign-in kept for {config.address}. Enter the password or sign in in "
                "the account's settings."
            )
        if key == "password":
            return Secret(kept)
        return await wholly(self._renewed(name, kept, anyway=anyway))

    async def _renewed(self, name: str, kept: str, *, anyway: bool) -> Secret:
        async with self._renewing:
            # Receiving, sending and acting begin together; a provider that renews a refresh token
            # only once would take the second question for theft and end the sign-in.
            found = await asyncio.to_thread(self._secrets.get, name) or kept
            now = self._clock.now().timestamp()
            access, fresh = await oauth.refreshed(found, now, anyway=anyway and found == kept)
            if fresh != found:
                await asyncio.to_thread(self._secrets.set, name, fresh)
        return Secret(access, is_token=True)


class _Steps:
    """The mailbox's batches, one a call, all in the connection's thread."""

    def __init__(self, host: str, make: Callable[[], Mailbox]) -> None:
        self._host = host
        self._make = make
        self._mailbox: Mailbox | None = None
        self._batches: Any = None

    def close(self) -> None:
        if self._mailbox is not None:
            self._mailbox.close()

    def next(self) -> Batch:
        with faults.told(self._host):
            if self._mailbox is None:
                self._mailbox = self._make()
                self._batches = self._mailbox.batches()
            batch: Batch = next(self._batches)
            return batch


def _connect(config: MailConfig, secret: Secret) -> Connection:
    with faults.told(config.imap_host):
        connection = Connection(config)
        try:
            connection.sign_in(config.user, secret)
        except BaseException:
            connection.hang_up()
            raise
        return connection


def _told(host: str, work: Callable[[Connection], T], connection: Connection) -> T:
    with faults.told(host):
        return work(connection)


def _leave(connection: Connection) -> None:
    with suppress(OSError, connection.Error, connection.AbortError):
        connection.logout()
    connection.hang_up()
