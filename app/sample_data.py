"""The sample workspace's files read as values; times become times before now."""

from __future__ import annotations

import mimetypes
import tomllib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.sample_events import events, first_rating, first_text
from inbox.channel import IncomingFile, IncomingMessage
from inbox.model import Direction, Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inbox.channel import Event

Table = dict[str, Any]


def read_tables(folder: Path) -> dict[str, Any]:
    """Join every TOML file of the folder: lists grow, `[shop]` stands once."""
    joined: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, value in tomllib.loads(path.read_text("utf-8")).items():
            if isinstance(value, list):
                joined.setdefault(name, []).extend(value)
            else:
                joined[name] = value
    return joined


def before(now: datetime, minutes: float) -> datetime:
    """Give the time so many minutes ago; negative is the future."""
    return now - timedelta(minutes=minutes)


class Shop:
    """Who is who in the sample."""

    def __init__(self, folder: Path, tables: Mapping[str, Any], now: datetime) -> None:
        self._folder = folder
        self._now = now
        self.agent = str(tables["shop"]["agent"])
        self.accounts: dict[str, Table] = {each["key"]: each for each in tables["accounts"]}
        self.people: dict[str, Table] = {each["key"]: each for each in tables["person"]}

    def messages(self, conversation: Table) -> list[IncomingMessage]:
        """Give a conversation's messages as its channel would."""
        return [
            self._message(conversation, number, each)
            for number, each in enumerate(conversation["message"])
        ]

    def events(self, conversation: Table) -> list[Event]:
        """Give what happened in a conversation besides its messages."""
        name = self.people[conversation["person"]]["name"]
        return events(conversation, (name, self.agent), lambda ago: before(self._now, ago))

    def identity(self, person: str, account: str) -> Table:
        """Give the handle that a person uses on an account."""
        found: Table = next(
            each for each in self.people[person]["identity"] if each["account"] == account
        )
        return found

    def _message(self, conversation: Table, number: int, each: Table) -> IncomingMessage:
        account = self.accounts[conversation["account"]]
        customer = self.identity(conversation["person"], conversation["account"])
        customer_name = customer.get("name") or self.people[conversation["person"]]["name"]
        is_ours = each.get("from", "them") == "us"
        author = self.agent if is_ours else customer_name
        handle = account["address"] if is_ours else customer["handle"]
        key, is_last = conversation["key"], number == len(conversation["message"]) - 1
        is_unread = conversation.get("is_unread", not is_ours)
        return IncomingMessage(
            remote_id=f"{key}/{number}",
            direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
            author_handle=str(each.get("handle", handle)),
            author_name=str(each.get("author", author)),
            sent_at=before(self._now, each["ago"]),
            text=first_text(each).strip(),
            thread_key=key,
            subject=str(each.get("subject", conversation.get("subject", ""))),
            html=self._text(each["html"]) if "html" in each else "",
            quoted_text=each.get("quoted", "").strip(),
            signature_text=each.get("signature", "").strip(),
            message_id_header=_header(key, number),
            in_reply_to=_header(key, number - 1) if number else "",
            references=tuple(_header(key, earlier) for earlier in range(number)),
            to=tuple(each.get("to", ())),
            cc=tuple(each.get("cc", ())),
            files=self._files(each),
            visibility=Visibility(account["visibility"]),
            is_seen=is_ours or not (is_last and is_unread),
            is_auto=each.get("is_auto", False),
            is_spam=conversation.get("state") == "spam",
            bounce_of=_header(key, each["bounce_of"]) if "bounce_of" in each else "",
            bounce_sentence=each.get("bounce_sentence", ""),
            warnings=tuple(each.get("warnings", ())),
            language=conversation.get("language", ""),
            rating=first_rating(each),
            reply_to=f"{key}/{each['reply_to']}" if "reply_to" in each else "",
            extra=each.get("extra", {}),
            counterpart_handle=customer["handle"],
            counterpart_name=customer_name,
        )

    def _files(self, each: Table) -> tuple[IncomingFile, ...]:
        kinds, seconds = each.get("kinds", {}), each.get("seconds", {})
        plain = [
            replace(self._file(n), kind=kinds.get(n, ""), duration_seconds=seconds.get(n))
            for n in each.get("files", ())
        ]
        plain += [
            IncomingFile(lost["name"], lost["media_type"], b"", missing=lost["sentence"])
            for lost in each.get("missing", ())
        ]
        shown = [self._file(part["file"], part["cid"]) for part in each.get("inline", ())]
        return (*plain, *shown)

    def _file(self, name: str, content_id: str = "") -> IncomingFile:
        path = self._path(name)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return IncomingFile(path.name, kind, path.read_bytes(), content_id, bool(content_id))

    def _text(self, name: str) -> str:
        return self._path(name).read_text("utf-8")

    def _path(self, name: str) -> Path:
        path = self._folder / name
        return path if path.exists() else self._folder / "files" / name


def _header(key: str, number: int) -> str:
    return f"<{key}.{number}@sample.example>"
