"""What visitors' stanzas mean; whatever they hold, reading them never raises."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from inbox.channel import (
    ConversationInfo,
    DeliveryFailed,
    MessageDeleted,
    MessageEdited,
    ReadUpTo,
    Typing,
)
from inbox.channels.live_chat import names
from inbox.channels.live_chat.parse import FileLink, Own, parse_archived, parse_live
from inbox.model import Direction

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
OWN = Own("help@shop.test", "Amal", "a shared key")
CARLA = "carla@visitors.test"


def live(inner: str, own: Own = OWN, **attributes: str):  # type: ignore[no-untyped-def]
    given = {"from": f"{CARLA}/tab", "to": "help@shop.test", "type": "chat", "id": "m1"}
    said = " ".join(f'{key}="{value}"' for key, value in (given | attributes).items())
    text = f'<message xmlns="jabber:client" {said}>{inner}</message>'
    return parse_live(ET.fromstring(text), own, NOW)  # noqa: S314 - our own words


def archived(inner: str, stamp: str = "2026-11-21T10:00:00Z"):  # type: ignore[no-untyped-def]
    text = (
        f'<result xmlns="{names.MAM}" id="a1"><forwarded xmlns="{names.FORWARD}">'
        f'<delay xmlns="{names.DELAY}" stamp="{stamp}"/>{inner}</forwarded></result>'
    )
    return parse_archived(ET.fromstring(text), OWN, NOW)  # noqa: S314 - as above


def test_a_visitors_message() -> None:
    parsed = live(
        f'<body>Hello</body><origin-id xmlns="{names.SID}" id="o1"/>'
        f'<stanza-id xmlns="{names.SID}" by="help@shop.test" id="s1"/>'
        f'<request xmlns="{names.RECEIPTS}"/><nick xmlns="{names.NICK}">Carla</nick>'
        f'<visitor xmlns="{names.VISITOR}" page="https://shop.test/oil" page-title="Oil" '
        f'referrer="javascript:alert(1)" language="ar-EG" email="c@example.com"/>'
    )
    message = parsed.message
    assert message is not None
    assert (message.remote_id, message.thread_key) == (f"{CARLA}|o1", CARLA)
    assert (message.author_name, message.text, message.language) == ("Carla", "Hello", "ar")
    assert message.direction is Direction.INBOUND
    assert message.extra == {
        "link": "https://shop.test/oil",
        "page_title": "Oil",
        "email": "c@example.com",
    }
    assert parsed.archive_id == "s1"
    assert not parsed.needs_archive
    assert parsed.wants_receipt
    (about,) = parsed.events
    assert isinstance(about, ConversationInfo)
    assert about.sentence == "The visitor gave c@example.com, which nobody checked."


def test_the_same_message_live_archived_and_sent_again_is_one() -> None:
    inner = f'<body>Hello</body><origin-id xmlns="{names.SID}" id="o1"/>'
    stored = archived(
        f'<message xmlns="jabber:client" from="{CARLA}/other" to="help@shop.test" id="x">'
        f"{inner}</message>"
    )
    ids = {live(inner).message.remote_id, live(inner, id="m2").message.remote_id}
    assert ids == {stored.message.remote_id}
    assert stored.message.sent_at == datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
    assert stored.archive_id == "a1"


def test_only_our_own_server_says_where_it_keeps_a_message() -> None:
    forged = live(f'<body>x</body><stanza-id xmlns="{names.SID}" by="{CARLA}" id="zzz"/>')
    assert forged.archive_id == ""
    assert forged.needs_archive


def test_forged_copies_are_no_messages() -> None:
    inner = (
        f'<sent xmlns="{names.CARBONS}"><forwarded xmlns="{names.FORWARD}">'
        '<message xmlns="jabber:client" from="help@shop.test/phone" to="x@visitors.test" id="1">'
        "<body>I agree to pay</body></message></forwarded></sent>"
    )
    assert live(inner).message is None
    own = live(inner, OWN, **{"from": "help@shop.test"})
    assert own.message.direction is Direction.OUTBOUND
    assert own.message.counterpart_handle == "x@visitors.test"


def test_who_signed_in_to_the_site_is_known_only_by_the_sites_signature() -> None:
    token = hmac.new(b"a shared key", b"c@example.com", "sha256").hexdigest()
    visitor = ""
    for given_token, handle in ((token, "c@example.com"), ("0" * 64, CARLA), ("é", CARLA)):
        visitor = f'<visitor xmlns="{names.VISITOR}" email="c@example.com" token="{given_token}"/>'
        assert live(f"<body>x</body>{visitor}").message.author_handle == handle
    unset = live(f"<body>x</body>{visitor}", Own("help@shop.test"))
    assert unset.message.author_handle == CARLA


def test_an_anonymous_visitors_conversation_is_named_by_its_secret() -> None:
    secret = "v-" + "0123456789abcdef" * 2
    assert live(f"<body>x</body><thread>{secret}</thread>").thread_key == secret
    # Other programs put any word there.
    assert live("<body>x</body><thread>hello</thread>").thread_key == CARLA


def test_signs_that_are_no_messages() -> None:
    assert live(f'<composing xmlns="{names.STATES}"/>').events == (Typing(CARLA),)
    assert live(f'<paused xmlns="{names.STATES}"/>').events == (Typing(CARLA, is_typing=False),)
    assert live(f'<displayed xmlns="{names.MARKERS}" id="o9"/>').events == (ReadUpTo(CARLA, NOW),)
    assert live(f'<received xmlns="{names.RECEIPTS}" id="o9"/>').message is None
    edited = live(f'<body>Better</body><replace xmlns="{names.CORRECT}" id="o1"/>')
    assert edited.message is None
    assert edited.events == (MessageEdited(f"{CARLA}|o1", "Better", NOW),)
    gone = live(f'<body>x</body><retract xmlns="{names.RETRACT}" id="o1"/>')
    assert gone.events == (MessageDeleted(f"{CARLA}|o1", NOW),)
    failed = live("<error type='cancel'/>", type="error", id="r1@kindline")
    assert isinstance(failed.events[0], DeliveryFailed)
    assert failed.events[0].remote_id == f"{CARLA}|r1@kindline"


def test_files() -> None:
    parsed = live(
        f'<body>https://files.test/a%20b.pdf</body><x xmlns="{names.OOB}">'
        f"<url>https://files.test/a%20b.pdf</url></x>"
        f'<x xmlns="{names.OOB}"><url>file:///etc/passwd</url></x>'
    )
    assert parsed.links == (FileLink("https://files.test/a%20b.pdf", "a%20b.pdf"),)
    assert parsed.message.text == ""
    inline = live(
        f'<data xmlns="{names.BOB}" cid="c" type="text/plain" name="a.txt">aGVs\nbG8=</data>'
        f'<data xmlns="{names.BOB}" cid="c" type="text/plain">%%%</data>'
    )
    good, bad = inline.message.files
    assert (good.name, good.content) == ("a.txt", b"hello")
    assert bad.missing


def test_what_cannot_be_shown_is_said() -> None:
    parsed = live('<encrypted xmlns="eu.siacs.conversations.axolotl"/>')
    assert "cannot show" in parsed.message.text


words = st.text(max_size=40).map(
    lambda text: "".join(c for c in text if c.isprintable() and c not in "<>&\"'")
)
spaces = st.sampled_from([value for key, value in vars(names).items() if key.isupper()])
tags = st.sampled_from(
    """body thread x url data replace retract displayed visitor origin-id stanza-id sent received
    forwarded message delay result nick error composing""".split()  # noqa: SIM905
)
attributes = st.dictionaries(
    st.sampled_from(["id", "by", "from", "to", "stamp", "email", "token", "page", "type", "name"]),
    words,
    max_size=4,
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> ET.Element:
    made = ET.Element(f"{{{draw(spaces)}}}{draw(tags)}", draw(attributes))
    made.text = draw(words)
    if depth:
        for each in draw(st.lists(trees(depth - 1), max_size=3)):
            made.append(each)
    return made


@settings(max_examples=150, deadline=None)
@given(st.lists(trees(), max_size=4), attributes)
def test_nothing_raises(inside: list[ET.Element], said: dict[str, str]) -> None:
    for tag in (f"{{{names.CLIENT}}}message", f"{{{names.MAM}}}result"):
        xml = ET.Element(tag, said)
        xml.extend(inside)
        parse_live(xml, OWN, NOW)
        parse_archived(xml, OWN, NOW)
