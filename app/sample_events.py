"""What happened in the sample's networks after a message came: edits, deletions, reactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.channel import ConversationInfo, MessageDeleted, MessageEdited, Reacted, ReadUpTo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from inbox.channel import Event

Table = dict[str, Any]


def events(
    conversation: Table, names: tuple[str, str], at: Callable[[float], datetime]
) -> list[Event]:
    """Give a conversation's events; `names` are the customer's and ours, `at` minutes ago."""
    found: list[Event] = [*_about(conversation, at)]
    for number, each in enumerate(conversation["message"]):
        found += _of_message(f"{conversation['key']}/{number}", each, names, at)
    return found


def first_text(each: Table) -> str:
    """Give what a message said when it came."""
    was = each.get("was", ())
    return str(was[0]["text"] if was else each["text"])


def first_rating(each: Table) -> int | None:
    """Give the stars that a review had when it came."""
    was = each.get("was", ())
    found = was[0].get("rating", each.get("rating")) if was else each.get("rating")
    return None if found is None else int(found)


def _about(conversation: Table, at: Callable[[float], datetime]) -> list[Event]:
    key = conversation["key"]
    found: list[Event] = []
    if {"network", "notice", "link", "reply_in", "limits"} & conversation.keys():
        until = at(-conversation["reply_in"]) if "reply_in" in conversation else None
        found.append(
            ConversationInfo(
                thread_key=key,
                network=conversation.get("network", ""),
                link=conversation.get("link", ""),
                reply_until=until,
                limits=conversation.get("limits"),
                sentence=conversation.get("notice", ""),
            )
        )
    if "read_ago" in conversation:
        found.append(ReadUpTo(key, at(conversation["read_ago"])))
    return found


def _of_message(
    remote_id: str, each: Table, names: tuple[str, str], at: Callable[[float], datetime]
) -> list[Event]:
    found: list[Event] = []
    was = each.get("was", ())
    for number, old in enumerate(was):
        after = was[number + 1] if number + 1 < len(was) else each
        text, rating = after["text"].strip(), after.get("rating")
        found.append(
            MessageEdited(remote_id, text, at(old["ago"]), rating=rating, asks_again=bool(rating))
        )
    for given in each.get("reactions", ()):
        is_ours = given["from"] == "us"
        name = names[1] if is_ours else names[0]
        found.append(
            Reacted(remote_id, name, given["emoji"], name, at(each["ago"]), is_ours=is_ours)
        )
    if "deleted_ago" in each:
        found.append(MessageDeleted(remote_id, at(each["deleted_ago"])))
    return found
