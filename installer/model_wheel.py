"""Build the model's engine once a machine, keep the wheel in the user's cache, install it in .venv.

Run as a program, it is the background half of `./kindline`. A build that was interrupted goes on
where it stopped: the source and build folders keep their names until the wheel is there.
"""

from __future__ import annotations

import os
import shutil
import sys
import tarfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typing import TYPE_CHECKING

from installer import model_flags, model_status
from installer.failure import SetupFailed
from installer.guard import held
from installer.places import IS_WINDOWS, ROOT, VENV, cache, log, venv_program
from installer.process import Command, Watch, run

if TYPE_CHECKING:
    from installer.model_status import Tell

LOCK = ROOT / "installer" / "model.lock"
_BUILD_LOCK = ROOT / "installer" / "model-build.lock"
_STAMP = VENV / "kindline-model.txt"
_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")
_PREPARED = 0.08
_COMPILED = 0.95
_COMPILERS = ("c++", "g++", "clang++", "cl")


def wanted_key() -> str:
    """Name the wheel that this machine needs."""
    machine = model_flags.this_machine()
    chosen = model_flags.flags(machine, os.environ)
    return model_flags.key(model_flags.pinned_version(LOCK), machine, chosen)


def is_installed() -> bool:
    """Tell whether .venv holds the wheel that this machine needs."""
    try:
        return _STAMP.read_text("utf-8") == wanted_key()
    except OSError:
        return False


def ensure(tell: Tell) -> None:
    """Build if no one has, then install. Raises SetupFailed."""
    key = wanted_key()
    folder = cache() / "wheels" / key
    shared = cache() / "build" / f"{key}.json"

    def told(state: str, progress: float, sentence: str) -> None:
        model_status.write(state, progress, sentence, shared)
        tell(state, progress, sentence)

    if _wheel(folder) is None:
        with held(cache() / "build" / f"{key}.lock", lambda: _follow(shared, tell)):
            if _wheel(folder) is None:
                _build(key, folder, told)
    wheel = _wheel(folder)
    if wheel is None:
        raise SetupFailed("The build ended without a wheel; start Kindline again to repeat it.")
    if not is_installed():
        _install(wheel, key, tell)
    _tell_all(tell, "ready", 1.0, "The local model's engine is ready.")


def _tell_all(tell: Tell, state: str, progress: float, sentence: str) -> None:
    model_status.write(state, progress, sentence)
    tell(state, progress, sentence)


def _follow(shared: Path, tell: Tell) -> None:
    """While another Kindline builds, tell its progress as ours."""
    seen = model_status.read(shared)
    progress = seen.get("progress", 0.0)
    fraction = float(progress) if isinstance(progress, int | float) else 0.0
    _tell_all(tell, "building", fraction, "Another Kindline is building the model's engine.")


def _wheel(folder: Path) -> Path | None:
    return next(iter(sorted(folder.glob("llama_cpp_python-*.whl"))), None)


def _build(key: str, folder: Path, tell: Tell) -> None:
    if not any(shutil.which(name) for name in _COMPILERS):
        raise SetupFailed(
            "There is no C++ compiler, so the local model cannot run yet; everything else works. "
            "Install one (Debian: sudo apt-get install -y g++ make cmake; macOS: xcode-select "
            "--install; Windows: Visual Studio Build Tools), then start Kindline again."
        )
    sentence = "Building the local model's engine (once on this machine)."
    work = cache() / "build" / key
    out = log("model")
    tell("building", 0.0, sentence)
    tools = _tools(work, out)
    tell("building", _PREPARED / 2, sentence)
    source = _source(work, tools, out)
    tell("building", _PREPARED, sentence)

    def watch(line: str) -> None:
        share = model_status.compiled(line)
        if share is not None:
            tell("building", _PREPARED + share * (_COMPILED - _PREPARED), sentence)

    _compile(work, source, tools, watch)
    made = _wheel(work / "wheel")
    if made is None:
        raise SetupFailed(f"The model's engine was built without a result. Log: {out}")
    _keep(made, folder)
    shutil.rmtree(work, ignore_errors=True)


