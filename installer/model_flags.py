"""Which flags build the model's engine for this machine, and what the built wheel is called."""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# A wheel in a shared cache must not stop with an illegal instruction on the next machine,
# so it is built for a class of processors and not for the one at hand.
_PORTABLE = ("-DGGML_NATIVE=OFF", "-DLLAVA_BUILD=OFF")
_X86_FLAGS = ("AVX", "AVX2", "FMA", "F16C", "BMI2")
_X86_NEEDS = frozenset({"avx", "avx2", "fma", "f16c", "bmi2"})
_WINDOWS_HAS_AVX2 = 40
_VERSION = re.compile(r"^llama-cpp-python==(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Machine:
    """What the choice of flags depends on."""

    system: str
    machine: str
    processor_class: str
    device: str  # "cpu" | "cuda" | "metal" | "vulkan"


def this_machine() -> Machine:
    """Look at the machine at hand."""
    machine = platform.machine().lower()
    is_x86 = machine in {"x86_64", "amd64", "x64"}
    processor_class = ("avx2" if _has_avx2() else "base") if is_x86 else "base"
    return Machine(sys.platform, machine, processor_class, _device(machine))


def flags(machine: Machine, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Give cmake's flags; KINDLINE_MODEL_FLAGS replaces them all."""
    if chosen := environment.get("KINDLINE_MODEL_FLAGS"):
        return tuple(chosen.split())
    return (*_PORTABLE, *_processor(machine), *_graphics(machine.device))


def key(version: str, machine: Machine, chosen: tuple[str, ...]) -> str:
    """Name the folder of a built wheel: version, machine, class and a hash of the flags."""
    digest = hashlib.sha256(" ".join(chosen).encode()).hexdigest()[:10]
    kind = f"{machine.processor_class}-{machine.device}"
    return f"{version}-{machine.system}-{machine.machine}-{kind}-{digest}"


def pinned_version(lock: Path) -> str:
    """Read the engine's version out of model.lock."""
    found = _VERSION.search(lock.read_text("utf-8"))
    if found is None:
        raise ValueError(f"{lock} names no version of llama-cpp-python.")
    return found[1]


def _processor(machine: Machine) -> tuple[str, ...]:
    if machine.machine not in {"x86_64", "amd64", "x64"}:
        return ()
    state = "ON" if machine.processor_class == "avx2" else "OFF"
    return tuple(f"-DGGML_{name}={state}" for name in _X86_FLAGS)


def _graphics(device: str) -> tuple[str, ...]:
    return {
        # Without this CUDA is compiled for every generation of cards: most of an hour.
        "cuda": ("-DGGML_CUDA=ON", "-DCMAKE_CUDA_ARCHITECTURES=native"),
        "metal": ("-DGGML_METAL=ON",),
        "vulkan": ("-DGGML_VULKAN=ON",),
    }.get(device, ("-DGGML_METAL=OFF",) if sys.platform == "darwin" else ())


def _device(machine: str) -> str:
    """Choose the graphics path: only where both the card and its compiler are there."""
    if sys.platform == "darwin":
        return "metal" if machine == "arm64" else "cpu"
    if shutil.which("nvcc") and (Path("/dev/nvidia0").exists() or _windows_has_nvidia()):
        return "cuda"
    has_card = any(Path("/dev/dri").glob("renderD*"))
    has_headers = Path("/usr/include/vulkan/vulkan.h").exists() or "VULKAN_SDK" in os.environ
    return "vulkan" if has_card and has_headers and shutil.which("glslc") else "cpu"


def _windows_has_nvidia() -> bool:
    return os.name == "nt" and shutil.which("nvidia-smi") is not None


def _has_avx2() -> bool:
    system = platform.system()
    if system == "Linux":
        with Path("/proc/cpuinfo").open(encoding="utf-8", errors="replace") as lines:
            found = next((line for line in lines if line.startswith("flags")), "")
        return set(found.split()) >= _X86_NEEDS
    if system == "Darwin":
        query = ["sysctl", "-n", "hw.optional.avx2_0"]
        told = subprocess.run(query, check=False, capture_output=True, text=True).stdout
        return told.strip() == "1"
    kernel = getattr(ctypes, "windll", None)
    return bool(kernel and kernel.kernel32.IsProcessorFeaturePresent(_WINDOWS_HAS_AVX2))
