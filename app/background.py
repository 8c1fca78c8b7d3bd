"""The engine's quiet work: urgency, drafts ahead, likely duplicates, search, the model's health."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING

from app import duplicates
from app.account import LOOK_SECONDS
from inbox import draft, send, triage
from inbox.changes import Changes
from inbox.errors import KindlineError, ModelError, NotFound
from inbox.model import AccountState, ModelState, ModelStatus
from inbox.store import indexing, read

if TYPE_CHECKING:
    from app.engine import Engine

_log = logging.getLogger(__name__)
_TRIAGE_SECONDS = 30.0
_TRIAGE_PAUSE_SECONDS = 0.25
_MANY = 32
_AHEAD_SECONDS = 20.0
_MATCH_SECONDS = 300.0
_MATCH_PAUSE_SECONDS = 30.0
_MATCH_REST = 20
_TIDY_SECONDS = 20.0
_TIDY_REST = 9
_WATCH_SECONDS = 1.0
_KNOCK_SECONDS = 5.0


async def triage_for_ever(engine: Engine) -> None:
    """Judge the urgency of what came in, as it comes."""
    while True:
        wait = _TRIAGE_SECONDS
        try:
            model = engine.model if engine.is_model_ready else None
            changes = await triage.run_pending(engine.database, model, engine.clock.now())
            engine.tell(changes)
            wait = 0.0 if changes else wait
            if len(changes.conversations) < _MANY:
                # While many people write, a round for each message would cost more than receiving.
                await asyncio.sleep(_TRIAGE_PAUSE_SECONDS)
        except ModelError:
            wait = 5.0
        except KindlineError as error:
            _log.warning("triage waits: %s", error)
        except Exception:  # noqa: BLE001 - a bug here must not end the engine
            _log.exception("triage failed")
        await engine.triage_bell.wait(wait)


async def draft_ahead_for_ever(engine: Engine) -> None:
    """Prepare replies for the top of the queue while nobody waits for one."""
    while True:
        try:
            await _draft_ahead(engine)
        except ModelError:
            pass
        except KindlineError as error:
            _log.warning("drafting ahead waits: %s", error)
        except Exception:  # noqa: BLE001 - a bug here must not end the engine
            _log.exception("drafting ahead failed")
        await engine.ahead_bell.wait(_AHEAD_SECONDS)


async def _draft_ahead(engine: Engine) -> None:
    settings = await asyncio.to_thread(read.settings, engine.database)
    if not settings["draft_ahead"] or engine.drafting:
        return
    if not engine.is_model_ready:
        return  # `watch_model` rings when it is
    count = settings["draft_ahead_count"]
    for conversation_id in await asyncio.to_thread(draft.next_for_ahead, engine.database, count):
        if not await _draft_one(engine, conversation_id):
            return


async def _draft_one(engine: Engine, conversation_id: str) -> bool:
    """Draft for one conversation; False when it gave way to a person who asked."""
    with suppress(NotFound):
        stream = draft.suggest(engine.database, engine.model, conversation_id, is_ahead=True)
        async with aclosing(stream) as events:
            async for _ in events:
                if engine.drafting:
                    return False
        engine.tell(Changes(suggestions=frozenset({conversation_id})))
    return True


async def match_for_ever(engine: Engine) -> None:
    """Propose contacts that may be one person, where the profile package can tell."""
    while True:
        await engine.match_bell.wait(_MATCH_SECONDS)
        began = time.monotonic()
        try:
            engine.tell(
                await asyncio.to_thread(duplicates.propose, engine.database, engine.clock.now())
            )
        except KindlineError as error:
            _log.warning("looking for duplicates waits: %s", error)
        except Exception:  # noqa: BLE001 - a bug here must not end the engine
            _log.exception("looking for duplicates failed")
        # New people come in crowds; looking at them must stay a twentieth of the time.
        took = time.monotonic() - began
        await asyncio.sleep(max(_MATCH_PAUSE_SECONDS, _MATCH_REST * took))


async def tidy_for_ever(engine: Engine) -> None:
    """Merge the search's index while no account brings its history in."""
    while True:
        await asyncio.sleep(_TIDY_SECONDS)
        try:
            while not await asyncio.to_thread(_is_syncing, engine):
                began = time.monotonic()
                if not await asyncio.to_thread(indexing.tidy, engine.database):
                    break
                # A person's click waits for the writer, but one time in ten at most.
                await asyncio.sleep(_TIDY_REST * (time.monotonic() - began))
        except KindlineError as error:
            _log.warning("merging the search's index waits: %s", error)
        except Exception:  # noqa: BLE001 - a bug here must not end the engine
            _log.exception("merging the search's index failed")


def _is_syncing(engine: Engine) -> bool:
    accounts = read.accounts(engine.database)
    # One that was switched off in the middle keeps its state and brings nothing.
    return any(each.is_enabled and each.state == AccountState.SYNCING for each in accounts)


async def watch_outbox(engine: Engine) -> None:
    """Send what commands and windows without a line to the engine put into the outbox."""
    rung: dict[str, float] = {}
    while True:
        try:
            found = await asyncio.to_thread(
                send.due_everywhere, engine.database, engine.clock.now()
            )
            now = time.monotonic()
            due = {i: account_id for i, account_id in found if now >= rung.get(i, 0.0)}
            # What cannot leave is not knocked for every second.
            rung = {i: rung.get(i, 0.0) for i, _ in found} | dict.fromkeys(
                due, now + _KNOCK_SECONDS
            )
            engine.look_at_outbox(set(due.values()))
        except KindlineError as error:
            _log.warning("looking at the outbox waits: %s", error)
        except Exception:  # noqa: BLE001 - a bug here must not end the engine
            _log.exception("looking at the outbox failed")
        await asyncio.sleep(LOOK_SECONDS)


async def watch_model(engine: Engine) -> None:
    """Tell the windows whenever the model's state changes; asking also makes it load."""
    last = None
    while True:
        try:
            status = await engine.model.status()
        except Exception as error:  # noqa: BLE001 - a bug here must not end the engine
            _log.exception("the model could not be asked")
            status = ModelStatus(ModelState.FAILED, sentence=str(error))
        if status != last:
            engine.is_model_ready = status.state is ModelState.READY
            engine.server.tell_model(status)
            if last is not None and status.state != last.state:
                engine.triage_bell.ring()
                engine.ahead_bell.ring()
            last = status
        await asyncio.sleep(_WATCH_SECONDS)
