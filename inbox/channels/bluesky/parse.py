"""Turns Bluesky's records and views into messages and events (lexicons app.bsky.*, chat.bsky.*)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inbox.channel import ConversationInfo, IncomingFile, IncomingMessage, Reacted
from inbox.channels.bluesky.facets import whole_text, without_leading_mention
from inbox.model import Direction, Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEART = "❤️"
POST, DM = "post", "dm"
DM_LENGTH = 1000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SPEAKING = frozenset({"mention", "reply", "quote"})
_SILENT = frozenset(
    {
        "repost", "follow", "starterpack-joined", "verified", "unverified", "like-via-repost",
        "repost-via-repost", "subscribed-post", "contact-match",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Who:
    """A person on the network."""

    did: str
    handle: str
    name: str = ""


def text_of(value: Any) -> str:
    """Give a string whatever came."""
    return value if isinstance(value, str) else "" if value is None else str(value)


def map_of(value: Any) -> dict[str, Any]:
    """Give a dict whatever came."""
    return value if isinstance(value, dict) else {}


def list_of(value: Any) -> list[dict[str, Any]]:
    """Give a list of dicts whatever came."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def at(value: Any) -> datetime:
    """Read a time; 1970 when there is none."""
    try:
        found = datetime.fromisoformat(text_of(value))
    except ValueError:
        return _EPOCH
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def who_of(view: Any) -> Who:
    """Read a profile view."""
    view = map_of(view)
    did, handle = text_of(view.get("did")), text_of(view.get("handle"))
    # A handle that no longer leads to its account is shown so by the AppView.
    known = handle if handle and handle != "handle.invalid" else did
    return Who(did, known, text_of(view.get("displayName")))


def says_something(notification: Mapping[str, Any]) -> bool:
    """Tell whether a notification carries a post to us; reasons to come count when they do."""
    reason = text_of(notification.get("reason"))
    has_text = "text" in map_of(notification.get("record"))
    return reason in _SPEAKING or (has_text and reason not in _SILENT and reason != "like")


def reaction_of(notification: Mapping[str, Any]) -> Reacted | None:
    """Give a like as a reaction, None for another notification."""
    subject = text_of(notification.get("reasonSubject"))
    if notification.get("reason") != "like" or not subject:
        return None
    who = who_of(notification.get("author"))
    return Reacted(subject, who.handle, HEART, who.name, at(notification.get("indexedAt")))


def refs_of(uri: str, cid: str, record: Mapping[str, Any]) -> dict[str, str]:
    """Give the strong references that an answer needs: of the post and of its thread's root."""
    root = map_of(map_of(record.get("reply")).get("root"))
    return {
        "cid": cid,
        "root_uri": text_of(root.get("uri")) or uri,
        "root_cid": text_of(root.get("cid")) or cid,
    }


def post_of(
    post: Mapping[str, Any],
    me: Who,
    *,
    counterpart: Who | None = None,
    files: Iterable[IncomingFile] = (),
    is_seen: bool = False,
) -> IncomingMessage:
    """Give a notification or a post view as a message; what is missing is left out."""
    record, uri = map_of(post.get("record")), text_of(post.get("uri"))
    who, files = who_of(post.get("author")), tuple(files)
    ours = who.did == me.did
    refs = refs_of(uri, text_of(post.get("cid")), record)
    parent = map_of(map_of(record.get("reply")).get("parent"))
    indexed_at = text_of(post.get("indexedAt"))
    text = post_text(record, me.did)
    languages = record.get("langs")
    return IncomingMessage(
        remote_id=uri,
        direction=Direction.OUTBOUND if ours else Direction.INBOUND,
        author_handle=who.handle,
        author_name=who.name,
        sent_at=at(record.get("createdAt") or indexed_at),
        text=text or ("" if files else "(This post has no text that Kindline can show.)"),
        thread_key=refs["root_uri"],
        files=files,
        visibility=Visibility.PUBLIC,
        is_seen=is_seen or ours,
        language=text_of(languages[0]) if isinstance(languages, list) and languages else "",
        extra=refs | {"did": who.did, "link": link_of(uri, who.handle)},
        place=POST,
        place_key=f"{uri}|{indexed_at}",
        counterpart_handle=counterpart.handle if ours and counterpart else "",
        counterpart_name=counterpart.name if ours and counterpart else "",
        reply_to=text_of(parent.get("uri")),
    )


