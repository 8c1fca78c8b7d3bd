"""A real `kindline relay` process on loopback, which tests may kill and start again."""

from __future__ import annotations

import hashlib
import hmac
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.relay.proof import token_hash
from tests.servers.needs import free_ports, listens, wait_for

if TYPE_CHECKING:
    from collections.abc import Mapping

SECRET = "the app secret of a test"  # noqa: S105
VERIFY = "the verify token of a test"
_ROOT = Path(__file__).parents[2]


def sign(body: bytes, secret: str = SECRET) -> dict[str, str]:
    """Give the headers with which Meta signs a body."""
    made = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature-256": f"sha256={made}", "Content-Type": "application/json"}


def token_of(desktop: str) -> str:
    """Give the bearer token of a test's desktop."""
    return f"token-of-{desktop}-0123456789"


@dataclass
class RelayProcess:
    """One relay; `start` runs it, `kill` ends it at once."""

    directory: Path
    desktops: tuple[str, ...] = ("one",)
    sources: tuple[str, ...] = ("shop",)
    url: str = "relay.db"
    limits: Mapping[str, float] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0
    server: tuple[str, ...] = ()  # more lines of [server]

    @property
    def base_url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """Everything it wrote so far."""
        return (self.directory / "log").read_text()

    def start(self, *, is_waited_for: bool = True) -> None:
        """Start it, again on the same port and database."""
        self.port = self.port or free_ports(1)[0]
        self.directory.mkdir(parents=True, exist_ok=True)
        config = self.directory / "relay.toml"
        config.write_text(self._config())
        config.chmod(0o600)
        command = [sys.executable, "-m", "app.cli", "relay", "run", "--config", str(config)]
        with (self.directory / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=_ROOT, stdout=log, stderr=log, env={**os.environ, "TZ": "UTC"}
            )
        self.starts += 1
        if is_waited_for:
            wait_for(lambda: listens(self.port), 20, "the relay")

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to end; gives its exit code. Safe to call twice."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        process.send_signal(how)
        return process.wait(20)

    def _config(self) -> str:
        lines = ["[server]", f"port = {self.port}", *self.server]
        lines += ["[keep]", f'url = "{self.url}"', "[limits]"]
        limits = {"requests_per_second": 100_000.0, "requests_at_once": 100_000.0, **self.limits}
        lines += [f"{name} = {value}" for name, value in limits.items()]
        for name in self.sources:
            kind = {"bot": "telegram", "form": "hmac"}.get(name, "meta")
            lines += ["[[sources]]", f'name = "{name}"', f'kind = "{kind}"', f'secret = "{SECRET}"']
            lines += [f'verify_token = "{VERIFY}"']
        listed = ", ".join(f'"{each}"' for each in self.sources)
        for name in self.desktops:
            lines += ["[[desktops]]", f'name = "{name}"', f"sources = [{listed}]"]
            lines += [f'token_sha256 = "{token_hash(token_of(name))}"']
        return "\n".join(lines)
