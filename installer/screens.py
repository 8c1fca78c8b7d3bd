"""Makes every picture of docs/screens from the real window: `python -m installer.screens`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
# Name of the picture, then what `kindline screenshot` is asked for. "draft" runs the real model.
# Two conversations of the sample; their ids come from what they are and never change.
_LAYLA, _KHALID = "5ceecc4dfab65f1dbe29a63d63196e6d", "404a8437da66536eb33b93a92587c84f"
_PICTURES = (
    ("queue-light", "--scene", "draft", "--select", _LAYLA),
    ("queue-dark", "--scene", "draft", "--select", _LAYLA, "--theme", "dark"),
    ("queue-arabic", "--scene", "draft", "--select", _KHALID, "--language", "ar"),
    ("queue-narrow", "--scene", "queue", "--size", "1100x700"),
    ("chat", "--scene", "chat"),
    ("public", "--scene", "public"),
    ("private", "--scene", "private", "--theme", "dark", "--size", "1100x700"),
    ("connect", "--scene", "connect"),
    ("first-run", "--scene", "first-run", "--size", "1100x700"),
    ("search", "--scene", "search"),
    ("palette", "--scene", "palette"),
    ("offline", "--scene", "offline", "--theme", "dark", "--size", "1100x700"),
    ("error", "--scene", "error", "--size", "1100x700"),
    ("sign-in", "--scene", "sign-in", "--size", "1100x700"),
    ("no-model", "--scene", "no-model", "--theme", "dark", "--size", "1100x700"),
)


def main() -> int:
    """Render them one after the other; gives the exit code."""
    for name, *asked in _PICTURES:
        file = _ROOT / "docs" / "screens" / f"{name}.png"
        done = subprocess.run(
            [sys.executable, "-m", "app", "screenshot", str(file), *asked], cwd=_ROOT, check=False
        )
        if done.returncode:
            print(f"{name} could not be rendered; the others were kept.")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
