"""CSV, JSON, RSS and Atom as they come: what is broken is told, and nothing stops."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbox.channels.feed import parse, rows
from inbox.channels.feed.checking import read
from inbox.errors import Refused, TryLater
from inbox.model import Account
from tests.inbox.channels.reviewing import Received, channel_of

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CSV = """Order;Buyer;Score;What did you think?;Date;Article
1001;Huda;9;"Très bien ; merci";03/11/2026;Kettle
1002;Omar;2;Trop lent;04/11/2026;Kettle;too;much
1003;;;;;
1004;Ana;7;"Zwei
Zeilen";05/11/2026;Cup
"""


def _file(path: Path, more: str = "") -> Any:
    text = f'name = "Export"\n[source]\npath = "{path}"\n{more}'
    settings = {"definition": text, "poll_seconds": 0.1}
    return channel_of(Account("", "feed", "Export", "", settings), {})[0]


FIELDS = """
[fields]
id = "Order"
author = "Buyer"
rating = "Score"
best_rating = 10
text = "What did you think?"
sent_at = "Date"
time_format = "%d/%m/%Y"
product = "Article"
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_file_of_any_encoding_is_read_and_broken_rows_are_told(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "reviews.csv"
    path.write_bytes(CSV.encode(encoding))
    kept = Received()
    asyncio.run(kept.catch_up(_file(path, FIELDS)))
    first = kept.messages["1001"]
    assert (first.text, first.rating, first.author_name) == ("Très bien ; merci", 4, "Huda")
    assert first.sent_at == datetime(2026, 11, 3, tzinfo=UTC)
    assert kept.messages["1002"].text == "Trop lent"
    assert kept.messages["1003"].text == "This item came without a text."
    assert kept.messages["1004"].text == "Zwei\nZeilen"
    note = next(each for each in kept.messages.values() if each.is_auto)
    assert "line 3: 8 cells under 6 headings" in note.text
    asyncio.run(kept.catch_up(_file(path, FIELDS)))
    assert kept.repeated == 0


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text("id,name,message\n1,Huda,Hello\n")
    kept = Received()
    channel = _file(path)

    async def story() -> None:
        following = asyncio.ensure_future(kept.follow(channel, lambda: "2" in kept.messages))
        while "1" not in kept.messages:  # noqa: ASYNC110 - a test's poll
            await asyncio.sleep(0.05)
        path.write_text("id,name,message\n1,Huda,Hello\n2,Omar,Hi\n")
        await following

    asyncio.run(story())
    assert kept.messages["2"].text == "Hi"
    path.unlink()
    with pytest.raises(Refused, match="cannot be read"):
        asyncio.run(kept.catch_up(channel))


def test_json_lists_are_guessed_and_odd_items_are_told(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text('[{"Id": 7, "Customer Name": "Ana", "Message": "Hi", "Stars": "4/5"}, 5]')
    kept = Received()
    asyncio.run(kept.catch_up(_file(path)))
    assert kept.messages["7"].author_name == "Ana"
    assert kept.messages["7"].rating == 4
    note = next(each for each in kept.messages.values() if each.is_auto)
    assert "item 2: 5" in note.text


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>
<item><guid>a1</guid><title>On kettles</title><author>ana@example.com (Ana)</author>
<link>https://shop.example/c/1</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Nice &lt;b&gt;kettle&lt;/b&gt;&lt;/p&gt;
&lt;script&gt;x()&lt;/script&gt;</description>
</item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<entry><id>urn:1</id><title>سؤال</title><author><name>هدى</name></author>
<updated>2026-11-20T10:00:00Z</updated><content type="html">&lt;p&gt;أين طلبي؟&lt;/p&gt;</content>
</entry></feed>""".encode()


def test_other_alphabets_are_guessed() -> None:
    for text, name in (
        ("أين طلبي الذي تأخر كثيرا", "cp1256"),
        ("Где мой заказ, спасибо", "cp1251"),
    ):
        assert rows.decoded(text.encode(name)) == text


def test_rss_and_atom_need_no_fields() -> None:
    feed = read('name = "F"\n[source]\nurl = "https://shop.example/feed"')
    first = parse.page(rows.read(RSS, "auto", "", None), feed, NOW).reviews[0]
    message = first.message
    assert (message.remote_id, message.subject, message.text) == ("a1", "On kettles", "Nice kettle")
    assert message.sent_at == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert first.link == "https://shop.example/c/1"
    message = parse.page(rows.read(ATOM, "auto", "", None), feed, NOW).reviews[0].message
    assert (message.author_name, message.text, message.remote_id) == ("هدى", "أين طلبي؟", "urn:1")


def test_times_are_read_as_people_write_them() -> None:
    feed = read('name = "F"\n[source]\nurl = "https://x.example"\n[fields]\nsent_at = "$.t"')
    for written in (1793354400, 1793354400000, "1793354400", "2026-10-30T10:00:00Z"):
        made = parse.message_of({"t": written}, feed.fields, feed, NOW)
        assert made.sent_at == datetime(2026, 10, 30, 10, tzinfo=UTC), written
    odd: tuple[Any, ...] = ("yesterday", "9" * 30, None, [], {}, True)
    for broken in odd:
        made = parse.message_of({"t": broken}, feed.fields, feed, NOW)
        assert made.sent_at == NOW
        assert made.warnings == (("date_unusable",) if broken else ())


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    feed = read('name = "F"\n[source]\nurl = "https://shop.example/feed"')
    for kind in ("auto", "csv", "rss", "json"):
        try:
            found = rows.read(content, kind, "", None)
        except TryLater:
            continue
        parse.page(found, feed, NOW)


WORDS = "id author text html sent_at rating title thread link replies direction visibility"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS.split(" ")), inner, max_size=6)
    ),
    max_leaves=25,
)
FEED = read(
    'name = "F"\n[source]\nurl = "https://x.example"\n[fields]\n'
    + "".join(f'{name} = "$.{name}"\n' for name in WORDS.split(" ") if name != "replies")
    + '[answers]\nitems = "$.replies"\ntext = "$.text"\nid = "$.id"\nsent_at = "$.sent_at"\n'
)


@given(st.dictionaries(st.sampled_from(WORDS.split(" ")), JSON, max_size=8))
def test_no_item_raises(item: dict[str, Any]) -> None:
    page = parse.page(rows.Rows([item]), FEED, NOW)
    assert page.reviews
    assert all(each.message.text for each in page.reviews)
