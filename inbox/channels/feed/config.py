"""What a feed's description says, checked: every fault is a sentence with the line it is on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.channels.feed.paths import Path

FORMATS = ("auto", "json", "csv", "rss")
AUTHS = ("none", "bearer", "header", "basic", "query")
PAGINGS = ("none", "next", "page", "cursor")
PLACEHOLDERS = ("text", "thread", "id", "author", "title", "product")
FIELDS = (
    "id",
    "author",
    "handle",
    "email",
    "text",
    "html",
    "sent_at",
    "edited_at",
    "rating",
    "product",
    "version",
    "title",
    "thread",
    "direction",
    "visibility",
    "link",
    "language",
)


@dataclass(frozen=True, slots=True)
class Auth:
    """How the source knows us; the secret itself is in the keyring."""

    kind: str = "none"
    name: str = ""  # of the header or of the query parameter
    user: str = ""  # for basic
    prefix: str = ""  # before the secret in the header


@dataclass(frozen=True, slots=True)
class Paging:
    """How one comes to the next page."""

    kind: str = "none"
    path: Path | None = None  # to the next link or the next cursor
    parameter: str = ""
    first: int = 1
    is_newest_first: bool = False
    max_pages: int = 200


@dataclass(frozen=True, slots=True)
class Source:
    """Where the messages come from: an address, or a file on this computer."""

    url: str = ""
    path: str = ""
    format: str = "auto"
    encoding: str = ""  # of CSV; "": found out
    headers: Mapping[str, str] = field(default_factory=dict)
    params: Mapping[str, str] = field(default_factory=dict)
    auth: Auth = Auth()
    paging: Paging = Paging()


@dataclass(frozen=True, slots=True)
class Fields:
    """Where in an item each thing stands, and how times and choices are written."""

    paths: Mapping[str, Path] = field(default_factory=dict)
    items: Path | None = None
    time_format: str = "auto"
    ours: frozenset[str] = frozenset()  # values of `direction` that mean a message of ours
    private: frozenset[str] = frozenset()  # values of `visibility` that mean private
    best_rating: float = 5.0


@dataclass(frozen=True, slots=True)
class Reply:
    """The call that sends an answer."""

    url: str
    method: str = "POST"
    json: Any = None
    form: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    idempotency_header: str = ""
    id: Path | None = None
    max_length: int | None = None
    one_answer: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """One description."""

    name: str
    source: Source
    fields: Fields = Fields()
    answers: Fields | None = None  # our answers inside of an item
    reply: Reply | None = None
    is_public: bool = True
    poll_seconds: float = 300.0
