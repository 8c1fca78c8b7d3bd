"""Speaks WhatsApp's Cloud API: messages, media, marks; holds no opinion.

Meta's reference: developers.facebook.com/docs/whatsapp/cloud-api/reference/messages and /media.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.channels.whatsapp.info import WINDOW_SENTENCE
from inbox.graph.api import graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.channel import IncomingFile

TITLE = "WhatsApp"


class Cloud:
    """One phone number's side of the Cloud API. Raises ChannelError's children."""

    def __init__(self, phone_number_id: str, token: str, base_url: str) -> None:
        self._number = phone_number_id
        self._api = graph(TITLE, token, base_url, WINDOW_SENTENCE)

    async def number(self) -> Mapping[str, Any]:
        """Give what Meta says of the phone number."""
        found = await self._api.get(f"/{self._number}")
        return found if isinstance(found, dict) else {}

    async def send(self, body: Mapping[str, Any]) -> Any:
        """Hand a message over."""
        return await self._api.hand_over("POST", f"/{self._number}/messages", json=dict(body))

    async def templates(self, business_id: str) -> Any:
        """List the business account's message templates."""
        return await self._api.get(f"/{business_id}/message_templates")

    async def mark_read(self, message_id: str, *, is_typing: bool = False) -> None:
        """Mark a customer's message as read, and show that somebody writes (for 25 s at most)."""
        body: dict[str, Any] = {
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": message_id,
        }
        if is_typing:
            body["typing_indicator"] = {"type": "text"}
        await self._api.post(f"/{self._number}/messages", json=body)

    async def upload(self, file: IncomingFile) -> str:
        """Bring a file to Meta and give its id; nothing is sent by that."""
        said = await self._api.post(
            f"/{self._number}/media",
            data={"messaging_product": "whatsapp", "type": file.media_type},
            files={"file": (file.name, file.content, file.media_type)},
        )
        return str(said["id"]) if isinstance(said, dict) and said.get("id") else ""

    async def media(self, media_id: str) -> Mapping[str, Any]:
        """Give where a file lies (for five minutes) and how large it is."""
        found = await self._api.get(f"/{media_id}", params={"phone_number_id": self._number})
        return found if isinstance(found, dict) else {}

    async def download(self, address: str, limit_bytes: int) -> bytes:
        """Fetch a file; the address wants the token as well."""
        return await self._api.download(address, limit_bytes)

    async def close(self) -> None:
        """End the line."""
        await self._api.close()
