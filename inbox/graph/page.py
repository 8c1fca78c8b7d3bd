"""Speaks to a page's part of the Graph API: conversations, messages, comments; holds no opinion."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inbox.errors import Refused
from inbox.graph.api import graph
from inbox.graph.shape import items, mapping, text
from inbox.web import Api

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.channel import IncomingFile

_MESSAGE = "id,created_time,from,to,message,attachments,shares"
_CONVERSATION = f"id,updated_time,link,participants,messages.limit(20){{{_MESSAGE}}}"
_COMMENT = "id,message,from,created_time,parent{id},is_hidden"
_POST = (
    "id,message,permalink_url,created_time,"
    f"comments.filter(stream).order(reverse_chronological).limit(50){{{_COMMENT}}}"
)
_IG_REPLY = "id,text,from,username,timestamp,hidden"
_IG_MEDIA = (
    f"id,caption,permalink,timestamp,comments.limit(50){{{_IG_REPLY},replies{{{_IG_REPLY}}}}}"
)


class Page:
    """One page's line, for its Messenger or its Instagram side. Raises ChannelError's children."""

    def __init__(self, title: str, platform: str, page_id: str, api: tuple[str, str, str]) -> None:
        token, base_url, window_sentence = api
        self.platform = platform
        self.page_id = page_id
        self._api = graph(title, token, base_url, window_sentence)
        self._files = Api(title)  # files lie elsewhere and want no token

    async def about(self) -> Mapping[str, Any]:
        """Give the page's name and the Instagram account that belongs to it."""
        fields = "id,name" + (
            ",instagram_business_account{id,username}" if self.platform == "instagram" else ""
        )
        return mapping(await self._api.get(f"/{self.page_id}", params={"fields": fields}))

    async def conversations(self, after: str = "", user_id: str = "") -> Mapping[str, Any]:
        """List conversations, the newest first, with their newest messages."""
        query = {"platform": self.platform, "fields": _CONVERSATION, "limit": "25"}
        query |= {"after": after} if after else {}
        query |= {"user_id": user_id} if user_id else {}
        return mapping(await self._api.get(f"/{self.page_id}/conversations", params=query))

    async def earlier(self, conversation_id: str, after: str) -> Mapping[str, Any]:
        """List earlier messages of a conversation."""
        query = {"fields": _MESSAGE, "limit": "50", "after": after}
        return mapping(await self._api.get(f"/{conversation_id}/messages", params=query))

    async def name(self, person_id: str) -> str:
        """Give a customer's name, "" when Meta does not tell."""
        said = mapping(await self._api.get(f"/{person_id}", params={"fields": "name"}))
        return text(said.get("name"))

    async def posts(self, owner_id: str) -> list[Mapping[str, Any]]:
        """List the newest posts with their newest comments."""
        is_ig = self.platform == "instagram"
        query = {"fields": _IG_MEDIA if is_ig else _POST, "limit": "25"}
        said = await self._api.get(f"/{owner_id}/{'media' if is_ig else 'feed'}", params=query)
        return items(mapping(said).get("data"))

    async def send(self, body: Mapping[str, Any], file: IncomingFile | None = None) -> Any:
        """Hand a message over; a file goes along as `filedata`."""
        place = f"/{self.page_id}/messages"
        if file is None:
            return await self._api.hand_over("POST", place, json=dict(body))
        fields = {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in body.items()
        }
        upload = {"filedata": (file.name, file.content, file.media_type)}
        return await self._api.hand_over("POST", place, data=fields, files=upload)

    async def upload(self, file: IncomingFile, kind: str) -> str:
        """Leave a file with Meta for one message, as Instagram wants it; gives its id."""
        told = {"attachment": {"type": kind, "payload": {"is_reusable": "true"}}}
        fields = {"platform": self.platform, "message": json.dumps(told)}
        # Meta takes no other letters in the name.
        name = file.name.encode("ascii", "ignore").decode() or "file"
        said = await self._api.post(
            f"/{self.page_id}/message_attachments",
            data=fields,
            files={"filedata": (name, file.content, file.media_type)},
        )
        attachment_id = text(mapping(said).get("attachment_id"))
        if not attachment_id:
            raise Refused("Meta did not keep the file; send the reply without it.")
        return attachment_id

    async def mark(self, person_id: str, action: str) -> None:
        """Show typing or that a message was seen."""
        body = {"recipient": {"id": person_id}, "sender_action": action}
        await self._api.post(f"/{self.page_id}/messages", json=body)

    async def comment(self, comment_id: str, words: str) -> Any:
        """Answer a comment in public."""
        edge = "replies" if self.platform == "instagram" else "comments"
        return await self._api.hand_over("POST", f"/{comment_id}/{edge}", json={"message": words})

    async def change_comment(self, comment_id: str, **fields: Any) -> None:
        """Hide or show a comment, or write another text into our own."""
        await self._api.post(f"/{comment_id}", json=fields)

    async def delete(self, comment_id: str) -> None:
        """Delete our own comment."""
        await self._api.call("DELETE", f"/{comment_id}")

    async def download(self, address: str, limit_bytes: int) -> bytes:
        """Fetch a file of a message."""
        return await self._files.download(address, limit_bytes)

    async def close(self) -> None:
        """End the line."""
        await self._api.close()
        await self._files.close()
