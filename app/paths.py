"""Where Kindline keeps things on this machine."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import platformdirs

from inbox.errors import StoreError

_NAME = "kindline"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of one workspace, and the names of what lies in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """Give the encrypted database."""
        return self.folder / "kindline.db"

    @property
    def files(self) -> Path:
        """Give the folder of attachments, named by hash."""
        return self.folder / "files"

    @property
    def line(self) -> Path:
        """Give the file in which a running engine says where it listens."""
        return self.folder / "engine.json"

    @property
    def lock(self) -> Path:
        """Give the file that the one engine of a workspace holds."""
        return self.folder / "engine.lock"

    @property
    def identity(self) -> Path:
        """Give the file with the workspace's id, under which its key is kept."""
        return self.folder / "workspace.json"

    @property
    def sample_mark(self) -> Path:
        """Give the marker that makes a workspace the sample one."""
        return self.folder / "sample"

    @property
    def sample_key(self) -> Path:
        """Give the file with the sample workspace's key."""
        return self.folder / "sample.key"

    @property
    def sealed_secrets(self) -> Path:
        """Give the file of secrets sealed with a chosen key file."""
        return self.folder / "secrets.sealed"

    @property
    def logs(self) -> Path:
        """Give the folder of the logs."""
        return self.folder / "logs"

    @property
    def is_sample(self) -> bool:
        """Tell whether this is the sample workspace."""
        return self.sample_mark.exists()

    def create(self) -> Workspace:
        """Make the folder, readable by its owner only; an existing one is left as it is.

        Raises StoreError.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StoreError(
                f"The folder {self.folder} cannot be used ({error.strerror}); nothing was changed: "
                "check the disk and the folder's permissions."
            ) from error
        return self


def workspaces() -> Path:
    """Give the folder that holds this user's workspaces."""
    chosen = os.environ.get("KINDLINE_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def default_workspace() -> Workspace:
    """Give the workspace that opens when none is named."""
    return Workspace(workspaces() / "workspace")


def sample_workspace() -> Workspace:
    """Give the workspace to look around in."""
    return Workspace(workspaces() / "sample")


def cache() -> Path:
    """Give the user's cache, where built wheels and the assembled model are kept."""
    chosen = os.environ.get("KINDLINE_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def resources() -> Path:
    """Give the folder of icons, fonts and the sample workspace's data."""
    return Path(__file__).parent.parent / "resources"


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    # Two threads may write the same file: each has a new one of its own.
    new = path.with_name(f".{path.name}.{os.getpid()}.{token_hex(4)}")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def is_frozen() -> bool:
    """Tell whether this is an installed build without a Python of its own."""
    return bool(getattr(sys, "frozen", False))


def engine_command() -> list[str]:
    """Give the command that runs the engine; a frozen build is its own."""
    # app.engine rather than app: what the engine does not import it does not wait for.
    return [sys.executable, "engine"] if is_frozen() else [sys.executable, "-m", "app.engine"]


def source_root() -> Path:
    """Give the folder from which `python -m app` finds its packages."""
    return Path(__file__).parent.parent
