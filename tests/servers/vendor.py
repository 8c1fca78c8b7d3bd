"""A fake vendor that keeps state and has every request checked against the vendor's own spec."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NO_BODY = {204, 304}


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    target: str = ""  # path and query as sent

    @property
    def json(self) -> Any:
        """The body as JSON, None when it is none."""
        try:
            return json.loads(self.body) if self.body else None
        except ValueError:
            return None

    @property
    def form(self) -> dict[str, Any]:
        """The fields of a form: text as str, a file as Upload."""
        kind = self.headers.get("content-type", "")
        if kind.startswith("application/x-www-form-urlencoded"):
            read = parse_qs(self.body.decode(), keep_blank_values=True)
            return {name: values[-1] for name, values in read.items()}
        if not kind.startswith("multipart/form-data"):
            return {}
        head = f"Content-Type: {kind}\r\n\r\n".encode()
        found: dict[str, Any] = {}
        for part in BytesParser(policy=HTTP).parsebytes(head + self.body).iter_parts():
            name = part.get_param("name", header="content-disposition")
            payload = part.get_payload(decode=True)
            content = payload if isinstance(payload, bytes) else b""
            file_name = part.get_filename()
            found[str(name)] = (
                content.decode()
                if file_name is None
                else Upload(file_name, part.get_content_type(), content)
            )
        return found

    def get(self, name: str, default: str = "") -> str:
        """Give a query parameter's last value."""
        return self.query.get(name, [default])[-1]


@dataclass(frozen=True)
class Upload:
    """A file in a form."""

    name: str
    media_type: str
    content: bytes


@dataclass
class Answer:
    """What the fake answers; bytes are sent as they are, anything else as JSON."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Trouble:
    """An answer given in place of the real one, `times` times, where `path` is in the path.

    `after`: the request is carried out first, and then this is answered (a lost answer). `cut`:
    the line is cut in place of any answer.
    """

    answer: Answer = field(default_factory=lambda: Answer(status=500))
    path: str = ""
    times: int = 1
    after: bool = False
    cut: bool = False


class Vendor:
    """A local HTTP server in threads; a vendor's fake is a subclass with a `respond` of its own.

    `check(asked)` gives what the spec has against a request (Prism, `openapi.Spec`, or both):
    such a request is answered 422, written to `violations` and fails `stop`, so that no test passes
    with a request the vendor would refuse. `lock` guards the state that tests change as well, and
    `changed` (a Condition over it) wakes long polls.
    """

    title = "vendor"

    def __init__(self, check: Callable[[Asked], list[str]] | None = None) -> None:
        self.check = check
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.asked: list[Asked] = []
        self.violations: list[str] = []
        self.troubles: list[Trouble] = []
        self.errors: list[BaseException] = []
        self.is_stopping = False
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None
        self._port = 0

    def respond(self, asked: Asked) -> Answer:
        """Do what the vendor would do; called without the lock, in a thread of its own."""
        raise NotImplementedError

    @property
    def port(self) -> int:
        """The loopback port, once started; kept for another `start` after `stop`."""
        assert self._port
        return self._port

    @property
    def base_url(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen on a free loopback port, or the one it had before."""
        handler = type("Handler", (_Handler,), {"vendor": self})
        self.is_stopping = False
        self._server = _Server(("127.0.0.1", self._port), handler)
        self._port = int(self._server.server_address[1])
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._thread.start()

    def stop(self, *, is_strict: bool = True) -> None:
        """End; fails the test when a request did not fit the spec. Safe to call twice."""
        server, self._server = self._server, None
        if server is None:
            return
        self.is_stopping = True
        with self.changed:
            self.changed.notify_all()
        server.shutdown()
        server.server_close()
        if is_strict and (self.violations or self.errors):
            pytest.fail(
                f"{self.title}: outside the vendor's spec: {self.violations[:5]} {self.errors[:3]}",
                pytrace=False,
            )

    def trouble(self, answer: Answer | None = None, **options: Any) -> None:
        """Answer the next fitting requests otherwise; see Trouble."""
        with self.lock:
            self.troubles.append(Trouble(answer or Answer(status=500), **options))

    def wait_changed(self, what: Callable[[], bool], seconds: float) -> bool:
        """Wait under the lock until `what` holds or the time is over (long polls)."""
        end = time.monotonic() + seconds
        with self.changed:
            while not what() and not self.is_stopping and (left := end - time.monotonic()) > 0:
                self.changed.wait(min(left, 0.5))
            return what()

    def handle(self, asked: Asked) -> Answer | None:
        """Check, then answer; None cuts the line."""
        with self.lock:
            self.asked.append(asked)
        found = self.check(asked) if self.check else []
        if found:
            with self.lock:
                self.violations += [f"{asked.method} {asked.path}: {each}" for each in found]
            return Answer({"error": "outside the spec", "violations": found}, 422)
        trouble = self._trouble_for(asked)
        if trouble is None or trouble.after:
            answer = self.respond(asked)
            if trouble is None:
                return answer
        return None if trouble.cut else trouble.answer

    def _trouble_for(self, asked: Asked) -> Trouble | None:
        with self.lock:
            for trouble in self.troubles:
                if trouble.times and trouble.path in asked.path:
                    trouble.times -= 1
                    return trouble
        return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no fault."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body leave together, as a vendor's do: apart, each answer waits 40 ms for the
    # client's delayed acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True
    vendor: Vendor
    timeout = 60

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError, OSError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing."""

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        is_chunked = "chunked" in self.headers.get("Transfer-Encoding", "")
        body = self._chunks() if is_chunked else self.rfile.read(length)
        if len(body) < length:  # the client was killed while it wrote
            self.close_connection = True
            return
        asked = Asked(
            self.command,
            parts.path,
            parse_qs(parts.query, keep_blank_values=True),
            {name.lower(): value for name, value in self.headers.items()},
            body,
            self.path,
        )
        try:
            answer = self.vendor.handle(asked)
        except BaseException as error:  # noqa: BLE001 - told when the fake stops
            self.vendor.errors.append(error)
            answer = Answer({"error": repr(error)}, 500)
        if answer is None:
            self.close_connection = True
            self.connection.close()
            return
        self._write(answer)

    def _write(self, answer: Answer) -> None:
        is_raw = isinstance(answer.body, bytes)
        content = answer.body if is_raw else json.dumps(answer.body).encode()
        if answer.status in _NO_BODY or answer.body is None:
            content = b""
        self.send_response(answer.status)
        kind = "application/octet-stream" if is_raw else "application/json"
        for name, value in ({"Content-Type": kind} | dict(answer.headers)).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _chunks(self) -> bytes:
        found = b""
        while size := int(self.rfile.readline().strip() or b"0", 16):
            found += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return found

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _serve  # noqa: N815 - the base's names
