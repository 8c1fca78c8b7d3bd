"""System packages: installed as root, else one command is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from installer import system
from installer.failure import SetupFailed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    status = tmp_path / "status"
    status.touch()
    monkeypatch.setattr(system, "_DPKG_STATUS", status)
    monkeypatch.setattr(system, "VENV", tmp_path)
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "is_root", lambda: False)
    monkeypatch.setattr(system, "missing", lambda packages: ["libegl1", "g++"])
    return monkeypatch


def test_without_root_the_one_command_is_told(debian: pytest.MonkeyPatch) -> None:
    with pytest.raises(SetupFailed, match="sudo apt-get install -y libegl1"):
        system.ensure(["libegl1 libgl1"])


def test_a_missing_compiler_does_not_keep_the_window_shut(
    debian: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    debian.setattr(system, "missing", lambda packages: ["g++"])
    system.ensure(["libegl1"], ["g++"])
    assert "sudo apt-get install -y g++" in capsys.readouterr().err


def test_root_installs_only_what_is_missing(debian: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    debian.setattr(system, "is_root", lambda: True)
    debian.setattr(system, "_install", installed.extend)
    system.ensure(["libegl1 libgl1"], ["g++ make"])
    assert installed == ["libegl1", "g++"]


def test_nothing_is_asked_again_while_dpkg_is_unchanged(debian: pytest.MonkeyPatch) -> None:
    debian.setattr(system, "missing", lambda packages: [])
    system.ensure(["libegl1"])
    debian.setattr(system, "missing", lambda packages: pytest.fail("asked again"))
    system.ensure(["libegl1"])
