"""Reads a mailbox into batches: newest first, resumable at any point, then as mail arrives."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from inbox.channel import Batch, FlagsChanged, IncomingMessage, PlaceReset
from inbox.channels.email.apart import Apart
from inbox.channels.email.cursor import FolderState, UidSet, read_cursor, write_cursor
from inbox.channels.email.parse import Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from inbox.channels.email.wire import Connection, Fetched, Flags, FolderInfo

_FIRST_MESSAGES = {"INBOX": 140, "Sent": 60}
_CHUNK_MESSAGES = 500
# More at once cost less each, as long as nobody's click waits longer than this for its turn.
_MOST_MESSAGES = 1_200
_MORE_MESSAGES = 100
_QUICK_SECONDS, _SLOW_SECONDS = 0.40, 0.50
_CHUNK_BYTES = 8_000_000
# How many UIDs are listed at once: few at first, for what is newest shall be seen soon.
_WINDOW = 2_000
_LATER_WINDOW = 8_000
# How many of the newest messages have their flags compared where the server has no CONDSTORE.
_PLAIN_FLAGS = 500
# RFC 2177 asks to renew IDLE before 29 minutes; other folders are looked at as often.
POLL_SECONDS = 60.0


@dataclass
class _Folder:
    """A folder at work: what the cursor keeps, and what only this connection needs."""

    state: FolderState
    is_sent: bool
    first_count: int
    listing: list[tuple[int, int]] = field(default_factory=list)  # (uid, size), oldest first
    listing_low: int = 0
    window: int = _WINDOW
    known_flags: dict[int, Flags] = field(default_factory=dict)


class Pace:
    """How many messages to bring at once: as many as are stored in half a second.

    The next batch is asked for when the one before is stored. Where fetching takes longer than
    storing this sees fetching, and larger chunks do no harm.
    """

    def __init__(self) -> None:
        self.messages = _CHUNK_MESSAGES
        self._asked_at: float | None = None

    def asked(self, now: float) -> None:
        """Learn that the next batch was asked for, at seconds of a monotonic clock."""
        before, self._asked_at = self._asked_at, now
        if before is None:
            return
        if now - before < _QUICK_SECONDS:
            self.messages = min(self.messages + _MORE_MESSAGES, _MOST_MESSAGES)
        elif now - before > _SLOW_SECONDS:
            self.messages = max(self.messages - _MORE_MESSAGES, _CHUNK_MESSAGES)


class Mailbox:
    """One account's folders over one connection; lives in the connection's thread."""

    def __init__(
        self,
        connection: Connection,
        cursor: Mapping[str, Any] | None,
        own_addresses: frozenset[str],
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._connection = connection
        self._own = own_addresses
        self._poll_seconds = poll_seconds
        self._is_caught_up = False
        self._pace = Pace()
        self._apart = Apart()
        self._folders = self._find_folders(read_cursor(cursor))

    def batches(self) -> Iterator[Batch]:
        """Give batches for ever; each may be stored with its cursor before the next is asked."""
        if not any(folder.state.validity for folder in self._folders):
            yield from self._first()
        yield from self._older()
        self._apart.close()
        for folder in self._folders:
            yield from self._visit(folder)
        self._is_caught_up = True
        yield self._batch()
        yield from self._live()

    def close(self) -> None:
        """Let go of what is not the connection's."""
        self._apart.close()

    def _older(self) -> Iterator[Batch]:
        """Fetch what is older, chunk by chunk; one is taken apart while the next is fetched."""
        waiting: Callable[[], Batch] | None = None
        while not all(folder.state.is_complete for folder in self._folders):
            self._apart.expect(
                sum(each.state.exists - len(each.state.uids) for each in self._folders)
            )
            for folder in self._folders:
                for batch in self._visit(folder):
                    # Its cursor already knows of what waits, which must be stored before.
                    if waiting:
                        yield waiting()
                        waiting = None
                    yield batch
                if folder.state.is_complete:
                    continue
                begun = self._begun(folder, self._pace.messages)
                if waiting:
                    yield waiting()
                    self._pace.asked(time.monotonic())
                waiting = begun
        if waiting:
            yield waiting()

    def _begun(self, folder: _Folder, limit: int) -> Callable[[], Batch]:
        """Fetch the next older messages; the function given waits until they are taken apart."""
        messages = self._backfill(folder, limit)
        empty = self._batch()
        return lambda: replace(empty, messages=tuple(messages()))

    # The first sight ---------------------------------------------------------------------------

    def _first(self) -> Iterator[Batch]:
        found: list[IncomingMessage] = []
        for folder in self._folders:
            info = self._connection.open(folder.state.name)
            self._begin(folder, info)
            if folder.first_count:
                found += self._backfill(folder, folder.first_count)()
        found.sort(key=lambda message: message.sent_at, reverse=True)
        yield self._batch(found)

    def _find_folders(self, kept: Mapping[str, FolderState]) -> list[_Folder]:
        special = self._connection.special_folders()
        wanted = [("INBOX", "INBOX"), ("Sent", special.get("Sent", ""))]
        wanted += [(use, special.get(use, "")) for use in ("Archive", "All")]
        seen: dict[str, _Folder] = {}
        for use, name in wanted:
            if name and name not in seen:
                state = kept.get(name, FolderState(name))
                seen[name] = _Folder(state, use == "Sent", _FIRST_MESSAGES.get(use, 0))
        return list(seen.values())

    # One folder --------------------------------------------------------------------------------

    def _visit(self, folder: _Folder) -> Iterator[Batch]:
        """Open a folder and bring over all that changed since the last time."""
        info = self._connection.open(folder.state.name)
        state = folder.state
        if state.validity != info.validity:
            yield from self._renumbered(folder, info)
            return
        state.exists = info.exists
        if info.uid_next > state.high + 1:
            yield from self._forward(folder)
            # Numbers of what was expunged before it was seen: nothing will ever stand there.
            state.high = max(state.high, info.uid_next - 1)
        changes = self._changes(folder, info)
        if changes or state.modseq != info.modseq:
            state.modseq = info.modseq
            if changes:
                yield self._batch(flags=changes)

    def _begin(self, folder: _Folder, info: FolderInfo) -> None:
        folder.state.reset(info.validity, info.uid_next)
        folder.state.exists, folder.state.modseq = info.exists, info.modseq
        folder.listing, folder.known_flags, folder.window = [], {}, _WINDOW

    def _renumbered(self, folder: _Folder, info: FolderInfo) -> Iterator[Batch]:
        """Every known UID means nothing any more; the mails are recognised by `remote_id`."""
        old = folder.state.place if folder.state.validity else ""
        self._begin(folder, info)
        if old:
            yield self._batch(flags=[PlaceReset(old)])
        while not folder.state.is_complete and old:
            yield self._begun(folder, _CHUNK_MESSAGES)()

    def _forward(self, folder: _Folder) -> Iterator[Batch]:
        state = folder.state
        rest = self._connection.sizes(state.high + 1, None)
        while rest:
            chunk, rest = _cut(rest, _CHUNK_MESSAGES)
            messages = self._fetch(folder, chunk)()
            state.high = max(uid for uid, _ in chunk)
            yield self._batch(messages)

    def _backfill(self, folder: _Folder, limit: int) -> Callable[[], list[IncomingMessage]]:
        """Fetch the next older messages, newest first; the folder is open."""
        state = folder.state
        while not folder.listing and state.low > 1:
            folder.listing_low = max(1, state.low - folder.window)
            folder.listing = self._connection.sizes(folder.listing_low, state.low - 1)
            if not folder.listing:  # a stretch of deleted messages: look further down
                state.low, folder.window = folder.listing_low, folder.window * 4
            else:
                folder.window = max(folder.window, _LATER_WINDOW)
        newest_first, rest = _cut(folder.listing[::-1], limit)
        folder.listing = rest[::-1]
        if not newest_first:
            return list
        messages = self._fetch(folder, newest_first)
        state.low = min(uid for uid, _ in newest_first) if rest else folder.listing_low
        return messages

    def _fetch(
        self, folder: _Folder, chunk: Iterable[tuple[int, int]]
    ) -> Callable[[], list[IncomingMessage]]:
        """Fetch messages, newest first; the function given waits until they are taken apart."""
        state = folder.state
        fetched = self._connection.messages([uid for uid, _ in chunk])
        state.uids.update(each.uid for each in fetched)
        fetched.sort(key=lambda each: each.uid, reverse=True)
        return self._apart.parse([(each.raw, self._where(folder, each)) for each in fetched])

    def _where(self, folder: _Folder, each: Fetched) -> Where:
        return Where(
            own_addresses=self._own,
            arrived_at=each.arrived_at,
            is_sent_folder=folder.is_sent,
            is_seen=each.is_seen,
            is_answered=each.is_answered,
            place=folder.state.place,
            place_key=str(each.uid),
        )

    # What other clients did --------------------------------------------------------------------

    def _changes(self, folder: _Folder, info: FolderInfo) -> list[FlagsChanged]:
        state = folder.state
        if info.modseq and state.modseq:
            if info.modseq == state.modseq:
                return []
            changed, vanished = self._connection.changes(state.modseq)
            found = [self._changed(folder, flags) for flags in changed if flags.uid in state.uids]
            gone_uids = UidSet(vanished)
            gone = [uid for uid in state.uids if uid in gone_uids]
            return found + self._gone(folder, gone) + self._missing(folder, info)
        return self._plain_flags(folder) + self._missing(folder, info)

    def _plain_flags(self, folder: _Folder) -> list[FlagsChanged]:
        newest = list(folder.state.uids)[-_PLAIN_FLAGS:]
        if not newest or not folder.state.is_complete:  # what is fetched now brings its flags
            return []
        found = []
        for flags in self._connection.flags(newest[0], folder.state.high):
            if flags.uid in folder.state.uids and folder.known_flags.get(flags.uid) != flags:
                folder.known_flags[flags.uid] = flags
                found.append(self._changed(folder, flags))
        return found

    def _missing(self, folder: _Folder, info: FolderInfo) -> list[FlagsChanged]:
        """Find expunged messages by counting; only then are the UIDs listed."""
        state = folder.state
        if not state.is_complete or len(state.uids) <= info.exists:
            return []
        there = {uid for uid, _ in self._connection.sizes(1, None)}
        return self._gone(folder, [uid for uid in state.uids if uid not in there])

    def _gone(self, folder: _Folder, uids: Iterable[int]) -> list[FlagsChanged]:
        place = folder.state.place
        return [
            FlagsChanged(place, str(uid), is_gone=True)
            for uid in list(uids)
            if folder.state.uids.discard(uid)
        ]

    def _changed(self, folder: _Folder, flags: Flags) -> FlagsChanged:
        return FlagsChanged(
            folder.state.place,
            str(flags.uid),
            is_seen=flags.is_seen,
            is_answered=flags.is_answered,
        )

    # Live --------------------------------------------------------------------------------------

    def _live(self) -> Iterator[Batch]:
        inbox = self._folders[0]
        looked_at = time.monotonic()
        while True:
            yield from self._visit(inbox)
            # IDLE tells only what comes after the last command: nothing may lie between.
            info = self._connection.open(inbox.state.name)
            if info.uid_next > inbox.state.high + 1 or info.modseq != inbox.state.modseq:
                continue
            said = self._connection.wait(self._poll_seconds)
            is_news = any(len(line) > 1 and line[0] != b"OK" for line in said)
            others_due = time.monotonic() - looked_at >= self._poll_seconds or not is_news
            for folder in self._folders[1:] if others_due else ():
                yield from self._visit(folder)
                looked_at = time.monotonic()

    def _batch(
        self,
        messages: Iterable[IncomingMessage] = (),
        flags: Iterable[FlagsChanged | PlaceReset] = (),
    ) -> Batch:
        states = [folder.state for folder in self._folders]
        return Batch(
            messages=tuple(messages),
            events=tuple(flags),
            cursor=write_cursor(states),
            synced_count=sum(len(state.uids) for state in states),
            total_count=sum(state.exists for state in states),
            is_caught_up=self._is_caught_up,
        )


def _cut(
    listing: list[tuple[int, int]], limit: int
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Take the first messages that fit a chunk, at least one."""
    size = 0
    for at, (_, bytes_) in enumerate(listing):
        size += bytes_
        if at >= limit or (size > _CHUNK_BYTES and at):
            return listing[:at], listing[at:]
    return listing, []
