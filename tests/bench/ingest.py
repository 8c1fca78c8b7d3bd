"""Measures taking mail in over the real path, against mbsync and notmuch on the same mailbox.

`python -m tests.bench.ingest [--count N]`: the email channel reads a local Dovecot, `receive`
stores it encrypted (raw kept, full-text search, synchronous=FULL), in a process of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import secrets
import shutil
import subprocess
import sys
import time
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any

from app import collecting
from inbox import people, receive
from inbox.channels import registry
from inbox.model import Account
from inbox.ports import SystemClock
from inbox.store import indexing
from inbox.store.database import Database
from tests.bench._corpus import letters
from tests.servers.dovecot import Dovecot
from tests.servers.needs import require, server_directory

_USER = "us@shop.example"
_CHUNK_BYTES = 1024


class _Secrets(dict[str, str]):
    def set(self, name: str, value: str) -> None:
        self[name] = value

    def delete(self, name: str) -> None:
        self.pop(name, None)


def main() -> None:
    """Run both and print the last line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=30_000)
    options.add_argument("--child", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        print(json.dumps(asyncio.run(_take_in(json.loads(given.child)))))
        return
    directory = server_directory("bench")
    server = Dovecot.start(directory / "dovecot", {_USER: "b"})
    try:
        server.fill(_USER, (letter.raw for letter in letters(given.count)))
        # A server that delivered them has numbered them; else the first to ask would wait for it.
        server.doveadm("index", "-u", _USER, "INBOX")
        ours = _run_ours(server, directory, given.count)
        peers = _run_peers(server, directory)
    finally:
        server.stop()
        shutil.rmtree(directory, ignore_errors=True)
    _report(given.count, ours, peers)


def _report(count: int, ours: dict[str, float], peers: dict[str, float]) -> None:
    stored = int(ours["stored"])
    print(f"{stored} of {count} mails stored in {ours['wall']:.1f} s ({ours['cpu']:.1f} s of CPU)")
    print(f"first 200 after {ours['first']:.2f} s")
    print(
        f"merging the search's index later, when nothing else is to do: {ours['tidy_wall']:.1f} s"
        f" ({ours['tidy_cpu']:.1f} s of CPU)"
    )
    print(f"mbsync + notmuch: {peers['wall']:.1f} s ({peers['cpu']:.1f} s of CPU) without fsync,")
    print(f"{peers['durable']:.1f} s with mbsync's own FSync, without which a crash loses mail")
    print(
        f"BENCH ingest count={count} msgs_per_cpu_s={stored / ours['cpu']:.0f} "
        f"msgs_per_s={stored / ours['wall']:.0f} peers={count / peers['wall']:.0f} "
        f"ratio={peers['wall'] / ours['wall']:.2f} "
        f"ratio_durable={peers['durable'] / ours['wall']:.2f} "
        f"cpu_ratio={peers['cpu'] / ours['cpu']:.2f} rss_mb={ours['rss_mb']:.0f}"
    )


def _run_ours(server: Dovecot, directory: Path, count: int) -> dict[str, float]:
    told = {"port": server.imap_port, "directory": str(directory / "workspace"), "count": count}
    (directory / "workspace").mkdir()
    command = [sys.executable, "-m", "tests.bench.ingest", "--child", json.dumps(told)]
    run = subprocess.run(command, capture_output=True, check=False, text=True)
    if run.returncode:
        sys.exit(f"the run failed:\n{run.stderr[-4000:]}")
    found: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return found


async def _take_in(told: dict[str, Any]) -> dict[str, float]:
    """Be the process that is measured."""
    directory = Path(told["directory"])
    clock, keeper = SystemClock(), _Secrets()
    database = Database.open(
        directory / "kindline.db", secrets.token_hex(32), files_dir=directory / "files"
    )
    settings = {
        "imap_host": "127.0.0.1",
        "imap_port": told["port"],
        "imap_security": "none",
        "smtp_host": "127.0.0.1",
        "smtp_port": 9,
        "smtp_security": "none",
    }
    wanted = Account("", "email", "Bench", _USER, settings)
    account, _ = people.add_account(
        database, keeper, wanted, {"password": "b"}, "bench", clock.now()
    )
    channel = registry.connect(account, keeper, clock)
    collecting.seldom()  # as the engine's process does
    stored, first, memory = 0, 0.0, 0.0
    began, cpu_began = time.monotonic(), time.process_time()
    async with aclosing(channel.receive(None)) as batches:  # type: ignore[type-var]
        async for batch in batches:
            await asyncio.to_thread(receive.receive, database, account, batch, clock.now())
            stored += len(batch.messages)
            first = first or time.monotonic() - began
            if batch.is_caught_up:
                break
            memory = max(memory, _rss_mb() + _children_rss_mb())
    wall, cpu = time.monotonic() - began, time.process_time() - cpu_began
    await asyncio.to_thread(_wait_for_children)
    cpu += _children_cpu()
    tidied_at, tidied_cpu = time.monotonic(), time.process_time()
    while indexing.tidy(database):
        pass
    after = {
        "tidy_wall": time.monotonic() - tidied_at,
        "tidy_cpu": time.process_time() - tidied_cpu,
    }
    database.close()
    return {"stored": stored, "wall": wall, "cpu": cpu, "first": first, "rss_mb": memory} | after


def _children() -> list[str]:
    """Give the processes that this one started, from whichever thread."""
    found: list[str] = []
    for listed in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):  # the thread is gone
            found += listed.read_text().split()
    return found


