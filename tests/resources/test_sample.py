"""The sample workspace is complete, consistent and says what the product promises of it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from itertools import groupby
from typing import Any

import pytest

import resources

ACCOUNTS = {"mail", "chat", "social", "reviews"}
LANGUAGES = {"en", "ar", "es", "fr"}
FOLDER = resources.path("sample")


@cache
def tables() -> dict[str, Any]:
    joined: dict[str, Any] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for name, value in tomllib.loads(path.read_text("utf-8")).items():
            if isinstance(value, list):
                joined.setdefault(name, []).extend(value)
            else:
                joined[name] = value
    return joined


def conversations() -> list[dict[str, Any]]:
    return list(tables()["conversation"])


def people() -> dict[str, dict[str, Any]]:
    return {person["key"]: person for person in tables()["person"]}


def test_it_is_as_large_as_promised() -> None:
    assert 55 <= len(conversations()) <= 70
    assert len(people()) >= 25
    assert {account["key"] for account in tables()["accounts"]} == ACCOUNTS
    assert {each["account"] for each in conversations()} == ACCOUNTS
    assert max(len(each["message"]) for each in conversations()) >= 40


def test_keys_are_unique() -> None:
    keys = Counter(each["key"] for each in conversations())
    assert max(keys.values()) == 1
    assert len(people()) == len(tables()["person"])


def test_every_reference_leads_somewhere() -> None:
    for each in conversations():
        person = people()[each["person"]]
        assert any(i["account"] == each["account"] for i in person["identity"]), each["key"]
        for message in each["message"]:
            names = [*message.get("files", ()), *([message["html"]] if "html" in message else ())]
            assert all((FOLDER / name).is_file() for name in names), each["key"]


def test_no_file_is_left_over_and_all_are_small() -> None:
    used = {
        name
        for each in conversations()
        for message in each["message"]
        for name in [*message.get("files", ()), message.get("html", "")]
    }
    for path in (FOLDER / "files").iterdir():
        assert f"files/{path.name}" in used
        assert path.stat().st_size < 40_000


def test_messages_run_forward_and_none_is_in_the_future() -> None:
    for each in conversations():
        times = [message["ago"] for message in each["message"]]
        assert times == sorted(times, reverse=True), each["key"]
        assert min(times) >= 0


def test_the_queue_is_fresh_and_has_old_ones() -> None:
    waiting = [
        each["message"][-1]["ago"]
        for each in conversations()
        if each.get("state", "open") == "open" and each["message"][-1].get("from") != "us"
    ]
    assert min(waiting) <= 5
    assert max(waiting) >= 2 * 1440


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_language_has_people_and_conversations(language: str) -> None:
    speakers = {key for key, person in people().items() if person["language"] == language}
    assert len(speakers) >= 4
    assert sum(each["person"] in speakers for each in conversations()) >= 8


def test_every_situation_is_there() -> None:
    told = conversations()
    messages = [message for each in told for message in each["message"]]
    assert any("bounce_of" in m for m in messages)
    assert any(m.get("is_auto") and "bounce_of" not in m for m in messages)
    assert any(m.get("warnings") for m in messages)
    assert any(m.get("html") for m in messages)
    assert any(m.get("rating") == 1 for m in messages)
    assert any(each.get("promise_in", 0) > 0 for each in told)
    assert any(each.get("promise_in", 0) < 0 for each in told)
    assert any(each.get("snooze_in") for each in told)
    assert any(each.get("assignee") for each in told)
    assert any(each.get("note") for each in told)
    assert {each.get("state", "open") for each in told} == {"open", "closed", "spam"}
    assert sum(len(person["identity"]) > 1 for person in people().values()) >= 5


def test_a_bounce_points_at_a_message_of_ours() -> None:
    for each in conversations():
        for message in each["message"]:
            if "bounce_of" in message:
                assert each["message"][message["bounce_of"]]["from"] == "us"


def test_each_handle_belongs_to_one_person() -> None:
    handles = Counter((i["account"], i["handle"]) for p in people().values() for i in p["identity"])
    assert max(handles.values()) == 1


def test_only_reserved_names_are_used() -> None:
    text = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.toml"))
    hosts = re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)|https?://([\w.-]+)", text)
    for host in (first or second for first, second in hosts):
        assert host.endswith(".example"), host


def test_canned_replies_stand_in_four_languages() -> None:
    replies = sorted(tables()["reply"], key=lambda reply: str(reply["key"]))
    topics = {key: list(group) for key, group in groupby(replies, key=lambda r: str(r["key"]))}
    assert len(topics) >= 20
    for key, group in topics.items():
        assert {reply["language"] for reply in group} == LANGUAGES, key
        assert len(group) == len(LANGUAGES)
        names = {frozenset(re.findall(r"\{(\w+)\}", reply["text"])) for reply in group}
        assert len(names) == 1, f"{key}: the variables differ between the languages"
        assert names.pop() <= {"name", "first_name", "agent", "order"}
    arabic = [reply["text"] for reply in replies if reply["language"] == "ar"]
    assert all(re.search(r"[\u0600-\u06ff]{3}", text) for text in arabic)
