"""Run a long command: its output to a log, its progress to whoever asks."""

from __future__ import annotations

import os
import queue
import subprocess
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from installer.failure import SetupFailed

_TAIL_LINES = 15
Watch = Callable[[str], None]
Command = list[str | Path]


def run(
    command: Command,
    log: Path,
    watch: Watch,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> list[str]:
    """Run to the end and give the output's last lines. Raises SetupFailed with them.

    `watch` gets each line as it comes, and "" about twice a second in between.
    """
    words = [str(word) for word in command]
    tail: list[str] = []
    with log.open("a", encoding="utf-8") as out, _start(words, env, cwd) as child:
        out.write("$ " + " ".join(words) + "\n")
        try:
            for line in _lines(child.stdout):
                watch(line)
                if line:
                    out.write(line + "\n")
                    tail = [*tail[1 - _TAIL_LINES :], line]
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        raise SetupFailed("\n".join(tail) or f"{words[0]} ended with code {child.returncode}.")
    return tail


def _start(
    words: list[str], env: Mapping[str, str] | None, cwd: Path | None
) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=dict(os.environ) | dict(env or {}),
            cwd=cwd,
            close_fds=os.name == "nt",  # so that a child holds our lock; see guard.py
        )
    except OSError as error:
        raise SetupFailed(f"{words[0]} could not be started: {error.strerror}.") from error


def _lines(stream: IO[str] | None) -> list[str] | _Ticking:
    return [] if stream is None else _Ticking(stream)


class _Ticking:
    """A stream's lines, with "" in between while it is silent, so that clocks keep moving."""

    def __init__(self, stream: IO[str]) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.put(line.rstrip("\n") or " ")
        self._lines.put(None)

    def __iter__(self) -> _Ticking:
        return self

    def __next__(self) -> str:
        try:
            line = self._lines.get(timeout=0.5)
        except queue.Empty:
            return ""
        if line is None:
            raise StopIteration
        return line
