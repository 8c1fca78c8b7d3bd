"""Reads what Google Play says of a review (androidpublisher v3, schema Review); never raises."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from inbox.channel import IncomingMessage
from inbox.model import Direction, Visibility
from inbox.reviews import Page, Remembered, Review, made_up_id, our_answer, raw_of, stars

_STARS = range(1, 6)
_UNREADABLE = "Google Play gave this review without its text; see it in the Play Console."


def page(data: Any, package: str, now: datetime) -> Page:
    """Read a page of reviews.list."""
    given = data if isinstance(data, dict) else {}
    listed = given.get("reviews")
    reviews = [_once(one, package, package, now) for one in _list(listed)]
    paging = _dict(given.get("tokenPagination"))
    total = _dict(given.get("pageInfo")).get("totalResults")
    count = total if isinstance(total, int) else 0
    return Page(reviews, bool(paging.get("nextPageToken")), count)


def review(data: Any, package: str, now: datetime) -> Review:
    """Read one review with our answer, whatever is missing in it."""
    given = _dict(data)
    review_id = _text(given.get("reviewId")) or made_up_id(data)
    name = _text(given.get("authorName"))
    listed = given.get("comments")
    comments = [_dict(one) for one in listed] if isinstance(listed, list) else []
    said = [_dict(one["userComment"]) for one in comments if one.get("userComment")]
    ours = [_dict(one["developerComment"]) for one in comments if one.get("developerComment")]
    newest = max(said, key=lambda one: _seconds(one.get("lastModified")), default={})
    answer = max(ours, key=lambda one: _seconds(one.get("lastModified")), default=None)
    at = _time(newest.get("lastModified"), now)
    message = replace(_message(newest, review_id, name, package, at), raw=raw_of(data))
    link = f"https://play.google.com/store/apps/details?id={package}&reviewId={review_id}"
    answered_at = _time(answer.get("lastModified"), now) if answer else None
    original = _split(_text(newest.get("originalText")))[1]
    return Review(
        message,
        at,
        our_answer(message, _text(answer.get("text")), answered_at)
        if answer and answered_at
        else None,
        answered_at,
        link,
        original=original,
    )


def _message(
    said: dict[str, Any], review_id: str, name: str, package: str, at: datetime
) -> IncomingMessage:
    title, text = _split(_text(said.get("text")))
    rating = said.get("starRating")
    rating = rating if isinstance(rating, int) and rating in _STARS else None
    known = text or title or stars(rating)
    return IncomingMessage(
        remote_id=review_id,
        direction=Direction.INBOUND,
        author_handle=review_id,
        author_name=name,
        sent_at=at,
        text=known or _UNREADABLE,
        thread_key=review_id,
        subject=title,
        visibility=Visibility.PUBLIC,
        language=_text(said.get("reviewerLanguage")).split("_")[0],
        rating=rating,
        extra=_extra(said, title, package),
        place=package,
        place_key=review_id,
    )


def _extra(said: dict[str, Any], title: str, package: str) -> dict[str, Any]:
    metadata = _dict(said.get("deviceMetadata"))
    model = " ".join(
        filter(None, (_text(metadata.get(key)) for key in ("manufacturer", "productName")))
    )
    code = said.get("appVersionCode")
    android = said.get("androidOsVersion")
    found = {
        "product": package,
        "title": title,
        "version": _text(said.get("appVersionName")) or (str(code) if code else ""),
        "device": model or _text(said.get("device")),
        "android_sdk": str(android) if android else "",
        "language": _text(said.get("reviewerLanguage")),
        "original_text": _split(_text(said.get("originalText")))[1],
    }
    return {key: value for key, value in found.items() if value}


def _split(text: str) -> tuple[str, str]:
    """Part a title from the body: Google joins the two by a tab."""
    title, tab, body = text.partition("\t")
    return (title.strip(), body.strip()) if tab else ("", text.strip())


def _seconds(stamp: Any) -> float:
    given = _dict(stamp)
    try:
        whole = float(given.get("seconds") or 0)
        return whole + float(given.get("nanos") or 0) / 1e9
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _time(stamp: Any, now: datetime) -> datetime:
    try:
        seconds = _seconds(stamp)
        return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else now
    except (ValueError, OverflowError, OSError):
        return now


def _text(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _dict(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


_once = Remembered(review)
