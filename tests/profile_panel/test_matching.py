"""The evidence that two contacts are one person, in both scripts and both directions."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profile_panel import matching, names
from profile_panel.matching import PROPOSE, Person, compare, duplicates, mentioned
from profile_panel.panel import say


def person(key: str, name: str = "", **known: object) -> Person:
    sets = {
        field: frozenset(value) if isinstance(value, list) else value
        for field, value in known.items()
    }
    return Person(key, name, **sets)  # type: ignore[arg-type]


SAME_NAMES = [
    ("يوسف حداد", "Yousef Haddad"),
    ("يوسف حداد", "Yusuf Hadad"),
    ("خالد المنصوري", "Khalid Al Mansoori"),
    ("ليلى حداد", "Layla Haddad"),
    ("أميرة ناصر", "Amira Nasser"),
    ("فاطمة الزهراء بنعلي", "Fatima Zahra Benali"),
    ("Tomasz Zieliński", "tomasz zielinski"),
    ("Inês Carvalho", "Carvalho Ines"),
]
OTHER_NAMES = [
    ("يوسف حداد", "Layla Mansour"),
    ("سمير عزيز", "Omar Khoury"),
    ("Chloé Martin", "Marcus Webb"),
    ("نور الخطيب", "Amira Nasser"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAMES)
def test_the_same_name_is_known_across_scripts_and_spellings(one: str, other: str) -> None:
    assert names.similarity(one, other) >= 0.86


@pytest.mark.parametrize(("one", "other"), OTHER_NAMES)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert names.similarity(one, other) < 0.8


def test_the_same_address_is_enough() -> None:
    found = compare(
        person("a", "Lea", emails=["lea@x.example"]), person("b", emails=["LEA@x.example"])
    )
    assert found.score > 0.99
    assert found.sentence == "Both use lea@x.example."


def test_a_shared_office_address_is_not_enough() -> None:
    one = person("a", "Ann Lee", emails=["info@x.example"])
    other = person("b", "Bob Ray", emails=["info@x.example"])
    assert compare(one, other).score < PROPOSE


def test_the_same_name_alone_is_not_enough() -> None:
    assert compare(person("a", "Marie Martin"), person("b", "Marie Martin")).score < PROPOSE


def test_an_order_and_a_name_in_another_script_are_proposed_with_reasons() -> None:
    one = person("a", "يوسف حداد", orders=["88175"])
    other = person("b", "Yousef Haddad", orders=["88175"])
    found = compare(one, other)
    assert found.score > 0.95
    assert "88175" in found.sentence
    assert "يوسف حداد" in found.sentence


def test_a_phone_is_the_same_however_it_is_written() -> None:
    one = person("a", "Tomasz Zieliński", phones=["+48 600 555 014"])
    other = person("b", "T. Zielinski", phones=["0048-600-555-014"])
    found = compare(one, other)
    assert found.score > 0.99
    assert any(reason.code == "name_initial" for reason in found.reasons)


def test_different_people_at_one_phone_are_doubted() -> None:
    same = compare(person("a", "Ann Lee", orders=["1"]), person("b", "Ann Lee", orders=["1"]))
    other = compare(person("a", "Ann Lee", orders=["1"]), person("b", "Bob Ray", orders=["1"]))
    assert other.score < PROPOSE < same.score


def test_what_a_text_mentions_is_found() -> None:
    emails, phones, orders = mentioned("Order 88190, +48 600 555 014, me@x.example. طلب رقم 88175")
    assert emails == {"me@x.example"}
    assert any(phone.endswith("600555014") for phone in phones)
    assert {"88190", "88175"} <= orders


def test_only_the_duplicates_of_a_crowd_are_proposed() -> None:
    chosen = random.Random(7)  # noqa: S311 - a repeatable crowd
    first = ["Ana", "Omar", "Lucie", "Piotr", "Sven", "Mina", "Igor", "Rosa", "Tariq", "Wen"]
    last = ["Silva", "Khan", "Petit", "Nowak", "Berg", "Rossi", "Popov", "Diaz", "Aziz", "Chen"]
    crowd = [
        person(
            f"p{i}",
            f"{chosen.choice(first)} {chosen.choice(last)}",
            emails=[f"p{i}@firm.example"],
        )
        for i in range(300)
    ]
    twins = [
        person("t1", "Noor Said", orders=["90001"]),
        person("t2", "نور سعيد", orders=["90001"]),
    ]
    found = duplicates([*crowd, *twins])
    assert [{match.one, match.other} for match in found] == [{"t1", "t2"}]


name_text = st.text(min_size=0, max_size=30)


@given(name_text, name_text)
def test_similarity_is_between_none_and_all_and_does_not_depend_on_the_order(
    one: str, other: str
) -> None:
    forth, back = names.similarity(one, other), names.similarity(other, one)
    assert 0.0 <= forth <= 1.0
    assert forth == pytest.approx(back, abs=0.12)


@given(name_text, name_text, st.sets(st.sampled_from(["1", "2", "3"])))
def test_every_reason_has_a_sentence_and_the_score_is_a_probability(
    one: str, other: str, orders: set[str]
) -> None:
    mine = Person("a", one, orders=frozenset(orders), handles=frozenset({one}))
    theirs = Person("b", other, orders=frozenset(orders), emails=frozenset({f"{one}@x.example"}))
    found = compare(mine, theirs)
    assert 0.0 <= found.score <= 1.0
    assert all(reason.sentence for reason in found.reasons)


def test_every_sentence_of_matching_is_translated_by_the_panel() -> None:
    words = ("one", "other", "email", "phone", "order", "name", "handle", "place", "detail")
    for code, template in matching.SENTENCES.items():
        sentence = template.format(**dict.fromkeys(words, "x1"))
        told = say.duplicate_reasons(sentence)
        assert told.replace("\u2068", "").replace("\u2069", "") == sentence
        assert code in say._templates()
