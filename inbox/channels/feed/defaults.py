"""The usual names of things, for descriptions that say nothing of the fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inbox.channels.feed.paths import Path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.channels.feed.config import Fields

# The names of RSS as rows.py writes them are among these.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "review_id", "message_id", "uuid", "guid", "number"),
    "author": ("author", "name", "author_name", "customer", "customer_name", "reviewer", "from"),
    "handle": ("handle", "customer_id", "user_id", "username"),
    "email": ("email", "e-mail", "mail", "email_address"),
    "text": ("text", "message", "body", "comment", "review", "content", "review_text"),
    "html": ("html", "body_html", "content_html"),
    "sent_at": ("sent_at", "published", "created_at", "date", "time", "timestamp", "created"),
    "edited_at": ("edited_at", "updated", "updated_at", "modified"),
    "rating": ("rating", "stars", "score", "star_rating"),
    "product": ("product", "product_name", "sku", "item"),
    "version": ("version", "app_version"),
    "title": ("title", "subject", "headline"),
    "thread": ("thread", "thread_id", "conversation", "in_reply_to"),
    "link": ("link", "url"),
    "language": ("language", "lang", "locale"),
}


def guessed(fields: Fields, items: Sequence[Any]) -> Fields:
    """Find the fields by the names in the first items; a name of its own stands for itself."""
    known: dict[str, str] = {}
    for item in items[:50]:
        for key in item if isinstance(item, dict) else ():
            known.setdefault(_name(str(key)), str(key))
    paths = {
        field: Path(known[name], None)
        for field, names in NAMES.items()
        if (name := next((one for one in names if one in known), None)) is not None
    }
    return replace(fields, paths=paths)


def _name(key: str) -> str:
    return key.strip().casefold().replace(" ", "_")
