"""One engine a workspace."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.lock import engine_lock, is_engine_running
from app.paths import Workspace
from inbox.errors import WorkspaceBusy

_HOLD = """
import sys, time
from pathlib import Path
from app.lock import engine_lock
from app.paths import Workspace
with engine_lock(Workspace(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_engine_is_told_and_a_killed_one_frees_the_workspace(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert is_engine_running(place)
        with pytest.raises(WorkspaceBusy, match="nothing was changed"), engine_lock(place):
            pass
        holder.kill()
    assert not is_engine_running(place)
    with engine_lock(place):
        assert place.lock.exists()


def test_a_command_that_only_asks_keeps_no_engine_from_starting(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    is_held = threading.Event()

    def ask() -> None:
        with engine_lock(place):
            is_held.set()
            threading.Event().wait(0.1)  # as long as a busy machine may take

    asking = threading.Thread(target=ask)
    asking.start()
    assert is_held.wait(5)
    with engine_lock(place):
        pass
    asking.join()