def _wait_for_children() -> None:
    """What they used is counted once they have ended."""
    until = time.monotonic() + 10
    while _children() and time.monotonic() < until:
        time.sleep(0.01)


def _children_rss_mb() -> float:
    found = 0.0
    for pid in _children():
        with suppress(OSError, StopIteration):  # it has ended
            found += _rss_mb(pid)
    return found


def _rss_mb(pid: str = "self") -> float:
    """Give a process's own peak; ru_maxrss would still hold the parent's from before exec."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / _CHUNK_BYTES
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _CHUNK_BYTES


def _run_peers(server: Dovecot, directory: Path) -> dict[str, float]:
    """Fetch the same mailbox with mbsync and index it with notmuch, in temporary directories."""
    home = directory / "peers"
    maildir = home / "mail"
    maildir.mkdir(parents=True)
    (home / "notmuch").write_text(
        f"[database]\npath={maildir}\n[user]\nname=Bench\nprimary_email={_USER}\n"
        "[new]\ntags=inbox;\n"
    )
    environment = os.environ | {"HOME": str(home), "NOTMUCH_CONFIG": str(home / "notmuch")}

    def run(*command: str) -> float:
        began = time.monotonic()
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - began

    def fetch(into: Path, *, is_durable: bool) -> float:
        into.mkdir(exist_ok=True)
        rules = home / f"{into.name}.rc"
        fsync = "yes" if is_durable else "no"
        rules.write_text(_MBSYNC.format(port=server.imap_port, mail=into, fsync=fsync))
        return run(require("mbsync", "isync"), "-q", "-c", str(rules), "bench")

    before = _children_cpu()
    fetched = fetch(maildir, is_durable=False)
    indexed = run(require("notmuch", "notmuch"), "new", "--quiet")
    cpu = _children_cpu() - before
    # As it comes, mbsync makes each mail durable before it goes on, as Kindline does each batch.
    durable = fetch(home / "durable", is_durable=True)
    return {"wall": fetched + indexed, "cpu": cpu, "durable": durable + indexed}


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


_MBSYNC = """FSync {fsync}
IMAPStore far
Host 127.0.0.1
Port {port}
User us@shop.example
Pass b
SSLType None
AuthMechs LOGIN

MaildirStore near
Path {mail}/
Inbox {mail}/inbox
SubFolders Verbatim

Channel bench
Far :far:
Near :near:
Patterns INBOX
Create Near
Sync Pull
SyncState *
"""


if __name__ == "__main__":
    main()
