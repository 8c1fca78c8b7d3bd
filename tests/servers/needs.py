"""What a server test needs from the machine: programs, free ports, a directory, patience."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


def require(program: str, package: str) -> str:
    """Give the program's path, or fail the test with what to install."""
    found = shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if found:
        return found
    sentence = f"{program} is not installed: run `apt-get install {package}` (see servers.md)."
    if os.environ.get("KINDLINE_ALLOW_MISSING_SERVERS"):
        pytest.skip(sentence)
    pytest.fail(sentence, pytrace=False)


def free_ports(count: int) -> list[int]:
    """Reserve distinct free loopback ports for a moment and give their numbers."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def server_directory(name: str) -> Path:
    """Make a directory that the servers' own users can reach; pytest's tmp_path is private."""
    made = Path(tempfile.mkdtemp(prefix=f"kindline-{name}-", dir="/tmp"))
    made.chmod(0o755)
    return made


def wait_for(what: Callable[[], object], seconds: float = 10.0, name: str = "it") -> None:
    """Poll until `what` is true; fail by the deadline."""
    deadline = time.monotonic() + seconds
    while not what():
        if time.monotonic() > deadline:
            pytest.fail(f"{name} did not happen within {seconds} s")
        time.sleep(0.02)


def listens(port: int) -> bool:
    """Tell whether something takes connections on a loopback port."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.5).close()
    except OSError:
        return False
    return True
