"""A real snac2: an ActivityPub server that speaks Mastodon's API, on a loopback address of its own.

snac2 takes no port in its host name, so it listens on port 80 of some 127.x.y.z: root is needed.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import socket
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.servers.needs import require, wait_for

if TYPE_CHECKING:
    from pathlib import Path

_addresses = itertools.count(1)
CLOSING = {"Connection": "close"}  # snac2 closes idle lines without a word
SCOPES = "read write follow"
_PACKAGE = "-t bookworm-backports snac2"


class Patient(httpx.HTTPTransport):
    """Asks again where snac2 reset the line, as it does now and then under load."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return super().handle_request(request)
        except httpx.ReadError:
            return super().handle_request(request)


@dataclass
class Snac:
    """A running snac2; make one with `Snac.start`. `passwords` by user name."""

    directory: Path
    host: str
    passwords: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    @classmethod
    def start(cls, directory: Path, users: tuple[str, ...] = ("shop", "ann")) -> Snac:
        """Start on a free loopback address, with some users."""
        program = require("snac", _PACKAGE)
        if os.geteuid() != 0:
            pytest.skip("snac2 has no port in its host name, so it needs port 80 and root.")
        server = cls(directory / "snac", _free_address())
        asked = f"{server.host}\n80\n{server.host}\n\n\n"
        _run(program, "init", str(server.directory), said=asked)
        settings = server.directory / "server.json"
        given = json.loads(settings.read_text())
        given |= {"protocol": "http", "queue_timeout": 60, "queue_timeout_2": 60, "num_threads": 24}
        settings.write_text(json.dumps(given))
        for name in users:
            server.add(name)
        server.run()
        return server

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://{self.host}"

    def add(self, name: str) -> None:
        """Add a user; the password is the server's choice.

        Made beside and moved in whole: a running snac2 that meets a half-made user dies of it.
        """
        beside = self.directory.with_name("making")
        if not beside.exists():
            shutil.copytree(self.directory, beside, ignore=shutil.ignore_patterns("user", "log"))
            (beside / "user").mkdir()
        said = _run(require("snac", _PACKAGE), "adduser", str(beside), name)
        found = re.search(r"password is (\S+)", said)
        assert found, said
        (beside / "user" / name).rename(self.directory / "user" / name)
        self.passwords[name] = found[1]

    def run(self) -> None:
        """Start the process, also again after `stop`."""
        with (self.directory / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [require("snac", _PACKAGE), "httpd", str(self.directory)], stdout=log, stderr=log
            )
        wait_for(lambda: _answers(self.host), 15, "snac2")

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

    def approve(self, url: str, name: str) -> str:
        """Do what a person does in the browser: sign in and allow; gives where it leads."""
        with httpx.Client(timeout=10, headers=CLOSING, transport=Patient()) as web:
            page = web.get(url)
            form = dict(re.findall(r'name="([^"]+)"[^>]*value="([^"]*)"', page.text))
            form |= {"login": name, "passwd": self.passwords[name]}
            target = re.search(r'action="([^"]+)"', page.text)
            assert target, page.text
            answer = web.post(target[1], data=form)
        return answer.headers["location"]

    def token(self, name: str) -> str:
        """Get an access token of a user, by OAuth's code flow."""
        redirect = "http://127.0.0.1:1/"
        with httpx.Client(
            base_url=self.url, timeout=10, headers=CLOSING, transport=Patient()
        ) as web:
            app = web.post(
                "/api/v1/apps",
                data={"client_name": "test", "redirect_uris": redirect, "scopes": SCOPES},
            ).json()
            query = {
                "response_type": "code",
                "client_id": app["client_id"],
                "redirect_uri": redirect,
                "scope": SCOPES,
            }
            url = str(web.build_request("GET", "/oauth/authorize", params=query).url)
            code = parse_qs(urlsplit(self.approve(url, name)).query)["code"][0]
            answer = web.post(
                "/oauth/token",
                data={
                    "grant_type": "authorization_code",
                    "code": code,
                    "client_id": app["client_id"],
                    "client_secret": app["client_secret"],
                    "redirect_uri": redirect,
                    "scope": SCOPES,
                },
            )
        token: str = answer.json()["access_token"]
        return token


def _run(program: str, *words: str, said: str = "") -> str:
    done = subprocess.run([program, *words], input=said, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def _free_address() -> str:
    for number in _addresses:
        host = f"127.77.{os.getpid() % 250}.{number}"
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, 80))
            except OSError:
                continue
            return host
    raise AssertionError("unreachable")


def _answers(host: str) -> bool:
    try:
        socket.create_connection((host, 80), timeout=0.5).close()
    except OSError:
        return False
    return True
