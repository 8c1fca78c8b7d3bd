"""What the machine offers a model: whether llama.cpp is installed, its threads, its GPU."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Device:
    """How to run the model."""

    name: str  # "cpu" | "gpu"
    gpu_layers: int
    threads: int
    threads_batch: int


def choose(has_gpu: bool, cores: int | None = None) -> Device:
    """Choose layers and threads.

    One thread writes and two read the prompt: two spinning threads fall to a sixth of the speed
    as soon as another program wants a core.
    """
    wide = min(2, cores or os.cpu_count() or 1)
    return Device("gpu" if has_gpu else "cpu", -1 if has_gpu else 0, 1, wide)


def environment() -> dict[str, str]:
    """Give the variables that must be set before llama.cpp is loaded."""
    return {"OMP_WAIT_POLICY": "passive", "OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "1"}


def is_installed() -> bool:
    """Tell whether llama.cpp can be imported by now; it may be installed while we run."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("llama_cpp") is not None


@dataclass(frozen=True, slots=True)
class Setup:
    """How the installation of the model is going, as the installer says."""

    state: str  # "" when no installer has spoken
    progress: float | None
    sentence: str


def setup_state(path: Path | None = None) -> Setup:
    """Read the installer's progress file; a half-written one reads as no news."""
    file = path or Path(sys.prefix) / "model-setup.json"
    try:
        said = json.loads(file.read_text("utf-8"))
        progress = said.get("progress")
        return Setup(
            str(said.get("state", "")),
            None if progress is None else min(1.0, max(0.0, float(progress))),
            str(said.get("sentence", "")),
        )
    except (OSError, ValueError, AttributeError, TypeError):
        return Setup("", None, "")
