"""A workspace that cannot be used is told in a sentence, and the window still closes."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from app import logs
from app.opened import Opened
from app.paths import Workspace
from app.wiring import open_database
from inbox.errors import DiskFull, StoreError, WrongKey
from inbox.store.faults import known
from ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def nowhere(tmp_path: Path) -> Workspace:
    (tmp_path / "file").write_text("no folder")
    return Workspace(tmp_path / "file" / "workspace")


def test_a_folder_that_cannot_be_made_is_told(nowhere: Workspace) -> None:
    with pytest.raises(StoreError, match="cannot be used"):
        open_database(nowhere)


def test_a_log_that_cannot_be_written_stops_nothing(nowhere: Workspace) -> None:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        logs.start(nowhere, "window")
        logging.getLogger("t").warning("not written anywhere")
    finally:
        root.handlers, root.level = handlers, level


def test_a_damaged_identity_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    key_file = tmp_path / "key"
    key_file.write_text("k" * 64)
    for damaged in ("", "{", "[]", "{}"):
        place.identity.write_text(damaged)
        with pytest.raises(WrongKey, match="is damaged"):
            open_database(place, key_file)
        assert place.identity.read_text() == damaged


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, StoreError),
        (errno.EROFS, StoreError),
        (errno.EIO, StoreError),
    ],
)
def test_what_the_disk_says_is_a_known_error(number: int, kind: type[StoreError]) -> None:
    assert type(known(OSError(number, os.strerror(number)))) is kind


def test_the_command_line_tells_it_too(nowhere: Workspace) -> None:
    command = [sys.executable, "-m", "app.cli", "queue", "--workspace", str(nowhere.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


class _Desk:
    """A desk on a disk that is full."""

    def set_setting(self, _key: str, _value: Any) -> None:
        raise DiskFull("The disk is full.")


class _Link:
    """A line that notes its end."""

    is_ended = False

    async def stop(self, *, engine_too: bool) -> None:
        await asyncio.sleep(0)
        self.is_ended = engine_too


def test_a_full_disk_does_not_keep_the_window_from_closing(qapp: QApplication) -> None:
    window = Window()
    opened = Opened(qapp, window)
    link = _Link()
    opened._desk, opened._link = _Desk(), link  # type: ignore[assignment]
    asyncio.run(opened.close())
    assert link.is_ended
    window.deleteLater()
