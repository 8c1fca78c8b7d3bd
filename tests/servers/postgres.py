"""A real PostgreSQL on a socket of its own, never as root."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.servers.needs import free_ports, listens, require, server_directory, wait_for

_USER = "postgres"  # Debian's package makes it


@dataclass
class Postgres:
    """A running server with an empty database `postgres`."""

    directory: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """How to reach it."""
        return f"postgresql://{_USER}@127.0.0.1:{self.port}/postgres"

    @classmethod
    def start(cls) -> Postgres:
        """Start on a free loopback port with data of its own."""
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        programs = found[-1] if found else Path(require("postgres", "postgresql")).parent
        directory = server_directory("postgres")
        as_user: dict[str, Any] = {}
        if os.geteuid() == 0:
            shutil.chown(directory, _USER, _USER)
            as_user = {"user": _USER, "group": _USER}
        data = str(directory / "data")
        initdb = [str(programs / "initdb"), "-D", data, "-U", _USER, "-A", "trust", "-N"]
        subprocess.run(
            initdb, check=True, capture_output=True, cwd=directory, timeout=60, **as_user
        )
        port = free_ports(1)[0]
        options = ["-p", str(port), "-h", "127.0.0.1", "-k", str(directory), "-D", data]
        process = subprocess.Popen(
            [str(programs / "postgres"), *options],
            cwd=directory,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **as_user,
        )
        server = cls(directory, port, process)
        try:
            wait_for(lambda: listens(port), 20, "PostgreSQL")
        except BaseException:
            server.stop()
            raise
        return server

    def stop(self) -> None:
        """End it and remove its data. Safe to call twice."""
        if self.process.poll() is None:
            self.process.send_signal(2)  # a fast shutdown
            self.process.wait(20)
        shutil.rmtree(self.directory, ignore_errors=True)
