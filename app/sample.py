"""Makes the sample workspace: its data goes the way of real messages, then people's work on it."""

from __future__ import annotations

import asyncio
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from app.lock import engine_lock
from app.paths import Workspace, resources, write_private
from app.sample_data import Shop, Table, before, read_tables
from app.wiring import open_database
from inbox import draft, people, receive, triage, work
from inbox.channel import Batch
from inbox.model import Account, CannedReply
from inbox.ports import SystemClock
from inbox.store.tables import conversations, facts, identities
from inbox.store.write import transaction

if TYPE_CHECKING:
    from inbox.ports import SecretStore
    from inbox.store.database import Database

_MARK = "This is Kindline's sample workspace: nobody in it exists and nothing in it is sent.\n"
_LOADED = "loaded"
_SINK = "replies-of-the-sample.jsonl"
_CHANNELS = {
    "mail": "sample_mail",
    "chat": "sample_chat",
    "social": "sample_social",
    "reviews": "sample_review",
}
# Not "me": a person's first Ctrl+Z must not take the sample apart.
_WHO = "sample"


def ensure(workspace: Workspace | Path, now: datetime | None = None) -> Workspace:
    """Make the sample workspace unless it is there already, complete."""
    place = workspace if isinstance(workspace, Workspace) else Workspace(Path(workspace))
    place.create()
    if not is_loaded(place):
        with engine_lock(place):
            if not is_loaded(place):
                _make(place, now or SystemClock().now())
    return place


def is_loaded(workspace: Workspace) -> bool:
    """Tell whether the sample is there, complete: a load that was killed is done again."""
    mark = workspace.sample_mark
    return mark.exists() and _LOADED in mark.read_text("utf-8")


def _make(workspace: Workspace, now: datetime) -> None:
    if not workspace.sample_mark.exists():
        write_private(workspace.sample_mark, _MARK)
    database, secrets = open_database(workspace)
    try:
        load(database, secrets, resources() / "sample", now)
    finally:
        database.close()
    write_private(workspace.sample_mark, _MARK + _LOADED + "\n")


def load(database: Database, secrets: SecretStore, folder: Path, now: datetime) -> None:
    """Load a folder of sample data; loading it again changes nothing that is there."""
    tables = read_tables(folder)
    sink = database.path.with_name(_SINK)
    loading = _Loading(database, Shop(folder, tables, now), now, sink)
    loading.accounts(secrets)
    loading.messages(tables["conversation"])
    loading.people()
    for conversation in tables["conversation"]:
        loading.work(conversation)
    for reply in tables.get("reply", ()):
        loading.canned(reply)
    loading.judge()
    work.set_setting(database, "agent_name", loading.shop.agent, _WHO, now)


