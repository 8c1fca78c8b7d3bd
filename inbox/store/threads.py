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
from inbox.store.columns import Moment
from inbox.store.lookup import look_up
from inbox.store.tables import conversations, thread_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inbox.channel import IncomingMessage
    from inbox.store.lookup import Pair

_C = conversations.c
_LINKED = (
    "SELECT t.account_id, t.reference, coalesce(j.conversation_id, t.conversation_id)"
    " FROM json_each(?) wanted CROSS JOIN thread_links t ON t.account_id = wanted.value ->> 0"
    " AND t.reference = wanted.value ->> 1"
    " LEFT JOIN conversation_joins j ON j.gone_id = t.conversation_id"
)
# A machine's mails do not count.
_WRITTEN_BY = (
    "SELECT m.account_id, m.message_id_header, m.author_handle FROM json_each(?) wanted"
    " CROSS JOIN messages m ON m.account_id = wanted.value ->> 0"
    " AND m.message_id_header = wanted.value ->> 1 AND m.message_id_header <> ''"
    " WHERE NOT m.is_auto"
)
_OF_SUBJECT = (
    select(_C.id)
    .where(
        _C.account_id == bindparam("account_id"),
        _C.contact_id == bindparam("contact_id"),
        _C.subject_key == bindparam("subject_key"),
        _C.last_message_at.between(
            bindparam("since", type_=Moment), bindparam("until", type_=Moment)
        ),
    )
    .order_by(_C.last_message_at.desc())
    .limit(1)
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


def finders(
    connection: Connection, offered: Sequence[tuple[str, Sequence[IncomingMessage]]]
) -> list[ThreadFinder]:
    """Give a finder for the messages of each account (id), knowing all that is stored of them."""
    wanted = {
        (account_id, key) for account_id, some in offered for each in some for key in keys(each)
    }
    links: dict[str, dict[str, str]] = {}
    for account_id, reference, conversation_id in look_up(connection, _LINKED, wanted):
        links.setdefault(account_id, {})[reference] = conversation_id
    authors = _authors(connection, _named_again(offered, links))
    return [
        ThreadFinder(connection, account_id, links.get(account_id, {}), authors.get(account_id, {}))
        for account_id, _ in offered
    ]


def save(connection: Connection, found: Iterable[ThreadFinder]) -> None:
    """Store what the finders learned."""
    rows = [row for finder in found for row in finder.learned()]
    upsert_rows(connection, thread_links, rows, ("account_id", "reference"))


class ThreadFinder:
    """Finds or names the conversation of each message that one account brings."""

    def __init__(
        self,
        connection: Connection,
        account_id: str,
        links: dict[str, str],
        authors: dict[str, set[str]],
    ) -> None:
        self._connection = connection
        self._account_id = account_id
        self._links = links
        self._authors = authors
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

    def learned(self) -> list[dict[str, str]]:
        """Give the rows of what the messages named."""
        return [
            {
                "account_id": self._account_id,
                "reference": key,
                "conversation_id": self.standing(found),
            }
            for key, found in self._fresh.items()
        ]

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
        asked = {
            "account_id": self._account_id,
            "contact_id": contact_id,
            "subject_key": key,
            "since": message.sent_at - _SUBJECT_REACH,
            "until": message.sent_at + _SUBJECT_REACH,
        }
        found = self._connection.scalar(_OF_SUBJECT, asked)
        return self.standing(found) if found else None

    def _remember_subject(
        self, message: IncomingMessage, contact_id: str, conversation_id: str
    ) -> None:
        if not message.thread_key and message.subject:
            self._subjects.setdefault((contact_id, subject_key(message.subject)), conversation_id)


def _named_again(
    offered: Iterable[tuple[str, Iterable[IncomingMessage]]], links: dict[str, dict[str, str]]
) -> set[Pair]:
    """Give the Message-IDs that were used before, by account."""
    return {
        (account_id, each.message_id_header)
        for account_id, some in offered
        if account_id in links
        for each in some
        if not each.thread_key and links[account_id].get(f"m:{each.message_id_header}")
    }


def _authors(connection: Connection, headers: set[Pair]) -> dict[str, dict[str, set[str]]]:
    """Give who wrote the stored messages of these Message-IDs, by account and Message-ID."""
    found: dict[str, dict[str, set[str]]] = {}
    for account_id, header, author in look_up(connection, _WRITTEN_BY, headers):
        of_account = found.setdefault(account_id, {})
        of_account.setdefault(header, set()).add(author.strip().lower())
    return found
