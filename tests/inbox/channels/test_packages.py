"""A package that somebody else made brings a channel; nothing of Kindline knows its name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PIGEON = ROOT / "tests" / "packages" / "kindline_pigeon"
STORY = """
import asyncio, json, sys
from pathlib import Path
from inbox.channels import registry
from inbox.model import Account, OutboxItem, OutboxState
from inbox.channel import Outgoing
from inbox.ports import SystemClock
from datetime import UTC, datetime

loft = Path(sys.argv[1])
info = registry.info_of("pigeon")
before = "kindline_pigeon.channel" in sys.modules
assert "pigeon" in [each.name for each in registry.infos()]
account = Account("a" * 32, "pigeon", "Loft", "", {"loft": str(loft), "poll_seconds": 0.1})

class Secrets(dict):
    def set(self, name, value): self[name] = value
    def delete(self, name): self.pop(name, None)

async def story():
    channel = registry.connect(account, Secrets(), SystemClock())
    checked = await registry.check(account, {"ring": "42"}, Secrets(), SystemClock())
    first, second = None, None
    async for batch in channel.receive(None):
        first = batch
        break
    (loft / "in" / "omar-1.txt").write_text("Coo?")
    async for batch in channel.receive(first.cursor):
        second = batch
        break
    now = datetime.now(UTC)
    item = OutboxItem("b" * 32, "c" * 32, account.id, "Coo!", "", "", (), (), (),
                      OutboxState.SENDING, now, 1, "", now)
    reply = Outgoing(item, "huda", "huda", "", (), "", "", None, ())
    lost = await channel.find_sent(reply)
    sent = await channel.send(reply)
    assert await channel.find_sent(reply) == sent
    await channel.close()
    return {
        "title": info.title, "fields": [each.key for each in info.fields],
        "is_loaded_early": before, "checked": checked.is_ok, "lost": lost,
        "letters": [each.text for each in first.messages],
        "later": [each.text for each in second.messages],
        "sent": [each.read_text() for each in (loft / "out").iterdir()],
    }

print(json.dumps(asyncio.run(story())))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build and install the package into a folder of its own."""
    made = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--no-index", "--no-build-isolation"]
    more = ["--no-deps", "--quiet", "--disable-pip-version-check", "--target", str(made)]
    done = subprocess.run([*pip, *more, str(PIGEON)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return made


def test_a_package_brings_a_channel_that_receives_and_sends(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "huda-1.txt").write_text("Coo coo")
    path = os.pathsep.join([str(ROOT), str(installed)])
    env = {**os.environ, "PYTHONPATH": path}
    story = [sys.executable, "-W", "error", "-c", STORY, str(tmp_path)]
    done = subprocess.run(story, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == {
        "title": "Carrier pigeon",
        "fields": ["loft", "ring", "poll_seconds"],
        "is_loaded_early": False,
        "checked": True,
        "lost": None,
        "letters": ["Coo coo"],
        "later": ["Coo?"],
        "sent": ["Coo!"],
    }


def test_without_the_package_there_is_no_such_channel() -> None:
    asked = "from inbox.channels import registry; print('pigeon' in registry.known())"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "False"
