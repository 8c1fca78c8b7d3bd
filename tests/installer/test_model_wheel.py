"""The model's engine is built once a machine and told about while it is."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from installer import guard, model_flags, model_status, model_wheel
from installer.model_flags import Machine
from tests.installer.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.installer.conftest import Clone

_HERE = Machine("linux", "x86_64", "avx2", "cpu")


def test_the_flags_are_portable_on_x86() -> None:
    flags = model_flags.flags(_HERE, {})
    assert {"-DGGML_NATIVE=OFF", "-DGGML_AVX2=ON", "-DGGML_FMA=ON"} <= set(flags)


def test_an_old_processor_gets_no_instruction_it_lacks() -> None:
    flags = model_flags.flags(Machine("linux", "x86_64", "base", "cpu"), {})
    assert "-DGGML_AVX2=OFF" in flags


def test_arm_gets_no_x86_flags() -> None:
    flags = model_flags.flags(Machine("linux", "aarch64", "base", "cpu"), {})
    assert not any("AVX" in flag for flag in flags)


def test_a_person_may_choose_the_flags() -> None:
    chosen = {"KINDLINE_MODEL_FLAGS": "-DGGML_NATIVE=ON -DX=1"}
    assert model_flags.flags(_HERE, chosen) == ("-DGGML_NATIVE=ON", "-DX=1")


@pytest.mark.parametrize("device", ["cuda", "vulkan", "metal"])
def test_a_graphics_card_gets_its_own_wheel(device: str) -> None:
    other = Machine("linux", "x86_64", "avx2", device)
    flags = model_flags.flags(other, {})
    assert f"-DGGML_{device.upper()}=ON" in flags
    here = model_flags.key("1", _HERE, model_flags.flags(_HERE, {}))
    assert model_flags.key("1", other, flags) != here


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("  [1/4] Building C object ggml.c.o", 0.25),
        ("[ 50%] Building CXX object", 0.5),
        ("Installing build dependencies", None),
        ("[0/0] nothing", 0.0),
    ],
)
def test_progress_is_read_from_the_compilers_output(line: str, share: float | None) -> None:
    assert model_status.compiled(line) == share


def test_a_second_clone_takes_the_wheel_from_the_cache(
    clone: Clone, wheel_maker: Callable[..., Path]
) -> None:
    clone.run("queue")
    folder = clone.cache / "wheels" / model_wheel.wanted_key()
    wheel_maker(folder, "llama_cpp_python", "0.3.36", "llama_cpp", "HERE = True\n")
    began = time.monotonic()
    done = _build(clone)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began < 20
    assert _status(clone)["state"] == "ready"
    python = clone.root / ".venv" / "bin" / "python"
    subprocess.run([python, "-c", "import llama_cpp; assert llama_cpp.HERE"], check=True)


def test_without_a_compiler_everything_else_is_said_to_work(clone: Clone) -> None:
    clone.run("queue")
    empty = clone.cache / "empty"
    empty.mkdir()
    done = _build(clone, PATH=str(empty))
    assert done.returncode == 1
    assert _status(clone)["state"] == "failed"
    assert "everything else works" in str(_status(clone)["sentence"])
    assert "g++" in str(_status(clone)["sentence"])


def test_a_lock_is_free_again_when_its_holder_leaves(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    order: list[str] = []
    is_held, may_leave = threading.Event(), threading.Event()

    def hold() -> None:
        with guard.held(path, lambda: None):
            order.append("first")
            is_held.set()
            may_leave.wait(10)
            order.append("left")

    holder = threading.Thread(target=hold)
    holder.start()
    is_held.wait(10)
    with guard.held(path, may_leave.set, every_seconds=0.01):
        order.append("second")
    holder.join()
    assert order == ["first", "left", "second"]


def test_a_lock_is_kept_by_a_child_whose_parent_was_killed(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from installer import guard, process\n"
        "with guard.held(Path(sys.argv[1]), lambda: None):\n"
        "    process.run(['sh', '-c', 'echo begun; sleep 0.8'], Path(os.devnull), lambda line:"
        " line == 'begun' and os.kill(os.getpid(), 9))\n"
    )
    path = tmp_path / "lock"
    killed = subprocess.run([sys.executable, "-c", code, path], cwd=ROOT, check=False)
    assert killed.returncode == -9
    waited: list[None] = []
    with guard.held(path, lambda: waited.append(None), every_seconds=0.02):
        assert waited


def _build(clone: Clone, **env: str) -> subprocess.CompletedProcess[str]:
    python = clone.root / ".venv" / "bin" / "python"
    return subprocess.run(
        [str(python), "-I", str(clone.root / "installer" / "model_wheel.py")],
        env=clone.environment() | env,
        capture_output=True,
        text=True,
        check=False,
    )


def _status(clone: Clone) -> dict[str, object]:
    told = (clone.root / ".venv" / "model-setup.json").read_text("utf-8")
    found: dict[str, object] = json.loads(told)
    assert not list((clone.root / ".venv").glob("*.part"))
    return found
