"""Message templates: which of an account's can be sent with a text alone; kept between starts.

Meta's reference: developers.facebook.com, WhatsApp Business Platform, "Message templates".
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inbox.channel import AccountInfo
from inbox.errors import ChannelError
from inbox.graph.shape import items, mapping, text
from inbox.model.templates import places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inbox.channels.whatsapp.wire import Cloud

_AGAIN_SECONDS = 6 * 3600.0
_RETRY_SECONDS = 900.0
_MOST_PLACES = 20


@dataclass(slots=True)
class Templates:
    """What is approved, as last heard; looked at again every six hours."""

    business_id: str = ""  # each webhook names it
    known: tuple[tuple[str, str, str], ...] = ()  # as Capabilities has them
    _at: float = field(default=0.0)  # when to look again, in time.monotonic()

    @classmethod
    def of(cls, kept: Any) -> Templates:
        """Read what the cursor kept."""
        given = mapping(kept)
        listed = given.get("known")
        known = tuple(
            (text(each[0]), text(each[1]), text(each[2]))
            for each in (listed if isinstance(listed, list) else ())
        )
        return cls(text(given.get("business_id")), known)

    def to_json(self) -> dict[str, Any]:
        """Give what the cursor keeps."""
        return {"business_id": self.business_id, "known": [list(each) for each in self.known]}

    async def news(self, line: Callable[[], Cloud]) -> list[AccountInfo]:
        """Look whether other templates are approved by now; a failure waits for the next look."""
        if not self.business_id or time.monotonic() < self._at:
            return []
        try:
            said = await line().templates(self.business_id)
        except ChannelError:
            self._at = time.monotonic() + _RETRY_SECONDS
            return []
        self._at = time.monotonic() + _AGAIN_SECONDS
        before, self.known = self.known, usable(said)
        told = AccountInfo({"templates": [list(each) for each in self.known]})
        return [] if before == self.known else [told]


def usable(said: Any) -> tuple[tuple[str, str, str], ...]:
    """Give (name, language, text) of approved templates whose places are all in their text."""
    found = []
    for each in items(mapping(said).get("data")):
        parts = items(each.get("components"))
        body = next((text(part.get("text")) for part in parts if _kind(part) == "BODY"), "")
        fixed = [part for part in parts if _kind(part) != "BODY"]
        name, language = text(each.get("name")), text(each.get("language"))
        if (
            name
            and language
            and body.strip()
            and text(each.get("status")) == "APPROVED"
            and text(each.get("category")) != "AUTHENTICATION"
            and all(map(_is_fixed, fixed))
            and _is_numbered(body)
        ):
            found.append((name, language, body))
    return tuple(found)


def _kind(part: Mapping[str, Any]) -> str:
    return text(part.get("type")).upper()


def _is_fixed(part: Mapping[str, Any]) -> bool:
    """Tell whether Meta adds a part as it is, with nothing of ours."""
    if _kind(part) == "HEADER":
        return text(part.get("format")).upper() == "TEXT" and "{{" not in text(part.get("text"))
    if _kind(part) == "BUTTONS":
        return all(
            text(each.get("type")).upper() in ("QUICK_REPLY", "PHONE_NUMBER", "URL")
            and "{{" not in text(each.get("url"))
            for each in items(part.get("buttons"))
        )
    return _kind(part) == "FOOTER"


def _is_numbered(body: str) -> bool:
    """Tell whether the places are {{1}}, {{2}}, ... and nothing else stands in braces."""
    numbers = places(body)
    rest = body
    for number in numbers:
        rest = rest.replace(f"{{{{{number}}}}}", "")
    return numbers == tuple(range(1, len(numbers) + 1))[:_MOST_PLACES] and "{{" not in rest
