"""One account at work: its receiving, its sending and the state it brings to the server."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from contextlib import aclosing, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from app.backoff import Backoff
from app.gathering import Gathering
from inbox import acts, receive, send
from inbox.channel import Batch
from inbox.errors import KindlineError, Refused, SignInAgain, StoreError, TryLater
from inbox.model import Account, AccountState
from inbox.store import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inbox.changes import Changes
    from inbox.channel import Channel, RemoteAction
    from inbox.ports import Clock
    from inbox.store.database import Database

_log = logging.getLogger(__name__)
_BUG = (
    "Something unexpected happened in this account; everything received and written is safe, "
    "Kindline tries again by itself."
)
_HELD_UP = "Your replies wait in the outbox and leave by themselves once this is mended. {error}"
# A refused password is not tried again by itself: servers lock accounts for that.
_SIGN_IN_SECONDS = 24 * 3600.0
_REFUSED_SECONDS = 900.0
# Commands and windows without a line write to the same database; looking is one indexed read,
# which an engine does once for all of its accounts.
LOOK_SECONDS = 1.0
_IDLE_SECONDS = 30.0
_ACT_SECONDS = 60.0
# Brought together; whatever else people did goes one by one, so that each has its own answer.
_STATES = frozenset({"seen", "answered", "archive", "inbox", "spam"})
_TYPING_SECONDS = 3.0
_CLOSE_SECONDS = 5.0
# A stream that lasted so long worked, also one that brought nothing.
_STEADY_SECONDS = 30.0
_MOST_FAILURES = 3
_ACT_BUG_SECONDS = 30.0
_ACT_BUG = (
    "Something unexpected happened while this was brought to the server, three times; it was not "
    "done there. Everything here is safe."
)


@dataclass(slots=True)
class Doorbell:
    """Wakes a loop before its time."""

    _rung: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> None:
        """Wake whoever waits, or the next one who will."""
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Wait for the bell, at most so long."""
        # Not wait_for: on 3.11 it can swallow a cancellation that meets the bell.
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, seconds)):
                await self._rung.wait()
        self._rung.clear()


