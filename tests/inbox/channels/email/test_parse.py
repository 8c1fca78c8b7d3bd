"""Parsing recorded bytes: what is meant comes out, and nothing makes it raise."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbox.channels.email import fallback, quoted
from inbox.channels.email.html_text import html_to_text
from inbox.channels.email.parse import Where, parse
from inbox.model import Direction

if TYPE_CHECKING:
    from inbox.channel import IncomingMessage

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[5] / "shared" / "data" / "email"
ARRIVED = datetime(2026, 1, 5, 12, tzinfo=UTC)
OURS = Where(frozenset({"help@shop.example"}), ARRIVED)


def read(name: str) -> IncomingMessage:
    return parse((DATA / f"{name}.eml").read_bytes(), OURS)


def test_an_arabic_mail_in_an_old_charset() -> None:
    mail = read("arabic_1256")
    assert mail.text == "مرحبا، أين طلبي؟"
    assert mail.subject == "أين طلبك؟" or "طلب" in mail.subject
    assert mail.author_handle == "sara@example.com"
    assert mail.sent_at == datetime(2026, 1, 5, 7, tzinfo=UTC)
    assert mail.warnings == ()


def test_an_arabic_quote_is_folded() -> None:
    mail = read("arabic_quote")
    assert mail.text == "شكرا، وصل اليوم 🌷"
    assert "طلبك في الطريق." in mail.quoted_text
    assert mail.in_reply_to == "<out1@shop.example>"
    assert mail.references == ("<ar1@example.com>", "<out1@shop.example>")


def test_html_becomes_text_without_what_is_hidden_and_the_quote_apart() -> None:
    mail = read("html_only_gmail")
    assert mail.text.startswith("Gracias, perfecto.\nUn saludo")
    assert "- uno\n- dos" in mail.text
    assert "alert" not in mail.text + mail.quoted_text
    assert "preheader" not in mail.text
    assert "Su pedido sale hoy." in mail.quoted_text
    assert "Su pedido" not in mail.text


def test_outlooks_block_is_folded_and_the_telephones_line_is_a_signature() -> None:
    mail = read("outlook_block")
    assert mail.text == "Danke, passt."
    assert mail.signature_text == "Von meinem iPhone gesendet"
    assert mail.quoted_text.startswith("Von: Shop")


def test_answers_between_the_quoted_lines_stay_together() -> None:
    mail = read("interleaved")
    assert "> Which size?" in mail.text
    assert "Blue, please." in mail.text
    assert mail.signature_text == "-- \nKim"


def test_an_answer_below_the_quote_is_the_text() -> None:
    mail = read("bottom_posted")
    assert mail.text == "Yes, this morning."
    assert "> Has it arrived?" in mail.quoted_text


def test_inline_images_and_attachments_have_safe_names() -> None:
    photo, invoice = read("inline_image").files
    assert (photo.content_id, photo.is_inline) == ("photo@1", True)
    assert "/" not in photo.name
    assert photo.content.startswith(b"\x89PNG")
    assert (invoice.name, invoice.is_inline) == ("فاتورة.pdf", False)
    assert invoice.content == b"%PDF"


def test_a_bounce_names_the_mail_that_failed_and_not_the_one_inside_it() -> None:
    mail = read("nested_bounce")
    assert mail.bounce_of == "<out7@shop.example>"
    assert "gone@example.com" in mail.bounce_sentence
    assert "no such user here" in mail.bounce_sentence
    assert mail.is_auto


def test_a_bounce_without_a_report_is_recognised() -> None:
    assert read("old_bounce").bounce_of == "<out8@shop.example>"


def test_a_delay_is_no_failure() -> None:
    mail = read("delayed")
    assert mail.bounce_of == mail.bounce_sentence == ""
    assert mail.is_auto


@pytest.mark.parametrize("name", ["auto_reply", "list_mail"])
def test_nobody_waits_behind_an_automatic_mail(name: str) -> None:
    assert read(name).is_auto


def test_a_customers_mail_is_not_automatic() -> None:
    assert not read("arabic_quote").is_auto


_SES = "Feedback-ID: 1.eu-west-1.abc:AmazonSES\r\n"
_UNSUBSCRIBE = "List-Unsubscribe: <mailto:u@sender.example>\r\n"
_CARLA = "From: Carla <carla@x.example>\r\n"
_FORM = "From: Shop <help@shop.example>\r\nReply-To: Carla <carla@x.example>\r\n"
_ANSWER = "In-Reply-To: <out1@shop.example>\r\n"


@pytest.mark.parametrize(
    ("head", "is_auto"),
    [
        (_CARLA + _SES, False),
        (_CARLA + _ANSWER + _SES + _UNSUBSCRIBE, False),
        (_FORM + _SES + _UNSUBSCRIBE, False),
        (_CARLA + _SES + _UNSUBSCRIBE, True),
        (_CARLA + _ANSWER + "List-Id: <news.sender.example>\r\n", True),
        (_FORM + "Auto-Submitted: auto-generated\r\n", True),
    ],
)
def test_what_a_sender_of_newsletters_adds_makes_no_newsletter(head: str, is_auto: bool) -> None:
    raw = f"{head}To: help@shop.example\r\nSubject: My order\r\n\r\nWhere is it?\r\n"
    mail = parse(raw.encode(), OURS)
    assert mail.author_handle == "carla@x.example"
    assert mail.direction is Direction.INBOUND
    assert mail.is_auto is is_auto


def test_spoofing_is_shown() -> None:
    assert set(read("spoofed").warnings) == {
        "from_name_has_other_address",
        "reply_to_elsewhere",
        "authentication_failed",
    }


def test_a_contact_form_is_the_customers_word() -> None:
    mail = read("contact_form")
    assert mail.direction is Direction.INBOUND
    assert (mail.author_handle, mail.author_name) == ("real@example.com", "Real Customer")


def test_our_own_mail_is_outbound_and_names_the_customer() -> None:
    raw = b"From: help@shop.example\nTo: help@shop.example, C <c@example.com>\n\nHi"
    mail = parse(raw, OURS)
    assert mail.direction is Direction.OUTBOUND
    assert (mail.counterpart_handle, mail.counterpart_name) == ("c@example.com", "C")


def test_nothing_is_sent_after_it_arrived() -> None:
    mail = read("future")
    assert mail.sent_at == ARRIVED
    assert "date_unusable" in mail.warnings


@pytest.mark.parametrize("name", ["bad_base64", "unknown_charset", "binary", "unfinished"])
def test_broken_mail_is_shown_with_a_note(name: str) -> None:
    mail = read(name)
    assert mail.raw == (DATA / f"{name}.eml").read_bytes()
    assert mail.warnings
    assert mail.text or name == "unfinished"


def test_the_readable_part_of_a_broken_mail_is_kept() -> None:
    assert read("bad_base64").text == "Here it is."


def test_the_same_mail_has_the_same_id_wherever_it_lies() -> None:
    raw = (DATA / "bottom_posted.eml").read_bytes()
    moved = b"X-Moved: yes\r\n" + raw
    assert parse(raw).remote_id == parse(moved).remote_id
    assert parse(raw).remote_id == parse(raw.replace(b"\r\n", b"\n")).remote_id
    other = raw.replace(b"this morning", b"yesterday")
    assert parse(raw).remote_id != parse(other).remote_id


@pytest.mark.parametrize("path", sorted(DATA.glob("*.eml")), ids=lambda path: path.stem)
def test_no_written_line_is_dropped(path: Path) -> None:
    mail = fallback.read(path.read_bytes())
    parts = quoted.split(mail.text)
    together = "\n".join((parts.text, parts.quoted, parts.signature))
    for line in mail.text.split("\n"):
        assert line.strip() in together


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
def test_bytes_never_raise(raw: bytes) -> None:
    _is_storable(parse(raw, OURS))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(DATA.glob("*.eml"))), st.data())
def test_damaged_mail_never_raises(path: Path, data: st.DataObject) -> None:
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=12))
    _is_storable(parse(bytes(raw), OURS))
    _is_storable(parse(bytes(raw[: len(raw) // 2]), OURS))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_the_fallback_never_raises(raw: bytes) -> None:
    fallback.read(raw)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>/=\"' divblockquotescripttype-cite\n&;x", max_size=300))
def test_html_never_raises(html: str) -> None:
    html_to_text(html)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["> a", "b", "", "On 1 Jan, x <a@b.c> wrote:", "-- ", "____"])))
def test_splitting_keeps_every_line(lines: list[str]) -> None:
    parts = quoted.split("\n".join(lines))
    together = "\n".join((parts.text, parts.quoted, parts.signature)).split("\n")
    assert sorted(filter(str.strip, together)) == sorted(filter(str.strip, lines))


def test_deeply_nested_html_and_parts_are_survived() -> None:
    html_to_text("<div>" * 20_000 + "deep")
    mail = EmailMessage()
    mail.set_content("x")
    raw = bytes(mail)
    for number in range(120):
        head = f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n".encode()
        raw = head + raw + f"\n--b{number}--\n".encode()
    parse(raw)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not on this machine")
def test_real_mail_never_raises_and_loses_nothing() -> None:
    paths = [path for path in SHARED.rglob("*") if path.is_file()]
    assert paths
    for path in paths:
        _is_storable(parse(path.read_bytes(), OURS))


def _is_storable(mail: IncomingMessage) -> None:
    assert len(mail.remote_id) == 40
    assert mail.sent_at.tzinfo is not None
    texts = [value for field in fields(mail) if isinstance(value := getattr(mail, field.name), str)]
    texts += [*mail.to, *mail.cc, *mail.references, *mail.warnings]
    for file in mail.files:
        texts += [file.name, file.media_type, file.content_id]
    for text in texts:
        text.encode("utf-8")
        assert "\0" not in text
