"""The clone's own `.venv`, with exactly what a lock file lists."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from installer import system
from installer.failure import SetupFailed
from installer.guard import held
from installer.places import ROOT, VENV, log, venv_program, write_whole
from installer.process import run
from installer.saying import Progress, say

if TYPE_CHECKING:
    from collections.abc import Callable

_STAMP = VENV / "kindline-environment.json"
FULL = "requirements-test.lock"
PLAIN = "requirements.lock"
_PARTS = (*system.PYTHON, f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")


def ensure(lock_name: str) -> Path:
    """Make the environment hold a lock file's packages; give its Python. Raises SetupFailed.

    The stamp is written last, so an interruption anywhere leads to another complete run.
    """
    python = venv_program("python")
    wanted = digest(ROOT / lock_name)
    if python.exists() and wanted in _stamped():
        return python
    with held(ROOT / ".venv.lock", _waiting()):
        if not (python.exists() and wanted in _stamped()):
            _make(python)
            _fill(python, lock_name)
            _show_the_clone()
            _stamp(lock_name)
    return python


def digest(lock: Path) -> str:
    """Name a lock file's content and the Python it was installed for."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _stamped() -> list[str]:
    try:
        stamp = json.loads(_STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return stamp["locks"] if isinstance(stamp, dict) and stamp.get("root") == str(ROOT) else []


def _stamp(lock_name: str) -> None:
    # The test lock holds all of the plain one, so it vouches for both.
    names = [FULL, PLAIN] if lock_name == FULL else [PLAIN]
    stamp = {"root": str(ROOT), "locks": [digest(ROOT / name) for name in names]}
    write_whole(_STAMP, json.dumps(stamp))


def _waiting() -> Callable[[], None]:
    return Progress("Waiting for another Kindline that is setting up").update


def _make(python: Path) -> None:
    if _works(python):
        return
    if not _has_ensurepip():
        _need_ensurepip()
    if VENV.exists():
        shutil.rmtree(VENV)
    say("Setting up Kindline in .venv (once; later starts are quick).")
    out = log("environment")
    try:
        run([sys.executable, "-m", "venv", VENV], out, lambda _: None)
    except SetupFailed as error:
        raise SetupFailed(
            f"Python could not make the environment in {VENV}. It said:\n{error}\n"
            "Nothing else was changed; free some space or check the folder's rights, then run "
            "this again."
        ) from error


def packages() -> tuple[str, ...]:
    """Give the system packages that making .venv takes on Debian, whose Python comes in parts."""
    if venv_program("python").exists() or _has_ensurepip():
        return ()
    return _PARTS


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _need_ensurepip() -> None:
    if not system.is_debian():
        raise SetupFailed(
            f"{sys.executable} has no ensurepip, so it cannot make an environment. Nothing was "
            "changed. Install your system's venv package for it, then run this again."
        )
    system.ensure(_PARTS)


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    try:
        run([python, "-c", "import pip"], Path(os.devnull), lambda _: None)
    except SetupFailed:
        return False
    return True


def _fill(python: Path, lock_name: str) -> None:
    lock = ROOT / lock_name
    count = sum(1 for line in lock.read_text("utf-8").splitlines() if line[:1].isalnum())
    progress = Progress("Installing the libraries")
    seen = 0

    def watch(line: str) -> None:
        nonlocal seen
        seen += line.startswith(("Collecting ", "Requirement already satisfied"))
        # Unpacking takes about a tenth of the time and says nothing.
        progress.update(0.9 * min(seen / count, 1.0), line[:50].strip())

    out = log("environment")
    try:
        run([python, "-m", "pip", *_PIP, "install", "--require-hashes", "-r", lock], out, watch)
    except SetupFailed as error:
        raise SetupFailed(_why(str(error), lock_name, out)) from error
    progress.done()


_PIP = ("--disable-pip-version-check", "--no-input")
_NETWORK_WORDS = ("Temporary failure in name", "Connection", "Max retries", "timed out", "getaddr")


def _why(said: str, lock_name: str, out: Path) -> str:
    """Say in words what pip's output means, and what to do."""
    if "HASHES" in said or "hashes" in said:
        what = f"a downloaded package is not the one {lock_name} names, so it was not installed"
        do = "Try again later or on another network; if it stays so, report it"
    elif "No space left" in said:
        what, do = "the disk is full", "Free about 2 GB, then run this again"
    elif any(word in said for word in _NETWORK_WORDS) or "No matching distribution" in said:
        what = "the packages could not be downloaded (is there a network?)"
        do = "Check the network, then run this again: it goes on where it stopped"
    else:
        what, do = "pip stopped", "See its last words above, then run this again"
    return f"{said}\n\nThe libraries could not be installed: {what}. {do}. Log: {out}"


def _show_the_clone() -> None:
    """Let `python -m app` find the clone from any folder, as an editable install would."""
    folders = [*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages")]
    for folder in folders:
        write_whole(folder / "kindline.pth", f"{ROOT}\n")
