"""Turns what a Mastodon-compatible server says into messages and events (docs.joinmastodon.org)."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.channel import ConversationInfo, IncomingFile, IncomingMessage, MessageEdited, Reacted
from inbox.channels.mastodon.html_text import html_to_text, without_addressees
from inbox.model import Direction, Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLAIN = {
    "image": "image/jpeg",
    "video": "video/mp4",
    "gifv": "video/mp4",
    "audio": "audio/mpeg",
}
STAR = "⭐"
PLACE = "status"
_KINDS = {"gifv": "animation", "video": "video"}
# Notifications that speak of nothing a customer says to us.
PASSED_OVER = frozenset(
    {
        "follow", "follow_request", "reblog", "poll", "status", "admin.sign_up", "admin.report",
        "severed_relationships", "moderation_warning", "move", "update", "annual_report",
        "added_to_collection", "collection_update", "quoted_update",
    }
)  # fmt: skip
_REACTIONS = frozenset({"favourite", "emoji_reaction", "pleroma:emoji_reaction", "reaction"})


@dataclass(frozen=True, slots=True)
class Home:
    """The server and the shop's own account on it."""

    account_id: str
    acct: str
    domain: str
    software: str = ""
    max_characters: int = 500
    link_length: int = 23
    max_files: int = 4
    max_file_bytes: int = 16_000_000
    streaming: str = ""

    @property
    def handle(self) -> str:
        """Our own full handle."""
        return full_handle(self.acct, self.domain)

    @property
    def is_snac(self) -> bool:
        """Tell whether "private" means "only who is mentioned", as snac2 has it."""
        return "snac" in self.software


def text_of(value: Any) -> str:
    """Give a string whatever came."""
    return value if isinstance(value, str) else "" if value is None else str(value)


def map_of(value: Any) -> dict[str, Any]:
    """Give a dict whatever came."""
    return value if isinstance(value, dict) else {}


def list_of(value: Any) -> list[dict[str, Any]]:
    """Give a list of dicts whatever came."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def order(remote: str) -> tuple[int, str]:
    """Order a server's ids: numbers and ULIDs alike grow in length, then in letters."""
    return (len(remote), remote)


def home_of(account: Any, instance: Any, base_url: str) -> Home:
    """Read /api/v1/accounts/verify_credentials and /api/v2/instance (or v1)."""
    account, instance = map_of(account), map_of(instance)
    configuration = map_of(instance.get("configuration"))
    statuses = map_of(configuration.get("statuses"))
    media = map_of(configuration.get("media_attachments"))
    urls = map_of(configuration.get("urls"))
    old_urls = map_of(instance.get("urls"))
    host = urlsplit(base_url).hostname or ""
    domain = text_of(instance.get("domain") or instance.get("uri")) or host
    return Home(
        account_id=text_of(account.get("id")),
        acct=text_of(account.get("acct") or account.get("username")),
        domain=domain.removeprefix("https://").removeprefix("http://").strip("/"),
        software=text_of(instance.get("version")).lower(),
        max_characters=_number(
            statuses.get("max_characters") or instance.get("max_toot_chars"), 500
        ),
        link_length=_number(statuses.get("characters_reserved_per_url"), 23),
        max_files=_number(statuses.get("max_media_attachments"), 4),
        max_file_bytes=_number(media.get("image_size_limit"), 16_000_000),
        streaming=text_of(urls.get("streaming") or old_urls.get("streaming_api")),
    )


def full_handle(acct: str, domain: str) -> str:
    """Give "ann@example.org" also for accounts of our own server."""
    return acct if "@" in acct or not acct else f"{acct}@{domain}"


def author_of(status: dict[str, Any], home: Home) -> str:
    """Give the full handle of who wrote a status."""
    return full_handle(text_of(map_of(status.get("account")).get("acct")), home.domain)


def is_ours(status: dict[str, Any], home: Home) -> bool:
    """Tell whether the shop wrote it."""
    account = map_of(status.get("account"))
    return text_of(account.get("id")) == home.account_id or author_of(status, home) == home.handle


def uri_of(status: dict[str, Any]) -> str:
    """Give the id that stays: snac2 changes `id` when a status is edited, no server the uri."""
    return text_of(status.get("uri") or status.get("url") or status.get("id"))


def is_private(status: dict[str, Any], home: Home) -> bool:
    """Tell whether only the people named see it. Followers-only is not private: they all read."""
    visibility = text_of(status.get("visibility"))
    return visibility == "direct" or (home.is_snac and visibility == "private")


def root_of(status: dict[str, Any], ancestors: Sequence[dict[str, Any]], home: Home) -> str:
    """Give the thread's key: the uri of its first status, of its first private one if private.

    A private answer below a public post is a conversation of its own: nothing said there may be
    taken for public.
    """
    root = status
    for above in sorted(ancestors, key=lambda each: at(each.get("created_at")), reverse=True):
        if is_private(above, home) != is_private(status, home):
            break
        root = above
    return uri_of(root)


def at(value: Any) -> datetime:
    """Read a time; 1970 when there is none."""
    try:
        found = datetime.fromisoformat(text_of(value))
    except ValueError:
        return _EPOCH
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def mentioned(status: dict[str, Any], home: Home) -> tuple[str, ...]:
    """Give the full handles of everybody mentioned but us, each once."""
    found = [
        full_handle(text_of(each.get("acct")), home.domain)
        for each in list_of(status.get("mentions"))
    ]
    return tuple(dict.fromkeys(each for each in found if each and each != home.handle))


