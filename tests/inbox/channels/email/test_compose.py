"""Composing a reply: what a mail program reads back is what was approved."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbox.channel import IncomingFile
from inbox.channels.email.compose import compose, recipients
from inbox.channels.email.config import MailConfig, config_of
from inbox.channels.email.parse import Where, parse
from inbox.errors import Invalid, Refused
from inbox.model import Account
from tests.inbox.channels.email.mailbox import outgoing

if TYPE_CHECKING:
    from email.message import EmailMessage

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)


def config(**settings: Any) -> MailConfig:
    given = {"imap_host": "imap.shop.example", "smtp_host": "smtp.shop.example"} | settings
    return config_of(Account("a1", "email", "Shop", "help@shop.example", given, "The shop\nسارة"))  # noqa: RUF001


def written(**changes: Any) -> EmailMessage:
    raw = compose(outgoing("c@example.com", **changes), config(from_name="سارة, Shop"), NOW)
    assert raw.isascii()  # passes every relay
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    return message_from_bytes(raw, policy=default)


def test_headers_are_right() -> None:
    mail = written(cc=('"Doe, Jane" <jane@example.com>',), subject="Re: طلب 🌷")
    assert mail["From"].addresses[0].display_name == "سارة, Shop"
    assert mail["Cc"].addresses[0].display_name == "Doe, Jane"
    assert mail["Subject"] == "Re: طلب 🌷"
    assert mail["Message-ID"] == "<reply-1@test.local>"
    assert mail["References"].split() == ["<m0@example.com>", "<m1@example.com>"]
    assert mail["Date"].datetime == NOW


def test_the_quote_stands_below_and_the_signature_above_it() -> None:
    text = _plain(written())
    assert text.index("We are on it.") < text.index("-- \nThe shop") < text.index("> Where is it?")


def test_what_was_composed_is_folded_again_by_our_own_parser() -> None:
    raw = compose(outgoing("c@example.com", "مرحبًا 🌷\n\nوصل."), config(), NOW)
    mail = parse(raw, Where(frozenset({"help@shop.example"})))
    assert mail.text == "مرحبًا 🌷\n\nوصل."
    assert "> Where is it?" in mail.quoted_text
    assert mail.counterpart_handle == "c@example.com"


def test_html_has_a_plain_alternative_and_arabic_reads_from_the_right() -> None:
    mail = written(text="**hi**", html="<p><b>hi</b></p>")
    html = mail.get_body(("html",))
    assert html is not None
    assert "<b>hi</b>" in html.get_content()
    assert _plain(mail).startswith("**hi**")
    arabic = written(text="مرحبًا").get_body(("html",))
    assert arabic is not None
    assert '<div dir="rtl">' in arabic.get_content()


def test_what_the_customer_wrote_is_escaped_in_the_quote() -> None:
    mail = written(text="ok", html="<p>ok</p>", quoted_text="<script>alert(1)</script>")
    html = mail.get_body(("html",))
    assert html is not None
    assert "<script>" not in html.get_content()


def test_attachments_arrive_byte_for_byte() -> None:
    files = (
        IncomingFile("فاتورة.pdf", "application/pdf", b"%PDF\r\n\0\xff"),
        IncomingFile("notes.txt", "text/plain", b"a\nb\r\n.\r\nc"),
        IncomingFile("odd", "nonsense", b"x"),
    )
    raw = compose(outgoing("c@example.com", files=files), config(), NOW)
    got = parse(raw).files
    assert [file.content for file in got] == [file.content for file in files]
    assert got[0].name == "فاتورة.pdf"


def test_the_same_reply_composed_again_is_the_same_message() -> None:
    reply = outgoing(
        "c@example.com", files=(IncomingFile("a", "image/png", b"1"),), html="<p>x</p>"
    )
    one, two = (compose(reply, config(), NOW.replace(hour=hour)) for hour in (1, 2))
    assert parse(one).remote_id == parse(two).remote_id


def test_a_long_thread_keeps_its_root_and_its_end() -> None:
    references = tuple(f"<{number}@example.com>" for number in range(100))
    kept = written(references=references, in_reply_to=references[-1])["References"].split()
    assert kept[0] == references[0]
    assert kept[-1] == references[-1]
    assert len(kept) <= 21


def test_a_header_cannot_be_smuggled_in() -> None:
    mail = written(subject="Hi\r\nBcc: victim@example.com")
    assert mail["Bcc"] is None
    assert recipients(outgoing("c@example.com", cc=("c@example.com",))) == ["c@example.com"]


def test_a_domain_in_other_letters_is_told_as_the_network_writes_it() -> None:
    mail = message_from_bytes(
        compose(outgoing("Carla <c@m\u00fcnchen.example>"), config(), NOW), policy=default
    )
    assert [each.addr_spec for each in mail["To"].addresses] == ["c@xn--mnchen-3ya.example"]
    assert recipients(outgoing("c@m\u00fcnchen.example")) == ["c@xn--mnchen-3ya.example"]


def test_a_mailbox_in_other_letters_keeps_them() -> None:
    address = "\u0639\u0644\u064a@example.com"
    raw = compose(outgoing(address), config(), NOW)
    assert f"To: {address}".encode() in raw


def test_a_mailbox_in_quotes_is_quoted_once() -> None:
    raw = compose(outgoing('"a b"@example.com'), config(), NOW)
    assert b'To: "a b"@example.com' in raw


@pytest.mark.parametrize("where", ["text", "quoted_text", "html"])
def test_half_a_character_stops_no_reply(where: str) -> None:
    mail = written(**{where: "cut \ud83d off"})
    assert "cut ? off" in mail.as_string()


def test_a_message_id_that_is_none_is_not_repeated() -> None:
    bad = ("<\u00fc@example.com>", "<a\nBcc: victim@example.com>")
    mail = written(references=("<m0@example.com>", *bad), in_reply_to=bad[1])
    assert mail["References"] == "<m0@example.com>"
    assert mail["In-Reply-To"] is None
    assert mail["Bcc"] is None


def test_what_cannot_be_written_as_a_mail_is_refused_with_a_sentence() -> None:
    reply = outgoing("c@example.com", message_id_header="<a\n@test.local>")
    with pytest.raises(Refused, match="was not sent"):
        compose(reply, config(), NOW)


def test_a_reply_to_nobody_is_refused() -> None:
    with pytest.raises(Refused, match="no address"):
        compose(outgoing(""), config(), NOW)


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
)
def test_any_text_survives(text: str, subject: str) -> None:
    mail = written(text=f"x{text}x", subject=subject)
    assert _plain(mail).startswith(f"x{text}x".split("\u2028")[0].split("\x85")[0])


def test_settings_that_make_no_sense_say_what_would() -> None:
    for wrong in ({"imap_port": "many"}, {"smtp_security": "maybe"}, {"imap_host": ""}):
        with pytest.raises(Invalid):
            config(**wrong)
    with pytest.raises(Invalid, match="address"):
        config_of(Account("a1", "email", "Shop", "nobody"))


def test_well_known_providers_need_only_an_address() -> None:
    gmail = config_of(Account("a1", "email", "Shop", "shop@gmail.com"))
    assert (gmail.imap_host, gmail.server_saves_sent) == ("imap.gmail.com", True)
    microsoft = config_of(Account("a1", "email", "S", "s@firm.example", {"auth": "microsoft"}))
    assert (microsoft.smtp_port, microsoft.smtp_security) == (587, "starttls")


def _plain(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")