class AccountRunner:
    """Runs one account until cancelled; whatever ails it stays inside."""

    def __init__(
        self,
        account: Account,
        channel: Channel,
        database: Database,
        clock: Clock,
        tell: Callable[[Changes], None],
        gathering: Gathering | None = None,
    ) -> None:
        """Without a `gathering`, and so alone, it looks at the outbox itself."""
        self.account = account
        self._look_seconds = LOOK_SECONDS if gathering is None else _IDLE_SECONDS
        self._gathering = gathering or Gathering(database, clock, tell)
        self._channel = channel
        self._database = database
        self._clock = clock
        self._tell = tell
        self._sync_bell = Doorbell()
        self._send_bell = Doorbell()
        self._act_bell = Doorbell()
        self._backoff = Backoff()
        self._searches = Backoff(first_seconds=5.0, ceiling_seconds=600.0)
        self._search_at = 0.0
        self._is_live = False
        self._is_held_up = False  # nothing could be stored when a reply was due
        self._failures: Counter[int] = Counter()  # of what was to be brought, by its number
        self._typing: dict[str, float] = {}  # thread_key -> when it was told

    def sync_now(self) -> None:
        """Look for new messages at once, also after failures."""
        self._backoff.worked()
        self._searches.worked()
        self._search_at = 0.0
        self._sync_bell.ring()
        self._send_bell.ring()

    def look_at_outbox(self) -> None:
        """Look for replies to send and states to bring."""
        self._send_bell.ring()
        self._act_bell.ring()

    async def run(self) -> None:
        """Receive, send and act until cancelled."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._receive_for_ever())
                group.create_task(self._send_for_ever())
                group.create_task(self._act_for_ever())
        finally:
            await self._close()

    async def _close(self) -> None:
        """Let the channel go; one that hangs or fails at that must not hold up the others."""
        try:
            async with asyncio.timeout(_CLOSE_SECONDS):
                await self._channel.close()
        except (KindlineError, OSError, TimeoutError) as error:
            _log.info("the channel did not close in order: %s", error)
        except Exception:  # noqa: BLE001 - a bug here must not end the engine
            _log.exception("closing the channel failed")

    # Receiving -----------------------------------------------------------------------------

    async def _receive_for_ever(self) -> None:
        while True:
            wait = await self._receive_once()
            await self._sync_bell.wait(wait)

    async def _receive_once(self) -> float:
        """Receive until something ails; gives how long to wait before the next try."""
        try:
            await self._receive()
        except SignInAgain as error:
            return await self._ail(AccountState.SIGN_IN, str(error), _SIGN_IN_SECONDS)
        except TryLater as error:
            wait = self._backoff.next(error.after_seconds)
            return await self._ail(AccountState.OFFLINE, str(error), wait)
        except Refused as error:
            return await self._ail(AccountState.FAILED, str(error), _REFUSED_SECONDS)
        except KindlineError as error:
            return await self._ail(AccountState.FAILED, str(error), self._backoff.next(2.0))
        except Exception:  # noqa: BLE001 - a bug here must not end the engine
            _log.exception("receiving failed")
            return await self._ail(AccountState.FAILED, _BUG, self._backoff.next(5.0))
        # The channel ended its stream: it has nothing to wait for.
        return self._backoff.next()

    async def _receive(self) -> None:
        cursor = await asyncio.to_thread(receive.cursor, self._database, self.account.id)
        last = Batch(cursor=cursor)
        self._is_live, began = False, time.monotonic()
        await self._set_state(AccountState.SYNCING, "")
        async with aclosing(self._channel.receive(cursor)) as batches:  # type: ignore[type-var]
            async for batch in batches:
                if self._is_live and _says_nothing(batch, last):
                    continue  # a poll without news, as nearly all are
                await self._gathering.store(self.account.id, batch)
                last = batch if batch.cursor is not None else replace(batch, cursor=last.cursor)
                if batch.messages or time.monotonic() - began > _STEADY_SECONDS:
                    self._backoff.worked()
                if batch.is_caught_up and not self._is_live:
                    self._is_live = True
                    await self._set_state(AccountState.LIVE, "")
                    # The way is open again: what waited may go now.
                    self.look_at_outbox()

    async def _ail(self, state: AccountState, sentence: str, wait: float) -> float:
        await self._set_state(state, sentence)
        return wait

    async def _set_state(self, state: AccountState, sentence: str) -> None:
        """Record how the account is doing; what a full disk cannot keep is said all the same."""
        try:
            self._tell(
                await asyncio.to_thread(
                    receive.set_state, self._database, self.account.id, state, sentence
                )
            )
        except KindlineError as error:
            _log.warning("the account's state could not be saved: %s", error)
            self._gathering.tell_trouble(self.account.id, sentence or str(error))
        else:
            self._gathering.tell_trouble(self.account.id, "")

    # Sending -------------------------------------------------------------------------------

    async def _send_for_ever(self) -> None:
        while True:
            wait = self._look_seconds
            try:
                await self._own_up()
                wait = await self._send_due()
                await self._say_if_free()
                # Last, so that a mailbox that cannot be searched never keeps replies from leaving.
                wait = min(wait, await self._settle_unknown())
            except SignInAgain as error:
                await self._set_state(AccountState.SIGN_IN, str(error))
            except StoreError as error:
                _log.warning("sending waits: %s", error)
                wait = 5.0
                self._is_held_up = True
                await self._set_state(AccountState.FAILED, _HELD_UP.format(error=error))
            except KindlineError as error:
                _log.warning("sending waits: %s", error)
                wait = 5.0
            except Exception:  # noqa: BLE001 - a bug here must not end the engine
                _log.exception("the send loop failed")
                wait = 5.0
            await self._send_bell.wait(wait)

    async def _say_if_free(self) -> None:
        """Take the sentence away once replies leave again."""
        if self._is_held_up:
            self._is_held_up = False
            state = AccountState.LIVE if self._is_live else AccountState.SYNCING
            await self._set_state(state, "")

    async def _own_up(self) -> None:
        """Nothing is leaving between two passes: an outcome that was lost is said to be unknown."""
        self._tell(
            await asyncio.to_thread(
                send.recover, self._database, self._clock.now(), self.account.id
            )
        )

    async def _settle_unknown(self) -> float:
        """Ask the channel about replies whose outcome is unknown; gives when to ask again."""
        left = self._search_at - time.monotonic()
        if left > 0:
            return left
        unsettled = await asyncio.to_thread(send.unsettled, self._database, self.account.id)
        if not unsettled:
            self._searches.worked()
            return self._look_seconds
        # Ever more seldom: what was not found so often will hardly be.
        wait = self._searches.next()
        self._search_at = time.monotonic() + wait
        for item in unsettled:
            self._tell(await send.look_for(self._database, self._channel, item, self._clock.now()))
        return wait

    async def _send_due(self) -> float:
        """Send what is due, in order; gives the seconds until the next is."""
        now = self._clock.now()
        for item in await asyncio.to_thread(send.due, self._database, now, self.account.id):
            self._tell(
                await send.deliver_one(
                    self._database, self._channel, item, self._clock.now(), self._tell
                )
            )
        at = await asyncio.to_thread(send.next_due_at, self._database, self.account.id)
        if at is None:
            return self._look_seconds
        left = (at - self._clock.now()) / timedelta(seconds=1)
        return min(self._look_seconds, max(0.02, left))

    # What is brought to the server -----------------------------------------------------------

    async def _act_for_ever(self) -> None:
        backoff = Backoff(first_seconds=2.0)
        while True:
            wait = _ACT_SECONDS
            try:
                while await self._act():
                    backoff.worked()
                wait = await self._until_next_act()
            except SignInAgain as error:
                await self._set_state(AccountState.SIGN_IN, str(error))
            except KindlineError as error:
                _log.info("bringing state to the server waits: %s", error)
                wait = backoff.next(getattr(error, "after_seconds", None))
            except Exception:  # noqa: BLE001 - a bug here must not end the engine
                _log.exception("bringing state to the server failed")
                wait = backoff.next(_ACT_BUG_SECONDS)
            await self._act_bell.wait(wait)

    async def _act(self) -> bool:
        """Bring some states and acts to the server; False when none wait."""
        numbered = await asyncio.to_thread(
            read.remote_actions, self._database, self.account.id, self._clock.now()
        )
        states = [pair for pair in numbered if pair[1].kind in _STATES]
        if states:
            await self._bring(states)
        for number, act in numbered:
            if act.kind not in _STATES:
                await self._bring([(number, act)])
        return bool(numbered)

    async def _perform(self, acts_: Sequence[RemoteAction]) -> None:
        if acts_[0].kind == send.KEEP_COPY:
            await send.keep_copy(self._database, self._channel, acts_[0].place_key)
        else:
            await self._channel.act(acts_)

    async def _bring(self, numbered: Sequence[tuple[int, RemoteAction]]) -> None:
        """Bring some together; what is refused for good is told and not tried again."""
        number = numbered[0][0]
        try:
            await self._perform([act for _, act in numbered])
        except Refused as error:
            sentence = str(error)
        except KindlineError:
            raise
        except Exception:
            self._failures[number] += 1
            if len(numbered) == 1 and self._failures[number] < _MOST_FAILURES:
                raise
            _log.exception("something brought to the server fails each time")
            sentence = _ACT_BUG
        else:
            numbers = [number for number, _ in numbered]
            self._tell(await asyncio.to_thread(receive.acted, self._database, numbers))
            return
        if len(numbered) > 1:
            # One of them is at fault; the others shall not suffer for it.
            for each in numbered:
                await self._bring([each])
            return
        self._tell(
            await asyncio.to_thread(
                acts.refused, self._database, number, sentence, self._clock.now()
            )
        )

    async def _until_next_act(self) -> float:
        at = await asyncio.to_thread(read.next_action_at, self._database, self.account.id)
        if at is None:
            return _ACT_SECONDS
        left = (at - self._clock.now()) / timedelta(seconds=1)
        return min(_ACT_SECONDS, max(0.05, left))

    # Typing ----------------------------------------------------------------------------------

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Pass on that somebody writes, seldom enough for any network; never raises."""
        now = time.monotonic()
        said = self._typing.get(thread_key)
        if not self._channel.can.typing or (not is_typing and said is None):
            return
        if is_typing and said is not None and now - said < _TYPING_SECONDS:
            return
        if is_typing:
            self._typing[thread_key] = now
        else:
            del self._typing[thread_key]
        try:
            async with asyncio.timeout(_TYPING_SECONDS):
                await self._channel.typing(thread_key, is_typing=is_typing)
        except (KindlineError, TimeoutError) as error:
            _log.debug("typing was not told: %s", error)
        except Exception:  # noqa: BLE001 - a bug here must not end the engine
            _log.exception("telling that somebody types failed")


def _says_nothing(batch: Batch, last: Batch) -> bool:
    """Tell whether storing a batch would change no row."""
    if batch.messages or batch.events:
        return False
    counts = (batch.synced_count, batch.total_count)
    is_same = batch.cursor is None or batch.cursor == last.cursor
    return is_same and counts in {(0, 0), (last.synced_count, last.total_count)}
