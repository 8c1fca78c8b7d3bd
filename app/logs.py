"""Logs that rotate and hold neither what customers wrote nor secrets."""

from __future__ import annotations

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from inbox.errors import KindlineError

if TYPE_CHECKING:
    from types import TracebackType

    from app.paths import Workspace

_SIZE_BYTES = 1_000_000
_KEPT = 4
_FRAMES = 400


class SafeFormatter(logging.Formatter):
    """Writes where an error arose and its type, not its words, which may quote a customer."""

    def formatException(  # noqa: N802 - logging's own name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Give the frames and the types of an error and of its causes."""
        return "\n".join(_lines(ei[1]))


def _lines(error: BaseException | None) -> list[str]:
    """Give an error, what it came from, and the errors that a group holds."""
    lines: list[str] = []
    while error is not None and len(lines) < _FRAMES:
        lines.append(_named(error))
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        if isinstance(error, BaseExceptionGroup):
            lines += [line for each in error.exceptions for line in _lines(each)]
        error = error.__cause__ or error.__context__
    return lines


def _named(error: BaseException) -> str:
    """Name an error; our own sentences are safe to write down."""
    kind = type(error)
    words = f": {error}" if isinstance(error, KindlineError) else ""
    return f"{kind.__module__}.{kind.__qualname__}{words}"


def _first_line(record: logging.LogRecord) -> bool:
    """Keep asyncio's own words; behind them it writes out the task and the error with its words."""
    record.msg, record.args = str(record.msg).partition("\n")[0], ()
    return True


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Leave a trace of what ended a process, also where nobody reads its standard error."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger(__name__).critical("the process ended", exc_info=(kind, error, trace))
    sys.stderr.write(f"Kindline ended because of a bug ({kind.__name__}); its log says where.\n")


def start(workspace: Workspace, process: str, *, level: int = logging.INFO) -> None:
    """Log this process into the workspace's logs/ from now on; nowhere if there can be none."""
    root = logging.getLogger()
    root.setLevel(level)
    # Protocol libraries log addresses and commands at lower levels.
    for name in ("httpx", "httpcore", "imapclient", "aiosmtplib", "sqlalchemy", "keyring"):
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        workspace.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        # What ails the disk is said by what needs it more.
        root.handlers = [logging.NullHandler()]
        return
    handler = RotatingFileHandler(
        workspace.logs / f"{process}.log",
        maxBytes=_SIZE_BYTES,
        backupCount=_KEPT,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(SafeFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("asyncio").addFilter(_first_line)
    root.handlers = [handler]
    if sys.excepthook is sys.__excepthook__:  # the window has its own, which tells the person
        sys.excepthook = _uncaught
