"""A real Chromium without a screen, driven over the DevTools protocol (its /json and websocket)."""

from __future__ import annotations

import base64
import contextlib
import functools
import http.server
import itertools
import json
import shutil
import subprocess
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

from tests.servers.needs import require, server_directory, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
)
_KEYS = {"Enter": 13, "Escape": 27, "Tab": 9}


@dataclass
class Chromium:
    """A running browser; make one with `Chromium.start`."""

    directory: Path
    port: int = 0
    _process: subprocess.Popen[bytes] | None = None
    _lines: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    @classmethod
    def start(cls) -> Chromium:
        """Start with a profile of its own."""
        program = require("chromium", "chromium")
        browser = cls(server_directory("chromium"))
        command = [program, *_FLAGS, f"--user-data-dir={browser.directory}", "about:blank"]
        browser._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        told = browser.directory / "DevToolsActivePort"
        try:
            wait_for(lambda: told.exists() and "\n" in told.read_text(), 30, "Chromium")
        except BaseException:
            browser.stop()
            raise
        browser.port = int(told.read_text().split("\n")[0])
        return browser

    def open(self, url: str) -> Page:
        """Open a page in a new tab."""
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/json/new?about:blank", method="PUT"
        )
        with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310
            address = json.load(answer)["webSocketDebuggerUrl"]
        page = Page(self._lines.enter_context(connect(address, max_size=None, compression=None)))
        for domain in ("Page", "Runtime", "DOM", "Log"):
            page.call(f"{domain}.enable")
        page.go(url)
        return page

    def stop(self) -> None:
        """End the browser and forget its profile."""
        self._lines.close()
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        shutil.rmtree(self.directory, ignore_errors=True)


class Page:
    """One tab."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.said: list[str] = []  # what the page's console and its errors said
        self._numbers = itertools.count(1)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the protocol and give its result."""
        number = next(self._numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self.socket.recv(timeout=30))
            if told.get("id") == number:
                assert "error" not in told, told
                found: dict[str, Any] = told["result"]
                return found
            if told.get("method") in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
                self.said.append(json.dumps(told["params"])[:500])

    def go(self, url: str) -> None:
        """Load an address and wait for it."""
        self.call("Page.navigate", url=url)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def ask(self, expression: str) -> Any:
        """Evaluate JavaScript (promises are awaited) and give the value."""
        done = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def until(self, expression: str, seconds: float = 15.0) -> Any:
        """Wait until JavaScript gives something true."""
        deadline = time.monotonic() + seconds
        while not (found := self.ask(f"Boolean({expression})")):
            assert time.monotonic() < deadline, f"{expression} stayed {found!r}; {self.said}"
            time.sleep(0.05)
        return found

    def key(self, name: str, *, shift: bool = False) -> None:
        """Press a key that writes nothing."""
        code = {"key": name, "code": name, "windowsVirtualKeyCode": _KEYS[name]}
        text = {"text": "\r"} if name == "Enter" else {}
        modifiers = 8 if shift else 0
        self.call("Input.dispatchKeyEvent", type="keyDown", modifiers=modifiers, **code, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", modifiers=modifiers, **code)

    def write(self, text: str) -> None:
        """Type into what has the focus."""
        self.call("Input.insertText", text=text)

    def shape(self, width: int, height: int, *, is_dark: bool = False) -> None:
        """Give the page a size and a colour scheme."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 500,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self) -> bytes:
        """Take a PNG of what is seen."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def tree(self) -> list[tuple[str, str]]:
        """Give (role, name) of everything that assistive technology is told of."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [
            (node.get("role", {}).get("value", ""), node.get("name", {}).get("value", ""))
            for node in nodes
            if not node.get("ignored")
        ]


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder over HTTP on loopback; gives its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
