"""Turns an item of any source into a message, by the paths of its description; never raises."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from inbox.channel import IncomingMessage
from inbox.channels.feed.defaults import guessed
from inbox.model import Direction, Visibility
from inbox.reviews import Page, Review, made_up_id, raw_of, stars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.channels.feed.config import Feed, Fields
    from inbox.channels.feed.rows import Rows

ANSWER = "answer:"  # before the id of an answer that stands inside of an item
_TOLD = 20  # faults in a note
_STARS = range(1, 6)
_MILLISECONDS_FROM = 10_000_000_000
_NOTHING = "This item came without a text."
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_BLOCKS = {"p", "br", "div", "li", "tr", "h1", "h2", "h3", "blockquote"}


def page(rows: Rows, feed: Feed, now: datetime, *, has_more: bool = False) -> Page:
    """Read the items of a page, with our answers inside of them."""
    reviews: list[Review] = []
    fields = feed.fields if feed.fields.paths else guessed(feed.fields, rows.items)
    for item in rows.items:
        message = message_of(item, fields, feed, now)
        changed_at = _time(_get(item, fields, "edited_at"), fields.time_format)
        link = _text(_get(item, fields, "link"))
        is_link = link.startswith(("https://", "http://"))
        reviews.append(Review(message, changed_at or now, link=link if is_link else ""))
        reviews.extend(_answers(item, message, feed, now))
    if rows.faults:
        reviews.append(Review(note(rows.faults, feed, now), now))
    return Page(reviews, has_more)


def message_of(item: Any, fields: Fields, feed: Feed, now: datetime) -> IncomingMessage:
    """Read one item, whatever is missing in it."""
    text, html = _text(_get(item, fields, "text")), _text(_get(item, fields, "html"))
    text = text or plain(html)
    title = _text(_get(item, fields, "title"))
    rating = _rating(_get(item, fields, "rating"), fields.best_rating)
    own_id = _text(_get(item, fields, "id")) or made_up_id(item)
    is_ours = _text(_get(item, fields, "direction")).casefold() in fields.ours
    email, name = _text(_get(item, fields, "email")), _text(_get(item, fields, "author"))
    handle = _text(_get(item, fields, "handle")) or email or name or own_id
    known = text or title or stars(rating)
    said_at = _get(item, fields, "sent_at")
    at = _time(said_at, fields.time_format)
    extra = {
        "title": title,
        "product": _text(_get(item, fields, "product")),
        "version": _text(_get(item, fields, "version")),
        "email": email,
    }
    return IncomingMessage(
        remote_id=own_id,
        direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
        author_handle=handle,
        author_name=name,
        sent_at=at or now,
        text=known or _NOTHING,
        thread_key=_text(_get(item, fields, "thread")) or own_id,
        subject=title,
        html=html,
        raw=raw_of(item),
        visibility=_visibility(item, fields, feed),
        language=_text(_get(item, fields, "language"))[:2].lower(),
        rating=rating,
        extra={key: value for key, value in extra.items() if value},
        place=feed.name,
        place_key=own_id,
        warnings=("date_unusable",) if said_at and at is None else (),
    )


def note(faults: Sequence[str], feed: Feed, now: datetime) -> IncomingMessage:
    """Tell what could not be read; the same faults are told once."""
    told = "\n".join(faults[:_TOLD])
    more = f"\n... and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
    key = hashlib.sha256("\n".join(faults).encode("utf-8", "replace")).hexdigest()[:32]
    return IncomingMessage(
        remote_id=f"fault:{key}",
        direction=Direction.INBOUND,
        author_handle=f"feed:{feed.name}",
        author_name=feed.name,
        sent_at=now,
        text=f"Some of {feed.name} could not be read in full; the rest is here.\n{told}{more}",
        thread_key=f"fault:{feed.name}",
        subject=f"{feed.name}: not everything could be read",
        visibility=Visibility.PRIVATE,
        is_auto=True,
    )


def plain(html: str) -> str:
    """Give the text of HTML, a line for each block."""
    if not html:
        return ""
    reader = _Words()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):  # what the parser of Python may say of broken markup
        return re.sub(r"<[^>]*>", " ", html).strip()
    lines = "".join(reader.found).splitlines()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(one.split()) for one in lines)).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in ("script", "style")))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def _answers(item: Any, to: IncomingMessage, feed: Feed, now: datetime) -> list[Review]:
    fields = feed.answers
    if fields is None or fields.items is None:
        return []
    found = []
    for number, one in enumerate(fields.items.items(item)):
        said = {"text": one} if isinstance(one, str) else one
        text = one if isinstance(one, str) else _text(_get(said, fields, "text"))
        text = text or plain(_text(_get(said, fields, "html")))
        if not text:
            continue
        own_id = _text(_get(said, fields, "id")) or f"{to.remote_id}:{number}"
        at = _time(_get(said, fields, "sent_at"), fields.time_format) or now
        edited_at = _time(_get(said, fields, "edited_at"), fields.time_format) or now
        found.append(Review(_answer(ANSWER + own_id, text, at, to), edited_at))
    return found


def _answer(remote_id: str, text: str, at: datetime, to: IncomingMessage) -> IncomingMessage:
    return IncomingMessage(
        remote_id=remote_id,
        direction=Direction.OUTBOUND,
        author_handle=to.place,
        author_name="",
        sent_at=at,
        text=text,
        thread_key=to.thread_key,
        visibility=to.visibility,
        is_seen=True,
        place=to.place,
        place_key=remote_id,
        counterpart_handle=to.author_handle,
        counterpart_name=to.author_name,
        reply_to=to.remote_id,
    )


def _visibility(item: Any, fields: Fields, feed: Feed) -> Visibility:
    given = _get(item, fields, "visibility")
    is_public = feed.is_public
    if given is not None and fields.private:
        is_public = _text(given).casefold() not in fields.private
    return Visibility.PUBLIC if is_public else Visibility.PRIVATE


def _get(item: Any, fields: Fields, name: str) -> Any:
    path = fields.paths.get(name)
    return None if path is None else path.first(item)


def _rating(given: Any, best: float) -> int | None:
    """Read "4", 4.5, "4/5" or eight of ten as one to five stars."""
    found = _NUMBER.search(_text(given))
    if found is None:
        return None
    number = float(found.group().replace(",", "."))
    scaled = round(number * 5 / best)
    return scaled if scaled in _STARS else None


def _time(given: Any, written: str) -> datetime | None:
    text = _text(given)
    if not text:
        return None
    try:
        at = _written(text, written) if written != "auto" else _any_time(text)
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, OSError, IndexError):
        return None


def _written(text: str, how: str) -> datetime:
    if how in ("unix", "unix_ms"):
        return datetime.fromtimestamp(float(text) / (1000 if how == "unix_ms" else 1), UTC)
    return datetime.fromisoformat(text) if how == "iso" else datetime.strptime(text, how)  # noqa: DTZ007 - UTC is added


def _any_time(text: str) -> datetime:
    if re.fullmatch(r"\d{9,17}(\.\d+)?", text):
        number = float(text)
        return datetime.fromtimestamp(number / (1000 if number > _MILLISECONDS_FROM else 1), UTC)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return parsedate_to_datetime(text)


def _text(given: Any) -> str:
    if isinstance(given, bool) or given is None:
        return "" if given is None else str(given).lower()
    if isinstance(given, float) and given.is_integer():
        return str(int(given))
    return str(given).strip() if isinstance(given, str | int | float) else ""
