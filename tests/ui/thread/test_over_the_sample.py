"""Both panes over the real desk and the sample workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app import sample, wiring
from app.paths import Workspace
from inbox.model import View
from ui.composer.view import ComposerPane
from ui.kit import tasks
from ui.thread.view import ThreadPane

if TYPE_CHECKING:
    from inbox.desk import Desk


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Workspace:
    """Load the sample workspace once."""
    return sample.ensure(Workspace(tmp_path_factory.mktemp("sample")))


@pytest.fixture
def real(workspace, feed) -> Desk:
    """Open a desk on it whose changes reach the feed."""
    return wiring.open_desk(workspace, feed.post)


@pytest.fixture
def panes(loop, real, feed, qtbot):
    """Give both panes, joined as the window joins them."""
    thread_pane, composer = ThreadPane(real, feed), ComposerPane(real, feed)
    qtbot.addWidget(thread_pane)
    qtbot.addWidget(composer)
    thread_pane.thread_loaded.connect(composer.show_conversation)
    thread_pane.resize(600, 600)
    thread_pane.show()
    composer.show()
    return thread_pane, composer


async def _settled() -> None:
    import asyncio  # noqa: PLC0415 - only here

    await asyncio.sleep(0.02)
    while tasks._tasks - {asyncio.current_task()}:  # noqa: ASYNC110 - they have no event
        await asyncio.sleep(0.01)


def test_every_sample_conversation_opens_and_paints(loop, real, panes):
    thread_pane, _composer = panes
    rows = real.queue(View.ALL, limit=100).rows
    assert len(rows) >= 50

    async def story():
        for row in rows:
            thread_pane.show_conversation(row.conversation_id)
            await _settled()
            shown = thread_pane.shown()
            assert shown is not None
            assert shown.row.conversation_id == row.conversation_id
            thread_pane.grab()

    loop.run_until_complete(story())


def test_a_draft_survives_the_window_and_a_send_can_be_taken_back(loop, real, feed, panes, qtbot):
    thread_pane, composer = panes
    row = real.queue(View.UNANSWERED, limit=1).rows[0]

    async def story():
        thread_pane.show_conversation(row.conversation_id)
        await _settled()
        composer.insert_text("We are on it.")
        composer.keeper.flush()
        await _settled()
        assert real.thread(row.conversation_id).draft.text == "We are on it."

        composer.send()
        await _settled()
        assert composer.text() == ""
        waiting = real.thread(row.conversation_id).outbox
        assert [item.text for item in waiting] == ["We are on it."]
        assert real.thread(row.conversation_id).draft is None

        thread_pane.area.acted.emit("recall", waiting[0].id)
        await _settled()
        assert composer.text() == "We are on it."

    loop.run_until_complete(story())


def _with_network(real: Desk, network: str):
    rows = real.queue(View.ALL, limit=200).rows
    return next(row for row in rows if row.network == network)


def test_our_reaction_and_our_change_reach_the_real_desk(loop, real, feed, panes):
    thread_pane, composer = panes
    row = _with_network(real, "WhatsApp")

    async def story():
        thread_pane.show_conversation(row.conversation_id)
        await _settled()
        first = thread_pane.shown().messages[0]
        thread_pane.area.acted.emit("react", (first.id, "👍", False))
        await _settled()
        now = real.thread(row.conversation_id)
        assert {"❤️", "👍"} == {one.emoji for one in now.messages[0].reactions}

        ours = next(m for m in now.messages if m.can_edit)
        thread_pane.edit_wanted.connect(composer.edit_sent)
        thread_pane.area.acted.emit("edit", ours)
        composer.editor.setPlainText("A courier comes tomorrow.")
        composer.send()
        await _settled()
        changed = next(m for m in real.thread(row.conversation_id).messages if m.id == ours.id)
        assert changed.text == "A courier comes tomorrow."
        assert ours.text in [one.text for one in changed.earlier]

    loop.run_until_complete(story())


def test_a_public_complaint_goes_on_in_private_with_one_send(loop, real, feed, panes):
    thread_pane, composer = panes
    row = _with_network(real, "Mastodon")

    async def story():
        thread_pane.show_conversation(row.conversation_id)
        await _settled()
        assert composer.card.twice.isVisible()
        composer.take_private(is_wanted=True)
        composer.card.privately.field.setPlainText("We have written to you.")
        composer.editor.setPlainText("Dear Sofía, please tell us where you are.")
        composer.send()
        await _settled()
        public = real.thread(row.conversation_id)
        assert [item.text for item in public.outbox] == ["We have written to you."]
        (linked,) = public.linked
        private = real.thread(linked.conversation_id)
        assert [item.text for item in private.outbox] == [
            "Dear Sofía, please tell us where you are."
        ]
        thread_pane.reload()
        await _settled()
        assert "Continued in private" in thread_pane.linked.buttons[0].text()

    loop.run_until_complete(story())
