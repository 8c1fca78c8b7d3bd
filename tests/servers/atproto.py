"""A real Bluesky network on loopback: PDS, directory and AppView from npm's @atproto/dev-env."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from filelock import FileLock

from installer.places import cache
from tests.servers.needs import free_ports, listens, require, server_directory, wait_for
from tests.servers.postgres import Postgres

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "0.3.215"  # the last line that runs on Node 20
_SCRIPT = Path(__file__).with_name("atproto.js")
_BUILT = "node_modules/better-sqlite3/build/Release/better_sqlite3.node"
_DEBIAN = Path("/usr/include/nodejs")  # of libnode-dev
_numbers = itertools.count(1)


def folder() -> Path:
    """Give the network's programs, fetched and built once into the user's cache (minutes)."""
    where = cache() / "test-servers" / f"atproto-{VERSION}"
    where.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{where}.lock", timeout=900):
        if not (where / _BUILT).exists():
            _fetch(where)
    return where


def _fetch(where: Path) -> None:
    npm = require("npm", "nodejs npm")
    part = where.with_name(f"{where.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    wanted = {"private": True, "dependencies": {"@atproto/dev-env": VERSION}}
    (part / "package.json").write_text(json.dumps(wanted))
    env = dict(os.environ) | _headers()
    # Only better-sqlite3 needs its install script; the others' are not run.
    for words in (
        ["install", "--no-audit", "--no-fund", "--ignore-scripts"],
        ["rebuild", "better-sqlite3"],
    ):
        done = subprocess.run(
            [npm, *words], cwd=part, env=env, check=False, capture_output=True, text=True
        )
        if done.returncode:
            # Its database is compiled against this Node's headers; a Node without them, or an
            # older one, cannot have it, and nothing may be fetched from elsewhere.
            pytest.skip(f"npm {words[0]} failed for Bluesky's dev-env: {done.stderr[-300:]}")
    shutil.rmtree(where, ignore_errors=True)
    part.rename(where)


def _headers() -> dict[str, str]:
    """Say where this machine's Node keeps its headers, so that none are fetched."""
    prefix = Path(require("node", "nodejs")).resolve().parents[1]
    for folder_, sign in ((prefix, "include/node/node.h"), (_DEBIAN, "src/node.h")):
        if (folder_ / sign).exists():
            return {"npm_config_nodedir": str(folder_)}
    return {}


@dataclass
class Person:
    """An account on the network, used without our own code."""

    did: str
    handle: str
    password: str
    web: httpx.Client

    def call(self, nsid: str, **body: Any) -> Any:
        """Call a procedure."""
        answer = self.web.post(f"/xrpc/{nsid}", json=body)
        assert answer.status_code < 400, answer.text
        return answer.json() if answer.content else None

    def ask(self, nsid: str, **params: Any) -> Any:
        """Call a query."""
        answer = self.web.get(f"/xrpc/{nsid}", params=params)
        assert answer.status_code < 400, answer.text
        return answer.json()

    def posts(self, text: str, **fields: Any) -> dict[str, str]:
        """Write a post; gives uri and cid."""
        record = {
            "$type": "app.bsky.feed.post",
            "text": text,
            "createdAt": _now(),
            **fields,
        }
        collection = "app.bsky.feed.post"
        found: dict[str, str] = self.call(
            "com.atproto.repo.createRecord", repo=self.did, collection=collection, record=record
        )
        return {"uri": found["uri"], "cid": found["cid"]}

    def mentions(self, other: Person, text: str) -> dict[str, str]:
        """Write a post that mentions somebody."""
        name = f"@{other.handle}"
        facet = {
            "index": {"byteStart": 0, "byteEnd": len(name.encode())},
            "features": [{"$type": "app.bsky.richtext.facet#mention", "did": other.did}],
        }
        return self.posts(f"{name} {text}", facets=[facet])

    def replies(
        self, parent: Mapping[str, str], text: str, root: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        """Answer a post."""
        return self.posts(text, reply={"root": dict(root or parent), "parent": dict(parent)})

    def likes(self, post: Mapping[str, str]) -> None:
        """Like a post."""
        collection = "app.bsky.feed.like"
        record = {"$type": collection, "subject": dict(post), "createdAt": _now()}
        self.call(
            "com.atproto.repo.createRecord", repo=self.did, collection=collection, record=record
        )

    def deletes(self, uri: str) -> None:
        """Take a post back."""
        _, _, _, collection, rkey = uri.split("/")
        self.call("com.atproto.repo.deleteRecord", repo=self.did, collection=collection, rkey=rkey)


@dataclass
class Bluesky:
    """A running network; make one with `Bluesky.start`."""

    directory: Path
    pds: str
    process: subprocess.Popen[str]
    postgres: Postgres
    redis: subprocess.Popen[bytes]
    people: list[Person] = field(default_factory=list)

    @classmethod
    def start(cls) -> Bluesky:
        """Start with an AppView: some 10 seconds."""
        node, where = require("node", "nodejs"), folder()
        program = require("redis-server", "redis-server")
        directory = server_directory("bluesky")
        postgres = Postgres.start()
        port = free_ports(1)[0]
        words = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        redis = subprocess.Popen(
            [program, *words, "--dir", str(directory)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: listens(port), 10, "Redis")
        env = dict(os.environ) | {
            "DB_POSTGRES_URL": postgres.url,
            "REDIS_HOST": f"127.0.0.1:{port}",
            "NODE_ENV": "test",
            "LOG_ENABLED": "false",
        }
        with (directory / "log").open("w") as log:
            process = subprocess.Popen(
                [node, str(_SCRIPT), str(where), "appview"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=env,
                text=True,
            )
        assert process.stdout is not None
        server = cls(directory, "", process, postgres, redis)
        line = process.stdout.readline()
        while line and not line.startswith('{"pds"'):
            line = process.stdout.readline()
        if not line:
            said = (directory / "log").read_text()[-1500:]
            server.stop()
            pytest.fail(f"Bluesky's network did not start: {said}", pytrace=False)
        server.pds = json.loads(line)["pds"]
        return server

    def person(self, name: str) -> Person:
        """Make an account."""
        handle, password = f"{name}{next(_numbers)}.test", "a-pass-word"
        web = httpx.Client(base_url=self.pds, timeout=30)
        asked = {"email": f"{handle}@mail.test", "handle": handle, "password": password}
        made = web.post("/xrpc/com.atproto.server.createAccount", json=asked)
        assert made.status_code == 200, made.text
        session = made.json()
        web.headers["Authorization"] = f"Bearer {session['accessJwt']}"
        self.people.append(Person(session["did"], handle, password, web))
        return self.people[-1]

    def stop(self) -> None:
        """End everything; safe to call twice."""
        for person in self.people:
            person.web.close()
        if self.process.stdin is not None:
            self.process.stdin.close()
        if self.process.stdout is not None:
            self.process.stdout.close()
        for process in (self.process, self.redis):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.postgres.stop()
        shutil.rmtree(self.directory, ignore_errors=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
