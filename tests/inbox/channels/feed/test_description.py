"""A fault in a description is a sentence with its line; the shipped examples have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from inbox import channels
from inbox.channels.feed.checking import read
from inbox.errors import Invalid

HEAD = 'name = "F"\n[source]\nurl = "https://shop.example"\n'


@pytest.mark.parametrize(
    "path", sorted((Path(channels.__path__[0]) / "feed").glob("*.toml")), ids=lambda one: one.stem
)
def test_the_shipped_examples_are_right(path: Path) -> None:
    assert read(path.read_text()).name


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "there must be a table|“name” must be"),
        ("name = 'x'\nvisibility public", "no TOML.*line 2"),
        (HEAD + "[fields]\nraitng = '$.x'", "Line 5.*raitng.*mean “rating”"),
        (HEAD + "[fields]\n\ntext = '$.['", "Line 6.*no JSONPath"),
        (HEAD + "format = 'xml'", "Line 4.*must be one of auto, json, csv, rss"),
        ('name = "F"\n[source]\nurl = "ftp://x"', "Line 3.*web address"),
        ('name = "F"\n[source]\nurl = "https://a:b@x.example"', "Line 3.*password"),
        ('name = "F"\n[source]\nurl = "file:///etc/passwd"', "Line 3.*web address"),
        ('name = "F"\n[source]\n', "either “url” or “path”"),
        ('poll_seconds = "often"\n' + HEAD, "Line 1.*must be a number"),
        (HEAD + "[source.auth]\nkind = 'bearer'\ntoken = 'abc'", "Line 6.*secret"),
        (HEAD + "[source.auth]\nkind = 'header'", "Line 5.*name"),
        (HEAD + "[source.paging]\nkind = 'next'", "Line 5.*“path” is missing"),
        (HEAD + "[reply]\nurl = 'https://x.example'\nform = { a = 'x' }", "Line 6.*{text}"),
        (
            HEAD + "[reply]\nurl = 'https://x.example'\njson = { t = '{text}', u = '{user}' }",
            "Line 6.*nothing fills “{user}”",
        ),
        (HEAD + "encoding = 'utf-99'", "Line 4.*no encoding"),
        (
            HEAD + "[reply]\nurl = 'https://{id}.example'\njson = { t = '{text}' }",
            "Line 5.*host of an address|Line 5.*web address",
        ),
        (HEAD + "[source.headers]\nX-A = 5", "Line 5.*text in quotation marks"),
    ],
)
def test_a_fault_names_its_line(text: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence) as raised:
        read(text)
    assert "abc" not in str(raised.value)


def test_lines_are_found_behind_long_texts_and_dotted_keys() -> None:
    text = 'name = "F"\nsource.url = "https://x.example"\nvisibility = """\nrating = 5\n"""\n'
    with pytest.raises(Invalid, match="Line 3"):
        read(text)
    with pytest.raises(Invalid, match=r"Line 2.*web address"):
        read('name = "F"\nsource.url = "nonsense"\n')
