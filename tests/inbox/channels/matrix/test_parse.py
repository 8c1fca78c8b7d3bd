"""The parser reads what the spec and the bridges show, and survives everything else."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbox.channel import DeliveryFailed
from inbox.channels.matrix.cursor import Cursor, Fill, read_cursor
from inbox.channels.matrix.parse import Context, Edit, Found, Reaction, Redaction, Said, read_event
from inbox.channels.matrix.reader import Reader
from inbox.channels.matrix.room import Room
from inbox.channels.matrix.shape import moment, number
from inbox.model import Direction, Visibility

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ME, CARLA, GHOST = "@help:shop.test", "@carla:shop.test", "@whatsapp_15551234:shop.test"
CONTEXT = Context(frozenset({ME, "@colleague:shop.test"}), NOW)


def _event(content: Any, kind: str = "m.room.message", **more: Any) -> dict[str, Any]:
    given = {
        "type": kind,
        "event_id": "$e",
        "sender": CARLA,
        "origin_server_ts": 1_795_000_000_000,
        "content": content,
    }
    return given | more


def _said(
    content: Any, kind: str = "m.room.message", room: Room | None = None, **more: Any
) -> Said:
    found = read_event(_event(content, kind, **more), room or Room("!r"), CONTEXT)
    assert isinstance(found, Said)
    return found


def _bridged(protocol: dict[str, Any], kind: str = "m.bridge") -> Room:
    room = Room("!r")
    content = {
        "bridgebot": "@whatsappbot:shop.test",
        "creator": "@whatsappbot:shop.test",
        "protocol": protocol,
        "channel": {"id": "15551234@s.whatsapp.net", "displayname": "Carla"},
    }
    room.learn([_state(kind, content)])
    return room


def _state(kind: str, content: Any, sender: str = "@whatsappbot:shop.test") -> dict[str, Any]:
    return {"type": kind, "state_key": "fi.mau.whatsapp", "sender": sender, "content": content}


@pytest.mark.parametrize(
    ("protocol", "network"),
    [
        ({"id": "whatsapp", "displayname": "WhatsApp"}, "WhatsApp"),
        ({"id": "telegram", "displayname": "Telegram"}, "Telegram"),
        ({"id": "facebook", "displayname": "Meta"}, "Messenger"),
        ({"id": "instagram", "displayname": "Meta"}, "Instagram"),
        ({"id": "signal"}, "Signal"),
        ({"id": "discordgo", "displayname": "Discord"}, "Discord"),
        ({"id": "gmessages"}, "Google Messages"),
        ({"id": "irc", "displayname": "IRC"}, "IRC"),
        ({"id": "twitter", "displayname": "Twitter"}, "X"),
        ({"id": "carrier-pigeon", "displayname": "Pigeon Post"}, "Pigeon Post"),
        ({"id": "carrier-pigeon"}, "carrier-pigeon"),
    ],
)
def test_a_bridged_room_says_what_it_is(protocol: dict[str, Any], network: str) -> None:
    for kind in ("m.bridge", "uk.half-shot.bridge"):
        room = _bridged(protocol, kind)
        assert room.info().network == network
        assert _said({"msgtype": "m.text", "body": "hi"}, room=room).message.extra["network"] == (
            network
        )


def test_a_bridge_that_went_leaves_a_plain_room() -> None:
    room = _bridged({"id": "whatsapp"})
    room.learn([{"type": "m.bridge", "state_key": "fi.mau.whatsapp", "content": {}}])
    assert room.info().network == ""


def test_a_customer_cannot_make_somebody_a_bot() -> None:
    room, content = Room("!r"), {"bridgebot": CARLA, "protocol": {"id": "irc"}}
    room.learn([_state("m.bridge", content, "@eve:shop.test")])
    assert room.info().network == "IRC"
    assert not room.is_bot(CARLA)


def test_the_ghost_is_the_customer_our_puppet_is_us_and_the_bot_is_nobody() -> None:
    room = _bridged({"id": "whatsapp"})
    text = {"msgtype": "m.text", "body": "hi"}
    ghost = _said(text, room=room, sender=GHOST).message
    puppet = text | {"fi.mau.double_puppet_source": "mautrix-whatsapp"}
    ours = _said(puppet, room=room, sender=ME).message
    bot = _said(text, room=room, sender="@whatsappbot:shop.test").message
    assert (ghost.direction, ghost.counterpart_handle) == (Direction.INBOUND, GHOST)
    assert (ours.direction, ours.counterpart_handle) == (Direction.OUTBOUND, GHOST)
    assert bot.is_auto
    assert bot.counterpart_handle == GHOST
    assert not ghost.is_auto


def test_the_counterpart_of_a_group_is_who_wrote_last() -> None:
    room = Room("!r")
    text = {"msgtype": "m.text", "body": "hi"}
    _said(text, room=room, sender="@omar:x")
    _said(text, room=room, sender=CARLA)
    assert _said(text, room=room, sender=ME).message.counterpart_handle == CARLA
    assert _said(text, room=room, sender="@colleague:shop.test").message.direction == "outbound"


def test_what_the_network_cannot_do_limits_the_conversation() -> None:
    room = Room("!r")
    features = {"max_text_length": 2000, "edit": -2, "delete": 2, "reaction": 0}
    room.learn([{"type": "com.beeper.room_features", "state_key": "x", "content": features}])
    assert room.info().limits == {
        "max_length": 2000,
        "counted_in": "characters",
        "edit": False,
        "react": False,
    }


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], Visibility.PRIVATE),
        ([("m.room.join_rules", {"join_rule": "public"})], Visibility.PUBLIC),
        ([("m.room.join_rules", {"join_rule": "knock"})], Visibility.PRIVATE),
        (
            [("m.room.history_visibility", {"history_visibility": "world_readable"})],
            Visibility.PUBLIC,
        ),
        (
            [
                ("m.room.join_rules", {"join_rule": "public"}),
                ("m.room.join_rules", {"join_rule": "invite"}),
            ],
            Visibility.PRIVATE,
        ),
    ],
)
def test_a_room_is_public_where_anybody_may_come_or_read(states: Any, expected: str) -> None:
    room = Room("!r")
    room.learn([{"type": kind, "state_key": "", "content": content} for kind, content in states])
    assert room.visibility == expected


def test_a_state_reset_does_not_make_an_encrypted_room_plain() -> None:
    room = Room("!r")
    room.learn([{"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "a"}}])
    room.learn([{"type": "m.room.encryption", "state_key": "", "content": {}}])
    assert "encrypted" in room.info().sentence


def test_an_edit_a_reaction_and_a_redaction_are_read() -> None:
    new = {"msgtype": "m.text", "body": "new"}
    relation = {"rel_type": "m.replace", "event_id": "$old"}
    edit = read_event(
        _event({"body": "* new", "m.new_content": new, "m.relates_to": relation}),
        Room("!r"),
        CONTEXT,
    )
    assert isinstance(edit, Edit)
    assert (edit.event.remote_id, edit.event.text, edit.sender) == ("$old", "new", CARLA)
    relation = {"rel_type": "m.annotation", "event_id": "$old", "key": "👍"}
    reaction = read_event(_event({"m.relates_to": relation}, "m.reaction"), Room("!r"), CONTEXT)
    assert isinstance(reaction, Reaction)
    for event in (
        _event({}, "m.room.redaction", redacts="$old"),
        _event({"redacts": "$old"}, "m.room.redaction"),  # room version 11
    ):
        redaction = read_event(event, Room("!r"), CONTEXT)
        assert isinstance(redaction, Redaction)
        assert redaction.redacts == "$old"


def test_our_own_edit_does_not_come_back_as_another_one() -> None:
    new = {"msgtype": "m.text", "body": "new"}
    content = {"m.new_content": new, "m.relates_to": {"rel_type": "m.replace", "event_id": "$o"}}
    event = _event(content, sender=ME, unsigned={"transaction_id": "kindline-1"})
    assert read_event(event, Room("!r"), CONTEXT) is None
    event["unsigned"] = {"transaction_id": "m1"}
    assert isinstance(read_event(event, Room("!r"), CONTEXT), Edit)


def test_only_the_bridge_may_say_that_a_reply_did_not_arrive() -> None:
    room = _bridged({"id": "whatsapp"})
    content = {
        "m.relates_to": {"rel_type": "m.reference", "event_id": "$ours"},
        "network": "fi.mau.whatsapp",
        "status": "FAIL_PERMANENT",
        "message": "the 24 hours are over.",
    }
    kind = "com.beeper.message_send_status"
    told = read_event(_event(content, kind, sender="@whatsappbot:shop.test"), room, CONTEXT)
    assert told == DeliveryFailed(
        "$ours", "The bridge could not hand it to WhatsApp: the 24 hours are over."
    )
    assert read_event(_event(content, kind), room, CONTEXT) is None
    fine = content | {"status": "SUCCESS"}
    assert read_event(_event(fine, kind, sender="@whatsappbot:shop.test"), room, CONTEXT) is None


def test_somebody_elses_bundled_edit_is_not_believed() -> None:
    forged = _event({"m.new_content": {"msgtype": "m.text", "body": "forged"}}, sender="@eve:x")
    unsigned = {"m.relations": {"m.replace": forged}}
    said = _said({"msgtype": "m.text", "body": "true"}, unsigned=unsigned)
    assert said.message.text == "true"
    assert said.message.edited_at is None


def test_an_emote_a_poll_a_call_and_a_bad_location_can_be_read() -> None:
    assert _said({"msgtype": "m.emote", "body": "waves"}).message.text == "* waves"
    poll = {
        "org.matrix.msc3381.poll.start": {
            "question": {"org.matrix.msc1767.text": "Which colour?"},
            "answers": [{"org.matrix.msc1767.text": "red"}, {"body": "blue"}, 7],
        }
    }
    asked = _said(poll, "org.matrix.msc3381.poll.start").message.text
    assert "Which colour?" in asked
    assert "- blue" in asked
    assert "call" in _said({"call_id": "1"}, "m.call.invite").message.text
    bad = _said({"msgtype": "m.location", "body": "", "geo_uri": "geo:999,1"}).message
    assert "could not be read" in bad.text
    assert not bad.extra


def test_a_file_of_an_encrypted_message_says_why_it_is_missing() -> None:
    said = _said({"msgtype": "m.image", "body": "a.png", "file": {"url": "mxc://a/b"}})
    assert "encrypted" in said.media[0].missing


def test_a_name_cannot_lead_out_of_a_folder() -> None:
    said = _said({"msgtype": "m.file", "body": "../../etc/passwd", "url": "mxc://a/b"})
    assert "/" not in said.media[0].name


def test_a_clock_that_runs_ahead_does_not_lead_into_the_future() -> None:
    said = _said({"msgtype": "m.text", "body": "x"}, origin_server_ts=32_503_680_000_000)
    assert said.message.sent_at == NOW


def test_a_message_without_an_id_has_a_stable_one() -> None:
    event = _event({"msgtype": "m.text", "body": "x"})
    del event["event_id"]
    found: list[Found] = [read_event(event, Room("!r"), CONTEXT) for _ in range(2)]
    assert found[0] == found[1]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
KEYS = st.sampled_from(
    [
        "body",
        "msgtype",
        "format",
        "formatted_body",
        "url",
        "file",
        "info",
        "filename",
        "geo_uri",
        "m.relates_to",
        "m.new_content",
        "rel_type",
        "event_id",
        "key",
        "m.in_reply_to",
        "m.location",
        "org.matrix.msc3381.poll.start",
        "duration",
        "size",
        "protocol",
        "displayname",
    ]
)
WORDS = st.sampled_from(["m.text", "m.image", "m.audio", "m.replace", "m.annotation", "mxc://a/b"])
CONTENT = st.recursive(
    JSON | WORDS, lambda inner: st.dictionaries(KEYS, inner, max_size=5), max_leaves=15
)
KINDS = st.sampled_from(
    [
        "m.room.message",
        "m.sticker",
        "m.reaction",
        "com.beeper.message_send_status",
        "m.room.redaction",
        "m.room.encrypted",
        "m.location",
        "m.poll.start",
        "m.bridge",
        "m.room.member",
        "m.room.name",
        "com.beeper.room_features",
        "org.example.new",
    ]
)
EVENTS = st.fixed_dictionaries(
    {},
    optional={
        "type": KINDS | JSON,
        "event_id": st.text(max_size=10) | JSON,
        "sender": st.text(max_size=10) | JSON,
        "origin_server_ts": st.integers() | JSON,
        "content": CONTENT,
        "unsigned": CONTENT,
        "state_key": JSON,
        "redacts": JSON,
    },
)


@settings(max_examples=300, deadline=None)
@given(event=EVENTS | JSON)
def test_no_event_ends_the_stream(event: Any) -> None:
    room = Room("!r")
    room.learn([event])
    room.info()
    found = read_event(event, room, CONTEXT)
    if isinstance(found, Said):
        assert found.message.remote_id
        assert found.message.sent_at <= NOW
        json.dumps(dict(found.message.extra))
        found.message.text.encode()


@settings(max_examples=150, deadline=None)
@given(events=st.lists(EVENTS, max_size=4), junk=JSON, limited=st.booleans())
def test_no_answer_of_a_sync_ends_the_stream(events: list[Any], junk: Any, limited: bool) -> None:
    timeline = {"events": events, "limited": limited, "prev_batch": "t1"}
    receipts = {"type": "m.receipt", "content": junk}
    typing = {"type": "m.typing", "content": junk}
    joined = {
        "timeline": timeline,
        "state": {"events": events},
        "ephemeral": {"events": [receipts, typing, junk]},
        "summary": junk,
    }
    rooms = {
        "join": {"!r": joined, "!junk": junk},
        "invite": {"!i": {"invite_state": {"events": events}}, "!j": junk},
        "leave": {"!l": joined},
    }
    reader, cursor = Reader(ME, frozenset({ME}), 30), Cursor()
    step = reader.read_sync({"next_batch": "s1", "rooms": rooms}, cursor, NOW)
    reader.told(step)
    assert read_cursor(json.loads(json.dumps(cursor.to_json()))) == cursor
    for fill in list(cursor.fills):
        reader.read_page({"chunk": events, "end": junk, "state": junk}, fill, cursor, NOW)


@given(JSON)
def test_no_stored_cursor_hinders_a_start(junk: Any) -> None:
    read_cursor(junk if isinstance(junk, dict) else None)
    read_cursor({"version": 1, "fills": [junk], "reactions": {"a": junk}, "invites": {"b": junk}})


def test_gaps_come_before_history_and_the_newest_history_first() -> None:
    old, new = Fill("!a", "t1", reached_ms=1), Fill("!b", "t2", reached_ms=2)
    gap = Fill("!c", "t3", end="s1")
    assert Cursor(fills=[old, new, gap]).next_fill() is gap
    assert Cursor(fills=[old, new]).next_fill() is new


@given(st.floats() | st.integers() | st.booleans() | st.text())
def test_numbers_and_moments_never_raise(value: Any) -> None:
    number(value)
    found = moment(value)
    assert found is None or found.utcoffset() == timedelta(0)