def words_of(status: dict[str, Any]) -> str:
    """Give what was said, without the leading mentions, with a poll's choices."""
    said = without_addressees(html_to_text(text_of(status.get("content"))))
    choices = [
        text_of(each.get("title")) for each in list_of(map_of(status.get("poll")).get("options"))
    ]
    return "\n".join([said, *(f"- {each}" for each in choices)]).strip()


def message_of(
    status: dict[str, Any],
    home: Home,
    thread_key: str,
    *,
    notification_id: str = "",
    is_seen: bool = False,
    files: Iterable[IncomingFile] = (),
) -> IncomingMessage:
    """Give a status as a message; whatever is missing is left out. Never raises."""
    ours, people = is_ours(status, home), mentioned(status, home)
    account = map_of(status.get("account"))
    files = tuple(files)
    words = words_of(status)
    status_id = text_of(status.get("id"))
    return IncomingMessage(
        remote_id=uri_of(status),
        direction=Direction.OUTBOUND if ours else Direction.INBOUND,
        author_handle=author_of(status, home),
        author_name=text_of(account.get("display_name") or account.get("username")),
        sent_at=at(status.get("created_at")),
        text=words or ("" if files else "(This post has no text that Kindline can show.)"),
        thread_key=thread_key,
        files=files,
        visibility=Visibility.PRIVATE if is_private(status, home) else Visibility.PUBLIC,
        is_seen=is_seen or ours,
        is_auto=bool(account.get("bot")) and not ours,
        language=text_of(status.get("language")),
        extra=extra_of(status, home),
        place=PLACE,
        place_key=f"{status_id}/{notification_id}" if notification_id else status_id,
        counterpart_handle=(people[0] if people else "") if ours else "",
        edited_at=at(status["edited_at"]) if status.get("edited_at") else None,
    )


def extra_of(status: dict[str, Any], home: Home) -> dict[str, Any]:
    """Give what answering needs: the warning, who is mentioned, who sees it, where it is."""
    found = {
        "content_warning": text_of(status.get("spoiler_text")),
        "link": text_of(status.get("url")),
        "mentions": list(mentioned(status, home)),
        "visibility": text_of(status.get("visibility")),
        "descriptions": [
            text_of(each["description"])
            for each in list_of(status.get("media_attachments"))
            if each.get("description")
        ],
    }
    return {key: value for key, value in found.items() if value}


def about(status: dict[str, Any], home: Home, thread_key: str) -> ConversationInfo:
    """Say what holds for the whole thread: its limits and who sees it."""
    people = dict.fromkeys([author_of(status, home), *mentioned(status, home)])
    # Mentions stand in every reply and count without their domain.
    taken = sum(len(who.split("@")[0]) + 2 for who in people if who and who != home.handle)
    taken += len(text_of(status.get("spoiler_text")))
    followers = text_of(status.get("visibility")) == "private" and not home.is_snac
    return ConversationInfo(
        thread_key,
        link=text_of(status.get("url")),
        limits={
            "max_length": max(1, home.max_characters - taken),
            "link_length": home.link_length,
            "max_files": home.max_files,
            "max_file_bytes": home.max_file_bytes,
        },
        sentence="Followers of both sides can read this thread." if followers else "",
    )


def edited(status: dict[str, Any], home: Home, now: datetime) -> MessageEdited:
    """Give an edited status as an event."""
    when = at(status["edited_at"]) if status.get("edited_at") else now
    return MessageEdited(uri_of(status), words_of(status), when, extra=extra_of(status, home))


def reaction_of(notification: dict[str, Any], home: Home) -> Reacted | None:
    """Give a favourite or an emoji reaction, None for another notification."""
    status = map_of(notification.get("status"))
    if text_of(notification.get("type")) not in _REACTIONS or not uri_of(status):
        return None
    account = map_of(notification.get("account"))
    return Reacted(
        uri_of(status),
        full_handle(text_of(account.get("acct")), home.domain),
        text_of(notification.get("emoji")) or STAR,
        text_of(account.get("display_name")),
        at(notification.get("created_at")),
    )


def says_something(notification: dict[str, Any], home: Home) -> bool:
    """Tell whether a notification carries a message to us; types to come count when they do."""
    kind, status = text_of(notification.get("type")), map_of(notification.get("status"))
    if kind in PASSED_OVER or kind in _REACTIONS or not uri_of(status):
        return False
    return not is_ours(status, home)


def file_name(attachment: dict[str, Any]) -> str:
    """Give a name for an attachment: the last part of its address."""
    return urlsplit(text_of(attachment.get("url"))).path.rpartition("/")[2] or "file"


def file_kind(attachment: dict[str, Any]) -> str:
    """Give IncomingFile.kind."""
    return _KINDS.get(text_of(attachment.get("type")), "")


def duration_of(attachment: dict[str, Any]) -> float | None:
    """Give the seconds that a sound or a film lasts."""
    given = map_of(map_of(attachment.get("meta")).get("original")).get("duration")
    return float(given) if isinstance(given, int | float) else None


def _number(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def media_type_of(attachment: dict[str, Any]) -> str:
    """Guess the media type: the API names only the sort of a file."""
    guessed, _ = mimetypes.guess_type(file_name(attachment))
    sort = text_of(attachment.get("type"))
    return guessed or _PLAIN.get(sort, "application/octet-stream")