def post_text(record: Mapping[str, Any], did: str) -> str:
    """Give a post's words, links whole, with the link of its card."""
    facets, said = record.get("facets"), text_of(record.get("text"))
    words = whole_text(said, facets)
    if words == said:
        words = without_leading_mention(said, facets, did)
    card = text_of(map_of(map_of(record.get("embed")).get("external")).get("uri"))
    return f"{words}\n{card}".strip() if card and card not in words else words.strip()


def link_of(uri: str, handle: str) -> str:
    """Give where a post is seen in a browser."""
    rkey = uri.rpartition("/")[2]
    return f"https://bsky.app/profile/{handle}/post/{rkey}" if rkey else ""


def pictures_of(embed: Any) -> list[tuple[str, str]]:
    """Give (address, alternative text) of the pictures in a post view's embed."""
    embed = map_of(embed)
    inner = map_of(embed.get("media")) or embed
    return [
        (text_of(each.get("fullsize")), text_of(each.get("alt")))
        for each in list_of(inner.get("images"))
    ]


def film_of(embed: Any) -> str:
    """Give the sentence for a film, "" when there is none: it comes in pieces, not as a file."""
    inner = map_of(map_of(embed).get("media")) or map_of(embed)
    is_film = "playlist" in inner
    return "A video is attached; see it on Bluesky." if is_film else ""


def dm_of(
    message: Mapping[str, Any], convo_id: str, me: Who, people: Mapping[str, Who]
) -> IncomingMessage:
    """Give a direct message (chat.bsky.convo.defs#messageView)."""
    did = text_of(map_of(message.get("sender")).get("did"))
    ours, message_id = did == me.did, text_of(message.get("id"))
    who = me if ours else people.get(did, Who(did, did))
    other = next((each for each in people.values() if each.did != me.did), None)
    text = whole_text(text_of(message.get("text")), message.get("facets"))
    shared = link_of_shared(message.get("embed"))
    reply = text_of(map_of(message.get("replyTo")).get("id"))
    return IncomingMessage(
        remote_id=dm_id(message_id),
        direction=Direction.OUTBOUND if ours else Direction.INBOUND,
        author_handle=who.handle,
        author_name=who.name,
        sent_at=at(message.get("sentAt")),
        text="\n".join(filter(None, (text, shared)))
        or "(This message has no text that Kindline can show.)",
        thread_key=dm_thread(convo_id),
        visibility=Visibility.PRIVATE,
        is_seen=ours,
        extra={"did": did},
        place=DM,
        place_key=f"{convo_id}/{message_id}",
        counterpart_handle=other.handle if ours and other else "",
        counterpart_name=other.name if ours and other else "",
        reply_to=dm_id(reply) if reply else "",
    )


def link_of_shared(embed: Any) -> str:
    """Give the link of a post that a direct message shares."""
    record = map_of(map_of(embed).get("record"))
    uri = text_of(record.get("uri"))
    parts = uri.split("/")
    is_post = uri.startswith("at://") and len(parts) > len(("at:", "", "did"))
    return link_of(uri, who_of(record.get("author")).handle or parts[2]) if is_post else ""


def dm_id(message_id: str) -> str:
    """Give a direct message's remote_id."""
    return f"dm:{message_id}"


def dm_thread(convo_id: str) -> str:
    """Give a direct conversation's key."""
    return f"dm:{convo_id}"


def about_dm(convo: Mapping[str, Any]) -> ConversationInfo:
    """Say what holds for a direct conversation."""
    convo_id = text_of(convo.get("id"))
    is_request = convo.get("status") == "request"
    return ConversationInfo(
        dm_thread(convo_id),
        title=text_of(map_of(convo.get("kind")).get("name")),
        link=f"https://bsky.app/messages/{convo_id}",
        limits={
            "max_length": DM_LENGTH,
            "files": False,
            "delete": False,
            "private_reply": False,
        },
        sentence="This person asks to chat; answering accepts it." if is_request else "",
    )


def dm_reaction(log: Mapping[str, Any], me: Who, people: Mapping[str, Who]) -> Reacted | None:
    """Give a reaction on a direct message from the log."""
    reaction, message = map_of(log.get("reaction")), map_of(log.get("message"))
    did = text_of(map_of(reaction.get("sender")).get("did"))
    emoji, message_id = text_of(reaction.get("value")), text_of(message.get("id"))
    if not emoji or not message_id:
        return None
    who = me if did == me.did else people.get(did, Who(did, did))
    return Reacted(
        dm_id(message_id),
        who.handle,
        emoji,
        who.name,
        at(reaction.get("createdAt")),
        is_removed=text_of(log.get("$type")).endswith("#logRemoveReaction"),
        is_ours=did == me.did,
    )
