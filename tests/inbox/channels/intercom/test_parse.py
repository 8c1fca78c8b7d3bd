"""Conversations as Intercom's documentation shows them, and whatever else may come."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inbox.channel import ConversationInfo
from inbox.channels.intercom.html_text import html_to_text, text_to_html
from inbox.channels.intercom.parse import (
    Workspace,
    needs_contact,
    parse_conversation,
    parse_workspace,
)
from inbox.model import Direction

NOW = datetime(2026, 11, 22, tzinfo=UTC)
# From the reference's example of GET /conversations/{id}; ids of parts are numbers there.
RECORDED: dict[str, Any] = {
    "type": "conversation",
    "id": "503",
    "created_at": 1734537511,
    "updated_at": 1734537511,
    "source": {
        "type": "email",
        "id": "403918334",
        "delivered_as": "admin_initiated",
        "subject": "<p>Your order</p>",
        "body": "<p>this is the message body</p>",
        "author": {"type": "admin", "id": "991267645", "name": "Ciaran", "email": "a@email.com"},
        "attachments": [],
        "redacted": False,
    },
    "contacts": {"type": "contact.list", "contacts": [{"type": "contact", "id": "6762f1"}]},
    "state": "closed",
    "read": False,
    "conversation_parts": {
        "type": "conversation_part.list",
        "conversation_parts": [
            {
                "type": "conversation_part",
                "id": 1,
                "part_type": "comment",
                "body": "<p>Okay!</p>",
                "created_at": 1663597223,
                "author": {"type": "admin", "id": "274", "name": "Operator", "email": "o@i.io"},
            },
            {"type": "conversation_part", "id": 2, "part_type": "custom_action_started"},
        ],
    },
}


def test_the_recorded_conversation_is_read() -> None:
    found = parse_conversation(
        RECORDED, Workspace(), {"name": "Ana", "email": "ana@x.example"}, NOW
    )
    source, part = (message for message, _ in found.messages)
    assert (source.remote_id, part.remote_id) == ("503:source", "503:1")
    assert source.subject == "Your order"
    assert source.counterpart_handle == "ana@x.example"
    (info,) = [each for each in found.events if isinstance(each, ConversationInfo)]
    assert (info.title, info.network) == ("Your order", "Email (Intercom)")
    assert needs_contact(RECORDED) == "6762f1"


def test_missing_and_new_is_no_loss() -> None:
    bare = {"id": "5", "conversation_parts": {"conversation_parts": [{"body": "hi", "id": "9"}]}}
    found = parse_conversation(bare, Workspace(), None, NOW)
    ((message, _),) = found.messages
    assert (message.text, message.sent_at) == ("hi", NOW)
    assert b"hi" in message.raw
    assert message.direction is Direction.OUTBOUND  # nobody waits for an answer to it


def test_html_becomes_text_and_back() -> None:
    text, pictures = html_to_text(
        "<p>One&nbsp;<b>two</b></p><ul><li>a</li><li>b</li></ul><img src='https://i.example/p.png'>"
        "<script>x()</script><p><a href='https://a.example'>https://a.example/</a></p>"
    )
    assert text == "One two\n\n- a\n- b\n\nhttps://a.example/"
    assert pictures == ("https://i.example/p.png",)
    assert html_to_text(text_to_html("a <b> & c\nd\n\ne"))[0] == "a <b> & c\nd\n\ne"


@given(st.text())
def test_text_goes_there_and_back(text: str) -> None:
    there_and_back = html_to_text(text_to_html(text))[0].split()
    assert there_and_back == text.replace("\x00", "\ufffd").split() or "\x00" in text
    html_to_text(text)


_KEYS = st.sampled_from([
    "id", "source", "author", "type", "body", "attachments", "url", "name", "email", "created_at",
    "conversation_parts", "part_type", "contacts", "state", "snoozed_until", "read", "redacted",
    "conversation_rating", "rating", "remark", "subject", "title", "filesize", "app", "id_code",
])  # fmt: skip
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=25,
)


@given(_ANY, _ANY)
def test_nothing_that_comes_raises(body: object, contact: object) -> None:
    us = parse_workspace(body)
    parse_conversation(body, us, contact, NOW)
    needs_contact(body)
    whole = {"id": "5", "source": body, "conversation_parts": {"conversation_parts": [contact]}}
    parse_conversation(whole | {"conversation_rating": body, "state": contact}, us, body, NOW)
