"""Webhook events and listed conversations as Meta documents them, and any other JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from inbox.channel import MessageDeleted, MessageEdited, Reacted, ReadUpTo
from inbox.graph.comments import parse_change, parse_post
from inbox.graph.messaging import Parsed, parse_conversation, parse_webhook
from inbox.model import Direction

NOW = datetime(2026, 11, 22, tzinfo=UTC)
OWN = frozenset({"1"})


def _parse(*events: Any) -> Parsed:
    entry = {"id": "1", "time": 1, "messaging": list(events)}
    return parse_webhook({"object": "page", "entry": [entry]}, OWN, {"7": "Carla"}, NOW)


def _event(**content: Any) -> dict[str, Any]:
    head = {"sender": {"id": "7"}, "recipient": {"id": "1"}, "timestamp": 1_750_000_000_000}
    return head | content


def test_messages_postbacks_places_and_stickers() -> None:
    place = {"type": "location", "title": "Here", "payload": {"coordinates": {"lat": 1, "long": 2}}}
    sticker = {"type": "image", "payload": {"url": "https://x.fbcdn.net/1", "sticker_id": 3}}
    voice = {"type": "audio", "payload": {"url": "https://x.fbcdn.net/2"}}
    found = _parse(
        _event(message={"mid": "a", "text": "Hello", "reply_to": {"mid": "z"}}),
        _event(postback={"mid": "b", "title": "Get started", "payload": "GO"}),
        _event(message={"mid": "c", "attachments": [place]}),
        _event(message={"mid": "d", "attachments": [sticker, voice]}),
        _event(message={"mid": "e", "is_unsupported": True}),
    )
    texts = [each.text for each in found.messages]
    assert texts[:4] == ["Hello", "Get started", "", ""]
    assert "does not hand on" in texts[4]
    assert found.messages[0].reply_to == "z"
    assert found.messages[2].extra["location"]["latitude"] == 1
    assert [each.kind for each in found.files["d"]] == ["sticker", "voice"]


def test_echoes_are_ours_and_other_pages_are_not() -> None:
    echo = {"sender": {"id": "1"}, "recipient": {"id": "7"}, "message": {"mid": "a", "text": "Hi"}}
    found = _parse(echo | {"timestamp": 1})
    assert found.messages[0].direction is Direction.OUTBOUND
    assert found.messages[0].thread_key == "7"
    other = {"entry": [{"id": "2", "messaging": [_event(message={"mid": "a", "text": "Hi"})]}]}
    assert not parse_webhook(other, OWN, {}, NOW).messages


def test_what_happened_to_messages() -> None:
    found = _parse(
        _event(read={"watermark": 1_750_000_000_000}),
        _event(reaction={"mid": "a", "action": "react", "emoji": "❤"}),
        _event(reaction={"mid": "a", "action": "unreact"}),
        _event(message_edit={"mid": "a", "text": "Green", "num_edit": 1}),
        _event(message={"mid": "a", "is_deleted": True}),
        _event(delivery={"watermark": 1}),
    )
    assert not found.messages
    kinds = [type(each) for each in found.events]
    assert kinds == [ReadUpTo, Reacted, Reacted, MessageEdited, MessageDeleted]


def test_comments_of_both_networks_come_by_webhook() -> None:
    page = {
        "field": "feed",
        "value": {
            "item": "comment",
            "verb": "add",
            "comment_id": "1_2",
            "post_id": "1_1",
            "parent_id": "1_1",
            "from": {"id": "7", "name": "Carla"},
            "message": "Nice",
            "created_time": 1_750_000_000,
        },
    }
    gone = {"field": "feed", "value": {"item": "comment", "verb": "remove", "comment_id": "1_2"}}
    other = {"field": "feed", "value": {"item": "post", "verb": "add", "message": "Ours"}}
    instagram = {
        "field": "comments",
        "value": {"id": "5", "parent_id": "4", "text": "Yes", "from": {"id": "8", "username": "d"}},
    }
    payload = {"entry": [{"id": "1", "changes": [page, gone, other, instagram]}]}
    found = parse_change(payload, OWN, {}, NOW)
    threads = [(each.text, each.thread_key) for each in found.messages]
    assert threads == [("Nice", "comment:1_2"), ("Yes", "comment:4")]
    assert MessageDeleted("1_2", NOW) in found.events


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = (
    "mid text attachments sender recipient id timestamp read reaction message_edit is_deleted "
    "payload coordinates url type from data shares comments parent replies message created_time"
)
EVENT = st.dictionaries(st.sampled_from(NAMES.split()), JSON, max_size=6)


@settings(max_examples=300, deadline=None)
@given(JSON, EVENT, EVENT)
def test_nothing_stops_it(payload: Any, event: Any, inner: Any) -> None:
    parse_webhook(payload, OWN, {}, NOW)
    found = _parse(event | {"message": inner})
    if inner and not (event.keys() & {"read", "reaction", "message_edit"}):
        assert found.messages or found.events
    parse_conversation({"messages": {"data": [event]}} | inner, OWN, NOW)
    parse_post({"comments": {"data": [event]}} | inner, OWN, {}, NOW)
    change = {"field": "comments", "value": event}
    parse_change(
        {"entry": [{"changes": [change, {"value": event | {"item": "comment"}}]}]}, OWN, {}, NOW
    )
