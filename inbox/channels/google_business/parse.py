"""Reads what Google says of a place's reviews (v4, resource Review); never raises."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from inbox.channel import IncomingFile, IncomingMessage
from inbox.model import Direction, Visibility
from inbox.reviews import Page, Remembered, Review, made_up_id, our_answer, raw_of, stars

_STARS = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5}
_WAITS = {
    "PENDING": "Google looks at the answer before it is public.",
    "REJECTED": "Google refused to publish the answer; change it and send it again.",
}
_PICTURE = "A picture or film stands with the review; see it on Google Maps."
_UNREADABLE = "Google gave this review without its text; see it on Google Maps."
_MAX_FILES = 10


def page(data: Any, place: str, title: str, now: datetime) -> Page:
    """Read a page of a place's reviews."""
    given = _dict(data)
    listed = given.get("reviews")
    reviews = [
        _once(one, f"{place} {title}", place, title, now)
        for one in (listed if isinstance(listed, list) else ())
    ]
    total = given.get("totalReviewCount")
    has_more = bool(_text(given.get("nextPageToken")))
    return Page(reviews, has_more, total if isinstance(total, int) else 0)


def review(data: Any, place: str, title: str, now: datetime) -> Review:
    """Read one review with our answer, whatever is missing in it."""
    given = _dict(data)
    message = replace(_message(given, data, place, title, now), raw=raw_of(data))
    changed_at = _time(given.get("updateTime"), message.sent_at)
    reply = _dict(given.get("reviewReply"))
    has_answer = bool(_text(reply.get("comment")))
    answered_at = _time(reply.get("updateTime"), now) if has_answer else None
    return Review(
        message,
        changed_at,
        our_answer(message, _text(reply.get("comment")), answered_at) if answered_at else None,
        answered_at,
        waits=_WAITS.get(_text(reply.get("reviewReplyState")), "") if has_answer else "",
    )


def _message(
    given: dict[str, Any], data: Any, place: str, title: str, now: datetime
) -> IncomingMessage:
    name = _text(given.get("name"))
    review_id = _text(given.get("reviewId")) or name.rpartition("/")[2] or made_up_id(data)
    reviewer = _dict(given.get("reviewer"))
    rating = _STARS.get(_text(given.get("starRating")))
    known = _text(given.get("comment")).strip() or stars(rating)
    extra = {"product": title, "link": _text(given.get("reviewReplyUrl"))}
    return IncomingMessage(
        remote_id=review_id,
        direction=Direction.INBOUND,
        author_handle=review_id,
        author_name=_text(reviewer.get("displayName")),
        sent_at=_time(given.get("createTime"), now),
        text=known or _UNREADABLE,
        thread_key=review_id,
        subject=title,
        files=_files(given.get("reviewMediaItems")),
        visibility=Visibility.PUBLIC,
        rating=rating,
        extra={key: value for key, value in extra.items() if value},
        place=place,
        place_key=review_id,
    )


def _files(given: Any) -> tuple[IncomingFile, ...]:
    count = min(len(given), _MAX_FILES) if isinstance(given, list) else 0
    return tuple(
        IncomingFile(f"picture-{number + 1}", "image/jpeg", b"", missing=_PICTURE)
        for number in range(count)
    )


def _time(given: Any, otherwise: datetime) -> datetime:
    """Read RFC 3339; Google writes up to nine decimals, which Python cuts to six."""
    try:
        at = datetime.fromisoformat(_text(given))
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return otherwise


def _text(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _dict(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


_once = Remembered(review)
