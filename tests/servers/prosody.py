"""A real Prosody: agents with a password, visitors with kept or anonymous accounts, files, MAM."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.servers.needs import free_ports, listens, require, wait_for
from tests.servers.tls import make_certificate

if TYPE_CHECKING:
    from pathlib import Path

AGENTS, VISITORS, ANONYMOUS = "shop.test", "visitors.test", "anon.test"


@dataclass
class Prosody:
    """A running Prosody; make one with `Prosody.start`. Agents: `<name>@shop.test`, password b."""

    directory: Path
    c2s_port: int
    http_port: int
    has_files: bool = True
    _process: subprocess.Popen[bytes] | None = None

    @classmethod
    def start(
        cls, directory: Path, agents: tuple[str, ...] = ("help",), *, has_files: bool = True
    ) -> Prosody:
        """Start on free loopback ports."""
        require("prosody", "prosody")
        directory.mkdir(parents=True, exist_ok=True)
        c2s, http = free_ports(2)
        server = cls(directory, c2s, http, has_files)
        make_certificate(directory)
        (directory / "data").mkdir(exist_ok=True)
        server.configuration.write_text(server._configuration())
        for agent in agents:
            server.add_agent(agent)
        server.run()
        return server

    @property
    def configuration(self) -> Path:
        """Where the configuration lies."""
        return self.directory / "prosody.cfg.lua"

    @property
    def websocket(self) -> str:
        """Where visitors connect (RFC 7395)."""
        return f"ws://127.0.0.1:{self.http_port}/xmpp-websocket"

    def run(self) -> None:
        """Start the process again after `stop`, on the same ports and data."""
        command = [require("prosody", "prosody"), "--config", str(self.configuration), "-F"]
        with (self.directory / "stderr").open("ab") as errors:
            self._process = subprocess.Popen(command, stdout=errors, stderr=errors)
        try:
            wait_for(self._is_up, 15, f"Prosody in {self.directory}")
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop; the archive and accounts stay for another `run`."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)

    def add_agent(self, name: str, password: str = "b") -> str:  # noqa: S107
        """Write an agent's account (before `run`, or with a new name) and give its address."""
        self._write_account(AGENTS, name, password)
        return f"{name}@{AGENTS}"

    def add_visitor(self, name: str, password: str = "v") -> str:  # noqa: S107
        """Write a visitor's kept account and give its address."""
        self._write_account(VISITORS, name, password)
        return f"{name}@{VISITORS}"

    def log(self) -> str:
        """Give the server's log so far."""
        path = self.directory / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def _write_account(self, host: str, name: str, password: str) -> None:
        # As mod_storage_internal keeps it; dots of the host are escaped in the folder's name.
        folder = self.directory / "data" / host.replace(".", "%2e") / "accounts"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.dat").write_text(f'return {{ ["password"] = "{password}"; }};\n')

    def _is_up(self) -> bool:
        return listens(self.c2s_port) and listens(self.http_port)

    def _configuration(self) -> str:
        root = "run_as_root = true\n" if os.geteuid() == 0 else ""
        files = _FILES.format(http=self.http_port) if self.has_files else ""
        return root + _CONFIGURATION.format(
            dir=self.directory, c2s=self.c2s_port, http=self.http_port, files=files
        )

    def remove(self) -> None:
        """Stop and delete everything."""
        self.stop()
        shutil.rmtree(self.directory, ignore_errors=True)


_CONFIGURATION = """
daemonize = false
pidfile = "{dir}/prosody.pid"
data_path = "{dir}/data"
plugin_paths = {{}}
log = {{ info = "{dir}/log" }}
interfaces = {{ "127.0.0.1" }}
local_interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ {c2s} }}
s2s_ports = {{}}
http_ports = {{ {http} }}
https_ports = {{}}
http_interfaces = {{ "127.0.0.1" }}
http_default_host = "shop.test"
certificates = "{dir}"
modules_enabled = {{
  "roster"; "saslauth"; "tls"; "disco"; "carbons"; "vcard4"; "pep"; "ping"; "mam"; "smacks";
  "websocket"; "http"; "posix"
}}
modules_disabled = {{ "s2s"; "offline" }}
authentication = "internal_plain"
storage = "internal"
archive_expires_after = "never"
default_archive_policy = true
max_archive_query_results = 100
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
limits = {{ c2s = {{ rate = "10mb/s" }} }}
cross_domain_websocket = true
smacks_hibernation_time = 60
ssl = {{ certificate = "{dir}/cert.pem"; key = "{dir}/key.pem" }}

VirtualHost "shop.test"
  http_host = "localhost"
VirtualHost "visitors.test"
  modules_enabled = {{ "register_ibr"; "limits" }}
  allow_registration = true
VirtualHost "anon.test"
  authentication = "anonymous"
{files}"""

_FILES = """Component "files.shop.test" "http_file_share"
  http_host = "127.0.0.1"
  http_external_url = "http://127.0.0.1:{http}/"
  http_file_share_size_limit = 25000000
  http_file_share_access = {{ "shop.test"; "visitors.test"; "anon.test" }}
"""
