"""A review's whole way: into the store, answered, answered anew, changed by the customer."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert

from inbox import receive, send
from inbox.channels import registry
from inbox.errors import Invalid, OutcomeUnknown, Refused
from inbox.model import ConversationState, Direction, Draft, Visibility
from inbox.store import read
from inbox.store.tables import accounts
from tests.inbox.channels.email.mailbox import ACCOUNT_ID
from tests.inbox.channels.reviewing import Received, answer_to, channel_of, run
from tests.servers.feed_rig import FeedRig
from tests.servers.google_play_rig import GooglePlayRig

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.channel import Channel
    from inbox.model import Thread
    from inbox.store.database import Database


class Story:
    """An account whose channel fills a real workspace."""

    def __init__(self, database: Database, name: str, channel: Channel) -> None:
        self.database = database
        self.channel = channel
        with database.write() as connection:
            now = datetime.now(UTC)
            connection.execute(
                insert(accounts).values(id=ACCOUNT_ID, channel=name, name="Shop", created_at=now)
            )

    def look(self, until: Callable[[], bool] | None = None, minutes_ago: int = 10) -> None:
        """Receive until caught up, or until something is true in the workspace.

        Before the answers are approved: what comes after that holds them.
        """

        now = datetime.now(UTC) - timedelta(minutes=minutes_ago)

        async def receiving() -> None:
            cursor = await asyncio.to_thread(receive.cursor, self.database, ACCOUNT_ID)
            given: Any = self.channel.receive(cursor)
            async with asyncio.timeout(20):
                async for batch in given:
                    receive.receive(self.database, ACCOUNT_ID, batch, now)
                    if until() if until else batch.is_caught_up:
                        break
            await given.aclose()

        run(self.channel, receiving())

    def answer(self, thread: Thread, text: str) -> None:
        """Approve a reply and hand it over."""
        draft = Draft(thread.row.conversation_id, text, based_on_message_id=thread.messages[-1].id)
        # Some minutes ago: nothing may be sent before the time to undo is over.
        now = datetime.now(UTC) - timedelta(minutes=5)
        item, _ = send.approve(self.database, draft, None, False, "me", now)
        later = now + timedelta(minutes=1)
        run(self.channel, send.deliver_one(self.database, self.channel, item, later))

    def threads(self) -> list[Thread]:
        """Every conversation."""
        with self.database.read() as connection:
            found = connection.exec_driver_sql("SELECT id FROM conversations").scalars().all()
        can = registry.capabilities
        return [read.thread(self.database, one, can, datetime.now(UTC)) for one in found]


def test_a_review_is_answered_twice_and_changed(database: Database) -> None:
    rig = GooglePlayRig()
    asyncio.run(rig.start())
    rig.vendor._clock = int(time.time()) - 600
    rig.vendor.write("r1", "It crashes", 1)
    channel, _ = channel_of(*rig.account(rig.port))
    story = Story(database, "google_play", channel)
    story.look()
    (thread,) = story.threads()
    assert (thread.row.rating, thread.row.visibility) == (1, Visibility.PUBLIC)
    assert thread.link.endswith("reviewId=r1")
    story.answer(thread, "Sorry!")
    story.answer(story.threads()[0], "It is repaired.")
    assert rig.vendor.answers() == ["It is repaired."]
    story.look()
    (thread,) = story.threads()
    ours = [each for each in thread.messages if each.direction is Direction.OUTBOUND]
    assert [each.text for each in ours] == ["It is repaired."]
    assert [each.text for each in ours[0].earlier] == ["Sorry!"]
    assert thread.row.waiting_since is None
    rig.vendor._clock = int(time.time()) + 60
    rig.vendor.write("r1", "Works, thank you", 5)
    story.look(lambda: story.threads()[0].row.rating == 5, minutes_ago=0)
    (thread,) = story.threads()
    said = thread.messages[0]
    assert (said.text, said.rating) == ("Works, thank you", 5)
    assert [(each.text, each.rating) for each in said.earlier] == [("It crashes", 1)]
    assert thread.row.waiting_since is not None
    assert thread.row.state is ConversationState.OPEN
    asyncio.run(rig.stop())


def test_a_colleagues_newer_answer_is_not_replaced_blindly() -> None:
    rig = GooglePlayRig()
    asyncio.run(rig.start())
    rig.vendor.write("r1", "It crashes", 1)
    channel, _ = channel_of(*rig.account(rig.port))
    kept = Received()
    asyncio.run(kept.catch_up(channel))
    reply = answer_to(kept.messages["r1"], "Sorry!")
    rig.vendor.trouble(path=":reply", cut=True)
    with pytest.raises(OutcomeUnknown):
        run(channel, channel.send(reply))
    assert run(channel, channel.find_sent(reply)) is None
    rig.vendor._clock = int(time.time()) + 60
    rig.vendor.answer("r1", "We are on it.")
    with pytest.raises(Refused, match="Another answer"):
        run(channel, channel.find_sent(reply))
    asyncio.run(rig.stop())


def test_where_nothing_can_be_sent_nothing_is_approved(database: Database) -> None:
    rig = FeedRig()
    asyncio.run(rig.start())
    rig.vendor.send(1, "Do you ship to Oman?")
    channel, _ = channel_of(*rig.account(rig.port, "contact_form"))
    story = Story(database, "feed", channel)
    story.look()
    (thread,) = story.threads()
    assert not thread.can.reply
    assert thread.row.network == "Contact form"
    with pytest.raises(Invalid, match="takes no replies"):
        story.answer(thread, "Yes")
    with database.read() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one()
    assert found == 0
    asyncio.run(rig.stop())
