"""Which conversation a message belongs to, with JWZ-like repair of broken references."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, select
from uuid_utils import NAMESPACE_URL, uuid5

from inbox.folding import fold
from inbox.store.bulk import upsert_rows
from inbox.store.tables import conversations, thread_links
from inbox.store.tables import messages as messages_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inbox.channel import IncomingMessage

_CHUNK = 500
_T = thread_links.c
# Asked with every message that comes, so it is made once.
_LINKED = select(_T.reference, _T.conversation_id).where(
    _T.account_id == bindparam("account_id"),
    _T.reference.in_(bindparam("references", expanding=True)),
)
# Long threads repeat their whole history; the root and the nearest parents are enough.
_NEAREST_REFERENCES = 20
_SUBJECT_REACH = timedelta(days=30)
# In the place of a conversation: several people used this Message-ID, so it ties nothing.
_NOBODYS = ""
_PREFIX = re.compile(
    r"^\s*(?:(?:re|aw|sv|antw|fwd?|wg|tr|rv|enc|res|odp|رد|إعادة توجيه)"
    r"\s*(?:\[\d+\])?\s*[:\uff1a]\s*)+",
    re.IGNORECASE,
)


@lru_cache(maxsize=2_048)
def bare_subject(subject: str) -> str:
    """Give a subject without Re: and Fwd:."""
    return _PREFIX.sub("", subject).strip()


@lru_cache(maxsize=2_048)
def subject_key(subject: str) -> str:
    """Give what two subjects of one thread have in common."""
    return " ".join(fold(bare_subject(subject)).split())[:120]


def keys(message: IncomingMessage) -> list[str]:
    """Give everything that ties a message to a thread, the root first."""
    if message.thread_key:
        return [f"k:{message.thread_key}"]
    references = [
        *message.references[:1],
        *message.references[-_NEAREST_REFERENCES:],
        message.in_reply_to,
        message.bounce_of,
        message.message_id_header,
    ]
    return list(dict.fromkeys(f"m:{each}" for each in references if each))


class ThreadFinder:
    """Finds or names the conversation of each message of one batch."""

    def __init__(
        self, connection: Connection, account_id: str, messages: Iterable[IncomingMessage]
    ) -> None:
        self._connection = connection
        self._account_id = account_id
        incoming = list(messages)
        wanted = {key for message in incoming for key in keys(message)}
        self._links = _stored_links(connection, account_id, sorted(wanted))
        named = {each.message_id_header for each in incoming if not each.thread_key}
        again = sorted(each for each in named if self._links.get(f"m:{each}"))
        self._authors = _authors(connection, account_id, again)
        self._fresh: dict[str, str] = {}
        self._subjects: dict[tuple[str, str], str] = {}
        self._moved: dict[str, str] = {}

    @property
    def joins(self) -> dict[str, str]:
        """Give the conversations that turned out to be part of another one: gone -> standing."""
        return {gone: self.standing(gone) for gone in self._moved}

    def standing(self, conversation_id: str) -> str:
        """Follow the joins found in this batch."""
        while conversation_id in self._moved:
            conversation_id = self._moved[conversation_id]
        return conversation_id

    def find(self, message: IncomingMessage, contact_id: str) -> str:
        """Give the id of the conversation, known or new; remembers what the message names."""
        own = self._telling(message)
        found = sorted({self.standing(self._links[key]) for key in own if key in self._links})
        if found:
            # The smallest id, so that two machines join the same way.
            chosen = found[0]
            self._moved.update(dict.fromkeys(found[1:], chosen))
        else:
            chosen = self._by_subject(message, contact_id) or self._new_id(message, own)
        for key in own:
            if self._links.get(key) != chosen:
                self._links[key] = self._fresh[key] = chosen
        self._remember_subject(message, contact_id, chosen)
        return chosen

    def _telling(self, message: IncomingMessage) -> list[str]:
        """Give what ties a message to a thread, but for ids that strangers share.

        Contact forms give all their mails the same Message-ID; their senders must not meet. A list
        sends the same mail under another name, which is fine.
        """
        header = message.message_id_header
        if header and not message.thread_key and not message.is_auto:
            authors = self._authors.setdefault(header, set())
            authors.add(message.author_handle.strip().lower())
            if len(authors) > 1:
                self._links[f"m:{header}"] = self._fresh[f"m:{header}"] = _NOBODYS
        return [key for key in keys(message) if self._links.get(key) != _NOBODYS]

    def save(self) -> None:
        """Store what this batch learned."""
        rows = [
            {
                "account_id": self._account_id,
                "reference": key,
                "conversation_id": self.standing(found),
            }
            for key, found in self._fresh.items()
        ]
        upsert_rows(self._connection, thread_links, rows, ("account_id", "reference"))

    def _new_id(self, message: IncomingMessage, own: Sequence[str]) -> str:
        name = own[0] if own else f"r:{message.remote_id}"
        return uuid5(NAMESPACE_URL, f"{self._account_id}/conversation/{name}").hex

    def _by_subject(self, message: IncomingMessage, contact_id: str) -> str | None:
        """Last resort: a reply without references, from the same person, on the same subject."""
        has_references = message.thread_key or message.references or message.in_reply_to
        key = subject_key(message.subject)
        if has_references or not key or not _PREFIX.match(message.subject):
            return None
        if (contact_id, key) in self._subjects:
            return self.standing(self._subjects[contact_id, key])
        c = conversations.c
        chosen = select(c.id).where(
            c.account_id == self._account_id,
            c.contact_id == contact_id,
            c.subject_key == key,
            c.last_message_at.between(
                message.sent_at - _SUBJECT_REACH, message.sent_at + _SUBJECT_REACH
            ),
        )
        found = self._connection.scalar(chosen.order_by(c.last_message_at.desc()).limit(1))
        return self.standing(found) if found else None

    def _remember_subject(
        self, message: IncomingMessage, contact_id: str, conversation_id: str
    ) -> None:
        if not message.thread_key and message.subject:
            self._subjects.setdefault((contact_id, subject_key(message.subject)), conversation_id)


def _authors(
    connection: Connection, account_id: str, headers: Sequence[str]
) -> dict[str, set[str]]:
    """Give who wrote the stored messages of these Message-IDs; a machine's do not count."""
    m = messages_table.c
    found: dict[str, set[str]] = {}
    for start in range(0, len(headers), _CHUNK):
        asked = select(m.message_id_header, m.author_handle).where(
            m.account_id == account_id,
            m.message_id_header.in_(headers[start : start + _CHUNK]),
            m.message_id_header != "",
            m.is_auto.is_(False),
        )
        for header, author in connection.execute(asked):
            found.setdefault(header, set()).add(author.strip().lower())
    return found


def _stored_links(connection: Connection, account_id: str, wanted: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        asked = {"account_id": account_id, "references": wanted[start : start + _CHUNK]}
        found.update(connection.execute(_LINKED, asked).all())
    return found
