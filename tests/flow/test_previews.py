"""A link is looked at by the engine's process, over the real line, and only on request."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from app import sample
from app.paths import Workspace
from app.wiring import open_window_desk
from inbox.errors import Invalid, KindlineError
from inbox.model import View
from tests.flow.test_line import until

if TYPE_CHECKING:
    from pathlib import Path


def test_the_engine_refuses_what_the_message_does_not_name(tmp_path: Path) -> None:
    async def story() -> None:
        place = sample.ensure(Workspace(tmp_path / "sample"))
        is_up: list[bool] = []
        desk, link = open_window_desk(place, lambda _: None, on_reachable=is_up.append)
        await link.start()
        try:
            await until(lambda: is_up == [True])
            rows = desk.queue(View.ALL, limit=200).rows
            row = next(row for row in rows if row.network == "WhatsApp")
            said = next(
                m for m in desk.thread(row.conversation_id).messages if "https://" in m.text
            )
            with pytest.raises(Invalid, match="does not name"):
                await desk.preview(said.id, "http://127.0.0.1:631/")
            # The host does not exist (RFC 2606), so there is nothing to see: a sentence, no hang.
            with pytest.raises(KindlineError, match=r"could not be reached|nothing to preview"):
                await desk.preview(said.id, "https://shop.example/exchange/88231")
        finally:
            await link.stop(engine_too=True)

    asyncio.run(story())
