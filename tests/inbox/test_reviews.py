"""What is new, changed, answered and taken back in a list of reviews."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channel import ConversationInfo, IncomingMessage, MessageDeleted, MessageEdited
from inbox.errors import Refused
from inbox.model import Direction
from inbox.ports import SystemClock
from inbox.reviews import REPLY, Known, Page, Reading, Review, stars

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def _review(name: str, text: str = "Bad", answer: str = "", **more: Any) -> Review:
    said = IncomingMessage(name, Direction.INBOUND, name, "", NOW, text, thread_key=name)
    ours = replace(said, remote_id=name + REPLY, direction=Direction.OUTBOUND, text=answer)
    return Review(said, NOW, ours if answer else None, NOW if answer else None, **more)


def test_what_was_read_before_is_no_news_and_what_changed_is() -> None:
    known = Known()
    messages, events = known.take([_review("1", answer="Sorry")], NOW)
    assert [each.remote_id for each in messages] == ["1", "1:reply"]
    assert not events
    known = Known.of(known.cursor())
    assert known.take([_review("1", answer="Sorry")], NOW) == ([], [])
    messages, events = known.take([_review("1", "Good")], NOW)
    assert not messages
    edited, deleted = events
    assert isinstance(edited, MessageEdited)
    assert edited.asks_again
    assert deleted == MessageDeleted("1:reply", NOW)
    assert known.take([_review("1", "Good")], NOW) == ([], [])


def test_a_translation_that_changes_is_no_edit() -> None:
    known = Known()
    known.take([_review("1", "Bad", original="Schlecht")], NOW)
    assert known.take([_review("1", "Poor", original="Schlecht")], NOW) == ([], [])


def test_our_own_answer_is_no_news() -> None:
    known = Known()
    known.take([_review("1")], NOW)
    known.sent("1:reply", "Sorry")
    assert known.take([_review("1", answer="Sorry")], NOW) == ([], [])


def test_an_answer_that_waits_is_said_once_and_when_it_is_out() -> None:
    known = Known()
    waiting = _review("1", answer="Sorry", waits="Wait.")
    assert known.take([waiting], NOW)[1] == [ConversationInfo("1", sentence="Wait.")]
    assert known.take([waiting], NOW)[1] == []
    _, events = known.take([_review("1", answer="Sorry")], NOW)
    assert events == [ConversationInfo("1", sentence="The answer is public now.")]


@pytest.mark.parametrize("cursor", [None, {}, {"known": 5, "complete": 5}, {"known": ["x"]}])
def test_a_cursor_of_another_shape_counts_as_none(cursor: Any) -> None:
    assert Known.of(cursor).cursor() == {"known": {}, "complete": []}


def test_a_cursor_does_not_grow_without_end() -> None:
    known = Known()
    known.take([_review(str(number)) for number in range(6_000)], NOW)
    assert len(known.cursor()["known"]) == 5_000


def test_stars_stand_in_for_words() -> None:
    assert (stars(2), stars(None)) == ("★★☆☆☆", "")


def test_a_list_that_is_refused_does_not_hide_the_others() -> None:
    async def gone() -> AsyncGenerator[Page, None]:
        if NOW.year:
            raise Refused("This app is gone.")
        yield Page([])

    async def there() -> AsyncGenerator[Page, None]:
        yield Page([_review("1")])

    async def read() -> None:
        lists = {"gone": gone, "there": there}
        reading = Reading(lists, Known(), SystemClock(), 0.01)
        async with aclosing(reading.batches()) as batches:  # type: ignore[type-var]
            async for batch in batches:
                found.extend(each.remote_id for each in batch.messages)

    found: list[str] = []
    with pytest.raises(Refused, match="is gone"):
        asyncio.run(read())
    assert found == ["1"]


def test_a_list_read_once_is_left_at_the_first_page_without_news() -> None:
    asked: list[int] = []

    async def pages() -> AsyncGenerator[Page, None]:
        for number in range(3):
            asked.append(number)
            yield Page([_review(str(number))], has_more=number < 2)

    async def read() -> None:
        reading = Reading({"app": pages}, Known(), SystemClock(), 0.01)
        caught_up = 0
        async with aclosing(reading.batches()) as batches:  # type: ignore[type-var]
            async for batch in batches:
                caught_up += batch.is_caught_up
                if caught_up == 2:
                    return

    asyncio.run(read())
    assert asked == [0, 1, 2, 0]
