"""Makes a status from an approved reply: who is named, who sees it, which warning stands above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.model import Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inbox.channel import Outgoing
    from inbox.channels.mastodon.parse import Home


def is_private_reply(outgoing: Outgoing) -> bool:
    """Tell whether it opens a private conversation of its own."""
    return not outgoing.thread_key


def answers_in_public(outgoing: Outgoing, home: Home) -> bool:
    """Tell whether what is answered is public: nobody named there may be told what is private."""
    seen_by = str(outgoing.answers_extra.get("visibility") or "")
    return seen_by != "direct" and not (home.is_snac and seen_by == "private")


def text_with_mentions(text: str, people: Sequence[str]) -> str:
    """Put those before the text whom it does not name: who is not mentioned hears nothing."""
    said = text.lower()
    missing = [f"@{who}" for who in people if who and f"@{who}".lower() not in said]
    return " ".join([*missing, text]) if missing else text


def people_of(outgoing: Outgoing, home: Home) -> list[str]:
    """Give who is to be mentioned: the customer, then everybody the answered post mentions."""
    found = [outgoing.counterpart_handle]
    given = outgoing.answers_extra.get("mentions")
    is_alone = outgoing.visibility is Visibility.PRIVATE and answers_in_public(outgoing, home)
    if not is_private_reply(outgoing) and not is_alone and isinstance(given, list | tuple):
        found += [str(each) for each in given]
    return [who for who in dict.fromkeys(found) if who and who != home.handle]


def visibility_of(outgoing: Outgoing, home: Home) -> str:
    """Keep the answered post's visibility; never wider than the conversation's."""
    if is_private_reply(outgoing) or outgoing.visibility is Visibility.PRIVATE:
        return "direct"
    given = str(outgoing.answers_extra.get("visibility") or "public")
    if home.is_snac and given == "private":
        return "direct"
    return given if given in ("unlisted", "private", "direct") else "public"


def fields_of(
    outgoing: Outgoing, home: Home, answered_id: str, media: Sequence[str]
) -> Mapping[str, Any]:
    """Give the body of POST /api/v1/statuses."""
    fields: dict[str, Any] = {
        "status": text_with_mentions(outgoing.item.text, people_of(outgoing, home)),
        "visibility": visibility_of(outgoing, home),
    }
    warning = str(outgoing.answers_extra.get("content_warning") or "")
    if warning and not is_private_reply(outgoing):
        fields |= {"spoiler_text": warning, "sensitive": True}
    if answered_id:
        fields["in_reply_to_id"] = answered_id
    if media:
        fields["media_ids"] = list(media)
    return fields