@dataclass
class _Loading:
    """One load of the sample."""

    database: Database
    shop: Shop
    now: datetime
    sink: Path

    def accounts(self, secrets: SecretStore) -> None:
        """Connect the sample accounts."""
        for key, each in self.shop.accounts.items():
            account = Account(
                id=_account_id(key),
                channel=_CHANNELS[each["kind"]],
                name=each["name"],
                address=each["address"],
                settings={"kind": each["kind"], "sink": str(self.sink)},
                signature=each.get("signature", "").strip(),
            )
            people.add_account(self.database, secrets, account, {}, _WHO, self.now)

    def messages(self, told: list[Table]) -> None:
        """Receive every conversation, oldest message first, a batch an account."""
        for key in self.shop.accounts:
            mine = [each for each in told if each["account"] == key]
            found = [message for each in mine for message in self.shop.messages(each)]
            found.sort(key=lambda message: message.sent_at)
            happened = [event for each in mine for event in self.shop.events(each)]
            batch = Batch(messages=found, events=happened, cursor={}, is_caught_up=True)
            receive.receive(self.database, _account_id(key), batch, self.now)

    def people(self) -> None:
        """Say what is known of each person, and that their identities are theirs."""
        for person in self.shop.people.values():
            known = self._contact_ids(person)
            if not known:
                continue
            for other in known[1:]:
                people.merge(self.database, known[0], other, _WHO, self.now)
            with transaction(self.database, _WHO, self.now, can_undo=False) as writer:
                for contact_id in known:
                    for field in ("name", "language", "place", "time_zone", "is_vip"):
                        if field in person:
                            writer.set("contact", contact_id, field, person[field])
            self._verify(person)
            self._facts(person, min(known))

    def work(self, conversation: Table) -> None:
        """Do to a conversation what the team did."""
        c = conversations.c
        with self.database.read() as connection:
            conversation_id = connection.scalar(
                select(c.id).where(
                    c.account_id == _account_id(conversation["account"]),
                    c.thread_key == conversation["key"],
                )
            )
        if conversation_id is None:
            return
        self._notes(conversation, conversation_id)
        with transaction(self.database, _WHO, self.now, can_undo=False) as writer:
            for field, value in self._fields(conversation).items():
                writer.set("conversation", conversation_id, field, value)
            for tag in conversation.get("tags", ()):
                writer.add_tag(conversation_id, tag)

    def canned(self, reply: Table) -> None:
        """Add a canned reply."""
        made = CannedReply(
            id=_id(f"canned/{reply['key']}/{reply['language']}"),
            title=reply["title"],
            text=reply["text"].strip(),
            language=reply["language"],
            shortcut=reply.get("shortcut", ""),
            topics=tuple(reply.get("topics", ())),
        )
        draft.save_canned(self.database, made, _WHO, self.now)

    def judge(self) -> None:
        """Judge the urgency by plain signs, so that the first look already shows it."""
        # In a thread of its own: the caller may have a running loop.
        with ThreadPoolExecutor(1) as worker:
            while worker.submit(
                asyncio.run, triage.run_pending(self.database, None, self.now)
            ).result():
                pass

    def _fields(self, conversation: Table) -> dict[str, Any]:
        found: dict[str, Any] = {
            name: conversation[name]
            for name in ("state", "close_reason", "assignee")
            if name in conversation
        }
        if found.get("assignee") == self.shop.agent:
            found["assignee"] = "me"
        for name, field in (("snooze_in", "snoozed_until"), ("promise_in", "promised_at")):
            if name in conversation:
                found[field] = self.now + timedelta(minutes=conversation[name])
        return found

    def _notes(self, conversation: Table, conversation_id: str) -> None:
        for note in conversation.get("note", ()):
            at = before(self.now, note["ago"])
            with transaction(self.database, note["author"], at, can_undo=False) as writer:
                writer.add_note(conversation_id, note["text"].strip())

    def _contact_ids(self, person: Table) -> list[str]:
        i, found = identities.c, []
        with self.database.read() as connection:
            for each in person["identity"]:
                contact_id = connection.scalar(
                    select(i.contact_id).where(i.handle == each["handle"].lower())
                )
                if contact_id is not None and contact_id not in found:
                    found.append(contact_id)
        return found

    def _verify(self, person: Table) -> None:
        """Mark the identities that are surely this person's."""
        i = identities.c
        verified = [
            each["handle"].lower() for each in person["identity"] if each.get("is_verified", True)
        ]
        with self.database.write() as connection:
            connection.execute(
                update(identities).where(i.handle.in_(verified)).values(is_verified=True)
            )

    def _facts(self, person: Table, contact_id: str) -> None:
        rows = [
            {
                "contact_id": contact_id,
                "source": fact["source"],
                "kind": fact["kind"],
                "key": fact["key"],
                "title": fact["title"],
                "facts_values": fact.get("values", {}),
                "happened_at": before(self.now, fact["ago"]),
            }
            for fact in person.get("fact", ())
        ]
        if rows:
            with self.database.write() as connection:
                connection.execute(insert(facts).prefix_with("OR REPLACE"), rows)


def _account_id(key: str) -> str:
    return _id(f"account/{key}")


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"kindline:sample/{name}").hex
