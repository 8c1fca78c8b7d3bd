"""`./kindline test`: every check and test, each summarised at the end."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from installer.places import ROOT, venv_program
from installer.saying import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE = ("app", "ui", "inbox", "profile_panel", "local_models", "installer", "tests")


def run_all(pytest_arguments: Sequence[str]) -> int:
    """Run everything, also after a failure; give 0 only if all went well."""
    results = [_one(name, command) for name, command in _steps(pytest_arguments)]
    say("\nSummary")
    for name, code, seconds in results:
        say(f"  {'ok    ' if code == 0 else 'FAILED'}  {name:<22} {seconds:6.1f} s")
    return 0 if all(code == 0 for _, code, _ in results) else 1


def _steps(pytest_arguments: Sequence[str]) -> list[tuple[str, list[str]]]:
    there = [name for name in _CODE if (ROOT / name).is_dir()]
    typed = [name for name in there if name != "tests"]
    return [
        ("ruff format --check", ["ruff", "format", "--check", *there]),
        ("ruff check", ["ruff", "check", *there]),
        ("mypy --strict", ["mypy", "--strict", *typed]),
        ("lint-imports", ["lint-imports"]),
        ("pytest", ["pytest", *pytest_arguments]),
    ]


def _one(name: str, command: list[str]) -> tuple[str, int, float]:
    say(f"\n== {name}")
    began = time.monotonic()
    folder = venv_program("python").parent
    env = dict(os.environ) | {
        "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}",
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "VIRTUAL_ENV": str(folder.parent),
    }
    code = subprocess.run(
        [str(venv_program(command[0])), *command[1:]], cwd=ROOT, env=env, check=False
    ).returncode
    return name, code, time.monotonic() - began


def is_there(name: str) -> bool:
    """Tell whether a check's program is installed."""
    return Path(venv_program(name)).exists()
