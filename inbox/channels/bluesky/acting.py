"""Brings read state, likes, reactions and deletions to the network; all may be done twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channels.bluesky import compose
from inbox.channels.bluesky.parse import DM, list_of, text_of
from inbox.channels.bluesky.wire import CHAT, Wire, is_missing
from inbox.errors import Refused
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inbox.channel import RemoteAction
    from inbox.ports import Clock

_LIKE = "app.bsky.feed.like"


class Acting:
    """The acts of one account."""

    def __init__(self, wire: Wire, clock: Clock) -> None:
        self._wire, self._clock = wire, clock

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Do what there is a use for; the rest is passed over."""
        await self._seen([each for each in actions if each.kind == "seen"])
        for action in actions:
            if action.kind in ("react", "unreact"):
                await (self._react_dm(action) if action.place == DM else self._like(action))
            elif action.kind == "delete":
                await self._delete(action)

    async def _seen(self, actions: Sequence[RemoteAction]) -> None:
        times = [action.place_key.partition("|")[2] for action in actions if action.place != DM]
        newest = max(filter(None, times), default="")
        if newest:
            await self._seen_posts(newest)
        for action in actions:
            convo_id, _, message_id = action.place_key.partition("/")
            if action.place == DM and message_id:
                body = {"convoId": convo_id, "messageId": message_id}
                await self._tell("chat.bsky.convo.updateRead", body, proxy=CHAT)

    async def _seen_posts(self, newest: str) -> None:
        """Move the mark forward, never back behind what another client has read."""
        answer = await self._wire.ask("app.bsky.notification.listNotifications", limit=1)
        page = list_of(answer.get("notifications"))
        top = text_of(page[0].get("indexedAt")) if page else ""
        mark = text_of(answer.get("seenAt"))
        if not mark or mark == top or newest >= mark:
            # "Read" means older than the mark, so it lies behind what was read.
            seen_at = compose.timestamp(self._clock.now()) if newest >= top else newest
            await self._tell("app.bsky.notification.updateSeen", {"seenAt": seen_at})

    async def _like(self, action: RemoteAction) -> None:
        me, uri = await self._wire.me(), action.remote_id
        place = {"repo": me.did, "collection": _LIKE, "rkey": compose.like_key(uri)}
        if action.kind == "unreact":
            await self._tell("com.atproto.repo.deleteRecord", place)
            return
        posts = list_of((await self._wire.ask("app.bsky.feed.getPosts", uris=[uri])).get("posts"))
        if posts:
            subject = {"uri": uri, "cid": text_of(posts[0].get("cid"))}
            created_at = compose.timestamp(self._clock.now())
            record = {"$type": _LIKE, "subject": subject, "createdAt": created_at}
            await self._tell("com.atproto.repo.putRecord", place | {"record": record})

    async def _react_dm(self, action: RemoteAction) -> None:
        convo_id, _, message_id = action.place_key.partition("/")
        name = "addReaction" if action.kind == "react" else "removeReaction"
        body = {"convoId": convo_id, "messageId": message_id, "value": action.value}
        await self._tell(f"chat.bsky.convo.{name}", body, proxy=CHAT)

    async def _delete(self, action: RemoteAction) -> None:
        if action.place == DM:
            raise Refused("Bluesky takes no direct message back; the other side keeps it.")
        me, uri = await self._wire.me(), action.remote_id
        _, _, _, collection, rkey = uri.split("/", 4)
        place = {"repo": me.did, "collection": collection, "rkey": rkey}
        await self._tell("com.atproto.repo.deleteRecord", place)

    async def _tell(self, nsid: str, body: Mapping[str, object], proxy: str = "") -> None:
        """Call; what is gone needs nothing more."""
        try:
            await self._wire.tell(nsid, body, proxy=proxy)
        except Status as error:
            if not is_missing(error):
                raise
