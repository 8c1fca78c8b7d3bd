"""`./kindline test`: every check and test, each summarised at the end."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from installer.places import ROOT, venv_program
from installer.saying import say
from installer.summary import Step, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPED = ("app", "ui", "inbox", "profile_panel", "local_models", "installer")


def run_all(pytest_arguments: Sequence[str]) -> int:
    """Run everything, also after a failure; give 0 only if all went well."""
    with tempfile.TemporaryDirectory(prefix="kindline-test-") as folder:
        report = Path(folder) / "tests.xml"
        steps = [_one(name, command) for name, command in _steps(pytest_arguments, report)]
        say("\nSummary")
        for line in lines(steps, report):
            say(line)
    failed = [step.name for step in steps if step.code]
    say(f"\nFailed: {', '.join(failed)}." if failed else "\nEverything passed.")
    return 1 if failed else 0


def _steps(pytest_arguments: Sequence[str], report: Path) -> list[tuple[str, list[str]]]:
    return [
        ("ruff format --check", ["ruff", "format", "--check", "."]),
        ("ruff check", ["ruff", "check", "."]),
        ("mypy --strict", ["mypy", "--strict", *_TYPED]),
        ("lint-imports", ["lint-imports"]),
        ("docs/modules.md", ["python", "-m", "installer.modules_table", "--check"]),
        ("README's channels", ["python", "-m", "installer.channels_table", "--check"]),
        ("pytest", ["pytest", f"--junitxml={report}", *pytest_arguments]),
    ]


def _one(name: str, command: list[str]) -> Step:
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
    return Step(name, code, time.monotonic() - began)
