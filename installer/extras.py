"""Installs what only some want, named in KINDLINE_EXTRAS: `KINDLINE_EXTRAS=media ./kindline`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from installer.environment import digest
from installer.failure import SetupFailed
from installer.guard import held
from installer.places import ROOT, VENV, log, write_whole
from installer.process import run
from installer.saying import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Each has a lock file beside this module.
KNOWN = {
    "media": "voice notes that play in the thread, a film's first picture, and mail shown as it was"
    " designed (150 MB)"
}


def wanted(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Give the extras that are asked for now, and those that were installed before.

    Raises SetupFailed for a name that is not known.
    """
    named = environ.get("KINDLINE_EXTRAS", "").replace(",", " ").split()
    unknown = [name for name in named if name not in KNOWN]
    if unknown:
        told = "; ".join(f"{name}: {what}" for name, what in KNOWN.items())
        raise SetupFailed(
            f"KINDLINE_EXTRAS names {', '.join(unknown)}, which does not exist. Nothing was "
            f"changed. There is: {told}."
        )
    return [name for name in KNOWN if name in named or _stamp(name).exists()]


def ensure(python: Path, names: list[str]) -> None:
    """Install extras that are missing or of another version than their lock. Raises SetupFailed."""
    for name in names:
        lock = ROOT / "installer" / f"{name}.lock"
        if _is_installed(name, lock):
            continue
        with held(ROOT / ".venv.lock", Progress("Waiting for another Kindline").update):
            if not _is_installed(name, lock):
                _install(python, name, lock)


def _stamp(name: str) -> Path:
    return VENV / f"kindline-extra-{name}"


def _is_installed(name: str, lock: Path) -> bool:
    try:
        return _stamp(name).read_text("utf-8") == digest(lock)
    except OSError:
        return False


def _install(python: Path, name: str, lock: Path) -> None:
    progress = Progress(f"Installing the extra {name}")
    options = ("--disable-pip-version-check", "--no-input", "install", "--no-deps")
    command: list[str | Path] = [python, "-m", "pip", *options, "--require-hashes", "-r", lock]
    try:
        run(command, log("environment"), lambda line: progress.update(0.0, line[:50].strip()))
    except SetupFailed as error:
        raise SetupFailed(
            f"{error}\n\nThe extra {name} could not be installed; everything else works. Check "
            f"the network and try again, or start without KINDLINE_EXTRAS."
        ) from error
    progress.done()
    write_whole(_stamp(name), digest(lock))
