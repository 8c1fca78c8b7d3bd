"""Speaks Intercom's REST API 2.15."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.channels.intercom.html_text import text_to_html
from inbox.channels.intercom.info import REGIONS
from inbox.errors import ChannelError, Refused, SignInAgain
from inbox.web import Api, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.channel import IncomingFile

VERSION = "2.15"
PAGE = 20
_FORBIDDEN, _NOT_FOUND, _UNAUTHORIZED, _UNPROCESSABLE = 403, 404, 401, 422
# Where Intercom keeps files (downloads.intercomcdn.com, intercom-attachments-3.com, ...).
_FILE_HOST = re.compile(r"(^|\.)intercom[a-z0-9-]*\.(com|io|eu)$")


class Line:
    """One workspace's line to Intercom."""

    def __init__(self, region: str, base_url: str, token: str) -> None:
        self._base = (base_url or REGIONS.get(region, REGIONS["us"])).rstrip("/")
        self.token = token
        self._api = Api("Intercom", self._base, explain=explain)

    async def me(self) -> Any:
        """Give the teammate whose token this is, with the workspace (GET /me)."""
        return await self._call("GET", "/me")

    async def search(self, since: int, after: str) -> Any:
        """Give a page of conversations changed after a time (seconds since 1970), newest first."""
        pagination: dict[str, Any] = {"per_page": PAGE}
        if after:
            pagination["starting_after"] = after
        body = {
            "query": {"field": "updated_at", "operator": ">", "value": since},
            "sort": {"field": "updated_at", "order": "descending"},
            "pagination": pagination,
        }
        return await self._call("POST", "/conversations/search", json=body)

    async def conversation(self, key: str) -> Any:
        """Give a conversation with its newest parts, at most 500; None when it is gone."""
        try:
            return await self._call("GET", f"/conversations/{key}")
        except Status as error:
            if error.code == _NOT_FOUND:
                return None
            raise

    async def contact(self, contact_id: str) -> Any:
        """Give a customer, None when there is none (GET /contacts/{id})."""
        try:
            return await self._call("GET", f"/contacts/{contact_id}")
        except (Status, Refused):
            return None

    async def reply(self, key: str, admin_id: str, text: str, files: Sequence[IncomingFile]) -> Any:
        """Reply as the teammate; gives the conversation."""
        body: dict[str, Any] = {"message_type": "comment", "type": "admin", "admin_id": admin_id}
        if text:
            body["body"] = text_to_html(text)
        if files:
            body["attachment_files"] = [
                {
                    "name": each.name,
                    "content_type": each.media_type,
                    "data": base64.b64encode(each.content).decode(),
                }
                for each in files
            ]
        path = f"/conversations/{key}/reply"
        return await self._call("POST", path, is_reply=True, json=body, timeout=120.0)

    async def manage(self, key: str, admin_id: str, kind: str) -> None:
        """Close or open a conversation ("close" | "open")."""
        body = {"message_type": kind, "type": "admin", "admin_id": admin_id}
        await self._call("POST", f"/conversations/{key}/parts", json=body)

    async def mark_read(self, key: str) -> None:
        """Mark a conversation as read by the team."""
        await self._call("PUT", f"/conversations/{key}", json={"read": True})

    async def redact(self, key: str, part_id: str) -> None:
        """Take the content of a part away, for everybody and for good."""
        body = {
            "type": "conversation_part",
            "conversation_id": key,
            "conversation_part_id": part_id,
        }
        await self._call("POST", "/conversations/redact", json=body)

    async def fetch(self, url: str, limit_bytes: int) -> bytes:
        """Fetch a file, without our token and only from Intercom's own hosts."""
        parts = urlsplit(url)
        is_own = parts.scheme == "https" and _FILE_HOST.search(parts.hostname or "")
        if not is_own and f"{parts.scheme}://{parts.netloc}" != self._base:
            raise Refused("The file is not kept at Intercom; see the message there.")
        return await self._api.download(url, limit_bytes)

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._api.close()

    async def _call(self, method: str, path: str, *, is_reply: bool = False, **options: Any) -> Any:
        if not self.token or not self.token.isascii() or not self.token.isprintable():
            raise SignInAgain(_SIGN_IN)
        headers = {"Authorization": f"Bearer {self.token}", "Intercom-Version": VERSION}
        return await self._api.call(method, path, is_reply=is_reply, headers=headers, **options)


_SIGN_IN = (
    "Intercom does not accept the access token. What was received is safe; copy the token from "
    "the Developer Hub into the account's settings."
)
_REFUSALS = {
    "api_plan_restricted": "Your plan at Intercom does not include this. What was received is "
    "safe; see the plan in Intercom's settings.",
    "conversation_part_limit": "This conversation is full at Intercom, so nothing was sent; begin "
    "a new one there.",
    "admin_not_found": "The teammate of this token is no longer in the workspace, so nothing was "
    "sent; make a token of another one.",
}


def explain(code: int, body: Any) -> ChannelError | None:
    """Name an error of Intercom in a sentence; None leaves it to its status."""
    codes = error_codes(body)
    if code == _UNAUTHORIZED:
        return SignInAgain(_SIGN_IN)
    for name, sentence in _REFUSALS.items():
        if name in codes:
            return Refused(sentence)
    if code == _FORBIDDEN:
        return Refused(
            "Intercom does not permit this to the token. Give the app read and write access to "
            "conversations in the Developer Hub; nothing is lost."
        )
    return None


def error_codes(body: Any) -> set[str]:
    """Give the codes of an error list (developers.intercom.com, error codes)."""
    errors = body.get("errors") if isinstance(body, dict) else None
    found = errors if isinstance(errors, list) else []
    return {str(each.get("code")) for each in found if isinstance(each, dict)}
