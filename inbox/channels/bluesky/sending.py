"""Sends one reply as a post or as a direct message, or finds that it was sent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from inbox.channel import Outgoing, Sent
from inbox.channels.bluesky import compose, parse
from inbox.channels.bluesky.facets import mentions_in
from inbox.channels.bluesky.parse import DM, POST, at, list_of, map_of, text_of
from inbox.channels.bluesky.posts import COLLECTION
from inbox.channels.bluesky.wire import CHAT, Wire, is_missing
from inbox.errors import Refused
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.ports import Clock

# The service's clock and ours may differ when a message is looked for.
_CLOCKS_APART = timedelta(minutes=2)


class Sending:
    """The way out of one account."""

    def __init__(self, wire: Wire, clock: Clock) -> None:
        self._wire, self._clock = wire, clock

    async def send(self, outgoing: Outgoing) -> Sent:
        """Send once, however often it is called for the same reply."""
        if outgoing.item.attempts > 1:
            found = await self.find(outgoing)
            if found is not None:
                return found
        return await (self._dm(outgoing) if _is_dm(outgoing) else self._post(outgoing))

    async def find(self, outgoing: Outgoing) -> Sent | None:
        """Look whether the reply is there."""
        return await (self._find_dm(outgoing) if _is_dm(outgoing) else self._find_post(outgoing))

    async def _post(self, outgoing: Outgoing) -> Sent:
        me = await self._wire.me()
        refs = await self._refs(outgoing)
        pictures = [
            (file.name, await self._wire.upload(file.content, file.media_type))
            for file in outgoing.files
        ]
        reply = {
            "root": {"uri": refs["root_uri"], "cid": refs["root_cid"]},
            "parent": {"uri": refs["uri"], "cid": refs["cid"]},
        }
        dids = await self._dids(outgoing.item.text)
        record = compose.post_record(outgoing.item.text, dids, reply, pictures, self._clock.now())
        # Under the same key a second try replaces the first instead of standing beside it.
        answer = await self._wire.hand_over(
            "com.atproto.repo.putRecord",
            {
                "repo": me.did,
                "collection": COLLECTION,
                "rkey": compose.rkey_of(outgoing),
                "record": record,
            },
        )
        return _sent_post(text_of(answer.get("uri")), text_of(answer.get("cid")), record)

    async def _find_post(self, outgoing: Outgoing) -> Sent | None:
        me = await self._wire.me()
        try:
            answer = await self._wire.ask(
                "com.atproto.repo.getRecord",
                repo=me.did,
                collection=COLLECTION,
                rkey=compose.rkey_of(outgoing),
            )
        except Status as error:
            if is_missing(error):
                return None
            raise
        record = map_of(answer.get("value"))
        return _sent_post(text_of(answer.get("uri")), text_of(answer.get("cid")), record)

    async def _refs(self, outgoing: Outgoing) -> dict[str, str]:
        """Give the strong references of the answered post and of its root."""
        uri = outgoing.answers_remote_id or outgoing.thread_key
        given = {
            key: text_of(outgoing.answers_extra.get(key)) for key in ("cid", "root_uri", "root_cid")
        }
        if all(given.values()):
            return given | {"uri": uri}
        answer = await self._wire.ask("app.bsky.feed.getPosts", uris=[uri])
        post = next(iter(list_of(answer.get("posts"))), None)
        if post is None:
            raise Refused(
                "The post that this answers is no longer there. Your reply is kept; write to the "
                "person anew."
            )
        refs = parse.refs_of(uri, text_of(post.get("cid")), map_of(post.get("record")))
        return refs | {"uri": uri}

    async def _dids(self, text: str) -> dict[str, str]:
        """Find the accounts behind the handles in a text; an unknown one stays plain text."""
        found: dict[str, str] = {}
        for handle in dict.fromkeys(mentions_in(text)):
            did = await self._did(handle)
            if did:
                found[handle] = did
        return found

    async def _did(self, handle: str) -> str:
        if handle.startswith("did:"):
            return handle
        try:
            answer = await self._wire.ask("com.atproto.identity.resolveHandle", handle=handle)
        except Status:
            return ""
        return text_of(answer.get("did"))

    async def _dm(self, outgoing: Outgoing) -> Sent:
        convo_id = await self._convo_id(outgoing)
        dids = await self._dids(outgoing.item.text)
        message = compose.message_input(outgoing.item.text, dids)
        answer = await self._wire.hand_over(
            "chat.bsky.convo.sendMessage", {"convoId": convo_id, "message": message}, proxy=CHAT
        )
        return _sent_dm(answer, convo_id, is_new=not outgoing.thread_key)

    async def _find_dm(self, outgoing: Outgoing) -> Sent | None:
        """Look among the newest messages: the service takes no key of ours."""
        me, convo_id = await self._wire.me(), await self._convo_id(outgoing)
        answer = await self._wire.ask(
            "chat.bsky.convo.getMessages", proxy=CHAT, convoId=convo_id, limit=50
        )
        since = outgoing.item.created_at - _CLOCKS_APART
        for message in list_of(answer.get("messages")):
            ours = text_of(map_of(message.get("sender")).get("did")) == me.did
            same = text_of(message.get("text")).strip() == outgoing.item.text.strip()
            if ours and same and at(message.get("sentAt")) >= since:
                return _sent_dm(message, convo_id, is_new=not outgoing.thread_key)
        return None

    async def _convo_id(self, outgoing: Outgoing) -> str:
        """Give the direct conversation; taking something private opens it."""
        if outgoing.thread_key:
            return outgoing.thread_key.removeprefix("dm:")
        did = text_of(outgoing.answers_extra.get("did"))
        if not did or did == (await self._wire.me()).did:
            did = await self._did(outgoing.counterpart_handle)
        if not did:
            raise Refused("This person's account is no longer there; nothing was sent.")
        answer = await self._wire.ask(
            "chat.bsky.convo.getConvoForMembers", proxy=CHAT, members=[did]
        )
        return text_of(map_of(answer.get("convo")).get("id"))


def _is_dm(outgoing: Outgoing) -> bool:
    return not outgoing.thread_key or outgoing.thread_key.startswith("dm:")


def _sent_post(uri: str, cid: str, record: Mapping[str, Any]) -> Sent:
    return Sent(uri, place=POST, place_key=uri, extra=parse.refs_of(uri, cid, record))


def _sent_dm(message: Mapping[str, Any], convo_id: str, *, is_new: bool) -> Sent:
    message_id = text_of(message.get("id"))
    return Sent(
        parse.dm_id(message_id),
        thread_key=parse.dm_thread(convo_id) if is_new else "",
        place=DM,
        place_key=f"{convo_id}/{message_id}",
    )
