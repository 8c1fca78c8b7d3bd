"""Parsing of what servers said: recorded from snac2 2.75, and from Mastodon's documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inbox.channels.mastodon import compose, parse
from inbox.channels.mastodon.cursor import Progress, read_cursor
from inbox.channels.mastodon.html_text import html_to_text, without_addressees
from inbox.model import Direction, Visibility

RECORDED = json.loads((Path(__file__).parent / "data" / "snac.json").read_text("utf-8"))
SNAC = parse.Home("50c5", "shop", "snac.test", "4.0.0 (not true; really snac/2.75)")
MASTODON = parse.Home("1", "shop", "mastodon.test", "4.5.0")
# docs.joinmastodon.org/entities/Status, shortened.
DOCUMENTED: dict[str, Any] = {
    "id": "103270115826048975",
    "created_at": "2019-12-08T03:48:33.901Z",
    "in_reply_to_id": None,
    "sensitive": True,
    "spoiler_text": "order",
    "visibility": "private",
    "language": "en",
    "uri": "https://mastodon.social/users/Gargron/statuses/103270115826048975",
    "url": "https://mastodon.social/@Gargron/103270115826048975",
    "content": '<p><span class="h-card"><a href="https://mastodon.test/@shop" class="mention">'
    '@<span>shop</span></a></span> look at <a href="https://example.org/a/long/way">'
    '<span class="invisible">https://</span><span class="ellipsis">example.org/a</span>'
    '<span class="invisible">/long/way</span></a> please<br>soon &amp; well</p><p>Thanks '
    '<a href="https://mastodon.social/tags/cups" class="hashtag">#<span>cups</span></a></p>',
    "account": {"id": "14", "username": "Gargron", "acct": "Gargron@mastodon.social"},
    "media_attachments": [
        {"id": "2", "type": "gifv", "url": "https://files.test/a.mp4", "description": "a cup"}
    ],
    "mentions": [{"id": "1", "acct": "shop"}, {"id": "3", "acct": "ann"}],
    "edited_at": None,
}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*DOCUMENTED, "acct", "type", "status", "options", "title", "meta"]),
            inner,
        )
    ),
    max_leaves=15,
)


def test_recorded_notifications_are_messages_and_reactions() -> None:
    found = [
        parse.message_of(each["status"], SNAC, "t", notification_id=each["id"])
        for each in RECORDED["notifications"]
        if parse.says_something(each, SNAC)
    ]
    assert {each.visibility for each in found} == {Visibility.PRIVATE, Visibility.PUBLIC}
    private = next(each for each in found if each.visibility is Visibility.PRIVATE)
    assert private.text == "where is my order? https://example.org/x\n\nSecond para"
    assert private.extra["content_warning"] == "order"
    assert private.direction is Direction.INBOUND
    star = parse.reaction_of(RECORDED["favourite"][0], SNAC)
    assert star is not None
    assert star.remote_id.startswith("http://snac.test/shop/p/")


def test_a_recorded_thread_has_its_first_status_as_key() -> None:
    above, deep = RECORDED["context"]["ancestors"], RECORDED["deep"]
    same = [each for each in above if each["visibility"] == deep["visibility"]]
    assert parse.root_of(deep, same, SNAC) == (same[0]["uri"] if same else deep["uri"])


def test_a_documented_status_keeps_paragraphs_links_and_who_sees_it() -> None:
    message = parse.message_of(DOCUMENTED, MASTODON, "t")
    assert message.text == (
        "look at https://example.org/a/long/way please\nsoon & well\n\nThanks #cups"
    )
    # Followers read along, so it is not private.
    assert message.visibility is Visibility.PUBLIC
    assert message.extra["mentions"] == ["ann@mastodon.test"]
    assert message.extra["descriptions"] == ["a cup"]
    info = parse.about(DOCUMENTED, MASTODON, "t")
    assert info.sentence
    assert info.limits is not None
    assert info.limits["max_length"] == 500 - len("@Gargron ") - len("@ann ") - len("order")


def test_a_private_answer_below_a_public_post_is_a_thread_of_its_own() -> None:
    def status(name: str, visibility: str, minute: int) -> dict[str, Any]:
        at = f"2026-01-01T10:{minute:02}:00Z"
        return {"uri": name, "visibility": visibility, "created_at": at}

    public = [status("a", "public", 1), status("b", "unlisted", 2)]
    asked, answer = status("c", "direct", 3), status("d", "direct", 4)
    assert parse.root_of(answer, [*public, asked], MASTODON) == "c"
    assert parse.root_of(public[1], public[:1], MASTODON) == "a"


def test_the_server_tells_its_limits() -> None:
    home = parse.home_of(
        {"id": "1", "acct": "shop"},
        {
            "domain": "example.org",
            "version": "4.5.0",
            "configuration": {
                "urls": {"streaming": "wss://streaming.example.org"},
                "statuses": {"max_characters": 5000, "characters_reserved_per_url": 23},
            },
        },
        "https://example.org",
    )
    assert (home.max_characters, home.link_length) == (5000, 23)
    assert home.streaming == "wss://streaming.example.org"
    assert home.handle == "shop@example.org"


def test_mentions_are_added_once() -> None:
    assert compose.text_with_mentions("Hi", ["a@x.org", "b@y.org"]) == "@a@x.org @b@y.org Hi"
    assert compose.text_with_mentions("@A@x.org hi", ["a@x.org"]) == "@A@x.org hi"
    assert without_addressees("@shop @ann@x.org: hi @you") == "hi @you"
    assert without_addressees("@shop") == "@shop"


def test_a_cursor_comes_back_as_it_went() -> None:
    progress = Progress("1", "2", "3", "4")
    assert read_cursor(progress.to_json()).to_json() == progress.to_json()
    assert read_cursor({"v": 0}) == Progress()
    assert Progress(floor="99").is_new("100")
    assert not Progress(floor="100").is_new("99")


@given(st.text())
def test_no_html_ever_raises(html: str) -> None:
    html_to_text(html)


@given(anything)
def test_nothing_a_server_says_ever_raises(said: Any) -> None:
    status = parse.map_of(said)
    parse.message_of(status, MASTODON, parse.root_of(status, parse.list_of(said), MASTODON))
    parse.about(status, SNAC, "t")
    parse.says_something(status, MASTODON)
    parse.reaction_of(status, MASTODON)
    parse.home_of(said, said, "https://x.org")
    for each in parse.list_of(status.get("media_attachments")):
        parse.file_name(each)
        parse.media_type_of(each)
        parse.duration_of(each)
