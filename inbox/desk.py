"""The screen's only door into the product; every method delegates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from inbox import draft, people, send, triage, work
from inbox.channels import registry
from inbox.desk_acts import DeskActs
from inbox.model import (
    Account,
    AccountState,
    CannedReply,
    ChannelInfo,
    CheckResult,
    Draft,
    ModelStatus,
    OutboxItem,
    Page,
    Profile,
    QueueFilter,
    QueueRow,
    SearchHit,
    SettingField,
    Suggestion,
    Thread,
    Toast,
    Urgency,
    View,
)
from inbox.settings import FIELDS, Settings
from inbox.store import queue, read, search

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Sequence
    from datetime import datetime

    from inbox.changes import Changes
    from inbox.ports import Clock, EngineLine, SecretStore
    from inbox.store.database import Database

_Told = TypeVar("_Told")


class Desk(DeskActs):
    """Reads and verbs over one workspace; synchronous ones may be called from any thread.

    Every verb writes one transaction, announces its Changes through `on_change`, and gives what
    it did. Coroutines ask the engine over `line`.
    """

    def __init__(
        self,
        database: Database,
        secrets: SecretStore,
        clock: Clock,
        line: EngineLine,
        on_change: Callable[[Changes], None],
        who: str = "me",
    ) -> None:
        self._database = database
        self._secrets = secrets
        self._clock = clock
        self._line = line
        self._on_change = on_change
        self.who = who

    # Reading -------------------------------------------------------------------------------

    def queue(
        self,
        view: View,
        narrowed: QueueFilter | None = None,
        after: tuple[float, str] | None = None,
        limit: int = 100,
    ) -> Page:
        """Give up to `limit` rows of a view, best first, starting behind `after`."""
        return read.queue(
            self._database,
            view,
            narrowed or QueueFilter(),
            after,
            limit,
            self.who,
            self._clock.now(),
        )

    def counts(self) -> dict[View, int]:
        """Give how many conversations each view holds (capped at 9,999)."""
        return read.counts(self._database, self.who, self._clock.now())

    def ids(self, beginning: str = "", after: str = "", limit: int = 200) -> list[str]:
        """Give ids of conversations in their own order, spam included, starting behind `after`."""
        return queue.ids(self._database, beginning, after, limit)

    def rows(self, conversation_ids: Iterable[str]) -> list[QueueRow]:
        """Re-read rows by id, for models that were told of Changes; the missing are left out."""
        return read.rows(self._database, list(conversation_ids))

    def is_in_view(self, row: QueueRow, view: View, narrowed: QueueFilter | None = None) -> bool:
        """Tell whether a row belongs to a view, without a query."""
        return read.is_in_view(row, view, narrowed or QueueFilter(), self.who, self._clock.now())

    def thread(self, conversation_id: str, newest: int = 0) -> Thread:
        """Give a conversation, whole or only its newest messages. Raises NotFound."""
        now = self._clock.now()
        return read.thread(self._database, conversation_id, registry.capabilities, now, newest)

    def profile(self, contact_id: str) -> Profile:
        """Give the customer beside the thread. Raises NotFound."""
        return people.profile(self._database, contact_id)

    def search(self, words: str, *, by_relevance: bool = False, limit: int = 50) -> list[SearchHit]:
        """Search messages; `words` takes the operators of search.py. Raises Invalid."""
        return search.find(self._database, words, by_relevance, limit, self._clock.now())

    def raw(self, message_id: str) -> bytes:
        """Give the message as received, byte for byte. Raises NotFound."""
        return read.raw(self._database, message_id)

    def file(self, content_hash: str) -> bytes:
        """Give an attachment's bytes. Raises NotFound."""
        return self._database.files.get(content_hash)

    def add_file(self, name: str, media_type: str, content: bytes) -> Any:
        """Keep a file for a draft and give its Attachment."""
        return self._database.files.add(name, media_type, content)

    def tags(self) -> list[str]:
        """Give every tag in use, most used first."""
        return read.tags(self._database)

    def history(self, conversation_id: str) -> list[dict[str, Any]]:
        """Give the operations on a conversation, newest first (who, when, what)."""
        return read.history(self._database, conversation_id)

    # Work ----------------------------------------------------------------------------------

    def close(self, ids: Sequence[str], reason: str = "") -> Toast:
        """Close; a conversation that waits for an answer needs a `reason`, else Invalid."""
        return self._told(work.close(self._database, ids, reason, self.who, self._clock.now()))

    def reopen(self, ids: Sequence[str]) -> Toast:
        """Open closed or spam conversations again."""
        return self._told(work.reopen(self._database, ids, self.who, self._clock.now()))

    def assign(self, ids: Sequence[str], assignee: str) -> Toast:
        """Assign to somebody; "" takes the assignment away."""
        return self._told(work.assign(self._database, ids, assignee, self.who, self._clock.now()))

    def snooze(self, ids: Sequence[str], until: datetime) -> Toast:
        """Hide until a time; a customer's new message brings it back at once."""
        return self._told(work.snooze(self._database, ids, until, self.who, self._clock.now()))

    def snooze_time(self, words: str, language: str = "en") -> datetime:
        """Read "tomorrow 9", "next Sunday" as a time in the machine's zone. Raises Invalid."""
        return work.snooze_time(words, self._clock.now(), language)

    def tag(self, ids: Sequence[str], add: Sequence[str], remove: Sequence[str] = ()) -> Toast:
        """Add and remove tags."""
        return self._told(work.tag(self._database, ids, add, remove, self.who, self._clock.now()))

    def note(self, conversation_id: str, text: str) -> Toast:
        """Add an internal note and delete the note draft."""
        return self._told(
            work.note(self._database, conversation_id, text, self.who, self._clock.now())
        )

    def spam(self, ids: Sequence[str]) -> Toast:
        """Mark as spam."""
        return self._told(work.spam(self._database, ids, self.who, self._clock.now()))

    def promise(self, conversation_id: str, at: datetime | None) -> Toast:
        """Record when an answer was promised; None takes the promise away."""
        return self._told(
            work.promise(self._database, conversation_id, at, self.who, self._clock.now())
        )

    def correct_urgency(self, conversation_id: str, urgency: Urgency) -> Toast:
        """Keep a person's judgement above the model's until a new message arrives."""
        return self._told(
            triage.correct(self._database, conversation_id, urgency, self.who, self._clock.now())
        )

    def mark_read(self, ids: Sequence[str], is_read: bool = True) -> None:
        """Mark as read; brought to the server by the engine."""
        self._told(work.mark_read(self._database, ids, is_read, self.who, self._clock.now()))

    def undo(self, group: str = "") -> Toast | None:
        """Void a group of operations ("" = my latest); None when there is nothing to undo."""
        return self._told_maybe(work.undo(self._database, group, self.who, self._clock.now()))

    # People --------------------------------------------------------------------------------

    def rename_contact(self, contact_id: str, name: str) -> Toast:
        """Give a contact another name."""
        return self._told(
            people.rename(self._database, contact_id, name, self.who, self._clock.now())
        )

    def merge_contacts(self, contact_id: str, other_id: str) -> Toast:
        """Join two contacts by an edge; undone by `undo`."""
        return self._told(
            people.merge(self._database, contact_id, other_id, self.who, self._clock.now())
        )

    # Drafting and sending ------------------------------------------------------------------

    def save_draft(self, written: Draft) -> None:
        """Save what is being written; an empty draft is deleted. Durable on return."""
        self._told(draft.save(self._database, written, self._clock.now()))

    def canned_replies(self) -> list[CannedReply]:
        """Give the canned replies, by title."""
        return draft.canned_replies(self._database)

    def save_canned_reply(self, reply: CannedReply) -> None:
        """Add or replace a canned reply."""
        self._told(draft.save_canned(self._database, reply, self.who, self._clock.now()))

    def fill_canned(self, reply: CannedReply, conversation_id: str) -> str:
        """Give a canned reply's text with its variables filled in for a conversation."""
        return draft.fill_canned(self._database, reply, conversation_id, self.who)

    def send(
        self,
        approved: Draft,
        *,
        not_before: datetime | None = None,
        then_close: bool = False,
    ) -> OutboxItem:
        """Approve a reply: one transaction deletes the draft and inserts the outbox row.

        It leaves no earlier than the undo-send delay (or `not_before`). Raises Invalid for an
        empty reply or one too long.
        """
        item, changes = send.approve(
            self._database, approved, not_before, then_close, self.who, self._clock.now()
        )
        self._on_change(changes)
        return item

    def recall(self, outbox_id: str) -> Draft:
        """Take a waiting, held, failed or unknown reply back as a draft. Raises Invalid if sent."""
        written, changes = send.recall(self._database, outbox_id, self.who, self._clock.now())
        self._on_change(changes)
        return written

    def release(self, outbox_id: str) -> None:
        """Send a held, failed or unknown reply all the same; a person says so."""
        self._told(send.release(self._database, outbox_id, self.who, self._clock.now()))

    def settle(self, outbox_id: str, was_sent: bool) -> None:
        """Record what a person found out about an unknown reply."""
        self._told(send.settle(self._database, outbox_id, was_sent, self.who, self._clock.now()))

    def outbox(self) -> list[OutboxItem]:
        """Give every reply that is not surely sent, oldest first."""
        return read.outbox(self._database)

    def suggestion(self, conversation_id: str) -> Suggestion | None:
        """Give the draft made ahead of time, if it still fits the thread."""
        return read.suggestion(self._database, conversation_id)

    async def suggest(self, conversation_id: str) -> AsyncIterator[str | Suggestion]:
        """Stream a draft's text as it is made; the last value is the checked Suggestion.

        The text before may be replaced by the Suggestion's. Raises ModelNotReady, ModelStopped,
        Offline.
        """
        async for event in self._line.stream("suggest", conversation_id=conversation_id):
            yield draft.event_value(event)

    def dismiss_suggestion(self, conversation_id: str) -> None:
        """Forget the suggestion; none is made again until the thread moves on."""
        self._told(draft.dismiss(self._database, conversation_id, self._clock.now()))

    # Accounts, settings, the model -----------------------------------------------------------

    def accounts(self) -> list[Account]:
        """Give every account with its state."""
        # What ails the engine when nothing can be stored, it says over the line alone.
        troubles: dict[str, str] = getattr(self._line, "troubles", {})
        return [
            replace(each, state=AccountState.FAILED, state_sentence=troubles[each.id])
            if each.id in troubles
            else each
            for each in read.accounts(self._database)
        ]

    def channels(self) -> list[ChannelInfo]:
        """Give every channel that is known; some, as the sample's, cannot be connected."""
        return list(registry.known().values())

    async def check_account(self, account: Account, secrets: dict[str, str]) -> CheckResult:
        """Try an account's settings without saving them."""
        return await registry.check(account, secrets, self._secrets, self._clock)

    async def discover(self, channel: str, address: str) -> dict[str, Any]:
        """Find a channel's settings from an address (RFC 6186, autoconfig); {} if nothing."""
        return await registry.discover(channel, address)

    async def sign_in(self, account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
        """Run the channel's browser sign-in (OAuth 2); gives secrets for `add_account`."""
        return await registry.sign_in(account, open_url)

    def add_account(self, account: Account, secrets: dict[str, str]) -> Account:
        """Save an account (or its changed settings) and its secrets; the engine starts it."""
        added, changes = people.add_account(
            self._database, self._secrets, account, secrets, self.who, self._clock.now()
        )
        self._on_change(changes)
        return added

    def remove_account(self, account_id: str) -> None:
        """Disconnect and forget the secrets; the conversations stay."""
        self._told(
            people.remove_account(
                self._database, self._secrets, account_id, self.who, self._clock.now()
            )
        )

    def settings(self) -> Settings:
        """Give the settings as they are now."""
        return read.settings(self._database)

    def setting_fields(self) -> tuple[SettingField, ...]:
        """Give the declared settings, for the generated dialog."""
        return FIELDS

    def set_setting(self, key: str, value: Any) -> None:
        """Change a setting. Raises Invalid for an unknown key or a value of the wrong kind."""
        self._told(work.set_setting(self._database, key, value, self.who, self._clock.now()))

    async def fetch_images(self, message_id: str, addresses: Sequence[str]) -> dict[str, bytes]:
        """Have the engine fetch remote images of an allowed sender. Raises Invalid, Offline."""
        asked = {"message_id": message_id, "addresses": list(addresses)}
        answer = await self._line.request("fetch_images", **asked)
        found = [self.file(each) for each in answer["hashes"].values()]
        return dict(zip(answer["hashes"], found, strict=True))

    async def preview(self, message_id: str, address: str) -> dict[str, str]:
        """Have the engine read a link's title, description and site. Raises Invalid, Offline."""
        return await self._line.request("preview", message_id=message_id, address=address)

    async def sync_now(self) -> None:
        """Ask the engine to look for new messages at once. Raises Offline."""
        await self._line.request("sync_now")

    async def model_status(self) -> ModelStatus:
        """Tell how the local model is doing. Raises Offline when no engine answers."""
        return draft.status_value(await self._line.request("model_status"))

    def _told(self, done: tuple[Changes, _Told]) -> _Told:
        """Announce a verb's Changes and give its Toast."""
        changes, toast = done
        self._on_change(changes)
        return toast

    def _told_maybe(self, done: tuple[Changes, _Told] | None) -> _Told | None:
        """Announce if anything was done at all."""
        return None if done is None else self._told(done)
