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


def test_a_link_counts_as_its_network_says() -> None:
    can = Capabilities(link_length=23)
    assert counted("see https://shop.example/a/very/long/address?with=more now", can) == 8 + 23


@given(st.text(), st.sampled_from(["characters", "graphemes", "utf16", "bytes"]))
def test_counting_never_raises_and_is_never_longer_than_bytes(text: str, unit: str) -> None:
    assert counted(text, Capabilities(counted_in=unit)) <= len(
        text.encode("utf-8", "surrogatepass")
    )
