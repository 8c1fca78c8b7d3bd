from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from inbox import receive
from inbox.channel import Batch, ConversationInfo, IncomingMessage
from inbox.errors import Invalid
from inbox.model import Direction, Visibility
from inbox.store import search
from tests.inbox.conftest import NOW
from tests.inbox.mail import ACCOUNT, add_account

if TYPE_CHECKING:
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=5)


def review(name: str, rating: int | None, **extra: Any) -> IncomingMessage:
    return IncomingMessage(
        remote_id=name,
        direction=Direction.INBOUND,
        author_handle=name,
        author_name=name,
        sent_at=AGO,
        text=f"The words of {name}",
        thread_key=name,
        visibility=Visibility.PRIVATE if rating is None else Visibility.PUBLIC,
        rating=rating,
        extra=extra,
    )


@pytest.fixture
def filled(database: Database) -> Database:
    add_account(database, NOW)
    told = [
        review("bad", 1, product="Trail Shoes", version="4.2.1", title="Never again"),
        review("poor", 2, product="Trail Boots", version="14.2"),
        review("good", 5, product="Übergröße", version="4.2"),
        review("chat", None),
    ]
    info = ConversationInfo("chat", network="WhatsApp")
    receive.receive(database, ACCOUNT, Batch(told, events=[info]), NOW)
    return database


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("rating:1", {"bad"}),
        ("rating:<=2", {"bad", "poor"}),
        ("rating:<2", {"bad"}),
        ("rating:>2", {"good"}),
        ("rating:>=2 words", {"poor", "good"}),
        ("rating:2-5", {"poor", "good"}),
        ("rating:<=2 rating:>=2", {"poor"}),
        ("product:trail", {"bad", "poor"}),
        ('product:"trail shoes"', {"bad"}),
        ("product:ÜBERGRÖSSE", {"good"}),
        ("product:words", set()),
        ("version:4.2", {"bad", "good"}),
        ("version:14.2", {"poor"}),
        ("version:4.2 rating:5", {"good"}),
        ("never again", {"bad"}),
        ("shoes", {"bad"}),
        ("is:public", {"bad", "poor", "good"}),
        ("is:private", {"chat"}),
        ("network:whatsapp", {"chat"}),
        ("channel:WhatsApp words", {"chat"}),
        ("channel:letters is:private", {"chat"}),
        ("network:signal", set()),
    ],
)
def test_reviews_and_networks_are_found(filled: Database, typed: str, expected: set[str]) -> None:
    assert {hit.row.contact_name for hit in search.find(filled, typed, False, 50, NOW)} == expected


@pytest.mark.parametrize("typed", ["rating:6", "rating:many", "rating:<2-4"])
def test_stars_that_make_no_sense_are_said(filled: Database, typed: str) -> None:
    with pytest.raises(Invalid, match="rating: takes"):
        search.find(filled, typed, False, 50, NOW)
