"""Without a display the main job is done in the terminal, waiting for the model or not."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from app.commands.live import ready_model
from app.commands.session import Session
from app.paths import Workspace
from inbox.errors import ModelNotReady
from inbox.model import ModelState, ModelStatus
from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


class _Desk:
    """A desk whose model goes through states."""

    def __init__(self, *states: ModelState) -> None:
        self._states = list(states)

    async def model_status(self) -> ModelStatus:
        state = self._states.pop(0) if len(self._states) > 1 else self._states[0]
        return ModelStatus(state, sentence=f"It is {state.value}.", progress=0.5)


def _wait(tmp_path: Path, *states: ModelState, waits: bool = True) -> ModelStatus:
    session = Session(Workspace(tmp_path))
    return asyncio.run(ready_model(session, _Desk(*states), waits=waits))  # type: ignore[arg-type]


def test_a_model_that_is_being_prepared_is_waited_for_with_its_progress(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The first status only shows that the engine answers.
    told = _wait(tmp_path, ModelState.LOADING, ModelState.PREPARING, ModelState.READY)
    assert told.state is ModelState.READY
    assert "50%  It is preparing." in capsys.readouterr().err


@pytest.mark.parametrize("state", [ModelState.FAILED, ModelState.MISSING])
def test_a_model_that_will_not_come_is_not_waited_for(tmp_path: Path, state: ModelState) -> None:
    with pytest.raises(ModelNotReady, match=f"It is {state.value}"):
        _wait(tmp_path, state)


def test_without_waiting_it_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ModelNotReady):
        _wait(tmp_path, ModelState.LOADING, waits=False)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_the_queue_is_shown_with_reasons(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {key: value for key, value in os.environ.items() if key not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "app", "--no-wait"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=120,
        env=env | {"KINDLINE_HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert "There is no display" in done.stdout
    assert " 1. " in done.stdout
    assert "why: " in done.stdout
