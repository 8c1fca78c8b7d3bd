"""Reads a feed's TOML description. Raises Invalid with a sentence that names the line."""

from __future__ import annotations

import codecs
import difflib
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.channels.feed import config
from inbox.channels.feed.config import Auth, Feed, Fields, Paging, Reply, Source
from inbox.channels.feed.paths import Path
from inbox.channels.feed.toml_lines import line_of
from inbox.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_METHODS = ("POST", "PUT", "PATCH")
_AUTH_KEYS = ("kind", "name", "user", "prefix")
_MAX_SECONDS = 30 * 86_400.0


def read(text: str) -> Feed:
    """Give what the description says."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # Python's own sentence ends with the line and the column.
        raise Invalid(f"The description is no TOML: {error}.") from error
    top = _Table(text, (), data)
    top.only(("name", "visibility", "poll_seconds", "source", "fields", "answers", "reply"))
    return Feed(
        name=top.text("name", is_required=True),
        is_public=top.choice("visibility", ("public", "private"), "public") == "public",
        poll_seconds=top.number("poll_seconds", 300.0, 0.1, _MAX_SECONDS),
        source=_source(top.table("source", is_required=True)),
        fields=_fields(top.table("fields")),
        answers=_fields(top.table("answers")) if "answers" in data else None,
        reply=_reply(top.table("reply")) if "reply" in data else None,
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the text; each fault is told with its line."""

    whole: str
    path: tuple[str, ...]
    data: dict[str, Any]

    def wrong(self, key: str, why: str) -> Invalid:
        """Name a fault."""
        line = line_of(self.whole, (*self.path, key))
        where = f"Line {line} of the description" if line else "The description"
        return Invalid(f"{where}: {why} Nothing was changed; correct it there.")

    def only(self, known: Iterable[str]) -> None:
        """Find what is misspelt."""
        known = list(known)
        for key in self.data:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                hint = (
                    f"; did you mean “{near[0]}”?" if near else f"; known are {', '.join(known)}."
                )
                raise self.wrong(key, f"there is no setting “{key}” here{hint}")

    def text(self, key: str, otherwise: str = "", *, is_required: bool = False) -> str:
        """Give a text."""
        given = self.data.get(key)
        if given is None and not is_required:
            return otherwise
        if not isinstance(given, str) or not given.strip():
            raise self.wrong(key, f"“{key}” must be a text in quotation marks.")
        return given.strip()

    def choice(self, key: str, known: tuple[str, ...], otherwise: str) -> str:
        """Give one of several words."""
        given = self.text(key, otherwise)
        if given not in known:
            raise self.wrong(key, f"“{key}” must be one of {', '.join(known)}.")
        return given

    def number(self, key: str, otherwise: float, least: float, most: float) -> float:
        """Give a number."""
        given = self.data.get(key, otherwise)
        if isinstance(given, bool) or not isinstance(given, int | float):
            raise self.wrong(key, f"“{key}” must be a number.")
        if not least <= given <= most:
            raise self.wrong(key, f"“{key}” must lie between {least:g} and {most:g}.")
        return float(given)

    def flag(self, key: str) -> bool:
        """Give true or false."""
        given = self.data.get(key, False)
        if not isinstance(given, bool):
            raise self.wrong(key, f"“{key}” must be true or false.")
        return given

    def table(self, key: str, *, is_required: bool = False) -> _Table:
        """Give a table within."""
        given = self.data.get(key)
        if given is None and not is_required:
            given = {}
        if not isinstance(given, dict):
            raise self.wrong(key, f"there must be a table [{'.'.join((*self.path, key))}].")
        return _Table(self.whole, (*self.path, key), given)

    def texts(self, key: str) -> dict[str, str]:
        """Give a table of texts."""
        inner = self.table(key)
        return {name: inner.text(name, is_required=True) for name in inner.data}

    def words(self, key: str) -> frozenset[str]:
        """Give a list of words."""
        given = self.data.get(key, [])
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            raise self.wrong(key, f"“{key}” must be a list of texts.")
        return frozenset(one.casefold() for one in given)

    def json_path(self, key: str) -> Path | None:
        """Give a path, None when there is none."""
        given = self.text(key)
        try:
            return Path.of(given) if given else None
        except ValueError as error:
            raise self.wrong(key, f"“{given}” is no JSONPath: {error}.") from error

    def template(self, key: str, given: Any) -> Any:
        """Check the placeholders of a text or of everything within."""
        if isinstance(given, dict):
            return {name: self.template(key, one) for name, one in given.items()}
        if isinstance(given, list):
            return [self.template(key, one) for one in given]
        for name in _PLACEHOLDER.findall(given) if isinstance(given, str) else ():
            if name not in config.PLACEHOLDERS:
                known = ", ".join(f"{{{one}}}" for one in config.PLACEHOLDERS)
                raise self.wrong(key, f"nothing fills “{{{name}}}”; known are {known}.")
        return given

    def address(self, key: str, *, is_required: bool = False) -> str:
        """Give a web address."""
        given = self.text(key, is_required=is_required)
        if not given:
            return ""
        try:
            parts = urlsplit(given)
            is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_good, parts = False, urlsplit("")
        if not is_good:
            raise self.wrong(key, f"“{key}” must be a web address that begins with https://.")
        if parts.username or parts.password:
            raise self.wrong(key, "a password has no place in an address; use [source.auth].")
        return given


