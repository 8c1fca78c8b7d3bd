"""A small desk in memory, for tests of the screen alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from inbox.changes import Changes
from inbox.errors import Invalid, NotFound
from inbox.model import (
    Account,
    AccountState,
    Capabilities,
    ChannelInfo,
    CheckResult,
    Contact,
    ConversationState,
    Direction,
    Message,
    OutboxState,
    Page,
    Profile,
    QueueFilter,
    QueueRow,
    SearchHit,
    SettingField,
    Thread,
    Toast,
    Urgency,
    UrgencyReason,
    View,
    Visibility,
)
from inbox.settings import FIELDS, Settings

PEOPLE = (
    (
        "Layla Haddad",
        "Parcel arrived damaged",
        "The box was crushed and the zip is broken",
        0.95,
        4,
    ),
    ("Marcus Webb", "Invoice shows the wrong VAT number", "Could you re-issue it before", 0.7, 21),
    ("Ines Carvalho", "Is the Trail jacket restocked in M?", "I saw it in your story", 0.4, 70),
    ("Tomasz Zieliński", "Cannot log in after the update", "It loops back to the sign", 0.6, 38),
    ("أميرة ناصر", "تغيير عنوان التوصيل", "انتقلت الأسبوع الماضي إلى شقة جديدة", 0.4, 160),
    ("Priya Raman", "Bulk order for 40 fleece vests", "We would like a quote including", 0.1, 300),
    ("Jonas Lindqvist", "Voicemail: refund status", "Transcribed: hi, I sent the", 0.6, -17),
    ("Chloé Martin", "Merci beaucoup!", "Everything arrived, you saved", 0.1, 480),
)


def make_row(number: int, **fields: Any) -> QueueRow:
    """A plausible row; the lower the number the higher it stands."""
    name, subject, snippet, score, minutes = PEOPLE[number % len(PEOPLE)]
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    made = QueueRow(
        conversation_id=f"{number:032x}",
        account_id="a" * 32,
        channel="email" if number % 3 else "sample",
        visibility=Visibility.PUBLIC if number % 5 == 2 else Visibility.PRIVATE,
        contact_id=f"{number % 25:032x}",
        contact_name=name,
        subject=subject,
        snippet=snippet,
        state=ConversationState.OPEN,
        urgency=Urgency.of(score),
        urgency_score=score,
        reasons=(UrgencyReason("due", sentence="says that it is needed today"),),
        queue_score=-float(number),
        last_message_at=now - timedelta(minutes=2 + number * 7),
        waiting_since=now - timedelta(minutes=30 + number * 7),
        due_at=now + timedelta(minutes=minutes),
        is_unread=number % 3 == 0,
        is_vip=number == 0,
        message_count=3,
        tags=("delivery",) if number % 2 else (),
        has_attachment=number % 4 == 0,
        has_draft=number % 7 == 3,
        outbox_state=OutboxState.HELD if number == 5 else None,
    )
    return replace(made, **fields)


class FakeDesk:
    """Does to a dict what the desk does to a database."""

    def __init__(self, count: int = 30) -> None:
        self.who = "Nadia"
        self.kept = {row.conversation_id: row for row in (make_row(i) for i in range(count))}
        self.values: dict[str, Any] = {"agent_name": "Nadia Olsen"}
        self.calls: list[tuple[Any, ...]] = []
        self.saved_accounts: list[Account] = []
        self.on_change: Any = lambda changes: None
        self._before: dict[str, QueueRow] = {}

    # Reading

    def queue(
        self,
        view: View,
        narrowed: QueueFilter | None = None,
        after: tuple[float, str] | None = None,
        limit: int = 100,
    ) -> Page:
        rows = [r for r in self.kept.values() if self.is_in_view(r, view, narrowed)]
        rows.sort(key=lambda r: (-r.queue_score, r.conversation_id))
        if after is not None:
            rows = [r for r in rows if (-r.queue_score, r.conversation_id) > (-after[0], after[1])]
        page, more = rows[:limit], len(rows) > limit
        last = (page[-1].queue_score, page[-1].conversation_id) if more else None
        return Page(tuple(page), last)

    def is_in_view(  # noqa: PLR0911 - one answer a rule
        self, row: QueueRow, view: View, narrowed: QueueFilter | None = None
    ) -> bool:
        wanted = narrowed or QueueFilter()
        if wanted.urgencies and row.urgency not in wanted.urgencies:
            return False
        if wanted.tags and not wanted.tags & set(row.tags):
            return False
        if view is View.SNOOZED:
            return row.snoozed_until is not None
        if row.snoozed_until is not None or row.state is not ConversationState.OPEN:
            return view is View.ALL
        if view is View.MINE:
            return row.assignee == self.who
        if view is View.UNASSIGNED:
            return row.assignee == ""
        return view is not View.SENT or row.outbox_state is not None

    def counts(self) -> dict[View, int]:
        return {v: sum(self.is_in_view(r, v) for r in self.kept.values()) for v in View}

    def rows(self, conversation_ids: Any) -> list[QueueRow]:
        return [self.kept[i] for i in conversation_ids if i in self.kept]

    def thread(self, conversation_id: str, newest: int = 0) -> Thread:
        if conversation_id not in self.kept:
            raise NotFound("There is no such conversation.")
        row = self.kept[conversation_id]
        message = Message(
            id=f"{1:032x}", conversation_id=conversation_id, account_id=row.account_id,
            direction=Direction.INBOUND, author_name=row.contact_name, author_handle="x@here",
            subject=row.subject, text=row.snippet, sent_at=row.last_message_at,
        )  # fmt: skip
        return Thread(row, (message,), (), (), None, None, Capabilities(formatted_text=True))

    def profile(self, contact_id: str) -> Profile:
        return Profile(Contact(contact_id, "Somebody"), (), (), (), ())

    def search(self, words: str, *, by_relevance: bool = False, limit: int = 50) -> list[SearchHit]:
        if words.endswith(":"):
            raise Invalid(f"{words} needs a word behind it.")
        hits = []
        for row in self.kept.values():
            at = row.snippet.lower().find(words.lower())
            if at >= 0:
                hits.append(SearchHit(row, "m", row.snippet, ((at, at + len(words)),)))
        return hits[:limit]

    def file(self, content_hash: str) -> bytes:
        raise NotFound("There is no such file.")

    raw = file

    def tags(self) -> list[str]:
        return ["delivery", "refund", "vip"]

    def accounts(self) -> list[Account]:
        return self.saved_accounts

    def outbox(self) -> list[Any]:
        return []

    def history(self, conversation_id: str) -> list[dict[str, Any]]:
        return []

    def canned_replies(self) -> list[Any]:
        return []

    def suggestion(self, conversation_id: str) -> None:
        return None

    def channels(self) -> list[ChannelInfo]:
        fields = (
            SettingField("address", "Address", "text", "Where mail reaches you.", is_required=True),
            SettingField(
                "password", "Password", "secret", "Kept in the keyring.", is_required=True
            ),
            SettingField("imap_host", "Incoming server", "text", group="Servers"),
            SettingField("imap_port", "Port", "number", default=993, group="Servers"),
        )
        return [
            ChannelInfo("email", "Email", "Any mailbox.", Path("none.svg"), Visibility.PRIVATE,
                        Capabilities(), fields),
        ]  # fmt: skip

    def settings(self) -> Settings:
        return Settings(self.values)

    def setting_fields(self) -> tuple[SettingField, ...]:
        return FIELDS

    # Work

    def _set(self, verb: str, ids: Any, **fields: Any) -> Toast:
        self.calls.append((verb, *ids))
        for i in ids:
            self._before[i] = self.kept[i]
            self.kept[i] = replace(self.kept[i], **fields)
        self.on_change(Changes(conversations=frozenset(ids), group=verb))
        return Toast(f"{verb} done.", verb)

    def close(self, ids: Any, reason: str = "") -> Toast:
        if not reason and any(self.kept[i].waiting_since for i in ids):
            raise Invalid("Somebody waits for an answer here: say why it is closed without one.")
        self.calls.append(("reason", reason))
        return self._set("close", ids, state=ConversationState.CLOSED)

    archive = close

    def spam(self, ids: Any) -> Toast:
        return self._set("spam", ids, state=ConversationState.SPAM)

    def reopen(self, ids: Any) -> Toast:
        return self._set("reopen", ids, state=ConversationState.OPEN)

    def assign(self, ids: Any, assignee: str) -> Toast:
        return self._set("assign", ids, assignee=assignee)

    def snooze(self, ids: Any, until: datetime) -> Toast:
        return self._set("snooze", ids, snoozed_until=until)

    def snooze_time(self, words: str, language: str = "en") -> datetime:
        if "tomorrow" not in words:
            raise Invalid("That is no time; try: tomorrow 9.")
        return datetime.now(UTC) + timedelta(days=1)

    def tag(self, ids: Any, add: Any, remove: Any = ()) -> Toast:
        self.calls.append(("tags", tuple(add), tuple(remove)))
        return self._set("tag", ids, tags=tuple(add))

    def correct_urgency(self, conversation_id: str, urgency: Urgency) -> Toast:
        return self._set("urgency", [conversation_id], urgency=urgency)

    def mark_read(self, ids: Any, is_read: bool = True) -> None:
        self._set("read", ids, is_unread=not is_read)

    def undo(self, group: str = "") -> Toast | None:
        if not self._before:
            return None
        self.kept |= self._before
        ids, self._before = frozenset(self._before), {}
        self.on_change(Changes(conversations=ids, group="undo"))
        return Toast("Undone.", "undo")

    def set_setting(self, key: str, value: Any) -> None:
        self.values[key] = value
        self.calls.append(("setting", key, value))
        self.on_change(Changes(settings=frozenset({key})))

    def save_draft(self, written: Any) -> None:
        self.calls.append(("draft", written.text))

    def dismiss_suggestion(self, conversation_id: str) -> None:
        self.calls.append(("dismiss", conversation_id))

    # Accounts

    async def check_account(self, account: Account, secrets: dict[str, str]) -> CheckResult:
        return CheckResult(bool(secrets.get("password")), ("Reading works.", "Sending works."))

    async def discover(self, channel: str, address: str) -> dict[str, Any]:
        return {"imap_host": "imap.example.com", "imap_port": 993}

    async def sign_in(self, account: Account, open_url: Any) -> dict[str, str]:
        open_url("https://example.com/sign-in")
        return {"token": "t"}

    def add_account(self, account: Account, secrets: dict[str, str]) -> Account:
        saved = replace(account, id="b" * 32, state=AccountState.LIVE)
        self.saved_accounts.append(saved)
        self.on_change(Changes(accounts=frozenset({saved.id})))
        return saved

    def remove_account(self, account_id: str) -> None:
        self.saved_accounts = [a for a in self.saved_accounts if a.id != account_id]
        self.on_change(Changes(accounts=frozenset({account_id})))

    async def sync_now(self) -> None:
        self.calls.append(("sync",))

    async def model_status(self) -> Any:
        raise NotFound("none")
