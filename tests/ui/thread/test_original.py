"""A mail as its sender designed it: shown whole, running nothing, asking nobody."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.ui.thread import fake
from ui.thread import original, view
from ui.thread.view import ThreadPane

ROOT = Path(__file__).parents[3]
HAS_EXTRA = find_spec("PySide6.QtWebEngineWidgets") is not None
needs_extra = pytest.mark.skipif(
    not HAS_EXTRA or shutil.which("xvfb-run") is None,
    reason="needs the media extra (PySide6-Addons) and xvfb",
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("designed")
    child = [sys.executable, "-m", "tests.ui.thread.designed_mail"]
    subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1280x1024x24", *child, str(folder / "a.png"),
         str(folder / "found.json")],
        cwd=ROOT,
        env=dict(os.environ) | {"QT_QPA_PLATFORM": "xcb"},
        check=False,
        timeout=120,
        capture_output=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads((folder / "found.json").read_text())
    return found


@needs_extra
def test_nothing_is_asked_of_the_network_and_nothing_runs(shown: dict[str, Any]) -> None:
    assert shown["asked"] == []
    assert "no script ran" in shown["text"]
    assert "SCRIPT" not in shown["text"]
    assert shown["address"].startswith("cid:")
    assert not shown["has_storage"]


@needs_extra
def test_images_that_came_with_the_mail_are_shown(shown: dict[str, Any]) -> None:
    assert shown["image"] == "#0d9467"


@needs_extra
def test_a_link_is_handed_on_and_not_followed(shown: dict[str, Any]) -> None:
    assert len(shown["links"]) == 1
    assert shown["links"][0].endswith("/clicked")


def test_without_the_extra_the_source_is_shown_with_the_way_to_get_it(
    loop, until, feed, qtbot, monkeypatch
):
    monkeypatch.setattr(view, "can_show", lambda: False)
    mail = fake.message(1, "Sale", html="<b>Sale</b>")
    pane = ThreadPane(fake.FakeDesk(fake.thread(messages=(mail,))), feed)
    qtbot.addWidget(pane)
    pane.show()

    async def act():
        pane.show_conversation("c1")

    loop.run_until_complete(act())
    until(lambda: pane.shown() is not None)

    async def look():
        pane._act("original", mail)

    loop.run_until_complete(look())
    until(lambda: "raw" in pane.formatted.sheet.toPlainText())
    assert pane.formatted.blocked.isVisible()
    assert "KINDLINE_EXTRAS=media" in pane.formatted._why.text()
    assert pane.original.view is None


def test_looking_for_the_extra_loads_nothing_of_it():
    code = (
        "import sys; import ui.thread.view; from ui.thread.original import can_show; can_show();"
        "from ui.thread.player import can_play; can_play();"
        "sys.exit(any('WebEngine' in name or 'Multimedia' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
    assert {"cid", "data", "about"} == original.ALLOWED
