"""The way in: see to everything that is missing, then become Kindline.

`./kindline` and `kindline.cmd` only find a Python for this file, which needs nothing but the
standard library. When nothing is missing it costs a few stats before it hands over.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typing import TYPE_CHECKING

from installer import environment, extras, model_status, model_wheel, system
from installer.failure import SetupFailed
from installer.places import IS_WINDOWS, ROOT, log
from installer.saying import Progress, say

if TYPE_CHECKING:
    from collections.abc import Sequence

# The commands that are worth having the model's engine for; the others never wait for a build.
_THINKING = frozenset({"engine", "draft", "urgency", "sync"})
_PLAIN = frozenset({"accounts", "queue", "show", "search", "send"})
_PLAIN |= {"import", "export", "settings", "doctor", "screenshot"}
_HELP = frozenset({"-h", "--help"})
_INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Set up what the arguments need, then run it. Gives an exit code if it comes back."""
    is_test = arguments[:1] == ["test"]
    try:
        _see_to_system(arguments, is_test=is_test)
        asked = extras.wanted()
        python = environment.ensure(environment.FULL if is_test else environment.PLAIN)
        extras.ensure(python, asked)
        if is_test:
            return _test(arguments[1:])
        if _wants_model(arguments):
            _build_in_background(python)
    except SetupFailed as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("\nStopped. Nothing is broken: run it again and it goes on from here.")
        return _INTERRUPTED
    return _become(python, arguments)


def _see_to_system(arguments: Sequence[str], *, is_test: bool) -> None:
    """See to all of it at once: who is not root is told one command, not one after another."""
    needed, useful = environment.packages(), _compiler(arguments)
    if is_test:
        needed, useful = (*needed, *system.WINDOW, *system.FONTS, *system.MODEL, *system.TEST), ()
    elif _is_window(arguments) or "screenshot" in arguments:
        needed, useful = (*needed, *system.WINDOW), (*useful, *system.FONTS)
    system.ensure(needed, useful)


def _compiler(arguments: Sequence[str]) -> Sequence[str]:
    return system.MODEL if _wants_model(arguments) and not model_wheel.is_installed() else ()


def _opens_kindline(arguments: Sequence[str]) -> bool:
    return not (_THINKING | _PLAIN | _HELP).intersection(arguments)


def _wants_model(arguments: Sequence[str]) -> bool:
    return _opens_kindline(arguments) or bool(_THINKING.intersection(arguments))


def _is_window(arguments: Sequence[str]) -> bool:
    """Tell whether a window will open; without a display Kindline works in the terminal."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    has_display = sys.platform != "linux" or any(os.environ.get(name) for name in names)
    return has_display and _opens_kindline(arguments)


def _test(pytest_arguments: Sequence[str]) -> int:
    progress = Progress("Building the local model's engine", after_seconds=1.0)
    model_wheel.ensure(lambda state, share, _: progress.update(share, state))
    progress.done()
    from installer import checks  # noqa: PLC0415  # only here

    return checks.run_all(pytest_arguments)


def _build_in_background(python: Path) -> None:
    """Start the build on its own, so that the window opens at once and may close meanwhile."""
    if model_wheel.is_installed():
        return
    model_status.write("building", 0.0, "Preparing to build the local model's engine.")
    with log("model").open("a", encoding="utf-8") as out:
        subprocess.Popen(
            [str(python), "-I", str(ROOT / "installer" / "model_wheel.py")],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )


def _become(python: Path, arguments: Sequence[str]) -> int:
    # The folder one happens to stand in must not decide which `app` is imported.
    env = dict(os.environ) | {"PYTHONSAFEPATH": "1"}
    command = [str(python), "-m", "app", *arguments]
    sys.stdout.flush()
    if not IS_WINDOWS:
        os.execve(str(python), command, env)  # noqa: S606  # becoming Kindline is the point
    return subprocess.run(command, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
