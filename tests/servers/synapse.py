"""A real Synapse in a virtual environment of its own, with a real IRC bridge and IRC server."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import os
import secrets
import shutil
import signal
import subprocess
import sys
import venv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from filelock import FileLock

from installer.places import cache
from tests.servers.needs import free_ports, listens, require, wait_for

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ("matrix-synapse==1.163.0", "heisenbridge==1.15.4")
SERVER = "test.local"
PASSWORD = "a long password"  # noqa: S105 - of throw-away accounts
_SECRET = "shared only with the tests"  # noqa: S105
_numbers = itertools.count(1)


def environment() -> Path:
    """Give the folder of the servers' programs; installed once into the user's cache.

    Apart from Kindline's own environment, because Synapse pins what we use in other releases.
    """
    digest = hashlib.sha256(" ".join((*PACKAGES, sys.version)).encode()).hexdigest()[:12]
    folder = cache() / "test-servers" / f"synapse-{digest}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock", timeout=600):
        if not (folder / "ready").exists():
            _install(folder)
    return folder / "bin"


def _install(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    command = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", *PACKAGES]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode == 0:
        (folder / "ready").touch()
        return
    sentence = f"pip could not install {' and '.join(PACKAGES)}: {done.stderr[-300:]}"
    if os.environ.get("KINDLINE_ALLOW_MISSING_SERVERS"):
        pytest.skip(sentence)
    pytest.fail(sentence, pytrace=False)


@dataclass
class Synapse:
    """A running Synapse; make one with `Synapse.start`."""

    directory: Path
    port: int
    bridge_port: int
    irc_port: int
    options: str = ""
    _processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _client: httpx.Client | None = None

    @classmethod
    def start(cls, directory: Path, options: str = "") -> Synapse:
        """Start on free loopback ports. `options` is YAML added to the configuration."""
        directory.mkdir(parents=True, exist_ok=True)
        port, bridge, irc = free_ports(3)
        server = cls(directory, port, bridge, irc, options)
        server._write_configuration(environment())
        server.run()
        return server

    @property
    def url(self) -> str:
        """Where clients speak to it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def client(self) -> httpx.Client:
        """A plain HTTP client of the tests' own."""
        if self._client is None:
            self._client = httpx.Client(base_url=self.url, timeout=60)
        return self._client

    def run(self) -> None:
        """Start the process again after `halt`, on the same port and database."""
        words = ["-m", "synapse.app.homeserver", "-c", str(self.directory / "homeserver.yaml")]
        self._spawn("synapse", [str(environment() / "python"), *words])
        wait_for(lambda: listens(self.port), 60, f"Synapse in {self.directory}")

    def run_bridge(self, owner: str) -> None:
        """Start ngIRCd, and Heisenbridge for one Matrix user."""
        configuration = self.directory / "ngircd.conf"
        configuration.write_text(
            f"[Global]\nName = irc.test.local\nInfo = test\nPorts = {self.irc_port}\n"
            "Listen = 127.0.0.1\n[Options]\nDNS = no\nIdent = no\nPAM = no\n"
            "[Limits]\nMaxConnectionsIP = 0\n"
        )
        self._spawn("ngircd", [require("ngircd", "ngircd"), "-n", "-f", str(configuration)])
        words = ["-c", str(self.directory / "bridge.yaml"), "-l", "127.0.0.1"]
        words += ["-p", str(self.bridge_port), "-o", owner, self.url]
        self._spawn("bridge", [str(environment() / "heisenbridge"), *words])
        wait_for(lambda: listens(self.irc_port), 20, "ngIRCd")
        wait_for(lambda: listens(self.bridge_port), 30, "Heisenbridge")

    def halt(self) -> None:
        """Stop everything; the database stays for another `run`."""
        for process in reversed(self._processes.values()):
            process.send_signal(signal.SIGTERM)
        for process in self._processes.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        self._processes.clear()

    def stop(self) -> None:
        """Stop everything; safe to call twice."""
        self.halt()
        if self._client is not None:
            self._client.close()
            self._client = None

    def register(self, name: str = "", *, is_admin: bool = False) -> MatrixUser:
        """Make an account with PASSWORD, sign it in and give it."""
        name = name or f"user{next(_numbers)}"
        path = "/_synapse/admin/v1/register"
        nonce = self.client.get(path).raise_for_status().json()["nonce"]
        admin = "admin" if is_admin else "notadmin"
        signed = hmac.new(
            _SECRET.encode(), "\0".join((nonce, name, PASSWORD, admin)).encode(), hashlib.sha1
        )
        asked = {"nonce": nonce, "username": name, "password": PASSWORD, "admin": is_admin}
        made = self.client.post(path, json=asked | {"mac": signed.hexdigest()}).raise_for_status()
        given = made.json()
        return MatrixUser(self.client, given["user_id"], given["access_token"])

    def _spawn(self, name: str, command: list[str]) -> None:
        with (self.directory / f"{name}.log").open("ab") as out:
            self._processes[name] = subprocess.Popen(
                command, stdout=out, stderr=out, cwd=self.directory
            )

    def _write_configuration(self, programs: Path) -> None:
        bridge = self.directory / "bridge.yaml"
        if not bridge.exists():
            command = [str(programs / "heisenbridge"), "--generate", "-c", str(bridge)]
            command += ["-l", "127.0.0.1", "-p", str(self.bridge_port)]
            subprocess.run(command, check=True, capture_output=True)
        (self.directory / "log.yaml").write_text(
            "version: 1\nhandlers: {console: {class: logging.StreamHandler}}\n"
            "root: {level: WARNING, handlers: [console]}\n"
        )
        (self.directory / "signing.key").write_text(
            f"ed25519 a_test {secrets.token_urlsafe(32)[:43]}\n"
        )
        (self.directory / "homeserver.yaml").write_text(
            _CONFIGURATION.format(dir=self.directory, port=self.port, server=SERVER, secret=_SECRET)
            + self.options
        )


