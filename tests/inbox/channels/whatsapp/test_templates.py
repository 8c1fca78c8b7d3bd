"""Approved templates: listed, offered, and the only thing sent once the window is over."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbox import receive, send
from inbox.channel import AccountInfo, Batch
from inbox.channels.whatsapp.channel import WhatsAppChannel
from inbox.channels.whatsapp.info import CAN
from inbox.channels.whatsapp.templates import usable
from inbox.errors import Invalid
from inbox.model import Draft
from inbox.model.templates import fitting
from inbox.ports import SystemClock, secret_name
from inbox.store import read
from tests.app.relay.desktop import Secrets
from tests.inbox.channels.email.mailbox import outgoing
from tests.inbox.conftest import NOW
from tests.inbox.mail import ACCOUNT, add_account, bring, mail, only
from tests.servers.whatsapp_rig import BUSINESS, WhatsAppRig, error, phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inbox.channel import Outgoing
    from inbox.store.database import Database

HELLO = "Hello {{1}}, your order {{2}} is ready. See you soon, {{1}}!"
AGO = timedelta(hours=30)


def template(name: str = "order_ready", body: str = HELLO, **more: Any) -> dict[str, Any]:
    listed = {
        "name": name,
        "language": "en_US",
        "status": "APPROVED",
        "category": "UTILITY",
        "id": "920070352646140",
        "components": [
            {"type": "HEADER", "format": "TEXT", "text": "Mug Shop"},
            {"type": "BODY", "text": body, "example": {"body_text": [["Ada", "7"]]}},
            {"type": "FOOTER", "text": "Mug Shop, Graz"},
            {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Stop"}]},
        ],
    }
    return listed | more


def test_only_templates_whose_every_part_is_known_are_offered() -> None:
    body = {"type": "BODY", "text": "Plain."}
    picture = {"type": "HEADER", "format": "IMAGE"}
    changing = {"type": "BUTTONS", "buttons": [{"type": "URL", "url": "https://a/{{1}}"}]}
    header = {"type": "HEADER", "format": "TEXT", "text": "For {{1}}"}
    said = {
        "data": [
            template(),
            template("plain", "Are you there?"),
            template("refused", status="REJECTED"),
            template("code", category="AUTHENTICATION"),
            template("named", "Hello {{name}}"),
            template("gap", "Hello {{1}} and {{3}}"),
            *(
                template(str(number), components=[body, part])
                for number, part in enumerate((picture, changing, header))
            ),
            template("empty", components=[]),
            {},
            7,
        ]
    }
    assert [each[0] for each in usable(said)] == ["order_ready", "plain"]
    assert usable(None) == usable({"data": "x"}) == ()


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hello Ada, your order 7 is ready. See you soon, Ada!", ("Ada", "7")),
        (" Hello Ada, your order A (b) is ready. See you soon, Ada!\n", ("Ada", "A (b)")),
        ("Hello Ada, your order 7 is ready. See you soon, Bob!", None),  # one place, two words
        ("Hello {{1}}, your order 7 is ready. See you soon, {{1}}!", None),  # not filled in
        ("Hello  , your order 7 is ready. See you soon,  !", None),
        ("Hello Ada, your order 7\n8 is ready. See you soon, Ada!", None),
        ("Dear Ada, your order 7 is ready. See you soon, Ada!", None),
        (HELLO, None),
        ("", None),
    ],
)
def test_a_reply_is_a_template_word_for_word(text: str, filled: tuple[str, ...] | None) -> None:
    can = replace(CAN, templates=(("order_ready", "en_US", HELLO),))
    found = fitting(text, can)
    assert (found and found[1]) == filled


@given(st.text(), st.text())
def test_any_text_and_any_template_can_be_compared(text: str, body: str) -> None:
    fitting(text, replace(CAN, templates=(("a", "en", body),)))
    usable({"data": [template(body=body)]})


def test_after_the_window_only_a_template_may_leave(database: Database) -> None:
    add_account(database, NOW, "whatsapp")
    told = AccountInfo({"templates": [["order_ready", "en_US", HELLO]]})
    receive.receive(database, ACCOUNT, Batch(events=[told]), NOW)
    bring(database, [mail("m", NOW - AGO, thread_key="t")], NOW)
    conversation = only(database)
    assert read.thread(database, conversation).can.templates == (("order_ready", "en_US", HELLO),)
    with pytest.raises(Invalid, match="only an approved template"):
        send.approve(database, Draft(conversation, "Your order is ready."), None, False, "me", NOW)
    text = "Hello Ada, your order 7 is ready. See you soon, Ada!"
    item, _ = send.approve(database, Draft(conversation, text), None, False, "me", NOW)
    assert item.text == text
    receive.receive(database, ACCOUNT, Batch(events=[AccountInfo({})]), NOW)
    with pytest.raises(Invalid, match="24 hours"):
        send.approve(database, Draft(conversation, f"{text} "), None, False, "me", NOW)


@pytest.fixture
def rig() -> Iterator[WhatsAppRig]:
    made = WhatsAppRig()
    asyncio.run(made.start())
    yield made
    asyncio.run(made.stop())


def _channel(rig: WhatsAppRig) -> WhatsAppChannel:
    account, given = rig.account(rig.port)
    secrets = Secrets({secret_name("a" * 32, key): value for key, value in given.items()})
    known = {**account.settings, "relay_wait_seconds": 1}
    return WhatsAppChannel(replace(account, id="a" * 32, settings=known), secrets, SystemClock())


async def _until_told(channel: WhatsAppChannel, cursor: Any = None) -> tuple[AccountInfo, Any]:
    async with asyncio.timeout(20), aclosing(channel.receive(cursor)) as batches:  # type: ignore[type-var]
        async for batch in batches:
            told = [each for each in batch.events if isinstance(each, AccountInfo)]
            if told:
                return told[0], batch.cursor
    raise AssertionError


def _reply(text: str, asked_at: datetime) -> Outgoing:
    made = outgoing("carla@x.example", text=text)
    return replace(made, thread_key=phone("carla"), quoted_at=asked_at, answers_remote_id="wamid.1")


@pytest.mark.servers
def test_templates_are_listed_and_sent_as_metas_spec_wants(rig: WhatsAppRig) -> None:
    rig.cloud.templates = [template(), template("plain", "Are you there?")]

    async def story() -> None:
        channel = _channel(rig)
        await rig.customer_says("Is it ready?")
        told, cursor = await _until_told(channel)
        assert [each[0] for each in told.limits["templates"]] == ["order_ready", "plain"]
        late, soon = datetime.now(UTC) - AGO, datetime.now(UTC)
        text = "Hello Ada, your order 7 is ready. See you soon, Ada!"
        await channel.send(_reply(text, late))
        await channel.send(_reply("Are you there?", late))
        await channel.send(_reply("Are you there?", soon))
        first, second, third = rig.cloud.sent
        assert first["template"] == {
            "name": "order_ready",
            "language": {"policy": "deterministic", "code": "en_US"},
            "components": [
                {
                    "type": "body",
                    "parameters": [{"type": "text", "text": "Ada"}, {"type": "text", "text": "7"}],
                }
            ],
        }
        assert second["template"]["name"] == "plain"
        assert "components" not in second["template"]
        assert third["text"]["body"] == "Are you there?"
        await channel.close()
        # The next start knows them from its cursor, and tells only what changed.
        rig.cloud.templates = [template()]
        again = _channel(rig)
        told, _ = await _until_told(again, cursor)
        assert [each[0] for each in told.limits["templates"]] == ["order_ready"]
        await again.close()

    asyncio.run(story())


@pytest.mark.servers
def test_a_list_that_cannot_be_had_keeps_nothing_back(rig: WhatsAppRig) -> None:
    refusal = error(200, "Permissions error", 403)
    rig.cloud.trouble(refusal, path=f"/{BUSINESS}/message_templates")

    async def story() -> None:
        channel = _channel(rig)
        await rig.customer_says("Is it ready?")
        async with asyncio.timeout(20), aclosing(channel.receive(None)) as batches:  # type: ignore[type-var]
            batch = await anext(batches)
            assert [each.text for each in batch.messages] == ["Is it ready?"]
            assert batch.events == []
        await channel.close()

    asyncio.run(story())