def _source(table: _Table) -> Source:
    table.only(("url", "path", "format", "encoding", "headers", "params", "auth", "paging"))
    url, path = table.address("url"), table.text("path")
    if bool(url) == bool(path):
        raise table.wrong("url", "[source] needs either “url” or “path”, and not both.")
    return Source(
        url,
        path,
        table.choice("format", config.FORMATS, "auto"),
        _encoding(table),
        table.texts("headers"),
        table.texts("params"),
        _auth(table.table("auth")),
        _paging(table.table("paging")),
    )


def _encoding(table: _Table) -> str:
    given = table.text("encoding")
    try:
        return codecs.lookup(given).name if given else ""
    except LookupError as error:
        raise table.wrong("encoding", f"there is no encoding “{given}”; try utf-8.") from error


def _auth(table: _Table) -> Auth:
    if "secret" in table.data or "password" in table.data or "token" in table.data:
        key = next(one for one in ("secret", "password", "token") if one in table.data)
        raise table.wrong(
            key, "a secret has no place in the description; enter it in the field “Secret”."
        )
    table.only(_AUTH_KEYS)
    made = Auth(
        table.choice("kind", config.AUTHS, "none"),
        table.text("name"),
        table.text("user"),
        str(table.data.get("prefix", "")),
    )
    if made.kind in ("header", "query") and not made.name:
        raise table.wrong("kind", "“name” is missing: of the header or of the parameter.")
    if made.kind == "basic" and not made.user:
        raise table.wrong("kind", "“user” is missing.")
    return made


def _paging(table: _Table) -> Paging:
    table.only(("kind", "path", "parameter", "first", "newest_first", "max_pages"))
    made = Paging(
        table.choice("kind", config.PAGINGS, "none"),
        table.json_path("path"),
        table.text("parameter"),
        int(table.number("first", 1, 0, 10**6)),
        table.flag("newest_first"),
        int(table.number("max_pages", 200, 1, 10_000)),
    )
    if made.kind in ("next", "cursor") and made.path is None:
        raise table.wrong("kind", "“path” is missing: where the next page is named.")
    if made.kind in ("page", "cursor") and not made.parameter:
        raise table.wrong("kind", "“parameter” is missing: what carries the page's number or name.")
    return made


def _fields(table: _Table) -> Fields:
    more = ("items", "time_format", "ours", "private", "best_rating")
    table.only((*config.FIELDS, *more))
    paths = {name: path for name in config.FIELDS if (path := table.json_path(name)) is not None}
    return Fields(
        paths,
        table.json_path("items"),
        table.text("time_format", "auto"),
        table.words("ours"),
        table.words("private"),
        table.number("best_rating", 5.0, 1.0, 1000.0),
    )


def _reply(table: _Table) -> Reply:
    known = ("url", "method", "json", "form", "headers", "idempotency_header", "id", "max_length")
    table.only((*known, "one_answer"))
    if ("json" in table.data) == ("form" in table.data):
        raise table.wrong("url", "[reply] needs either “json” or “form”, and not both.")
    body = table.template("json", table.data.get("json"))
    form = {name: table.template("form", one) for name, one in table.texts("form").items()}
    if "{text}" not in str(body) + str(form):
        raise table.wrong("json" if body else "form", "“{text}” is missing: the answer itself.")
    url = table.template("url", table.address("url", is_required=True))
    if "{" in urlsplit(url).netloc:
        raise table.wrong("url", "the host of an address must be written out.")
    most = table.number("max_length", 0, 0, 10**6)
    return Reply(
        url,
        table.choice("method", _METHODS, "POST"),
        body,
        form or None,
        table.texts("headers"),
        table.text("idempotency_header"),
        table.json_path("id"),
        int(most) or None,
        table.flag("one_answer"),
    )
