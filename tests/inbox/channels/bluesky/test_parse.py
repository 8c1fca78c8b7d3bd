"""Parsing of what Bluesky says: recorded from its own AppView, and anything at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inbox.channels.bluesky import parse
from inbox.channels.bluesky.cursor import Progress, read_cursor
from inbox.channels.bluesky.facets import facets_of, whole_text
from inbox.channels.bluesky.parse import Who

RECORDED = json.loads((Path(__file__).parent / "data" / "appview.json").read_text("utf-8"))
ME = Who("did:plc:me", "shop.test")
_WORDS = (
    "uri cid author record reply root parent text facets index byteStart byteEnd features did "
    "handle embed images external createdAt indexedAt reason reasonSubject id sender sentAt "
    "message reaction value convoId members kind name langs $type media playlist"
)
_KEYS = _WORDS.split()
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner),
    max_leaves=15,
)


def test_recorded_notifications_are_messages_and_likes() -> None:
    kinds = {each["reason"]: each for each in RECORDED["notifications"]}
    mention = parse.post_of(kinds["mention"], ME)
    reply = parse.post_of(kinds["reply"], ME)
    assert mention.thread_key == mention.remote_id == reply.thread_key
    assert reply.text == "thanks"
    assert reply.reply_to == kinds["like"]["reasonSubject"]
    like = parse.reaction_of(kinds["like"])
    assert like is not None
    assert like.emoji == "❤️"
    assert not parse.says_something(kinds["like"])


def test_shortened_links_are_whole_and_bytes_are_counted() -> None:
    text = "Ünder example.org/a/lon... now"
    start = len("Ünder ".encode())
    facet = {
        "index": {"byteStart": start, "byteEnd": start + len("example.org/a/lon...")},
        "features": [
            {"$type": "app.bsky.richtext.facet#link", "uri": "https://example.org/a/long/way"}
        ],
    }
    assert whole_text(text, [facet]) == "Ünder https://example.org/a/long/way now"
    other = {**facet, "features": [{"uri": "https://evil.example"}]}
    assert "(https://evil.example)" in whole_text(text, [other])
    made = facets_of("wÄ https://x.org/a. #tag @ann.test @no", {"ann.test": "did:plc:a"})
    assert [each["index"]["byteStart"] for each in made] == [4, 21, 26]


def test_a_video_is_named_and_a_card_is_a_link() -> None:
    assert parse.film_of({"media": {"playlist": "x"}})
    assert parse.post_text(
        {"text": "see", "embed": {"external": {"uri": "https://x.org"}}}, ""
    ) == ("see\nhttps://x.org")


def test_a_cursor_comes_back_as_it_went() -> None:
    progress = Progress(True, "a", "b", "c", "d", True)
    progress.know("at://x")
    progress.watch("at://x")
    assert read_cursor(progress.to_json()).to_json() == progress.to_json()
    assert read_cursor(None) == Progress()


def test_the_newest_stay_known_however_long_the_first_look_is() -> None:
    progress = Progress()
    for number in range(1000):  # the newest first
        progress.know(str(number))
    progress.complete()
    assert all(progress.is_known(str(number)) for number in range(400))
    for number in range(1000, 1300):
        progress.know(str(number))
    assert all(progress.is_known(str(number)) for number in (*range(100), *range(1000, 1300)))


@given(anything)
def test_nothing_the_network_says_ever_raises(said: Any) -> None:
    given_map = parse.map_of(said)
    parse.post_of(given_map, ME, counterpart=ME)
    parse.says_something(given_map)
    parse.reaction_of(given_map)
    parse.dm_of(given_map, "c", ME, {})
    parse.dm_reaction(given_map, ME, {})
    parse.about_dm(given_map)
    parse.pictures_of(said)
    parse.film_of(said)
    parse.link_of_shared(said)


@given(st.text(), anything)
def test_no_facets_ever_raise(text: str, facets: Any) -> None:
    whole_text(text, facets)
    facets_of(text, {})
