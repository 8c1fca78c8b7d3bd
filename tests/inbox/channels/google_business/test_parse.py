"""Whatever Google gives, a review is read as far as it can be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inbox.channels.google_business import parse

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_what_is_missing_is_said() -> None:
    read = parse.review({"reviewId": "1", "starRating": "THREE"}, "a/l", "Shop", NOW)
    assert (read.message.text, read.message.rating) == ("★★★☆☆", 3)
    read = parse.review({"name": "accounts/1/locations/2/reviews/3"}, "a/l", "Shop", NOW)
    assert read.message.remote_id == "3"
    assert "see it on Google Maps" in read.message.text
    assert parse.review(None, "a/l", "", NOW).message.remote_id.startswith("unnamed-")


def test_pictures_are_named_and_nine_decimals_read() -> None:
    said = {
        "reviewId": "1",
        "comment": "Look",
        "createTime": "2026-11-20T10:00:00.123456789Z",
        "reviewMediaItems": [{}, {}],
    }
    read = parse.review(said, "a/l", "Shop", NOW).message
    assert read.sent_at == datetime(2026, 11, 20, 10, 0, 0, 123456, tzinfo=UTC)
    assert [each.missing != "" for each in read.files] == [True, True]


WORDS = (
    "reviews nextPageToken totalReviewCount name reviewId reviewer displayName starRating comment "
    "createTime updateTime reviewReply reviewReplyState reviewMediaItems reviewReplyUrl"
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
    page = parse.page({"reviews": [data]}, "p", "", NOW)
    assert len(page.reviews) == 1
    assert page.reviews[0].message.sent_at.tzinfo is not None
    parse.page(data, "p", "", NOW)
