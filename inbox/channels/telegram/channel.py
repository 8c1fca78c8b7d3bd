"""One Telegram bot: what came is received, replies are sent, edits and reactions are brought."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channel import Batch, IncomingFile, IncomingMessage, Outgoing, RemoteAction, Sent
from inbox.channels.telegram.info import CAN, INFO
from inbox.channels.telegram.kinds import FETCH_LIMIT_BYTES, Wanted
from inbox.channels.telegram.parse import Address, Parsed, key_of, parse, remote_id
from inbox.channels.telegram.sending import steps
from inbox.channels.telegram.sources import Hooked, Poll, Source, set_webhook
from inbox.channels.telegram.wire import (
    HOME,
    LONG_POLL_SECONDS,
    Bot,
    Moved,
    is_caption,
    is_done_already,
)
from inbox.errors import ChannelError, OutcomeUnknown, Refused, TryLater
from inbox.hooks import Relay
from inbox.model import Account, Capabilities, ChannelInfo, CheckResult, Visibility
from inbox.ports import Clock, SecretStore, secret_name
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

_FETCH_TRIES = 3
_TOO_LARGE = "Larger than 20 MB, which Telegram does not give to bots; see it in Telegram."
_NOT_FETCHED = "Telegram did not give this file; see it in Telegram."


class TelegramChannel:
    """One bot's account; see inbox.channel.Channel."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN

    def __init__(self, account: Account, secrets: SecretStore, clock: Clock) -> None:
        self._account = account
        self._secrets = secrets
        self._clock = clock
        self._bot = Bot(str(account.settings.get("base_url") or HOME), self._token())
        self._moved: dict[str, str] = {}  # supergroup -> the group that it was
        self._fetched: Counter[str] = Counter()
        self._relay: Relay | None = None

    # Checking ------------------------------------------------------------------------------

    async def check(self) -> CheckResult:
        """Ask who the bot is and who takes its messages; nothing is confirmed or changed."""
        self._bot.token = self._token()
        try:
            me = _dict(await self._bot.call("getMe"))
            hook = _dict(await self._bot.call("getWebhookInfo"))
        except ChannelError as error:
            return CheckResult(False, (str(error),))
        told = [f"The bot @{me.get('username', '')} is signed in and can answer."]
        is_ok, sentence = await self._receiving(hook)
        told.append(sentence)
        if me.get("can_read_all_group_messages"):
            told.append("In groups it sees every message.")
        else:
            told.append(
                "In groups it sees only commands and answers to it (privacy mode), unless it is "
                "an administrator there."
            )
        return CheckResult(is_ok, tuple(told))

    async def _receiving(self, hook: Mapping[str, Any]) -> tuple[bool, str]:
        relay = Relay.of(self._account, self._secrets)
        if relay is not None:
            try:
                return True, await relay.check()
            except ChannelError as error:
                return False, f"It cannot receive. {error}"
            finally:
                await relay.close()
        if hook.get("url"):
            return False, (
                "It cannot receive: another program takes its messages by a webhook. Remove the "
                "webhook (the channel's README says how), or use a Kindline relay."
            )
        return True, f"It can receive; {hook.get('pending_update_count') or 0} updates wait there."

    # Receiving -----------------------------------------------------------------------------

    async def receive(self, cursor: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Yield updates for ever; asking for the next ones says that these were stored."""
        state, wait = dict(cursor or {}), 0
        self._moved = {str(k): str(v) for k, v in _dict(state.get("moved")).items()}
        self._bot.token = self._token()
        source = await self._source()
        while True:
            taken = await source.next(state, wait)
            found = [self._parse(each) for each in taken.updates]
            state |= {**taken.state, "moved": dict(self._moved)}
            is_first, wait = wait == 0, self._wait_seconds()
            if not found and not taken.unreadable and not is_first:
                continue
            whole = [await self._whole(each) for each in found if each.message is not None]
            yield Batch(
                messages=whole + taken.unreadable,
                events=[event for each in found for event in each.events],
                cursor=dict(state),
                is_caught_up=taken.is_caught_up,
            )
            wait = wait if taken.is_caught_up else 0

    async def _source(self) -> Source:
        self._relay = self._relay or Relay.of(self._account, self._secrets)
        if self._relay is None:
            return Poll(self._bot)
        if secret := self._secrets.get(secret_name(self._account.id, "relay_secret")):
            await set_webhook(self._bot, self._relay, secret.strip())
        return Hooked(self._relay)

    def _wait_seconds(self) -> int:
        asked = self._account.settings.get("poll_seconds")
        return LONG_POLL_SECONDS if asked is None else max(1, int(float(asked)))

    def _parse(self, update: Any) -> Parsed:
        found = parse(update, self._bot.own_id, self._moved, self._clock.now())
        if found.moved is not None:
            self._moved[found.moved[0]] = found.moved[1]
        return found

    async def _whole(self, found: Parsed) -> IncomingMessage:
        """Give a message with its files."""
        assert found.message is not None  # noqa: S101 - the caller looked
        return replace(found.message, files=tuple([await self._file(w) for w in found.wanted]))

    async def _file(self, wanted: Wanted) -> IncomingFile:
        if wanted.size_bytes > FETCH_LIMIT_BYTES:
            return _made(wanted, b"", _TOO_LARGE)
        try:
            return _made(wanted, await self._bot.fetch(wanted.file_id, FETCH_LIMIT_BYTES))
        except TryLater:
            # The update comes again, until it is plain that this file never will.
            self._fetched[wanted.file_id] += 1
            if self._fetched[wanted.file_id] < _FETCH_TRIES:
                raise
            return _made(wanted, b"", _NOT_FETCHED)
        except (Refused, Status) as error:
            too_big = isinstance(error, Status) and "too big" in str(error.body)
            return _made(wanted, b"", _TOO_LARGE if too_big else _NOT_FETCHED)

    # Sending -------------------------------------------------------------------------------

    async def send(self, outgoing: Outgoing) -> Sent:
        """Send a reply, in two steps where the text is too long to stand beside its files."""
        there = _address(outgoing.thread_key or outgoing.counterpart_handle)
        there = replace(there, chat_id=self._number_now(there.chat_id))
        answers = outgoing.answers_remote_id if outgoing.visibility is Visibility.PUBLIC else ""
        first: dict[str, Any] | None = None
        for step in steps(outgoing, _message_number(answers)):
            try:
                answer = await self._hand_over(there, step)
            except ChannelError as error:
                if first is None:
                    raise
                raise OutcomeUnknown(
                    "The text of this reply arrived, but its files did not; send the files once "
                    "more by themselves."
                ) from error
            first = first or _first(answer)
        made = first or {}
        sent_id = remote_id(made | {"business_connection_id": there.business})
        opened = "" if outgoing.thread_key else key_of(str(there.chat_id))
        place = "text" if "text" in made else "caption"
        return Sent(sent_id, thread_key=opened, place=place, place_key=sent_id)

    async def _hand_over(self, there: Address, step: Any) -> Any:
        method, values, files = step
        try:
            return await self._bot.send(method, _to(there) | values, files)
        except Moved as moved:
            self._moved.setdefault(str(moved.chat_id), str(there.chat_id))
            return await self._bot.send(
                method, _to(replace(there, chat_id=moved.chat_id)) | values, files
            )
        except Status as error:
            raise Refused(
                "Telegram did not take this reply, so nothing was sent: "
                f"{_dict(error.body).get('description', error.code)}."
            ) from error

    def _number_now(self, chat_id: int) -> int:
        now = {before: after for after, before in self._moved.items()}
        return int(now.get(str(chat_id), chat_id))

    async def find_sent(self, outgoing: Outgoing) -> Sent | None:
        """Give None: a bot cannot look into its chats."""
        return None

    async def keep_copy(self, outgoing: Outgoing) -> None:
        """Do nothing: Telegram keeps what is sent."""

    # Acting --------------------------------------------------------------------------------

    async def act(self, actions: Sequence[RemoteAction]) -> None:
        """Bring edits, removals, reactions, and the read state of business chats."""
        for action in actions:
            try:
                await self._act(action, Address.of_message(action.remote_id))
            except Status as error:
                if not is_done_already(error) and action.kind != "seen":
                    raise Refused(
                        "Telegram did not take the change; the message there is as it was."
                    ) from error
            except ValueError:
                continue  # about no message of Telegram's
            except Refused:
                if action.kind != "seen":
                    raise

    async def _act(self, action: RemoteAction, at: Address) -> None:
        at = replace(at, chat_id=self._number_now(at.chat_id))
        here: dict[str, Any] = {"chat_id": at.chat_id, "message_id": at.message_id}
        business = {"business_connection_id": at.business} if at.business else {}
        if action.kind == "edit":
            await self._edit(action, here | business)
        elif action.kind == "delete" and business:
            await self._bot.call("deleteBusinessMessages", **business, message_ids=[at.message_id])
        elif action.kind == "delete":
            await self._bot.call("deleteMessage", **here)
        elif action.kind in {"react", "unreact"}:
            given = [{"type": "emoji", "emoji": action.value}] if action.kind == "react" else []
            await self._bot.call("setMessageReaction", **here, reaction=given)
        elif action.kind == "seen" and business:
            await self._bot.call("readBusinessMessage", **here, **business)

    async def _edit(self, action: RemoteAction, here: dict[str, Any]) -> None:
        if action.place != "caption":
            try:
                await self._bot.call("editMessageText", **here, text=action.value)
            except Status as error:
                if not is_caption(error):
                    raise
            else:
                return
        await self._bot.call("editMessageCaption", **here, caption=action.value)

    async def typing(self, thread_key: str, *, is_typing: bool) -> None:
        """Show "typing" for five seconds; Telegram has no way to end it earlier."""
        if is_typing:
            await self._bot.call("sendChatAction", **_to(_address(thread_key)), action="typing")

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._bot.close()
        relay, self._relay = self._relay, None
        if relay is not None:
            await relay.close()

    def _token(self) -> str:
        return (self._secrets.get(secret_name(self._account.id, "token")) or "").strip()


def _to(there: Address) -> dict[str, Any]:
    found: dict[str, Any] = {"chat_id": there.chat_id}
    if there.business:
        found["business_connection_id"] = there.business
    if there.topic:
        found["message_thread_id"] = there.topic
    return found


def _address(key: str) -> Address:
    try:
        return Address.of_thread(key)
    except ValueError as error:
        raise Refused("This conversation is none of Telegram's; nothing was sent.") from error


def _message_number(answered: str) -> int:
    try:
        return Address.of_message(answered).message_id if answered else 0
    except ValueError:
        return 0


def _first(answer: Any) -> dict[str, Any]:
    found = answer[0] if isinstance(answer, list) and answer else answer
    if isinstance(found, dict) and _number(found.get("message_id")):
        return found
    raise OutcomeUnknown(
        "Telegram took this reply but did not name it; look in Telegram, then say whether it "
        "arrived."
    )


def _made(wanted: Wanted, content_bytes: bytes, missing: str = "") -> IncomingFile:
    return IncomingFile(
        wanted.name,
        wanted.media_type,
        content_bytes,
        kind=wanted.kind,
        duration_seconds=wanted.duration_seconds,
        missing=missing,
    )


def _dict(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


def _number(given: Any) -> int:
    return given if isinstance(given, int) else 0
