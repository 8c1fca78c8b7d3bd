"""Measures search: newest-first and by relevance, over short messages and against notmuch."""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert

from inbox.channel import Batch, IncomingMessage
from inbox.model import Direction
from inbox.receive import receive
from inbox.store import indexing, search
from inbox.store.database import Database
from inbox.store.search_words import words
from inbox.store.tables import accounts
from tests.bench import _corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ACCOUNT = "b" * 32
_BATCH = 1_000
_QUERIES = 40
_NEWEST_MS, _RELEVANCE_MS = 20.0, 50.0
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def main() -> int:
    """Run the measurement; the exit code tells whether the promises hold."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=1_000_000, help="short messages")
    asked.add_argument("--mails", type=int, default=30_000, help="mails against notmuch; 0: none")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--dir", type=Path, help="keep the short messages here and use them again")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="kindline-bench-") as folder:
        kept = options.dir and options.dir / f"short-{options.count}-{options.seed}"
        found = _short(kept or Path(folder) / "short", options.count, options.seed)
        ratio = _against_notmuch(Path(folder) / "mail", options.mails, options.seed)
    newest = max(value for name, value in found.items() if name.startswith("newest"))
    best = max(value for name, value in found.items() if name.startswith("relevance"))
    told = " ".join(f"{name}_p95_ms={value:.1f}" for name, value in found.items())
    shown = "none" if ratio is None else f"{ratio:.2f}"
    _say(f"BENCH search count={options.count} mails={options.mails} {told} ratio={shown}")
    is_kept = newest <= _NEWEST_MS and best <= _RELEVANCE_MS and (ratio is None or ratio >= 1)
    return 0 if is_kept else 1


def _short(folder: Path, count: int, seed: int) -> dict[str, float]:
    filled = folder / "filled"
    if filled.exists():
        return _measured(
            Database.open(folder / "k.db", "5" * 64, files_dir=folder / "files"), count, seed
        )
    database = _open(folder)
    step = timedelta(days=400) / max(1, count)
    began = time.process_time()
    messages = (
        IncomingMessage(
            remote_id=str(number),
            direction=Direction.INBOUND,
            author_handle=f"c{number % (count // 5 + 1)}",
            author_name=f"Customer {number % (count // 5 + 1)}",
            sent_at=_corpus.END - step * (count - number),
            text=text,
            thread_key=str(number % (count // 5 + 1)),
            language=language,
        )
        for number, (language, text) in enumerate(_corpus.short_messages(count, seed))
    )
    _fill(database, messages)
    _tidied(database)
    spent = time.process_time() - began
    _say(f"{count:,} short messages stored, {count / spent:,.0f} a second of processor time")
    filled.touch()
    return _measured(database, count, seed)


def _measured(database: Database, count: int, seed: int) -> dict[str, float]:
    queries = _queries(text for _, text in _corpus.short_messages(min(count, 40_000), seed))
    found: dict[str, float] = {}
    for order, by_relevance in (("newest", False), ("relevance", True)):
        for kind, typed in queries.items():
            found[f"{order}_{kind}"] = _p95(_finder(database, by_relevance), typed)
            _say(f"{order:>10} {kind:<8} p95 {found[f'{order}_{kind}']:7.1f} ms")
    database.close()
    return found


def _queries(texts: Iterable[str]) -> dict[str, list[str]]:
    """Choose what to look for: by how often it is written, and whether it is Arabic."""
    chance = random.Random(3)  # noqa: S311
    seen: Counter[str] = Counter()
    phrases: list[str] = []
    for text in texts:
        own = words(text)
        seen.update(own)
        if len(own) > 3 and not _ARABIC.search(text):
            phrases.append(f'"{own[1]} {own[2]}"')
    latin = [word for word, _ in seen.most_common() if not _ARABIC.search(word) and len(word) > 1]
    arabic = [word for word, _ in seen.most_common() if _ARABIC.search(word)]
    rare = [word for word in latin if seen[word] <= 2]
    return {
        "common": latin[:_QUERIES],
        "rare": chance.sample(rare, min(_QUERIES, len(rare))),
        "phrase": chance.sample(phrases, min(_QUERIES, len(phrases))),
        "arabic": arabic[: _QUERIES // 2] + arabic[200 : 200 + _QUERIES // 2],
        "prefix": [f"{word[:3]}*" for word in latin[:_QUERIES] if len(word) > 3],
    }


def _against_notmuch(folder: Path, count: int, seed: int) -> float | None:
    """Give notmuch's p95 over ours, on the same mails and words; None where it can't be told."""
    if not count or shutil.which("notmuch") is None:
        return None
    maildir = folder / "maildir"
    _corpus.write_maildir(maildir, count, seed)
    config = folder / "notmuch-config"
    config.write_text(f"[database]\npath={maildir}\n[user]\nname=x\nprimary_email=x@x.example\n")
    environment = {**os.environ, "NOTMUCH_CONFIG": str(config)}
    _notmuch(environment, "new", "--quiet")
    database = _open(folder / "ours")
    _fill(database, _incoming(count, seed))
    _tidied(database)
    queries = _queries(letter.text for letter in _corpus.letters(min(count, 5_000), seed))
    typed = [word for kind, chosen in queries.items() if kind != "prefix" for word in chosen[:10]]

    def theirs(word: str) -> None:
        _notmuch(environment, "search", "--limit=50", f'body:"{word.strip(chr(34))}"')

    ours_ms, theirs_ms = _p95(_finder(database, False), typed), _p95(theirs, typed)
    _say(f"{count:,} mails: ours p95 {ours_ms:.1f} ms, notmuch p95 {theirs_ms:.1f} ms")
    database.close()
    return theirs_ms / ours_ms


def _tidied(database: Database) -> None:
    """Merge as the engine does once nothing streams in."""
    while indexing.tidy(database):
        pass


def _incoming(count: int, seed: int) -> Iterator[IncomingMessage]:
    for letter in _corpus.letters(count, seed):
        yield IncomingMessage(
            remote_id=str(letter.number),
            direction=Direction.INBOUND,
            author_handle=letter.address,
            author_name=letter.author,
            sent_at=letter.sent_at,
            subject=letter.subject,
            text=letter.text,
            message_id_header=letter.message_id,
            references=letter.references,
            raw=letter.raw,
        )


def _notmuch(environment: dict[str, str], *command: str) -> None:
    subprocess.run(["notmuch", *command], env=environment, check=True, capture_output=True)


def _finder(database: Database, by_relevance: bool) -> Callable[[str], None]:
    def look(typed: str) -> None:
        search.find(database, typed, by_relevance, 50, _corpus.END)

    return look


def _p95(look: Callable[[str], None], typed: list[str]) -> float:
    times = []
    for _ in range(3):
        for each in typed:
            began = time.perf_counter()
            look(each)
            times.append(time.perf_counter() - began)
    # The first round warms the cache, as the first keystrokes do.
    warm = sorted(times[len(typed) :])
    return warm[min(len(warm) - 1, int(len(warm) * 0.95))] * 1000


def _open(folder: Path) -> Database:
    database = Database.open(folder / "k.db", "5" * 64, files_dir=folder / "files")
    with database.write() as connection:
        connection.execute(
            insert(accounts).values(id=_ACCOUNT, channel="bench", created_at=_corpus.END)
        )
    return database


def _fill(database: Database, messages: Iterator[IncomingMessage]) -> None:
    while batch := list(islice(messages, _BATCH)):
        receive(database, _ACCOUNT, Batch(batch), _corpus.END)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
