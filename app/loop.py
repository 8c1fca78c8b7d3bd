"""Runs the window on one loop for Qt and asyncio, and ends everything in order."""

from __future__ import annotations

import asyncio
import logging
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop  # type: ignore[import-untyped]

from app import collecting, logs
from app.opened import Opened
from ui.kit import fonts, tasks, theme, words
from ui.kit.words import tr
from ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from app.paths import Workspace

_log = logging.getLogger(__name__)
_SWITCH_SECONDS = 0.001


def application(arguments: list[str]) -> QApplication:
    """Make the Qt application with the app's fonts and look."""
    collecting.later()
    # A thread that reads rows gives way to a key press five times sooner than Python's own.
    sys.setswitchinterval(_SWITCH_SECONDS)
    existing = QApplication.instance()
    if existing is None and find_spec("PySide6.QtWebEngineCore") is not None:
        # The `media` extra shows mail as designed; its views need this before the application.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = existing if isinstance(existing, QApplication) else QApplication(arguments)
    app.setApplicationName("Kindline")
    app.setDesktopFileName("kindline")
    app.setQuitOnLastWindowClosed(False)
    fonts.load()
    app.setFont(fonts.font(13))
    theme.apply(app, "system")
    words.use_language(app, "system")
    return app


def event_loop(app: QApplication) -> QEventLoop:
    """Make the loop that turns Qt and asyncio together, and name it for slots."""
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    tasks.use_loop(loop)
    return loop


def run(workspace: Workspace, key_file: Path | None = None, *, is_sample: bool = False) -> int:
    """Show the window until the person quits; gives the exit code."""
    app = application(sys.argv[:1])
    loop = event_loop(app)
    window = Window()
    _catch(loop, window)
    # On the screen before the database, the network or the keyring are even imported.
    window.show()
    with loop:
        loop.run_until_complete(_live(app, window, workspace, key_file, is_sample))
    return 0


async def _live(
    app: QApplication,
    window: Window,
    workspace: Workspace,
    key_file: Path | None,
    is_sample: bool,
) -> None:
    await asyncio.sleep(0.03)  # the first paint
    logs.start(workspace, "window")
    opened = Opened(app, window, key_file)
    opened.begin(workspace, loads_sample=is_sample)
    await opened.ended.wait()
    await opened.close()
    window.let_close()
    await tasks.drain()


def _catch(loop: QEventLoop, window: Window) -> None:
    """Send what nobody expected to the log, and tell the person that nothing is lost."""

    def told(error: BaseException | None, what: str) -> None:
        _log.error("%s", what, exc_info=error)
        if window.room is not None:
            window.room.toasts.show(
                tr("Something went wrong that should not. It is in the log; nothing is lost.")
            )

    def from_loop(_loop: Any, context: dict[str, Any]) -> None:
        told(context.get("exception"), str(context.get("message", "a task failed")))

    def from_slot(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        told(error.with_traceback(trace), kind.__name__)

    loop.set_exception_handler(from_loop)
    sys.excepthook = from_slot
