"""Parsing of isso's administration page, recorded from isso 0.14, and of anything at all."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from inbox.channels.isso.parse import (
    PENDING,
    STALE,
    VALID,
    Row,
    Shop,
    created_of,
    handle_of,
    message_of,
    rows_of,
    totals_of,
)
from inbox.model import Direction

DATA = Path(__file__).parent / "data"
SHOP = Shop("The Shop", "answers@shop.example", "https://shop.example/")


def test_the_recorded_page_gives_every_comment() -> None:
    rows = rows_of((DATA / "valid.html").read_text("utf-8"))
    assert rows is not None
    assert [row.id for row in rows] == [1, 2, 4]
    ann = rows[0]
    assert (ann.author, ann.email, ann.uri) == ("Ann & Bob", "a@c.example", "/cups/")
    assert ann.website == "https://ann.example"
    assert ann.text == "Is it **dishwasher** proof?\n<b>Really?</b>"
    assert (ann.title, ann.mode) == ("Cups", VALID)
    assert ann.key
    stale = rows_of((DATA / "stale.html").read_text("utf-8"))
    assert stale is not None
    assert [row.mode for row in stale] == [STALE]


def test_a_comment_cannot_pass_for_another_one() -> None:
    page = (DATA / "valid.html").read_text("utf-8")
    forged = page.replace("Mine broke", "send_edit(1, &#39;a-key&#39;,")
    rows, before = rows_of(forged), rows_of(page)
    assert rows is not None
    assert before is not None
    assert [(row.id, row.key) for row in rows] == [(row.id, row.key) for row in before]


def test_every_page_tells_how_many_there_are() -> None:
    assert totals_of((DATA / "valid.html").read_text("utf-8")) == {VALID: 3, PENDING: 0, STALE: 1}
    assert totals_of("") == {}


def test_the_sign_in_page_is_told_from_an_empty_list() -> None:
    assert rows_of((DATA / "login.html").read_text("utf-8")) is None
    assert rows_of("<div id='isso-root'></div>") == []


def test_a_name_is_no_proof_of_being_the_shop() -> None:
    forged = message_of(Row(7, "k", author="The Shop", text="pay me"), {}, "", SHOP)
    assert forged.direction is Direction.INBOUND
    ours = message_of(Row(8, "k", email="Answers@Shop.example", text="hi"), {}, "", SHOP)
    assert ours.direction is Direction.OUTBOUND


def test_people_without_an_address_are_told_apart() -> None:
    assert handle_of(Row(1, "k", author="Ann")) != handle_of(Row(2, "k", author="Ann"))
    assert handle_of(Row(1, "k", author="Anonymous")) == "anonymous#1"


@given(st.text())
def test_no_page_ever_raises(html: str) -> None:
    rows_of(html)
    rows_of(f"<div id='isso-root'><div class='isso-comment'>{html}</div></div>")


@given(st.dictionaries(st.sampled_from(["created", "parent"]), st.floats() | st.text()), st.text())
def test_no_comment_ever_raises(comment: dict[str, object], text: str) -> None:
    row = Row(1, "k", text=text, minute=text)
    created_of(row, comment)
    message_of(row, comment, "", SHOP)
