"""Reads what App Store Connect says of reviews (CustomerReviewsResponse); never raises."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from inbox.channel import IncomingMessage
from inbox.model import Direction, Visibility
from inbox.reviews import Page, Remembered, Review, made_up_id, our_answer, raw_of, stars

_STARS = range(1, 6)
_PENDING = "PENDING_PUBLISH"
_WAITS = "Apple has not published the answer yet; that may take a day."
_UNREADABLE = "Apple gave this review without its text; see it in App Store Connect."


def page(data: Any, app_id: str, now: datetime) -> Page:
    """Read a page of an app's reviews with the answers that came along."""
    given = _dict(data)
    answers = {
        _text(one.get("id")): one
        for one in map(_dict, _list(given.get("included")))
        if one.get("type") == "customerReviewResponses"
    }
    reviews = [
        _once(one, f"{app_id} {answers.get(response_id(one))}", answers, app_id, now)
        for one in _list(given.get("data"))
    ]
    total = _dict(_dict(given.get("meta")).get("paging")).get("total")
    has_more = bool(_text(_dict(given.get("links")).get("next")))
    return Page(reviews, has_more, total if isinstance(total, int) else 0)


def one(data: Any, app_id: str, now: datetime) -> Review:
    """Read a single review with its answer (CustomerReviewResponse)."""
    given = _dict(data)
    listed = {"data": [given.get("data")], "included": given.get("included")}
    return page(listed, app_id, now).reviews[0]


def review(data: Any, answers: dict[str, dict[str, Any]], app_id: str, now: datetime) -> Review:
    """Read one review, whatever is missing in it."""
    given = _dict(data)
    said = _dict(given.get("attributes"))
    at = _time(said.get("createdDate"), now)
    review_id = _text(given.get("id")) or made_up_id(data)
    message = replace(_message(review_id, said, app_id, at), raw=raw_of(data))
    answer = _dict(answers.get(response_id(data)))
    words = _dict(answer.get("attributes"))
    has_answer = bool(_text(words.get("responseBody")))
    answered_at = _time(words.get("lastModifiedDate"), now) if has_answer else None
    link = f"https://appstoreconnect.apple.com/apps/{quote(app_id)}"
    return Review(
        message,
        at,
        our_answer(message, _text(words.get("responseBody")), answered_at) if answered_at else None,
        answered_at,
        link,
        waits=_WAITS if has_answer and words.get("state") == _PENDING else "",
    )


def response_id(data: Any) -> str:
    """Give the id of the answer that a review speaks of, "" when there is none."""
    relation = _dict(_dict(_dict(data).get("relationships")).get("response"))
    return _text(_dict(relation.get("data")).get("id"))


def _message(review_id: str, said: dict[str, Any], app_id: str, at: datetime) -> IncomingMessage:
    rating = said.get("rating")
    rating = rating if isinstance(rating, int) and rating in _STARS else None
    title, territory = _text(said.get("title")).strip(), _text(said.get("territory"))
    known = _text(said.get("body")).strip() or title or stars(rating)
    extra = {"product": app_id, "title": title, "territory": territory}
    return IncomingMessage(
        remote_id=review_id,
        direction=Direction.INBOUND,
        author_handle=review_id,
        author_name=_text(said.get("reviewerNickname")),
        sent_at=at,
        text=known or _UNREADABLE,
        thread_key=review_id,
        subject=title,
        visibility=Visibility.PUBLIC,
        rating=rating,
        extra={key: value for key, value in extra.items() if value},
        place=app_id,
        place_key=review_id,
    )


def _time(given: Any, now: datetime) -> datetime:
    try:
        at = datetime.fromisoformat(_text(given))
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return now


def _text(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _dict(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


_once = Remembered(review)
