"""The lock files pin everything by hash and tell nothing about the machine they were made on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from installer import modules_table

_ROOT = Path(__file__).parents[2]
_LOCKS = (
    "requirements.lock",
    "requirements-test.lock",
    "installer/model.lock",
    "installer/model-build.lock",
)


@pytest.mark.parametrize("name", _LOCKS)
def test_every_package_is_pinned_by_hash(name: str) -> None:
    for block in re.split(r"\n(?=\w)", (_ROOT / name).read_text("utf-8").strip()):
        assert re.match(r"^[A-Za-z0-9._-]+(\[\w+\])?==\S+", block), block
        assert "--hash=sha256:" in block


@pytest.mark.parametrize("name", _LOCKS)
def test_no_lock_names_a_registry_or_a_folder(name: str) -> None:
    text = (_ROOT / name).read_text("utf-8")
    assert not re.search(r"://|--index|--find-links|@ |(^|\s)/\w", text)


def test_the_test_lock_holds_all_of_the_plain_one() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==\S+", (_ROOT / name).read_text("utf-8"), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-test.lock")


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path
        for package in ("app", "ui", "profile_panel", "inbox", "local_models", "installer")
        for path in (_ROOT / package).rglob("*.py")
        if not modules_table.sentence(path)
    ]
    assert silent == []


def test_a_renewed_table_keeps_the_text_around_it() -> None:
    text = f"before\n{modules_table._BEGIN}\nold\n{modules_table._END}\nafter\n"
    new = modules_table.renewed(text, "new")
    assert "old" not in new
    assert new.startswith("before\n")
    assert new.endswith("\nafter\n")
    assert "new" in new
