"""A runner of the real command line, on a workspace of its own."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@dataclass
class Kindline:
    """The command line with its workspace and key file."""

    general: tuple[str, ...]
    home: Path

    def run(
        self, *arguments: str, given: str = "", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "app.cli", *arguments, *self.general],
            input=given,
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            timeout=120,
            env=dict(os.environ) | {"KINDLINE_HOME": str(self.home)} | (env or {}),
        )

    def json(self, *arguments: str, given: str = "") -> Any:
        done = self.run(*arguments, "--json", given=given)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def kindline(tmp_path: Path) -> Kindline:
    key = tmp_path / "key"
    key.write_text(secrets.token_urlsafe(48), "utf-8")
    general = ("--workspace", str(tmp_path / "workspace"), "--key-file", str(key))
    return Kindline(general, tmp_path)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Kindline:
    return Kindline(("--sample",), tmp_path_factory.mktemp("home"))
