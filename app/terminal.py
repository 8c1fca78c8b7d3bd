"""The main job without a display: the sample's queue with reasons, and the first three drafts."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app import paths
from app.commands.live import ready_model
from app.commands.reading import row_lines
from app.commands.rendering import one_line, safe
from app.commands.session import Session
from app.commands.writing import stream_draft
from inbox.errors import KindlineError, ModelNotReady
from inbox.model import Direction, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.desk import Desk
    from inbox.model import QueueRow

_DRAFTED = 3
_SHOWN = 12
_NO_DISPLAY = (
    "There is no display here, so the window cannot open. This is Kindline's main job in the\n"
    "terminal instead, with the sample workspace. `kindline --help` lists the commands;\n"
    "`kindline screenshot FILE` renders the window."
)
_LATER = "Drafts come once the local model is ready; run this again then, or without --no-wait."


def has_display() -> bool:
    """Tell whether a window can open; only X11 and Wayland say so beforehand."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the queue and draft for its first three conversations."""
    parser = argparse.ArgumentParser("kindline", description=__doc__)
    parser.add_argument("--no-wait", action="store_true", help="skip drafts if there is no model")
    # What the window takes besides says nothing here: this is always the sample.
    chosen, _ = parser.parse_known_args(arguments or [])
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    try:
        return asyncio.run(_show(waits=not chosen.no_wait))
    except KindlineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; nothing is lost.\n")
        return 130


async def _show(*, waits: bool) -> int:
    from app import sample  # noqa: PLC0415

    session = Session(paths.sample_workspace())
    session.write(_NO_DISPLAY + "\n")
    sample.ensure(session.workspace)
    page = session.desk.queue(View.UNANSWERED, limit=_SHOWN)
    now = datetime.now(UTC)
    for place, row in enumerate(page.rows, start=1):
        lines = row_lines(row, now)
        session.write(f"{place:>2}. " + "\n".join(lines))
    async with session.live_desk() as desk:
        try:
            await ready_model(session, desk, waits=waits)
        except ModelNotReady as error:
            session.write(f"\n{error}\n{_LATER}")
            return 0
        for row in page.rows[:_DRAFTED]:
            await _draft(session, desk, row)
    return 0


async def _draft(session: Session, desk: Desk, row: QueueRow) -> None:
    thread = desk.thread(row.conversation_id)
    asked = [one for one in thread.messages if one.direction is Direction.INBOUND]
    session.write(f"\n== {one_line(row.contact_name, 40)}: {one_line(row.subject, 50)}")
    if asked:
        session.write(safe(asked[-1].text.strip()[:600]))
    session.write("-- draft (made on this machine, sent by nobody)")
    try:
        await stream_draft(session, desk, row.conversation_id)
    except KindlineError as error:
        session.write(f"[{error}]")
