"""Waiting for the engine's model, with a progress line."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from inbox.errors import ModelNotReady, Offline
from inbox.model import ModelState, ModelStatus

if TYPE_CHECKING:
    from app.commands.session import Session
    from inbox.desk import Desk

_POLL_SECONDS = 0.5
_QUIET_STEPS = 40  # one plain line in twenty seconds where nobody watches


async def ready_model(session: Session, desk: Desk, *, waits: bool = True) -> ModelStatus:
    """Give the model's status once it is ready. Raises ModelNotReady.

    A model that is not installed and that nobody is installing is never waited for.
    """
    step = 0
    await connected(desk)
    while True:
        status = await desk.model_status()
        if status.state is ModelState.READY:
            _end(step)
            return status
        if status.state in (ModelState.FAILED, ModelState.MISSING) or not waits:
            _end(step)
            raise ModelNotReady(status.sentence or "The local model is not ready yet; try later.")
        _show(session, status, step)
        step += 1
        await asyncio.sleep(_POLL_SECONDS)


async def connected(desk: Desk, seconds: float = 30.0) -> None:
    """Wait until the engine answers. Raises Offline."""
    until = asyncio.get_running_loop().time() + seconds
    while True:
        try:
            await desk.model_status()
        except Offline:
            if asyncio.get_running_loop().time() > until:
                raise
        else:
            return


def _show(session: Session, status: ModelStatus, step: int) -> None:
    part = "" if status.progress is None else f"{status.progress:4.0%}  "
    line = f"{part}{status.sentence or 'Preparing the local model.'}"
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[2K{line[:100]}")
        sys.stderr.flush()
    elif step % _QUIET_STEPS == 0:
        session.note(line)


def _end(step: int) -> None:
    if step and sys.stderr.isatty():
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
