"""Updates as the Bot API's documentation shows them, and whatever else may come."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbox.channel import ConversationInfo
from inbox.channels.telegram.kinds import content, with_links
from inbox.channels.telegram.parse import ALLOWED, EDITED, NEW, Address, parse
from inbox.channels.telegram.wire import explain
from inbox.errors import Refused, SignInAgain

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CHAT = {"id": 7, "type": "private", "first_name": "Carla"}
USER = {"id": 7, "is_bot": False, "first_name": "Carla", "language_code": "es"}
BASE = {"message_id": 1, "date": 1_800_000_000, "chat": CHAT, "from": USER}


def _parse(update: Any) -> Any:
    return parse(update, 42, {}, NOW)


def test_links_keep_their_addresses() -> None:
    text = "\U0001f600 see our page now"
    entities = [{"type": "text_link", "offset": 7, "length": 8, "url": "https://shop.example/a"}]
    assert with_links(text, entities) == "\U0001f600 see our page (https://shop.example/a) now"
    assert with_links("x", [{"type": "text_link", "offset": 5, "length": 9, "url": "u"}]) == "x"


@pytest.mark.parametrize(
    ("carried", "text"),
    [
        ({"location": {"latitude": 1.5, "longitude": 2.0}}, "Location: 1.5, 2.0"),
        ({"contact": {"phone_number": "+34600", "first_name": "Ana"}}, "Contact: Ana, +34600"),
        ({"poll": {"question": "Which?", "options": [{"text": "a"}]}}, "Poll: Which?\n- a"),
        ({"dice": {"emoji": "\U0001f3b2", "value": 4}}, "\U0001f3b2 4"),
        ({"new_chat_members": [{"first_name": "Ana"}]}, "Ana joined the group."),
        ({"new_chat_title": "News"}, "Carla named the group News."),
        ({"text": "/start"}, "Started the chat."),
        ({"text": "/start order88"}, "Started the chat (order88)."),
        ({"rich_message": {"blocks": [{"type": "paragraph", "text": ["a ", {"type": "bold",
          "text": "b"}]}, {"type": "paragraph", "text": "c"}]}}, "a b\nc"),
        ({"text": "hi", "forward_origin": {"type": "user", "sender_user": {"first_name": "Al"}}},
         "Forwarded from Al:\nhi"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_told_in_words(carried: dict[str, Any], text: str) -> None:
    message = _parse({"update_id": 5, "message": BASE | carried}).message
    assert message.text == text


def test_venues_are_locations_with_a_name() -> None:
    place = {"latitude": 1.5, "longitude": 2.0}
    venue = {"location": place, "title": "Shop", "address": "Main St 1"}
    message = _parse(
        {"update_id": 5, "message": BASE | {"venue": venue, "location": place}}
    ).message
    assert message.extra["location"] == place | {"title": "Shop", "address": "Main St 1"}


def test_what_is_unknown_is_kept_and_said() -> None:
    message = _parse({"update_id": 5, "message": BASE | {"hologram": {"a": 1}}}).message
    assert "cannot show (hologram)" in message.text
    assert b"hologram" in message.raw
    bare = _parse({"update_id": 6, "message": {}}).message
    assert bare.remote_id == "update:6"
    assert bare.sent_at == NOW


def test_a_reply_names_what_it_answers() -> None:
    answered = {**BASE, "message_id": 9, "text": "before"}
    found = _parse({"update_id": 5, "message": BASE | {"text": "x", "reply_to_message": answered}})
    assert found.message.reply_to == "7:9"


def test_a_topic_is_a_thread() -> None:
    group = {"id": -1001, "type": "supergroup", "title": "Fans", "is_forum": True}
    topic = {"message_thread_id": 3, "is_topic_message": True, "text": "x", "chat": group}
    assert _parse({"update_id": 5, "message": BASE | topic}).message.thread_key == "-1001/3"
    assert Address.of_thread("-1001/3") == Address(-1001, "", 3)
    assert Address.of_message("7@bc:9") == Address(7, "bc", 0, 9)


def test_a_block_is_told_before_somebody_answers() -> None:
    member = {"status": "kicked", "user": {"id": 42}}
    change = {"chat": CHAT, "from": USER, "date": 1, "new_chat_member": member}
    (event,) = _parse({"update_id": 5, "my_chat_member": change}).events
    assert isinstance(event, ConversationInfo)
    assert "blocked" in event.sentence


def test_errors_have_sentences() -> None:
    assert isinstance(explain(404, {"ok": False, "description": "Not Found"}), SignInAgain)
    assert isinstance(explain(400, {"description": "Bad Request: chat not found"}), Refused)
    assert explain(400, ["no object"]) is None


_KEYS = st.sampled_from([
    *ALLOWED, *NEW, *EDITED, "update_id", "message_id", "chat", "from", "date", "text", "entities",
    "id", "type", "photo", "voice", "venue", "location", "new_chat_members", "reply_to_message",
    "message_ids", "old_reaction", "new_reaction", "rich_message", "blocks", "forward_origin",
])  # fmt: skip
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=25,
)


@given(_ANY)
def test_nothing_that_comes_raises(update: Any) -> None:
    _parse(update)
    for key in (*NEW, *EDITED, "message_reaction", "my_chat_member", "deleted_business_messages"):
        found = _parse({"update_id": 3, key: update})
        assert found.update_id == 3
        assert (found.message is not None) or key not in NEW or isinstance(update, dict)
    if isinstance(update, dict):
        content(update)
