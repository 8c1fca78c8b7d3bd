"""Measures many accounts live at once: messages stream in over every channel, the window is open.

`python -m tests.bench.channels [--rate 100] [--seconds 60] [--channels live_chat,matrix]`: an
account of thirteen rigs (tests/flow/rig.py), the engine as a real process, the window offscreen.
Prints a BENCH line: the longest stall of the window's thread and how many were over 50 ms, the
engine's CPU in cores, and how long a message takes from its server to a visible row (p95; live
chat, chat networks, and all others, which mostly poll, here every 0.6 s). The servers run on
the same machine: on two cores they take most of it, so look at `load` before judging the times.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app import loop, wiring
from app.link import Link
from app.opened import furnish
from inbox.channels import registry
from inbox.desk import Desk
from inbox.model import Account, AccountState, View
from inbox.ports import SystemClock
from inbox.store.tables import messages
from tests.bench._channels_load import CUSTOMERS
from tests.bench._screen_data import workspace
from tests.bench.screen import Heart, _until
from ui.feed import Feed
from ui.kit import tasks
from ui.window import Window

if TYPE_CHECKING:
    from inbox.changes import Changes
    from ui.room import Room

_ROOT = Path(__file__).parents[2]
_STALL_MS = 50
_POLL_SECONDS = 0.6
# One for each way in; Messenger and Instagram come in as WhatsApp's sisters, by `all`.
_THIRTEEN = (
    "live_chat",
    "matrix",
    "mastodon",
    "bluesky",
    "isso",
    "telegram",
    "whatsapp",
    "x",
    "google_play",
    "app_store",
    "google_business",
    "intercom",
    "feed",
)
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Seen:
    """When each text first stood in a row that the queue shows."""

    room: Room
    at: dict[str, float] = field(default_factory=dict)

    def listen(self) -> None:
        """Look at each row that the queue shows anew or in other words."""
        model = self.room.queue.model
        model.dataChanged.connect(lambda top, bottom: self.look(top.row(), bottom.row()))
        model.rowsInserted.connect(lambda _, first, last: self.look(first, last))
        model.modelReset.connect(lambda: self.look(0, model.rowCount() - 1))

    def look(self, first: int, last: int) -> None:
        """Note the texts that stand in these rows now."""
        now, model = time.time(), self.room.queue.model
        for position in range(first, last + 1):
            row = model.row(position)
            if row is not None:
                self.at.setdefault(" ".join(row.snippet.split()[:2]), now)


class Load:
    """The customers' process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.sent: dict[str, tuple[str, float, float]] = {}
        self.failed: Counter[str] = Counter()
        self.why: dict[str, str] = {}
        self.left_out: dict[str, str] = {}
        self.kept_back: list[str] = []  # the server never handed these on

    async def lines_until(self, word: str) -> list[dict[str, Any]]:
        """Read until a line has a word."""
        assert self.process.stdout is not None
        found = []
        while line := await self.process.stdout.readline():
            told = json.loads(line)
            if "text" in told:
                key = " ".join(told["text"].split()[:2])
                self.sent[key] = (told["channel"], told["at"], told["took"])
            elif "had" in told:
                self._hand_on(told["channel"], told["had"])
            elif "failed" in told:
                self.failed[told["failed"]] += 1
                self.why[told["failed"]] = told["why"]
            elif "left_out" in told:
                self.left_out[told["left_out"]] = told["why"]
            found.append(told)
            if word in told:
                return found
        raise RuntimeError("the customers' process ended")

    def _hand_on(self, name: str, had: dict[str, float]) -> None:
        """Count from when the network had handed a message on, where it does so by itself."""
        handed_on = {" ".join(text.split()[:2]): at for text, at in had.items()}
        for key in [key for key, each in self.sent.items() if each[0] == name]:
            if key not in handed_on:
                # Nobody could have read it; told apart from what we lost.
                self.kept_back.append(key)
                del self.sent[key]
        for key, at in handed_on.items():
            if key in self.sent:
                channel, said_at, took = self.sent[key]
                self.sent[key] = channel, max(said_at, at), took if at <= said_at else 0.0

    def go(self) -> None:
        """Let it go on."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")


async def _load(chosen: argparse.Namespace) -> Load:
    # The servers are other people's machines: they must not take the window's time.
    process = await asyncio.create_subprocess_exec(
        "nice", "-n", "15", sys.executable, "-m", "tests.bench._channels_load",
        str(chosen.rate), str(chosen.seconds), chosen.channels.replace("all", ""),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=_ROOT,
        limit=1 << 22,
    )  # fmt: skip
    return Load(process)


def _engine(folder: Path, key: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "app.engine", "--no-model"]
    command += ["--workspace", str(folder), "--key-file", str(key)]
    return subprocess.Popen(
        command, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _cpu_seconds(pid: int) -> float:
    """Give what a process and its children used, in seconds of CPU."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS


