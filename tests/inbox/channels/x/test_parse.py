"""Events as X's documentation shows them, and whatever else may come."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from inbox.channels.x.parse import other_of, parse_page
from inbox.channels.x.posts import parse_posts

NOW = datetime(2026, 11, 22, tzinfo=UTC)
# As in docs.x.com/x-api/direct-messages/lookup/integrate.
RECORDED = {
    "data": [
        {
            "id": "1582838499983564806",
            "event_type": "MessageCreate",
            "text": "Hi everyone.",
            "sender_id": "944480690",
            "dm_conversation_id": "1578398451921985538",
            "created_at": "2022-10-19T20:58:00.000Z",
        },
        {
            "id": "1582835469712138240",
            "event_type": "ParticipantsJoin",
            "participant_ids": ["944480690"],
            "sender_id": "17200003",
            "dm_conversation_id": "1578398451921985538",
            "created_at": "2022-10-19T20:45:58.000Z",
        },
    ],
    "includes": {"users": [{"id": "944480690", "name": "Ana", "username": "ana"}]},
    "meta": {"result_count": 2, "next_token": "18LAA5FFPEKJA52G0G00ZZZZ"},
}


def test_recorded_events_are_read() -> None:
    page = parse_page(RECORDED, "17200003", NOW)
    (said, _), (joined, _) = page.messages
    assert (said.author_name, said.text) == ("Ana", "Hi everyone.")
    assert said.sent_at == datetime(2022, 10, 19, 20, 58, tzinfo=UTC)
    assert joined.text == "Ana joined the conversation."
    assert (page.oldest, page.next_token) == (1582835469712138240, "18LAA5FFPEKJA52G0G00ZZZZ")


def test_what_is_missing_or_new_is_no_loss() -> None:
    page = parse_page({"data": [{"text": "bare"}, {"id": "1582838499983564806"}]}, "1", NOW)
    (bare, _), (dated, _) = page.messages
    assert bare.remote_id.startswith("event-")
    assert dated.sent_at.year == 2022
    odd = {"id": "7", "event_type": "Hologram", "text": "x", "sender_id": "2"}
    ((message, _),) = parse_page({"data": [odd]}, "1", NOW).messages
    assert message.text.startswith("X sent something that this Kindline cannot show (Hologram)")
    assert b"Hologram" in message.raw


def test_the_other_of_two_is_known() -> None:
    assert other_of("5-9", "9") == "5"
    assert other_of("1578398451921985538", "9") == ""


def test_a_public_post_keeps_what_it_answers_and_all_its_words() -> None:
    post = {
        "id": "1582838499983564806",
        "text": "cut off",
        "note_post": {"text": "the whole long text"},
        "author_id": "5",
        "conversation_id": "1582838499983560000",
        "referenced_posts": [{"type": "replied_to", "id": "1582838499983564000"}],
        "lang": "en",
    }
    ((message, _),) = parse_posts({"data": [post]}, "1", NOW).messages
    assert message.text == "the whole long text"
    assert message.reply_to == "post:1582838499983564000"
    assert message.thread_key == "post:1582838499983560000"
    passed_on = post | {"referenced_posts": [{"type": "retweeted", "id": "7"}]}
    ((message, _),) = parse_posts({"data": [passed_on]}, "1", NOW).messages
    assert message.is_auto


_KEYS = st.sampled_from([
    "data", "includes", "meta", "users", "media", "id", "text", "event_type", "sender_id",
    "dm_conversation_id", "created_at", "attachments", "media_keys", "entities", "urls", "url",
    "expanded_url", "variants", "duration_ms", "type", "participant_ids", "next_token",
])  # fmt: skip
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=25,
)


@given(_ANY)
def test_nothing_that_comes_raises(body: object) -> None:
    parse_page(body, "1", NOW)
    parse_posts({"data": [body], "includes": body}, "1", NOW)
    page = parse_page({"data": [body, RECORDED["data"]], "includes": body, "meta": body}, "1", NOW)
    assert len(page.messages) == isinstance(body, dict)
