"""A real Prism: a mock from a vendor's own OpenAPI file that refuses requests outside the spec."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from filelock import FileLock

from installer.places import cache
from tests.servers.needs import free_ports, listens, require, server_directory, wait_for
from tests.servers.specs import spec_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VERSION = "5.14.2"
_PROGRAM = "node_modules/@stoplight/prism-cli/dist/index.js"
# What Prism says of the request itself; anything else is the mock's own matter (no example, ...).
_VIOLATIONS = ("UNPROCESSABLE_ENTITY", "NO_PATH_MATCHED", "NO_METHOD_MATCHED", "INVALID_CONTENT")
_ERRORS = 400


def program() -> Path:
    """Give Prism's program, fetched once from the npm registry into the user's cache."""
    folder = cache() / "test-servers" / f"prism-{VERSION}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock", timeout=300):
        if not (folder / _PROGRAM).exists():
            _fetch(folder)
    return folder / _PROGRAM


def _fetch(folder: Path) -> None:
    npm = require("npm", "nodejs npm")
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    package = f"@stoplight/prism-cli@{VERSION}"
    words = ["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts"]
    done = subprocess.run(
        [npm, *words, "--prefix", str(part), package], check=False, capture_output=True, text=True
    )
    if done.returncode:
        sentence = f"npm could not fetch {package}: {done.stderr[-300:]}"
        if os.environ.get("KINDLINE_ALLOW_MISSING_SERVERS"):
            pytest.skip(sentence)
        pytest.fail(sentence, pytrace=False)
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


@dataclass
class Prism:
    """A running Prism over one spec; make one with `Prism.start`.

    It checks the path, the method, required parameters and the body. It does not refuse unknown
    parameters, and version 5.14 lets numbers outside their limits through: `openapi.Spec` is the
    stricter one, `Vendor` asks both.
    """

    port: int
    directory: Path
    _process: subprocess.Popen[bytes] | None = None
    _client: httpx.Client | None = None

    @classmethod
    def start(cls, spec: str | Path, seconds: float = 60.0) -> Prism:
        """Start over a spec, by its file name among the shared ones or by its path."""
        path = spec_path(spec) if isinstance(spec, str) else spec
        directory = server_directory("prism")
        server = cls(free_ports(1)[0], directory)
        node = require("node", "nodejs npm")
        words = [str(program()), "mock", "-h", "127.0.0.1", "-p", str(server.port), str(path)]
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(directory), "NO_COLOR": "1"}
        with (directory / "log").open("wb") as log:
            server._process = subprocess.Popen(
                [node, *words], stdout=log, stderr=log, env=environment, cwd=directory
            )
        try:
            wait_for(lambda: listens(server.port), seconds, f"Prism over {path.name}")
        except BaseException:
            server.stop()
            raise
        server._client = httpx.Client(timeout=30.0, trust_env=False)
        return server

    def violations(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> list[str]:
        """Say what the spec has against a request (`target`: path and query); [] when it fits."""
        assert self._client is not None
        dropped = {"host", "content-length", "connection", "accept-encoding", "transfer-encoding"}
        sent = {name: value for name, value in headers.items() if name.lower() not in dropped}
        answer = self._client.request(
            method, f"http://127.0.0.1:{self.port}{target}", headers=sent, content=body or None
        )
        return _against(answer)

    def stop(self) -> None:
        """Stop; safe to call twice."""
        process, self._process = self._process, None
        if self._client is not None:
            self._client.close()
        if process is not None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        shutil.rmtree(self.directory, ignore_errors=True)


def _against(answer: httpx.Response) -> list[str]:
    told = answer.headers.get("sl-violations", "")
    found = [_sentence(each) for each in json.loads(told)] if told else []
    found = [each for each in found if each.startswith("request")]
    if found or answer.status_code < _ERRORS:
        return found
    try:
        body = answer.json()
    except ValueError:
        return [f"Prism answered {answer.status_code}"]
    kind = str(body.get("type", "")) if isinstance(body, dict) else ""
    if any(name in kind for name in _VIOLATIONS) or "UNAUTHORIZED" in kind:
        return [f"{body.get('title')}: {body.get('detail')} {body.get('validation') or ''}"]
    return []


def _sentence(violation: Mapping[str, Any]) -> str:
    where = ".".join(map(str, violation.get("location", ())))
    return f"{where}: {violation.get('message', '')}"
