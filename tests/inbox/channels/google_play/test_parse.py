"""Whatever Google Play gives, a review is read as far as it can be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inbox.channels.google_play import parse
from inbox.model import Direction

NOW = datetime(2026, 11, 22, tzinfo=UTC)
# The shape of Google's own example (Reply to Reviews API, "Retrieving an individual review").
RECORDED: dict[str, Any] = {
    "reviewId": "gp:AOqpTOE",
    "authorName": "Jane Bloggs",
    "comments": [
        {
            "userComment": {
                "text": "Great app\tI use it daily, but it stops after the update.",
                "lastModified": {"seconds": "1443676826", "nanos": 713000000},
                "starRating": 4,
                "reviewerLanguage": "en_GB",
                "device": "trltecan",
                "androidOsVersion": 21,
                "appVersionCode": 12345,
                "appVersionName": "1.2.3",
                "thumbsUpCount": 10,
                "thumbsDownCount": 3,
                "deviceMetadata": {"productName": "Note", "manufacturer": "Example", "ramMb": 2048},
            }
        },
        {"developerComment": {"text": "Thank you!", "lastModified": {"seconds": "1443676900"}}},
    ],
}


def test_a_recorded_review_with_title_and_answer() -> None:
    read = parse.review(RECORDED, "com.example", NOW)
    assert read.message.subject == "Great app"
    assert read.message.text == "I use it daily, but it stops after the update."
    assert read.message.sent_at == datetime(2015, 10, 1, 5, 20, 26, 713000, tzinfo=UTC)
    assert read.message.language == "en"
    assert read.message.extra["version"] == "1.2.3"
    assert read.answer is not None
    assert read.answer.direction is Direction.OUTBOUND
    assert read.answer.remote_id == "gp:AOqpTOE:reply"
    assert read.link.endswith("id=com.example&reviewId=gp:AOqpTOE")


def test_a_translated_review_keeps_the_original() -> None:
    said = {"text": "Schlecht", "originalText": "سيئ", "starRating": 1}
    read = parse.review({"reviewId": "1", "comments": [{"userComment": said}]}, "p", NOW)
    assert (read.message.text, read.original) == ("Schlecht", "سيئ")
    assert read.message.extra["original_text"] == "سيئ"


def test_what_is_missing_is_said() -> None:
    read = parse.review(
        {"reviewId": "1", "comments": [{"userComment": {"starRating": 2}}]}, "p", NOW
    )
    assert read.message.text == "★★☆☆☆"
    read = parse.review({"reviewId": "1"}, "p", NOW)
    assert "see it in the Play Console" in read.message.text
    assert parse.review("?", "p", NOW).message.remote_id.startswith("unnamed-")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "reviews",
                    "reviewId",
                    "authorName",
                    "comments",
                    "userComment",
                    "developerComment",
                    "text",
                    "lastModified",
                    "seconds",
                    "nanos",
                    "starRating",
                    "reviewerLanguage",
                    "originalText",
                    "deviceMetadata",
                    "manufacturer",
                    "tokenPagination",
                    "nextPageToken",
                    "pageInfo",
                    "totalResults",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_nothing_raises(data: Any) -> None:
    page = parse.page({"reviews": [data]}, "p", NOW)
    assert len(page.reviews) == 1
    assert page.reviews[0].message.sent_at.tzinfo is not None
    parse.page(data, "p", NOW)
