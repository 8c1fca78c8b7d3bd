"""Brings states to the server and finds or keeps copies of what was sent."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from inbox.channels.email.cursor import place_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inbox.channel import RemoteAction
    from inbox.channels.email.wire import Connection

_FLAGS = {"seen": rb"\Seen", "answered": rb"\Answered"}
_INBOX = "INBOX"
_MOVES = {"archive": "Archive", "spam": "Junk"}


def apply(connection: Connection, actions: Sequence[RemoteAction]) -> None:
    """Do every action; those on a folder renumbered meanwhile no longer mean anything."""
    _bring_back(connection, [each.value for each in actions if each.kind == "inbox"])
    by_place = sorted(actions, key=lambda action: action.place)
    for place, group in groupby(by_place, key=lambda action: action.place):
        validity, folder = place_parts(place)
        if not folder or not connection.folder_exists(folder):
            continue
        if connection.open(folder, writing=True).validity != validity:
            continue
        _apply_here(connection, folder, list(group))


def save_sent(connection: Connection, raw: bytes, message_id: str) -> None:
    """Keep a copy in Sent, unless the server already did."""
    folder = connection.special_folders().get("Sent")
    if folder is None:
        folder = "Sent"
        connection.create_folder(folder)
    connection.open(folder)
    if not connection.find(message_id):
        connection.append(folder, raw, flags=(rb"\Seen",))


def find(connection: Connection, message_id: str) -> bytes | None:
    """Give the sent mail with this Message-ID, or None when it is not there."""
    special = connection.special_folders()
    for use in ("Sent", "All"):
        if use not in special:
            continue
        connection.open(special[use])
        uids = connection.find(message_id)
        if uids:
            return connection.messages(uids[:1])[0].raw
    return None


def _bring_back(connection: Connection, message_ids: Iterable[str]) -> None:
    """Move mail back to the inbox from wherever archive or spam moved it, by its Message-ID."""
    wanted = [each for each in dict.fromkeys(message_ids) if each]
    if not wanted:
        return
    special = connection.special_folders()
    left = special.get("Archive") or special.get("All")
    for folder in filter(None, (left, special.get("Junk"))):
        connection.open(folder, writing=True)
        uids = [uid for each in wanted for uid in connection.find(each)]
        if uids:
            _move_to(connection, uids, _INBOX)


def _apply_here(connection: Connection, folder: str, actions: Iterable[RemoteAction]) -> None:
    ordered = sorted(actions, key=lambda action: (action.kind in _MOVES, action.kind))
    for kind, group in groupby(ordered, key=lambda action: action.kind):
        uids = [int(action.place_key) for action in group if action.place_key.isdigit()]
        if kind in _FLAGS and uids:
            connection.add_flags(uids, [_FLAGS[kind]], silent=True)
        elif kind in _MOVES and uids:
            _move(connection, uids, folder, _MOVES[kind])


def _move(connection: Connection, uids: list[int], folder: str, use: str) -> None:
    special = connection.special_folders()
    # Gmail has no Archive: a mail without the Inbox label is archived, in All Mail.
    target = special.get(use) or (special.get("All") if use == "Archive" else None)
    if target is None:
        target = use
        connection.create_folder(target)
    if target != folder:
        _move_to(connection, uids, target)


def _move_to(connection: Connection, uids: list[int], target: str) -> None:
    if connection.has_capability("MOVE"):
        connection.move(uids, target)
        return
    connection.copy(uids, target)
    connection.add_flags(uids, [rb"\Deleted"], silent=True)
    if connection.has_capability("UIDPLUS"):
        connection.uid_expunge(uids)
    # Without UIDPLUS an EXPUNGE would also remove what another client has marked: it stays marked.
