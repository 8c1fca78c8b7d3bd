"""`./kindline` sets up once, hands over at once afterwards, and says plainly what failed."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from installer import bootstrap, environment, model_wheel, system
from installer.failure import SetupFailed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.installer.conftest import Clone


def test_the_first_run_sets_up_and_the_second_hands_over_at_once(bare_clone: Clone) -> None:
    first = bare_clone.run("queue", "--json", "two words")
    assert first.returncode == 0, first.stderr
    told = json.loads(first.stdout)
    assert told == {"arguments": ["queue", "--json", "two words"], "tiny": "1.0"}

    began, worked = time.monotonic(), _work_of_children()
    second = bare_clone.run("queue")
    # Work, not only time: a machine that is busy with something else must not fail this.
    assert _work_of_children() - worked < 1
    assert time.monotonic() - began < 10
    assert second.stderr == ""
    assert json.loads(second.stdout)["arguments"] == ["queue"]


def test_a_changed_lock_is_installed_at_the_next_start(
    clone: Clone, wheel_maker: Callable[..., Path]
) -> None:
    clone.run("queue")
    wheel_maker(clone.wheels, "tiny", "2.0", "tiny", "VERSION = '2.0'\n")
    clone.lock(version="2.0")
    assert json.loads(clone.run("queue").stdout)["tiny"] == "2.0"


def test_a_run_after_an_interruption_goes_on(bare_clone: Clone) -> None:
    (bare_clone.root / ".venv" / "bin").mkdir(parents=True)
    (bare_clone.root / ".venv" / "bin" / "python").touch(mode=0o755)
    assert bare_clone.run("queue").returncode == 0


def test_a_moved_clone_finds_itself_again(clone: Clone, tmp_path: Path) -> None:
    clone.run("queue")
    clone.root = clone.root.rename(tmp_path / "moved")
    assert clone.run("queue").returncode == 0
    pointer = next(clone.root.glob(".venv/lib/python*/site-packages/kindline.pth"))
    assert pointer.read_text("utf-8").strip() == str(clone.root)


def test_a_link_to_the_program_works(clone: Clone, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere"
    link.symlink_to(clone.root / "kindline")
    clone.run("queue")
    real, clone.root = clone.root, tmp_path / "links"
    clone.root.mkdir()
    (clone.root / "kindline").symlink_to(real / "kindline")
    assert clone.run("queue").returncode == 0


def test_a_package_with_another_hash_is_not_installed(clone: Clone) -> None:
    clone.lock(digest="0" * 64)
    failed = clone.run("queue")
    assert failed.returncode == 1
    assert "is not the one requirements.lock names" in failed.stderr
    assert "Traceback" not in failed.stderr

    clone.lock()
    assert clone.run("queue").returncode == 0


def test_no_network_is_said_with_what_to_do(clone: Clone) -> None:
    clone.lock(name="kindline_nowhere", digest="0" * 64)
    dead = {"PIP_NO_INDEX": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}
    failed = clone.run("queue", env=dead)
    assert failed.returncode == 1
    assert "is there a network?" in failed.stderr
    assert "run this again" in failed.stderr


def test_without_a_fitting_python_the_command_to_run_is_told(clone: Clone) -> None:
    tools = clone.cache / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "readlink", "id"):
        (tools / name).symlink_to(Path("/usr/bin") / name)
    (tools / "id").unlink()
    (tools / "id").write_text("#!/bin/sh\necho 1000\n", "utf-8")
    (tools / "id").chmod(0o755)
    failed = clone.run("queue", env={"PATH": str(tools)})
    assert failed.returncode == 1
    assert "Python 3.11 or newer" in failed.stderr
    assert "apt-get install -y python3 python3-venv" in failed.stderr


def test_who_is_not_root_is_told_one_command_for_everything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(environment, "packages", lambda: ("python3-venv",))
    monkeypatch.setattr(model_wheel, "is_installed", lambda: False)
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "is_root", lambda: False)
    monkeypatch.setattr(system, "_is_known_good", lambda packages: False)
    monkeypatch.setattr(system, "missing", list)
    monkeypatch.setenv("DISPLAY", ":9")
    one_command = r"apt-get install -y python3-venv .*libxcb-cursor0 .*g\+\+"
    with pytest.raises(SetupFailed, match=one_command):
        bootstrap._see_to_system([], is_test=False)


def _work_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system