@dataclass
class MatrixUser:
    """Somebody on the server, acting through the plain API."""

    client: httpx.Client
    id: str
    token: str

    def call(self, method: str, path: str, **options: Any) -> Any:
        """Call the client-server API; the path begins after /_matrix/client/v3."""
        answer = self.client.request(
            method,
            f"/_matrix/client/v3{path}",
            headers={"Authorization": f"Bearer {self.token}"},
            **options,
        )
        return answer.raise_for_status().json()

    def create_room(self, *invite: str, **options: Any) -> str:
        """Make a room and give its id."""
        asked: dict[str, Any] = {"invite": list(invite), "preset": "trusted_private_chat"}
        made: str = self.call("POST", "/createRoom", json=asked | options)["room_id"]
        return made

    def join(self, room: str) -> None:
        """Come into a room."""
        self.call("POST", f"/join/{room}", json={})

    def say(self, room: str, text: str, **more: Any) -> str:
        """Write a message and give its id."""
        return self.put(room, {"msgtype": "m.text", "body": text} | more)

    def put(self, room: str, content: dict[str, Any], kind: str = "m.room.message") -> str:
        """Put an event of any type and give its id."""
        path = f"/rooms/{room}/send/{kind}/{secrets.token_hex(8)}"
        put: str = self.call("PUT", path, json=content)["event_id"]
        return put

    def state(self, room: str, kind: str, content: dict[str, Any], key: str = "") -> None:
        """Set a state event."""
        self.call("PUT", f"/rooms/{room}/state/{kind}/{key}", json=content)

    def redact(self, room: str, event_id: str) -> None:
        """Take an event back."""
        self.call("PUT", f"/rooms/{room}/redact/{event_id}/{secrets.token_hex(8)}", json={})

    def upload(self, name: str, media_type: str, content: bytes) -> str:
        """Upload a file and give its mxc:// address."""
        answer = self.client.post(
            "/_matrix/media/v3/upload",
            params={"filename": name},
            content=content,
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": media_type},
        )
        uri: str = answer.raise_for_status().json()["content_uri"]
        return uri

    def events(self, room: str) -> list[dict[str, Any]]:
        """Give a room's newest hundred events, oldest first."""
        page = self.call("GET", f"/rooms/{room}/messages", params={"dir": "b", "limit": 100})
        return list(reversed(page["chunk"]))

    def texts(self, room: str) -> list[str]:
        """Give what was written in a room by others, oldest first."""
        return [
            event["content"]["body"]
            for event in self.events(room)
            if event["type"] == "m.room.message"
            and event["sender"] != self.id
            and "body" in event["content"]
        ]


_CONFIGURATION = """server_name: {server}
public_baseurl: http://127.0.0.1:{port}/
serve_server_wellknown: false
pid_file: {dir}/synapse.pid
listeners:
  - port: {port}
    type: http
    tls: false
    bind_addresses: ['127.0.0.1']
    resources: [{{names: [client], compress: false}}]
database: {{name: sqlite3, args: {{database: {dir}/homeserver.db}}}}
log_config: {dir}/log.yaml
media_store_path: {dir}/media
signing_key_path: {dir}/signing.key
registration_shared_secret: "{secret}"
macaroon_secret_key: "{secret}"
form_secret: "{secret}"
trusted_key_servers: []
report_stats: false
suppress_key_server_warning: true
enable_registration: false
app_service_config_files: [{dir}/bridge.yaml]
url_preview_enabled: false
federation_domain_whitelist: []
presence: {{enabled: true}}
password_config: {{enabled: true}}
bcrypt_rounds: 4
rc_message: {{per_second: 10000, burst_count: 10000}}
rc_registration: {{per_second: 10000, burst_count: 10000}}
rc_joins:
  local: {{per_second: 10000, burst_count: 10000}}
  remote: {{per_second: 10000, burst_count: 10000}}
rc_joins_per_room: {{per_second: 10000, burst_count: 10000}}
rc_invites:
  per_room: {{per_second: 10000, burst_count: 10000}}
  per_user: {{per_second: 10000, burst_count: 10000}}
  per_issuer: {{per_second: 10000, burst_count: 10000}}
rc_room_creation: {{per_second: 10000, burst_count: 10000}}
rc_admin_redaction: {{per_second: 10000, burst_count: 10000}}
rc_media_create: {{per_second: 10000, burst_count: 10000}}
rc_login:
  address: {{per_second: 10000, burst_count: 10000}}
  account: {{per_second: 10000, burst_count: 10000}}
  failed_attempts: {{per_second: 10000, burst_count: 10000}}
"""
