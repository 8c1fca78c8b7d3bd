"""A text's length as networks count it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbox.model import Capabilities
from inbox.model.reply_length import length as counted


@pytest.mark.parametrize(
    ("text", "unit", "length"),
    [
        ("hello", "characters", 5),
        ("👍🏽", "characters", 2),
        ("👍🏽", "graphemes", 1),
        ("👩‍👩‍👧 ok", "graphemes", 4),
        ("🇦🇹🇩🇪", "graphemes", 2),
        ("e\u0301", "graphemes", 1),
        ("👍", "utf16", 2),
        ("é", "bytes", 2),
        ("", "graphemes", 0),
    ],
)
def test_a_text_is_counted_in_the_networks_own_unit(text: str, unit: str, length: int) -> None:
    assert counted(text, Capabilities(counted_in=unit)) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        # twitter-text's conformance/validate.yml, weighted by config/v3.json.
        ("This is a test.", 15),
        ("http://test.com", 23),
        ("https://test.com", 23),
        ("test.com", 23),
        ("Test https://test.com test https://test.com test.com test", 86),
        ("\U00010000\U0010ffff", 4),
        ("저찀쯿쿿", 8),
        ("H\U0001f431☺", 5),
        ("の" * 140, 280),
        ("🐱" * 140, 280),
        ("A lié géts halfway arøünd thé wørld", 35),
        ("e\u0301", 1),
        ("شكرا لكم", 8),
        ("👩‍👩‍👧 ok", 5),
        ("👍🏽", 2),
        ("🇦🇹🇩🇪", 4),
        ("1️⃣ one", 6),
        ("❤️", 2),
        ("“well” \u2013 it\u2019s", 13),
        ("…", 2),
        ("see shop.example.co.uk/a/long/way, or ada@shop.com", 5 + 23 + len(" or ada@shop.com")),
        ("foo.co.jp", 23),
        ("v1.25 costs 3.50 e.g. here...there", 34),
        ("", 0),
    ],
)
def test_x_counts_wide_signs_twice_and_every_link_the_same(text: str, length: int) -> None:
    can = Capabilities(max_length=280, counted_in="weighted", link_length=23)
    assert counted(text, can) == length


def test_a_link_counts_as_its_network_says() -> None:
    can = Capabilities(link_length=23)
    assert counted("see https://shop.example/a/very/long/address?with=more now", can) == 8 + 23
    assert counted("(see https://shop.example/way).", can) == 5 + 23 + 2
    assert counted("see shop.example.com", can) == 20


@given(st.text(), st.sampled_from(["characters", "graphemes", "utf16", "bytes"]))
def test_counting_never_raises_and_is_never_longer_than_bytes(text: str, unit: str) -> None:
    assert counted(text, Capabilities(counted_in=unit)) <= len(
        text.encode("utf-8", "surrogatepass")
    )


@given(st.text())
def test_weighing_never_raises(text: str) -> None:
    can = Capabilities(counted_in="weighted", link_length=23)
    assert counted(text, can) <= 23 * len(text)
