"""A screen reader on a real AT-SPI bus hears the queue, the messages and every control."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.servers.needs import require

_STAGE = """
Xvfb -displayfd 3 -screen 0 1440x900x24 3>"$ROOM/display" 2>/dev/null & screen=$!
/usr/libexec/at-spi-bus-launcher --launch-immediately 2>/dev/null & bus=$!
for _ in $(seq 100); do [ -s "$ROOM/display" ] && break; sleep 0.1; done
export DISPLAY=:$(cat "$ROOM/display")
"$KINDLINE_PYTHON" -m app --sample >"$ROOM/app.log" 2>&1 & app=$!
/usr/bin/python3 "$LISTENER" >"$ROOM/tree.json" 2>"$ROOM/listener.log"
kill $app; wait $app; kill $bus $screen
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if sys.platform != "linux":
        pytest.skip("AT-SPI is Linux's")
    bus = require("dbus-run-session", "dbus")
    require("Xvfb", "xvfb")
    if not Path("/usr/libexec/at-spi-bus-launcher").exists() or not _has_pyatspi():
        pytest.fail("run `apt-get install at-spi2-core python3-pyatspi`", pytrace=False)
    room = tmp_path_factory.mktemp("screen-reader")
    runtime = room / "run"
    runtime.mkdir(mode=0o700)
    environment = os.environ | {
        "ROOM": str(room),
        "HOME": str(room),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(room / "data"),
        "XDG_CONFIG_HOME": str(room / "config"),
        "LISTENER": str(Path(__file__).with_name("listener.py")),
        "KINDLINE_PYTHON": sys.executable,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LC_ALL": "C.UTF-8",
    }
    subprocess.run(
        [bus, "--", "sh", "-c", _STAGE], env=environment, check=False, timeout=280,
        cwd=Path(__file__).parents[3], capture_output=True,
    )  # fmt: skip
    said = (room / "tree.json").read_text()
    if not said:
        log = (room / "app.log").read_text()[-2000:] + (room / "listener.log").read_text()[-2000:]
        pytest.fail(f"nothing was heard on the bus: {log}")
    found: dict[str, Any] = json.loads(said)
    return found


def _has_pyatspi() -> bool:
    python = shutil.which("python3", path="/usr/bin")
    asked = [python or "python3", "-c", "import pyatspi"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


def _all(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(found for each in node["children"] for found in _all(each))]


def test_the_queue_says_who_writes_and_why_it_stands_there(tree: dict[str, Any]) -> None:
    rows = [each["name"] for each in _all(tree) if each["role"] == "table cell" and each["name"]]
    assert len(rows) > 5
    assert any("Urgent" in row for row in rows)
    assert all(":" in row for row in rows)


def test_the_messages_are_read_with_their_authors(tree: dict[str, Any]) -> None:
    heard = [each["name"] for each in _all(tree) if each["role"] == "list item"]
    assert any(", " in each and len(each) > 40 for each in heard)


def test_every_control_that_takes_the_keyboard_has_a_name(tree: dict[str, Any]) -> None:
    pressed = {"push button", "check box", "combo box", "text", "table", "list", "menu item"}
    silent = [
        each["role"]
        for each in _all(tree)
        if each["is_focusable"] and each["is_showing"] and each["role"] in pressed
        and not each["name"].strip()
    ]  # fmt: skip
    assert silent == []


def test_the_reply_and_the_search_can_be_found(tree: dict[str, Any]) -> None:
    texts = [each["name"] for each in _all(tree) if each["role"] == "text" and each["is_showing"]]
    assert any("Search" in name for name in texts)
    assert any("eply" in name for name in texts), texts
