"""Whatever App Store Connect gives, a review is read as far as it can be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inbox.channels.app_store import parse

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_what_is_missing_is_said() -> None:
    read = parse.page({"data": [{"id": "1", "attributes": {"rating": 3}}]}, "9", NOW)
    assert read.reviews[0].message.text == "★★★☆☆"
    read = parse.page({"data": [{"id": "1"}, 5]}, "9", NOW)
    assert "see it in App Store Connect" in read.reviews[0].message.text
    assert read.reviews[1].message.remote_id.startswith("unnamed-")


def test_times_are_utc() -> None:
    said = {"id": "1", "attributes": {"createdDate": "2026-11-20T23:00:00-07:00", "body": "x"}}
    read = parse.page({"data": [said]}, "9", NOW).reviews[0]
    assert read.message.sent_at == datetime(2026, 11, 21, 6, tzinfo=UTC)


WORDS = (
    "data included links next meta paging total type id attributes rating title body territory "
    "reviewerNickname createdDate relationships response responseBody lastModifiedDate state"
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS.split(" ")), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(JSON)
def test_nothing_raises(data: Any) -> None:
    page = parse.page({"data": [data], "included": [data]}, "p", NOW)
    assert len(page.reviews) == 1
    assert page.reviews[0].message.sent_at.tzinfo is not None
    parse.page(data, "p", NOW)
    parse.one(data, "p", NOW)