async def _measure(folder: Path, chosen: argparse.Namespace) -> None:  # noqa: PLR0915
    load = await _load(chosen)
    place, key = workspace(folder)
    database, secrets = wiring.open_database(place, key)
    feed = Feed()
    link = Link(place, feed.post, feed.post_model, feed.post_engine)

    def wrote(changes: Changes) -> None:
        feed.post(changes)
        link.post(changes)

    desk = Desk(database, secrets, SystemClock(), link, wrote)
    for told in await load.lines_until("ready"):
        if "account" in told:
            given = told["account"]
            if given["settings"].get("poll_seconds", 1.0) < _POLL_SECONDS:
                # The rigs' own haste is for tests, not for what a second of receiving costs.
                given["settings"]["poll_seconds"] = _POLL_SECONDS
            account = Account(
                "", given["channel"], given["name"], given["address"], given["settings"]
            )
            desk.add_account(account, told["secrets"])
    engine = await asyncio.to_thread(_engine, folder, key)
    window = Window()
    window.resize(1440, 900)
    window.show()
    room = furnish(window, desk, feed, is_sample=False)
    await _until(room.queue.loaded, lambda: tasks.spawn(room.start({})))
    await link.start()
    await _until(room.queue.loaded, lambda: room.queue.set_view(View.ALL))
    live = await _live(desk, chosen.wait)
    seen, heart = Seen(room), Heart()
    seen.listen()
    heart.start()
    began, cpu = time.perf_counter(), _cpu_seconds(engine.pid)
    load.go()
    # The customers write no more, then comes what is still on its way.
    await load.lines_until("written")
    wall, used = time.perf_counter() - began, _cpu_seconds(engine.pid) - cpu
    await load.lines_until("done")
    heart.stop()
    with database.read() as connection:
        texts = connection.scalars(select(messages.c.text)).all()
    stored = {" ".join(text.split()[:2]) for text in texts}
    _report(load, seen, live, {"wall": wall, "cpu": used, "gaps": heart.gaps, "stored": stored})
    load.go()
    window.let_close()
    await link.stop()
    await tasks.drain()
    engine.terminate()
    await asyncio.to_thread(engine.wait, 20)
    await load.process.wait()


async def _live(desk: Desk, seconds: float) -> list[str]:
    """Wait until every account is caught up; gives those that are."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if all(each.state == AccountState.LIVE for each in desk.accounts()):
            break
        await asyncio.sleep(0.2)
    for each in desk.accounts():
        if each.state != AccountState.LIVE:
            print(f"{each.channel} is {each.state}: {each.state_sentence}")
    return [each.channel for each in desk.accounts() if each.state == AccountState.LIVE]


def _report(load: Load, seen: Seen, live: list[str], found: dict[str, Any]) -> None:
    waits: dict[str, list[float]] = defaultdict(list)
    lost: Counter[str] = Counter()
    missing = sorted(load.sent.keys() - found["stored"])
    for key, (channel, at, took) in load.sent.items():
        visible = _visible_at(seen, key)
        if visible is None:
            lost[channel] += 1
        else:
            # From when the server had it; some show it before they have answered its sender.
            waits[channel].append(max(0.0, visible - at - took))
    for channel in sorted({channel for channel, _, _ in load.sent.values()}):
        said = f"{channel}: {len(waits[channel])} seen, {lost[channel]} not seen"
        if waits[channel]:
            said += (
                f", p50 {statistics.median(waits[channel]):.2f} s, p95 {_p95(waits[channel]):.2f} s"
            )
        print(said + (f", {load.failed[channel]} failed" if load.failed[channel] else ""))
    if missing:
        print(f"NOT STORED: {', '.join(missing)}")
    if load.kept_back:
        print(f"not handed on by their server: {', '.join(load.kept_back)}")
    for name, why in {**load.left_out, **load.why}.items():
        print(f"{name}: {why}")
    chat = [each for name, times in waits.items() if _is_chat(name) for each in times]
    others = [each for name, times in waits.items() if not _is_chat(name) for each in times]
    gaps = found["gaps"]
    print(
        f"BENCH channels accounts={len(live)} msgs={len(load.sent)} "
        f"msgs_per_s={len(load.sent) / found['wall']:.1f} stall_max_ms={max(gaps, default=0):.0f} "
        f"stalls_over_50ms={sum(gap > _STALL_MS for gap in gaps)} "
        f"engine_cores={found['cpu'] / found['wall']:.2f} "
        f"p95_live_chat_ms={1000 * _p95(waits['live_chat']):.0f} "
        f"p95_chat_ms={1000 * _p95(chat):.0f} p95_others_ms={1000 * _p95(others):.0f} "
        f"load={os.getloadavg()[0]:.1f}"
    )


def _visible_at(seen: Seen, key: str) -> float | None:
    """Give when a message stood in its row; a newer one of the same customer stands for it."""
    channel, number = key.rsplit(" ", 1)
    later = range(int(number), int(number) + 50 * CUSTOMERS, CUSTOMERS)
    times = (seen.at.get(f"{channel} {each}") for each in later)
    return min((each for each in times if each is not None), default=None)


def _is_chat(name: str) -> bool:
    return registry.info_of(name).kind == "chat"


def _p95(times: list[float]) -> float:
    """Give the 95th percentile, 0 for nothing."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] if ordered else 0.0


def main() -> None:
    """Measure, and print the BENCH line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=100.0, help="messages a second, all together")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument(
        "--channels",
        default=",".join(_THIRTEEN),
        help="by their rigs' names; all: one account of every rig",
    )
    parser.add_argument("--wait", type=float, default=60.0, help="seconds for all to be live")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kindline-bench-") as folder:
        app = loop.application(["kindline"])
        turning = loop.event_loop(app)
        with turning:
            turning.run_until_complete(_measure(Path(folder), chosen))


if __name__ == "__main__":
    main()
    QApplication.quit()
