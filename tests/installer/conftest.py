"""A small clone with one tiny locked library, so that set-up runs for real in seconds."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]
_MAIN = """
import json, sys, tiny
print(json.dumps({"arguments": sys.argv[1:], "tiny": tiny.VERSION}))
"""


def make_wheel(folder: Path, name: str, version: str, module: str, code: str) -> Path:
    """Write a wheel by hand."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = {
        f"{module}.py": code,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = [f"{info}/RECORD,,"]
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
            lines.append(f"{path},sha256={digest.rstrip(b'=').decode()},{len(text.encode())}")
            archive.writestr(path, text)
        archive.writestr(f"{info}/RECORD", "\n".join(lines) + "\n")
    return wheel


@dataclass
class Clone:
    """A clone of the set-up with a stand-in for the app."""

    root: Path
    wheels: Path
    cache: Path

    def lock(self, name: str = "tiny", version: str = "1.0", digest: str = "") -> None:
        if not digest:
            wheel = self.wheels / f"{name}-{version}-py3-none-any.whl"
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        text = f"{name}=={version} \\\n    --hash=sha256:{digest}\n"
        for file in ("requirements.lock", "requirements-test.lock"):
            (self.root / file).write_text(text, "utf-8")

    def run(
        self, *arguments: str, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.root / "kindline"), *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.cache,
            env=self.environment() | dict(env or {}),
        )

    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
        return kept | {
            "KINDLINE_CACHE": str(self.cache),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
        }


@pytest.fixture(scope="session")
def empty_venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment once: a copy takes a tenth of the time."""
    venv = tmp_path_factory.mktemp("environment") / ".venv"
    base = getattr(sys, "_base_executable", None) or sys.executable
    subprocess.run([base, "-m", "venv", venv], check=True)
    return venv


@pytest.fixture
def clone(bare_clone: Clone, empty_venv: Path) -> Clone:
    """Give a clone whose environment exists, and is empty."""
    shutil.copytree(empty_venv, bare_clone.root / ".venv", symlinks=True)
    return bare_clone


@pytest.fixture
def bare_clone(tmp_path: Path) -> Clone:
    """Give a clone as git makes it."""
    root = tmp_path / "a clone"  # a space, because people have them
    root.mkdir()
    shutil.copy2(ROOT / "kindline", root)
    shutil.copytree(ROOT / "installer", root / "installer")
    (root / "app").mkdir()
    (root / "app" / "__init__.py").touch()
    (root / "app" / "__main__.py").write_text(_MAIN, "utf-8")
    made = Clone(root, tmp_path / "wheels", tmp_path / "cache")
    made.cache.mkdir()
    make_wheel(made.wheels, "tiny", "1.0", "tiny", "VERSION = '1.0'\n")
    made.lock()
    return made


@pytest.fixture
def wheel_maker() -> Callable[..., Path]:
    return make_wheel
