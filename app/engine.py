"""The headless product in a process of its own: accounts, outbox, triage, drafts ahead."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import logging
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import collecting, logs, wire
from app.account import AccountRunner, Doorbell
from app.gathering import Gathering
from app.link_server import LinkServer
from app.lock import engine_lock
from app.no_model import NoModel
from app.paths import Workspace
from app.text_model import LocalTextModel
from app.wiring import open_database
from inbox import receive, send
from inbox.changes import Changes
from inbox.channels import registry
from inbox.errors import Invalid, KindlineError
from inbox.model import AccountState
from inbox.ports import Clock, SecretStore, SystemClock
from inbox.store import read

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence, Set

    from inbox.model import Account
    from inbox.store.database import Database

_log = logging.getLogger(__name__)
_LOOK_SECONDS = 2.0
_STOP_SECONDS = 10.0
_HUNG = 4
_THREADS = 32
_NICE = 5
_SWITCH_SECONDS = 0.001
_UNABLE_SECONDS = 30.0
_CANNOT_START = (
    "This channel could not start because of a bug in it; nothing is lost, Kindline tries again "
    "by itself. The log says more."
)


class Engine:
    """Everything that runs without a window; `run` ends after `stop`."""

    def __init__(
        self,
        workspace: Workspace,
        database: Database,
        secrets: SecretStore,
        clock: Clock,
        model: LocalTextModel | NoModel,
    ) -> None:
        self.database = database
        self.clock = clock
        self.model = model
        self.server = LinkServer(workspace, self)
        self.triage_bell = Doorbell()
        self.ahead_bell = Doorbell()
        self.match_bell = Doorbell()
        self.is_model_ready = False  # as it was a second ago at the latest
        self.drafting = 0  # how many drafts a person waits for
        self._secrets = secrets
        self._runners: dict[str, tuple[Account, AccountRunner, asyncio.Task[None]]] = {}
        self._gathering = Gathering(database, clock, self.tell, self.server.tell_trouble)
        self._accounts_bell = Doorbell()
        # Accounts that could not start: with which settings, and when to try again.
        self._unable: dict[str, tuple[Any, float]] = {}
        self.stopping = asyncio.Event()
        self._asked: dict[str, Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]] = {
            "typing": self._typing,
            "fetch_images": self._fetch_images,
            "preview": self._preview,
        }

    async def run(self, linger_seconds: float | None = None) -> None:
        """Work until told to stop; `linger_seconds`: or until no window came for so long."""
        self.tell(await asyncio.to_thread(send.recover, self.database, self.clock.now()))
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(self.server.serve()),
                group.create_task(self._keep_accounts(group)),
            ]
            # The windows are answered while the judging and drafting is still being loaded.
            await asyncio.to_thread(importlib.import_module, "app.background")
            from app import background  # noqa: PLC0415 - 200 ms that nobody shall wait for

            tasks += [
                group.create_task(background.triage_for_ever(self)),
                group.create_task(background.draft_ahead_for_ever(self)),
                group.create_task(background.match_for_ever(self)),
                group.create_task(background.tidy_for_ever(self)),
                group.create_task(background.watch_model(self)),
                group.create_task(background.watch_outbox(self)),
            ]
            if linger_seconds is not None:
                tasks.append(group.create_task(self._linger(linger_seconds)))
            await self.stopping.wait()
            for task in [*tasks, *(task for _, _, task in self._runners.values())]:
                task.cancel()
        await self.model.close()

    def stop(self) -> None:
        """End the work in order; what is under way is resumed from the rows next time."""
        self.stopping.set()

    def tell(self, changes: Changes) -> None:
        """Tell the windows, and wake whoever has something to do now."""
        self.server.tell_changes(changes)
        self._wake(changes, has_work=bool(changes.outbox))

    def wake(self, changes: Changes) -> None:
        """Wake the loops that changes of a person concern."""
        self._wake(changes, has_work=bool(changes.outbox or changes.conversations))

    def look_at_outbox(self, account_ids: Set[str]) -> None:
        """Have these accounts look for replies to send."""
        for account_id, (_, runner, _) in self._runners.items():
            if account_id in account_ids:
                runner.look_at_outbox()

    def _wake(self, changes: Changes, *, has_work: bool) -> None:
        if changes.accounts:
            self._accounts_bell.ring()
        # What was only received gives no account anything to send or bring.
        if has_work:
            for _, runner, _ in self._runners.values():
                runner.look_at_outbox()
        if changes.contacts:
            self.match_bell.ring()
        if changes.conversations or changes.settings:
            self.triage_bell.ring()
            self.ahead_bell.ring()

    # What a window asks --------------------------------------------------------------------

    async def request(self, verb: str, fields: dict[str, Any]) -> dict[str, Any]:
        """Answer one request."""
        if verb == "changes":
            self.wake(Changes.from_json(fields.get("changes", {})))
        elif verb == "sync_now":
            self._accounts_bell.ring()
            for _, runner, _ in self._runners.values():
                runner.sync_now()
        elif verb == "model_status":
            return wire.status_json(await self.model.status())
        elif verb == "stop":
            asyncio.get_running_loop().call_later(0.05, self.stop)
        elif verb in self._asked:
            return await self._asked[verb](fields)
        else:
            raise Invalid(f"The engine does not know {verb!r}.")
        return {}

    async def _typing(self, fields: dict[str, Any]) -> dict[str, Any]:
        conversation_id = str(fields.get("conversation_id", ""))
        account_id, thread_key = await asyncio.to_thread(
            read.way_of, self.database, conversation_id
        )
        running = self._runners.get(account_id)
        if running is not None and thread_key:
            await running[1].typing(thread_key, is_typing=bool(fields.get("is_typing")))
        return {}

    async def _fetch_images(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Fetch what the person allowed; the bytes go through the encrypted files, not the line."""
        from inbox import images  # noqa: PLC0415 - brings httpx, only when it is asked for

        message_id, addresses = str(fields["message_id"]), list(map(str, fields["addresses"]))
        asked = await asyncio.to_thread(images.asked_of, self.database, message_id, addresses)
        found = await images.ImageFetcher().fetch(asked)
        return {"hashes": await asyncio.to_thread(self._kept, found)}

    async def _preview(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Look at a link that the message names, because a person asked."""
        from inbox import previews  # noqa: PLC0415 - brings httpx, only when it is asked for

        message_id, address = str(fields["message_id"]), str(fields["address"])
        asked = await asyncio.to_thread(previews.asked_of, self.database, message_id, address)
        return dict(await previews.Previewer().preview(asked))

    def _kept(self, found: dict[str, bytes]) -> dict[str, str]:
        return {
            address: self.database.files.keep(image, is_durable=False)
            for address, image in found.items()
        }

    async def stream(self, verb: str, fields: dict[str, Any]) -> AsyncIterator[dict[str, Any]]:
        """Stream a draft: pieces of text, then the checked suggestion."""
        from inbox import draft  # noqa: PLC0415 - not before somebody asks

        conversation_id = str(fields.get("conversation_id", ""))
        self.drafting += 1
        self.ahead_bell.ring()
        try:
            async for event in draft.suggest(self.database, self.model, conversation_id):
                yield draft.event_json(event)
        finally:
            self.drafting -= 1
            self.ahead_bell.ring()
        self.tell(Changes(suggestions=frozenset({conversation_id})))

    # Accounts ------------------------------------------------------------------------------

    async def _keep_accounts(self, group: asyncio.TaskGroup) -> None:
        """Run exactly the enabled accounts, each with its newest settings."""
        while True:
            try:
                wanted = await asyncio.to_thread(read.accounts, self.database)
                await self._match({a.id: a for a in wanted if a.is_enabled}, group)
            except KindlineError as error:
                _log.warning("the accounts could not be read: %s", error)
            await self._accounts_bell.wait(_LOOK_SECONDS)

    async def _match(self, wanted: dict[str, Account], group: asyncio.TaskGroup) -> None:
        for account_id, (account, _, task) in list(self._runners.items()):
            is_same = account_id in wanted and _essence(wanted[account_id]) == _essence(account)
            if task.done() or not is_same:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
                del self._runners[account_id]
        for account_id, account in wanted.items():
            if account_id not in self._runners:
                await self._begin(account, group)

    async def _begin(self, account: Account, group: asyncio.TaskGroup) -> None:
        """Start an account; one that cannot start says so and is tried again now and then."""
        tried = self._unable.get(account.id)
        if tried and tried[0] == _essence(account) and time.monotonic() < tried[1]:
            return
        try:
            channel = registry.connect(account, self._secrets, self.clock)
        except Exception as error:  # noqa: BLE001 - a package of others must not end the engine
            _log.warning("an account cannot start", exc_info=error)
            self._unable[account.id] = _essence(account), time.monotonic() + _UNABLE_SECONDS
            sentence = str(error) if isinstance(error, KindlineError) else _CANNOT_START
            failed = (account.id, AccountState.FAILED, sentence)
            self.tell(await asyncio.to_thread(receive.set_state, self.database, *failed))
            return
        self._unable.pop(account.id, None)
        shared = (self.database, self.clock, self.tell, self._gathering)
        runner = AccountRunner(account, channel, *shared)
        self._runners[account.id] = (account, runner, group.create_task(runner.run()))

    async def _linger(self, seconds: float) -> None:
        """Stop when no window was connected for so long."""
        alone = 0.0
        while alone < seconds:
            await asyncio.sleep(1.0)
            alone = 0.0 if self.server.window_count else alone + 1.0
        self.stop()


def _essence(account: Account) -> tuple[Any, ...]:
    """Give what a running account depends on; its state and counts are its own doing."""
    return (account.channel, account.name, account.address, dict(account.settings))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the engine of a workspace until it is told to stop. Gives the exit code."""
    parser = argparse.ArgumentParser("kindline engine", description=__doc__)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--key-file", type=Path)
    parser.add_argument("--no-model", action="store_true", help="receive and send only")
    parser.add_argument("--linger", type=float, help="stop so many seconds after the last window")
    chosen = parser.parse_args(arguments)
    workspace = Workspace(chosen.workspace).create()
    logs.start(workspace, "engine")
    # Many threads share Python's lock here; none waits long for it.
    sys.setswitchinterval(_SWITCH_SECONDS)
    if hasattr(os, "nice"):
        os.nice(_NICE)  # the window and what else the person does go first; the model inherits it
    try:
        with engine_lock(workspace):
            database, secrets = open_database(workspace, chosen.key_file)
            model = NoModel() if chosen.no_model else LocalTextModel()
            engine = Engine(workspace, database, secrets, SystemClock(), model)
            collecting.seldom()
            asyncio.run(_run(engine, chosen.linger))
    except KindlineError as error:
        _log.warning("the engine did not start: %s", error)
        sys.stderr.write(f"{error}\n")
        return 3
    return 0


async def _run(engine: Engine, linger: float | None) -> None:
    loop = asyncio.get_running_loop()
    # More than the processors would give: an account whose server hangs shall not hold a thread
    # that another one waits for.
    loop.set_default_executor(ThreadPoolExecutor(_THREADS, "engine"))
    for name in ("SIGTERM", "SIGINT"):
        # Windows has no loop signals; there the window's `stop` ends the engine.
        with suppress(NotImplementedError):
            loop.add_signal_handler(getattr(signal, name), engine.stop)
    resort = loop.create_task(_last_resort(engine))
    try:
        await engine.run(linger)
    finally:
        resort.cancel()
        engine.database.close()


async def _last_resort(engine: Engine) -> None:
    """End a process that does not: the rows resume whatever hung."""
    await engine.stopping.wait()
    await asyncio.sleep(_STOP_SECONDS)
    _log.error("the engine did not end in order")
    os._exit(_HUNG)


if __name__ == "__main__":
    sys.exit(main())
