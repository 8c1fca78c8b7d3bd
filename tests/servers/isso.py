"""A real isso 0.14 in an environment of its own, with moderation on."""

from __future__ import annotations

import ssl
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
from filelock import FileLock

from installer.places import cache
from tests.servers.needs import free_ports, listens, wait_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VERSION = "0.14.0"
PASSWORD = "an-admin-word"  # noqa: S105 - of a test server
# Loopback without TLS: reading the machine's certificates for every call takes longer than it.
_PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_SETTINGS = """[general]
dbpath = {directory}/comments.db
host = {url}/
log-file = {directory}/log
[moderation]
enabled = {moderated}
[admin]
enabled = true
password = {password}
[server]
listen = {url}
public-endpoint = {url}
[guard]
enabled = false
"""


def program() -> Path:
    """Give isso's program, fetched once from PyPI into the user's cache."""
    where = cache() / "test-servers" / f"isso-{VERSION}"
    where.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{where}.lock", timeout=300):
        if not (where / "ready").exists():
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(where)], check=True)
            words = ["-m", "pip", "install", "-q", "--disable-pip-version-check"]
            subprocess.run(
                [str(where / "bin" / "python"), *words, f"isso=={VERSION}"],
                check=True,
                capture_output=True,
            )
            (where / "ready").touch()
    return where / "bin" / "isso"


@dataclass
class Isso:
    """A running isso; make one with `Isso.start`."""

    directory: Path
    port: int
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}"

    @classmethod
    def start(cls, directory: Path, *, moderated: bool = True) -> Isso:
        """Start on a free port with an empty database."""
        directory.mkdir(parents=True, exist_ok=True)
        server = cls(directory, free_ports(1)[0])
        said = _SETTINGS.format(
            directory=directory, url=server.url, password=PASSWORD, moderated=str(moderated).lower()
        )
        (directory / "isso.cfg").write_text(said)
        server.run()
        return server

    def run(self) -> None:
        """Start the process, also again after `stop`."""
        words = [str(program()), "-c", str(self.directory / "isso.cfg"), "run"]
        with (self.directory / "stderr").open("ab") as errors:
            self._process = subprocess.Popen(words, stdout=errors, stderr=errors)
        wait_for(lambda: listens(self.port), 20, "isso")

    def stop(self) -> None:
        """End it; safe to call twice."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def comments(self, text: str, uri: str = "/cups/", **fields: Any) -> Customer:
        """Write a comment as a visitor of a page."""
        answer = httpx.post(
            f"{self.url}/new",
            params={"uri": uri},
            json={"text": text, "title": "Cups", **fields},
            verify=_PLAIN,
        )
        answer.raise_for_status()
        made = answer.json()
        return Customer(self, made["id"], dict(answer.cookies), made)

    def shown(self, uri: str = "/cups/") -> list[Mapping[str, Any]]:
        """Give what every visitor of a page sees, answers after what they answer."""
        asked = {"uri": uri, "plain": 1, "nested_limit": 500}
        answer = httpx.get(f"{self.url}/", params=asked, verify=_PLAIN)
        found: list[Mapping[str, Any]] = []
        for each in answer.json()["replies"]:
            found += [each, *each["replies"]]
        return found


@dataclass
class Customer:
    """Who wrote a comment, and may change it for a quarter of an hour."""

    server: Isso
    id: int
    cookies: dict[str, str]
    made: Mapping[str, Any]

    def edits(self, text: str) -> None:
        """Change the comment."""
        with httpx.Client(base_url=self.server.url, cookies=self.cookies) as web:
            web.put(f"/id/{self.id}", json={"text": text}).raise_for_status()

    def deletes(self) -> None:
        """Take the comment back."""
        with httpx.Client(base_url=self.server.url, cookies=self.cookies) as web:
            headers = {"Content-Type": "application/json"}
            web.delete(f"/id/{self.id}", headers=headers).raise_for_status()
