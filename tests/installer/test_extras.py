"""Extras are installed when named, kept afterwards, and unknown names are refused."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from installer import extras
from installer.failure import SetupFailed
from installer.places import ROOT


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(extras, "VENV", tmp_path)
    return tmp_path


def test_nothing_is_wanted_unless_it_is_named(venv: Path) -> None:
    assert extras.wanted({}) == []
    assert extras.wanted({"KINDLINE_EXTRAS": "media"}) == ["media"]
    assert extras.wanted({"KINDLINE_EXTRAS": " media, media "}) == ["media"]


def test_what_was_installed_once_is_kept_up_to_date(venv: Path) -> None:
    (venv / "kindline-extra-media").write_text("an older lock")
    assert extras.wanted({}) == ["media"]


def test_an_unknown_name_is_refused_with_what_there_is(venv: Path) -> None:
    with pytest.raises(SetupFailed, match=r"names video, which does not exist.*media"):
        extras.wanted({"KINDLINE_EXTRAS": "video"})


def test_every_extra_has_a_lock_with_hashes_and_stands_in_the_project() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for name in extras.KNOWN:
        lock = (ROOT / "installer" / f"{name}.lock").read_text("utf-8")
        assert re.search(r"^[\w-]+==[\d.]+ \\\n    --hash=sha256:[0-9a-f]{64}", lock)
        assert name in declared["project"]["optional-dependencies"]


def test_the_addons_are_of_the_same_version_as_the_essentials() -> None:
    version = re.compile(r"^pyside6-(?:essentials|addons)==([\d.]+)", re.MULTILINE)
    plain = version.findall((ROOT / "requirements.lock").read_text("utf-8"))
    media = version.findall((ROOT / "installer" / "media.lock").read_text("utf-8"))
    assert plain == media


def test_what_is_there_is_not_installed_again(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[object] = []
    monkeypatch.setattr(extras, "run", lambda command, *_: ran.append(command))
    extras.ensure(Path("python"), ["media"])
    extras.ensure(Path("python"), ["media"])
    assert len(ran) == 1
