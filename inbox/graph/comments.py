"""Reads public comments below the posts of a Facebook page or an Instagram account; pure.

Meta's reference: developers.facebook.com, Graph API "Comment", "Page Feed" (webhook field `feed`),
Instagram Platform "IG Comment" (webhook field `comments`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inbox.channel import ConversationInfo, IncomingMessage, MessageDeleted, MessageEdited
from inbox.graph.messaging import Parsed, iso, made_id
from inbox.graph.shape import at as at_seconds
from inbox.graph.shape import items, mapping, text
from inbox.model import Direction, Visibility

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

PREFIX = "comment:"
_NO_TEXT = "A comment without words; see it below the post."


def thread_of(comment_id: str) -> str:
    """Give the thread of a comment and its answers."""
    return PREFIX + comment_id


def comment_of(thread_key: str) -> str:
    """Give the first comment of a thread, "" for a private one."""
    return thread_key.removeprefix(PREFIX) if thread_key.startswith(PREFIX) else ""


def parse_post(
    post: Mapping[str, Any],
    own_ids: Collection[str],
    limits: Mapping[str, Any],
    received_at: datetime,
) -> Parsed:
    """Read a post with its comments, as either network lists them; oldest first."""
    found = Parsed()
    title = (text(post.get("message")) or text(post.get("caption")))[:80]
    link = text(post.get("permalink_url")) or text(post.get("permalink"))
    for each in reversed(items(mapping(post.get("comments")).get("data"))):
        top = text(mapping(each.get("parent")).get("id")) or text(each.get("id")) or made_id(each)
        _comment(found, each, top, own_ids, received_at)
        for reply in items(mapping(each.get("replies")).get("data")):
            _comment(found, reply, top, own_ids, received_at)
        info = ConversationInfo(thread_of(top), title=title, link=link, limits=limits)
        if info not in found.events:
            found.events.append(info)
    return found


def parse_change(
    payload: Any, own_ids: Collection[str], limits: Mapping[str, Any], received_at: datetime
) -> Parsed:
    """Read the comments of a webhook's payload."""
    found = Parsed()
    for entry in items(mapping(payload).get("entry")):
        if text(entry.get("id")) and text(entry.get("id")) not in own_ids:
            continue
        for change in items(entry.get("changes")):
            value = mapping(change.get("value"))
            if text(change.get("field")) == "comments":
                parent = text(value.get("parent_id")) or text(value.get("id"))
                at = at_seconds(entry.get("time")) or received_at
                _pushed(found, value, (parent, text(value.get("id")), own_ids, at), limits)
            elif text(value.get("item")) == "comment":
                post, comment = text(value.get("post_id")), text(value.get("comment_id"))
                parent = text(value.get("parent_id"))
                at = at_seconds(value.get("created_time")) or received_at
                top = comment if parent in ("", post) else parent
                _pushed(found, value, (top, comment, own_ids, at), limits)
    return found


def _pushed(
    found: Parsed,
    value: Mapping[str, Any],
    about: tuple[str, str, Collection[str], datetime],
    limits: Mapping[str, Any],
) -> None:
    top, comment, own_ids, at = about
    words = text(value.get("message")) or text(value.get("text"))
    verb = text(value.get("verb"))
    if verb == "remove":
        found.events.append(MessageDeleted(comment, at))
    elif verb in ("edit", "edited"):
        found.events.append(MessageEdited(comment, words, at))
    elif verb in ("", "add"):
        shown = {"id": comment, "message": words, "from": value.get("from")}
        _comment(found, shown, top or comment or made_id(value), own_ids, at)
        found.events.append(ConversationInfo(thread_of(top or comment), limits=limits))


def _comment(
    found: Parsed,
    each: Mapping[str, Any],
    top: str,
    own_ids: Collection[str],
    received_at: datetime,
) -> None:
    author = mapping(each.get("from"))
    handle = text(author.get("id")) or text(each.get("username")) or "unknown"
    name = text(author.get("name")) or text(author.get("username")) or text(each.get("username"))
    is_ours = handle in own_ids
    remote_id = text(each.get("id")) or made_id(each)
    said = text(each.get("message")) or text(each.get("text"))
    sent_at = iso(each.get("created_time")) or iso(each.get("timestamp")) or received_at
    found.messages.append(
        IncomingMessage(
            remote_id=remote_id,
            direction=Direction.OUTBOUND if is_ours else Direction.INBOUND,
            author_handle=handle,
            author_name=name or handle,
            sent_at=sent_at.astimezone(UTC),
            text=said or _NO_TEXT,
            thread_key=thread_of(top),
            visibility=Visibility.PUBLIC,
            reply_to=top if top != remote_id else "",
            place=thread_of(top),
            place_key=remote_id,
        )
    )
