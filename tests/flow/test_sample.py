"""The sample workspace loads the way real messages come, and everything works in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app import sample
from app.wiring import open_desk
from inbox.model import (
    CannedReply,
    ConversationState,
    Draft,
    QueueFilter,
    Urgency,
    View,
    Visibility,
)
from tests.flow.house import House
from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.paths import Workspace
    from inbox.desk import Desk
    from inbox.model import QueueRow


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return sample.ensure(tmp_path_factory.mktemp("sample") / "workspace")


@pytest.fixture(scope="module")
def desk(place: Workspace) -> Iterator[Desk]:
    opened = open_desk(place)
    yield opened
    opened._database.close()


def rows(desk: Desk, view: View = View.ALL) -> list[QueueRow]:
    return list(desk.queue(view, QueueFilter(), None, 500).rows)


def test_it_is_a_full_fresh_queue(desk: Desk) -> None:
    found = rows(desk)
    assert 55 <= len(found) <= 75
    assert {row.visibility for row in found} == set(Visibility)
    assert len({row.channel for row in found}) == 4
    assert len({row.contact_id for row in found}) >= 20
    assert {Urgency.URGENT, Urgency.NORMAL, Urgency.LOW} <= {row.urgency for row in found}
    assert all(row.reasons for row in found if row.urgency is Urgency.URGENT)
    newest = max(row.last_message_at for row in found)
    assert datetime.now(UTC) - newest < timedelta(hours=1)
    assert all(desk.counts()[view] for view in (View.MINE, View.UNASSIGNED, View.SNOOZED))
    assert any(row.is_promised for row in found)
    assert any(row.has_attachment for row in found)
    assert {row.state for row in found} >= {ConversationState.OPEN, ConversationState.CLOSED}


def test_people_have_identities_orders_and_history(desk: Desk) -> None:
    (layla, *_) = [row for row in rows(desk) if row.contact_name == "Layla Haddad"]
    profile = desk.profile(layla.contact_id)
    assert len({identity.channel for identity in profile.identities}) == 3
    assert profile.contact.is_vip
    assert any(fact.kind == "order" for fact in profile.facts)


def test_identities_say_whether_they_were_verified(desk: Desk) -> None:
    found = rows(desk)
    profiles = [desk.profile(key) for key in {row.contact_id for row in found}]
    flags = {each.handle: each.is_verified for one in profiles for each in one.identities}
    assert flags["layla.haddad@post.example"]
    assert not flags["tomasz.zielinski@poczta.example"]


def test_a_forged_mail_does_not_rise_however_it_presses(desk: Desk) -> None:
    forged = [row for row in rows(desk) if any(reason.code == "forged" for reason in row.reasons)]
    assert forged
    assert all(row.urgency in (Urgency.NORMAL, Urgency.LOW) for row in forged)


def test_search_finds_arabic_written_another_way(desk: Desk) -> None:
    assert desk.search("order")
    assert desk.search("الطلب")


def test_loading_again_changes_nothing(desk: Desk, place: Workspace) -> None:
    before = {row.conversation_id for row in rows(desk)}
    sample.ensure(place)
    assert {row.conversation_id for row in rows(desk)} == before


def test_ctrl_z_does_not_take_the_sample_apart(place: Workspace) -> None:
    fresh = open_desk(place)
    assert fresh.undo() is None
    fresh._database.close()


def test_every_verb_works_on_it(desk: Desk) -> None:
    row = next(row for row in rows(desk, View.UNANSWERED))
    key = row.conversation_id
    now = datetime.now(UTC)
    desk.assign([key], "me")
    desk.tag([key], ["new"])
    desk.note(key, "A note.")
    desk.snooze([key], now + timedelta(hours=1))
    assert desk.undo() is not None
    desk.promise(key, now + timedelta(hours=2))
    desk.correct_urgency(key, Urgency.LOW)
    desk.mark_read([key])
    desk.close([key], "It was answered by phone.")
    desk.reopen([key])
    desk.spam([key])
    assert desk.undo() is not None
    thread = desk.thread(key)
    assert thread.notes[-1].text == "A note."
    assert "new" in thread.row.tags
    assert desk.snooze_time("tomorrow 9") > now
    desk.rename_contact(row.contact_id, row.contact_name + " II")
    desk.undo()
    desk.save_draft(Draft(key, "Hello"))
    desk.save_canned_reply(CannedReply("c" * 32, "T", "Hi {first_name}"))
    (mine,) = [canned for canned in desk.canned_replies() if canned.title == "T"]
    assert "{" not in desk.fill_canned(mine, key)
    with_file = next(r for r in rows(desk) if r.has_attachment)
    files = [f for m in desk.thread(with_file.conversation_id).messages for f in m.attachments]
    assert len(desk.file(files[0].content_hash)) == files[0].size_bytes
    assert desk.channels()
    assert len(desk.accounts()) == 4


def test_a_reply_goes_to_the_labelled_sink(place: Workspace, desk: Desk, tmp_path: Path) -> None:
    house = House(tmp_path)
    house.workspace, house.desk = place, desk
    desk.set_setting("undo_send_seconds", 0)
    house.start()
    try:
        for row in {row.channel: row for row in rows(desk, View.UNANSWERED)}.values():
            desk.send(Draft(row.conversation_id, f"Hello from {row.channel}."))
        house.wait_sent()
    finally:
        house.stop()
    sink = (place.folder / "replies-of-the-sample.jsonl").read_text("utf-8").splitlines()
    sent = [json.loads(line) for line in sink]
    assert {line["text"] for line in sent} >= {"Hello from sample_mail.", "Hello from sample_chat."}
    assert all("none of this was sent" in line["label"] for line in sent)
    wait_for(lambda: not desk.outbox(), 5)
