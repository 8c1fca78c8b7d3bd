"""Takes the mails of a large mailbox apart in a process of its own, beside fetching and storing.

A mail that brings that process down, or holds it up, is shown raw; all others are read as ever.
Chunks go to and fro as a length (4 bytes, big endian) and a pickle; its end follows ours.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import struct
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields
from operator import attrgetter
from typing import IO, TYPE_CHECKING, Any

from inbox.channel import IncomingMessage
from inbox.channels.email.parse import Where, parse, shown_raw
from inbox.prepared import packed, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_log = logging.getLogger(__name__)
Letter = tuple[bytes, Where]
# Below these a process costs more than it saves.
_FEWEST = 100
_LARGE_MAILBOX = 2_000
# A chunk takes a tenth of a second, a start half of one: all but a reader that hangs is done.
_PATIENCE_SECONDS = 30.0
_PATIENCE_WITH_ONE_SECONDS = 10.0
_PATIENCE_WITH_START_SECONDS = 60.0
_TRIES = 2
_NICE = 5  # what is read ahead must not take the processor of what is stored
_NEW_OBJECTS = 50_000
_LENGTH = struct.Struct(">I")
_NAMES = tuple(each.name for each in fields(IncomingMessage))
_RAW, _PACKED, _FOLDED = map(_NAMES.index, ("raw", "packed", "folded"))
_values = attrgetter(*_NAMES)
_where_values = attrgetter(*(each.name for each in fields(Where)))
_FAULTS = (OSError, EOFError, TimeoutError, pickle.UnpicklingError)


class Apart:
    """The process, while there is one. Used from one thread."""

    def __init__(self) -> None:
        self._reader: _Reader | None = None

    def expect(self, count: int) -> None:
        """Start the process when so many mails are still to come; it is ready a moment later."""
        if self._reader is None and count >= _LARGE_MAILBOX and (os.cpu_count() or 1) > 1:
            self._start()

    def parse(self, letters: Sequence[Letter]) -> Callable[[], list[IncomingMessage]]:
        """Begin to read mails; the function given waits for them, in their order."""
        reader = self._reader
        if reader is None or len(letters) < _FEWEST:
            return lambda: [parse(*each) for each in letters]
        begun = reader.begin(letters)
        return lambda: self._finished(reader, begun, letters)

    def close(self) -> None:
        """End the process; `expect` may start another."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _start(self) -> _Reader | None:
        try:
            self._reader = _Reader()
        except OSError:
            _log.warning("there is no process to take mails apart in", exc_info=True)
        return self._reader

    def _finished(
        self, reader: _Reader, begun: Future[list[list[Any]]], letters: Sequence[Letter]
    ) -> list[IncomingMessage]:
        try:
            return _joined(begun.result(_PATIENCE_SECONDS), letters)
        except _FAULTS:
            _log.warning("taking mails apart failed; they are read again one by one")
            # What else it was asked fails as well, but its successor is not to blame.
            self._give_up(reader)
            return [self._alone(letter) for letter in letters]

    def _alone(self, letter: Letter) -> IncomingMessage:
        """Read one mail, so that only what is harmful is shown raw."""
        for _ in range(_TRIES):  # what ended it the first time may have come from outside
            reader = self._reader or self._proved()
            if reader is None:
                return parse(*letter)
            try:
                read = reader.begin([letter]).result(_PATIENCE_WITH_ONE_SECONDS)
                return _joined(read, [letter])[0]
            except _FAULTS:
                self._give_up(reader)
        _log.warning("a mail brought its reader down and is shown raw")
        return shown_raw(*letter)

    def _proved(self) -> _Reader | None:
        """Start a process; None where none can work, which is no mail's fault."""
        reader = self._start()
        if reader is None:
            return None
        try:
            reader.begin([]).result(_PATIENCE_WITH_START_SECONDS)
        except _FAULTS:
            _log.warning("no process takes mails apart; they are read here")
            self._give_up(reader)
        return self._reader

    def _give_up(self, reader: _Reader) -> None:
        if self._reader is reader:
            self.close()


class _Reader:
    """The other process and the one thread that talks to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._thread = ThreadPoolExecutor(1, "mail-reader")

    def begin(self, letters: Sequence[Letter]) -> Future[list[list[Any]]]:
        return self._thread.submit(self._ask, letters)

    def close(self) -> None:
        """End the process, also one that hangs."""
        self._process.kill()
        self._thread.submit(self._bury)
        self._thread.shutdown(wait=False, cancel_futures=False)

    def _ask(self, letters: Sequence[Letter]) -> list[list[Any]]:
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise EOFError
        # Plain values: objects of a class take ten times as long to pack.
        _write(asked, [(raw, _where_values(where)) for raw, where in letters])
        found: list[list[Any]] = _read(answers)
        return found

    def _bury(self) -> None:
        for end in (self._process.stdin, self._process.stdout):
            if end is not None:
                _shut(end)
        self._process.wait()


def main() -> int:
    """Be the process: read chunks until there are no more."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)  # mails hold no cycles: nothing to find among them
    while True:
        try:
            letters = _read(given)
        except EOFError:
            return 0
        try:
            _write(answers, [_read_one(raw, Where(*where)) for raw, where in letters])
        except BrokenPipeError:
            return 0


def _read_one(raw: bytes, where: Where) -> list[Any]:
    """Give a mail's values, and what else can be done here rather than while it is stored."""
    message = parse(raw, where)
    values = list(_values(message))
    values[_RAW] = b""  # the asker has it
    values[_PACKED], values[_FOLDED] = packed(raw), words_of(message)
    return values


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--mail-reader"]
    return [sys.executable, "-m", __name__]


def _write(end: IO[bytes], value: Any) -> None:
    packed = pickle.dumps(value, protocol=5)
    end.write(_LENGTH.pack(len(packed)))
    end.write(packed)
    end.flush()


def _read(end: IO[bytes]) -> Any:
    head = end.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    packed = end.read(length)
    if len(packed) < length:
        raise EOFError
    # Both ends are ours: nothing from outside is ever unpickled, mails travel as bytes.
    return pickle.loads(packed)  # noqa: S301


def _shut(end: IO[bytes]) -> None:
    try:
        end.close()
    except OSError:
        return


def _joined(read: list[list[Any]], letters: Sequence[Letter]) -> list[IncomingMessage]:
    for values, (raw, _) in zip(read, letters, strict=True):
        values[_RAW] = raw
    return [IncomingMessage(*values) for values in read]


if __name__ == "__main__":
    sys.exit(main())
