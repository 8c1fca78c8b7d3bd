"""Looks for direct messages: every conversation once, then the log (lexicons chat.bsky.convo.*)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inbox.channel import MessageDeleted
from inbox.channels.bluesky import parse
from inbox.channels.bluesky.parse import Who, list_of, map_of, text_of, who_of
from inbox.channels.bluesky.wire import CHAT
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from inbox.channels.bluesky.cursor import Progress
    from inbox.channels.bluesky.found import Found
    from inbox.channels.bluesky.wire import Wire
    from inbox.ports import Clock

_PAGE = 50
_MOST_LOGS = 100


class Chat:
    """The direct messages of one account."""

    def __init__(self, wire: Wire, me: Who, progress: Progress, clock: Clock) -> None:
        self._wire, self._me, self._progress, self._clock = wire, me, progress, clock
        self._people: dict[str, dict[str, Who]] = {}

    async def look(self, make: type[Found]) -> AsyncIterator[Found]:
        """Give what is new, in steps that can be resumed."""
        if not self._progress.is_chat_complete:
            async for found in self._everything(make):
                yield found
        for _ in range(_MOST_LOGS):
            params = {"cursor": self._progress.chat} if self._progress.chat else {}
            answer = await self._ask("getLog", **params)
            logs, following = list_of(answer.get("logs")), text_of(answer.get("cursor"))
            found = make()
            for log in logs:
                await self._log(log, found)
            is_end = not logs or not following or following == self._progress.chat
            self._progress.chat = following or self._progress.chat
            if found:
                yield found
            if is_end:
                return

    async def _everything(self, make: type[Found]) -> AsyncIterator[Found]:
        """Go through the conversations, newest first."""
        progress = self._progress
        if not progress.chat:
            # First of all: what is written meanwhile comes by the log.
            progress.chat = text_of((await self._ask("getLog")).get("cursor"))
        while True:
            params: dict[str, Any] = {"limit": _PAGE}
            if progress.chat_page:
                params["cursor"] = progress.chat_page
            answer = await self._ask("listConvos", **params)
            for convo in list_of(answer.get("convos")):
                found = make()
                await self._convo(convo, found)
                yield found
            following = text_of(answer.get("cursor"))
            progress.is_chat_complete = not following or following == progress.chat_page
            progress.chat_page = "" if progress.is_chat_complete else following
            if progress.is_chat_complete:
                return

    async def _convo(self, convo: Mapping[str, Any], found: Found) -> None:
        convo_id = text_of(convo.get("id"))
        people = self._remember(convo)
        found.events.append(parse.about_dm(convo))
        answer = await self._ask("getMessages", convoId=convo_id, limit=_PAGE)
        unread = convo.get("unreadCount")
        left = unread if isinstance(unread, int) else 0
        for message in list_of(answer.get("messages")):
            if "text" not in message:
                continue
            one = parse.dm_of(message, convo_id, self._me, people)
            found.add(one)
            left -= 1
            for reaction in list_of(message.get("reactions")):
                log = {"message": message, "reaction": reaction}
                event = parse.dm_reaction(log, self._me, people)
                if event is not None:
                    found.events.append(event)

    async def _log(self, log: Mapping[str, Any], found: Found) -> None:
        kind = text_of(log.get("$type")).rpartition("#")[2]
        convo_id, message = text_of(log.get("convoId")), map_of(log.get("message"))
        if not convo_id:
            return
        if kind == "logDeleteMessage" and message.get("id"):
            found.events.append(
                MessageDeleted(parse.dm_id(text_of(message.get("id"))), self._clock.now())
            )
        elif kind in ("logAddReaction", "logRemoveReaction"):
            event = parse.dm_reaction(log, self._me, await self.people(convo_id))
            if event is not None:
                found.events.append(event)
        elif "text" in message and not kind.startswith("logRead"):
            is_new = convo_id not in self._people
            people = await self.people(convo_id)
            found.add(parse.dm_of(message, convo_id, self._me, people))
            if is_new:
                found.events.append(parse.about_dm({"id": convo_id}))

    async def people(self, convo_id: str) -> dict[str, Who]:
        """Give who takes part in a conversation."""
        if convo_id not in self._people:
            try:
                answer = await self._ask("getConvo", convoId=convo_id)
            except Status:
                return {}
            self._remember(map_of(answer.get("convo")) | {"id": convo_id})
        return self._people[convo_id]

    def _remember(self, convo: Mapping[str, Any]) -> dict[str, Who]:
        people = {who.did: who for who in map(who_of, list_of(convo.get("members")))}
        self._people[text_of(convo.get("id"))] = people
        return people

    async def _ask(self, name: str, **params: Any) -> dict[str, Any]:
        return await self._wire.ask(f"chat.bsky.convo.{name}", proxy=CHAT, **params)
