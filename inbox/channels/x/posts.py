"""Reads public posts that name the account: pure, and whatever comes gives something."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inbox.channel import ConversationInfo
from inbox.channels.x.parse import Page, anything, as_dict, as_list, as_text, parse_page
from inbox.model import Visibility

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

PREFIX = "post:"
# As X counts posts: https://docs.x.com/fundamentals/counting-characters, twitter-text v3.
POST_LIMITS = {
    "max_length": 280,
    "counted_in": "weighted",
    "link_length": 23,
    "max_files": 4,
    "delete": True,
}


def parse_posts(
    body: Any, own_id: str, now: datetime, is_wanted: Callable[[str], bool] = anything
) -> Page:
    """Read an answer of GET /2/users/{id}/mentions or .../tweets, as parse_page does."""
    body = as_dict(body)
    posts = {as_text(each.get("id")): each for each in as_list(body.get("data"))}
    events = [
        {
            **post,
            "text": as_text(as_dict(post.get("note_post")).get("text")) or post.get("text"),
            "sender_id": post.get("author_id"),
            "dm_conversation_id": post.get("conversation_id") or post.get("id"),
            "event_type": "MessageCreate",
        }
        for post in as_list(body.get("data"))
    ]
    page = parse_page(
        {**body, "data": events}, own_id, now, lambda post_id: is_wanted(f"{PREFIX}{post_id}")
    )
    return replace(
        page,
        messages=tuple((_public(each, posts), wanted) for each, wanted in page.messages),
    )


def _public(message: Any, posts: dict[str, Any]) -> Any:
    post = as_dict(posts.get(message.remote_id))
    references = {
        as_text(each.get("type")): as_text(each.get("id"))
        for each in as_list(post.get("referenced_posts"))
    }
    answered = references.get("replied_to", "")
    username = as_text(message.extra.get("username")) or "i"
    extra = {**message.extra, "link": f"https://x.com/{username}/status/{message.remote_id}"}
    return replace(
        message,
        remote_id=f"{PREFIX}{message.remote_id}",
        thread_key=f"{PREFIX}{message.thread_key}",
        visibility=Visibility.PUBLIC,
        language=as_text(post.get("lang"))[:2],
        reply_to=f"{PREFIX}{answered}" if answered else "",
        is_auto="retweeted" in references,  # passed on: nobody asks anything
        extra=extra,
    )


def info_of(message: Any) -> ConversationInfo:
    """Say what a public conversation takes."""
    key = message.thread_key.removeprefix(PREFIX)
    return ConversationInfo(
        message.thread_key, link=f"https://x.com/i/status/{key}", limits=POST_LIMITS
    )