def _tools(work: Path, out: Path) -> Path:
    """Make the build's own environment: pinned cmake, ninja and backend, nothing of .venv."""
    venv = work / "tools"
    programs = venv / ("Scripts" if IS_WINDOWS else "bin")
    python = programs / ("python.exe" if IS_WINDOWS else "python")
    done = work / "tools.done"
    if not done.exists():
        shutil.rmtree(venv, ignore_errors=True)
        run([_base_python(), "-m", "venv", venv], out, lambda _: None)
        hashed: Command = ["install", "--require-hashes", "-r", _BUILD_LOCK]
        run([python, *_PIP, *hashed], out, lambda _: None)
        done.touch()
    return programs


def _base_python() -> str:
    # Of .venv's Python, the one it was made from: an environment of an environment breaks with it.
    return getattr(sys, "_base_executable", None) or sys.executable


def _source(work: Path, tools: Path, out: Path) -> Path:
    """Download the pinned source, checked against its hash, and unpack it at a fixed place."""
    source = work / "source"
    if not source.exists():
        python = tools / ("python.exe" if IS_WINDOWS else "python")
        plain = ["--no-deps", "--no-binary", ":all:", "--no-build-isolation"]
        hashed: Command = ["--require-hashes", "-r", LOCK, "-d", work]
        run([python, *_PIP, "download", *plain, *hashed], out, lambda _: None, env=_path(tools))
        packed = next(work.glob("llama_cpp_python-*.tar.gz"))
        part = work / "unpacked"
        shutil.rmtree(part, ignore_errors=True)
        with tarfile.open(packed) as archive:
            if hasattr(tarfile, "data_filter"):
                archive.extractall(part, filter="data")
            else:  # Debian 12's 3.11.2; the hash was checked, so the archive is the known one.
                archive.extractall(part)  # noqa: S202
        next(part.iterdir()).rename(source)
        packed.unlink()
    return source


def _path(tools: Path) -> dict[str, str]:
    return {"PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"}


def _compile(work: Path, source: Path, tools: Path, watch: Watch) -> None:
    machine = model_flags.this_machine()
    env = _path(tools) | {
        "CMAKE_ARGS": " ".join(model_flags.flags(machine, os.environ)),
        "CMAKE_BUILD_PARALLEL_LEVEL": str(os.cpu_count() or 1),
    }
    python = tools / ("python.exe" if IS_WINDOWS else "python")
    how: Command = [
        "--no-deps",
        "--no-build-isolation",
        "-v",
        f"--config-settings=build-dir={work}/objects",
    ]
    command: Command = [python, *_PIP, "wheel", *how, "-w", work / "wheel", source]
    run(command, log("model"), watch, env=env)


def _keep(made: Path, folder: Path) -> None:
    """Put the wheel into the cache whole or not at all."""
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    shutil.move(made, part / made.name)
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


def _install(wheel: Path, key: str, tell: Tell) -> None:
    _tell_all(tell, "installing", _COMPILED, "Installing the local model's engine.")
    _STAMP.unlink(missing_ok=True)
    name = f"llama-cpp-python=={model_flags.pinned_version(LOCK)}"
    how: Command = ["--no-index", "--no-deps", "--force-reinstall", "--find-links", wheel.parent]
    run([venv_program("python"), *_PIP, "install", *how, name], log("model"), lambda _: None)
    _STAMP.write_text(key, encoding="utf-8")


def main() -> int:
    """Do it quietly: the window reads the status file. Gives the exit code."""
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        ensure(lambda *_: None)
    except (SetupFailed, OSError) as error:
        told = _failure(error)
        model_status.write("failed", 0.0, told)
        with log("model").open("a", encoding="utf-8") as out:
            out.write(f"{error}\n{told}\n")
        return 1
    return 0


def _failure(error: Exception) -> str:
    said = str(error)
    if said.startswith("There is no C++"):
        return said
    return (
        "The local model's engine could not be built, so there are no drafts yet; everything else "
        f"works. Start Kindline again to go on where it stopped. Log: {log('model')}"
    )


if __name__ == "__main__":
    sys.exit(main())
