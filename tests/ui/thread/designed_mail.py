"""Shows a hostile mail in the web view of the `media` extra, and prints what happened as JSON.

Run by test_original.py in a process of its own: Chromium wants an X server and, as root, no
sandbox. Never start Kindline itself with --no-sandbox.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--no-sandbox --disable-gpu"
os.environ["QT_QUICK_BACKEND"] = "software"

from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from app.loop import application, event_loop
from inbox.model import Attachment
from tests.ui.thread import fake
from ui.feed import Feed
from ui.kit import tasks, theme
from ui.thread.view import ThreadPane

asked: list[str] = []


class _Web(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def _html(port: int) -> str:
    web = f"http://127.0.0.1:{port}"
    return f"""<!doctype html><html><head><title>t</title>
<style>@import url({web}/import.css); @font-face {{ font-family: x; src: url({web}/font.woff) }}
body {{ margin: 0; font-family: x, sans-serif; background: url({web}/background.png) }}</style>
<meta http-equiv="refresh" content="1;url={web}/refresh"><link rel="stylesheet" href="{web}/l.css">
<link rel="prefetch" href="{web}/prefetch"><link rel="preconnect" href="{web}">
<base href="{web}/"></head><body>
<a href="{web}/clicked" target="_blank" style="display:block;height:120px;background:
linear-gradient(90deg,#4f46e5,#d878d2);border-radius:18px;color:white">Autumn sale</a>
<img src="cid:logo@x" width="240" height="80" style="display:block"><p id="p">no script ran</p>
<script>document.getElementById('p').textContent = 'SCRIPT'; fetch('{web}/fetch')</script>
<img src="{web}/track.gif"><img src="/relative.gif"><img srcset="{web}/set.png 2x">
<iframe src="{web}/frame"></iframe><iframe src="file:///etc/hostname"></iframe>
<iframe srcdoc="<img src='{web}/doc.gif'>"></iframe><object data="{web}/object"></object>
<embed src="{web}/embed"><video src="{web}/film.mp4" autoplay poster="{web}/poster.png"></video>
<audio src="{web}/sound.mp3" autoplay></audio><form action="{web}/form"><button>x</button></form>
<img src="x" onerror="document.getElementById('p').textContent='SCRIPT'"></body></html>"""


def _png() -> bytes:
    image = QImage(240, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#0d9467"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


async def _text(pane: ThreadPane) -> str:
    """Wait until the mail is there (a minute at most) and give its words."""
    deadline = time.monotonic() + 60
    found = ""
    while "Autumn sale" not in found and time.monotonic() < deadline:
        await asyncio.sleep(0.2)
        if pane.original.view is not None:
            said = asyncio.get_running_loop().create_future()
            pane.original.view.page().toPlainText(said.set_result)
            found = await said
    return found


async def _show(port: int, picture: str) -> dict[str, object]:
    logo = Attachment("l", "logo.png", "image/png", 9, "lg", content_id="logo@x", is_inline=True)
    mail = fake.message(1, "Autumn sale", html=_html(port), attachments=(logo,))
    desk = fake.FakeDesk(fake.thread(messages=(mail,), notes=()))
    desk.files["lg"] = _png()
    pane = ThreadPane(desk, Feed())  # type: ignore[arg-type]
    pane.resize(820, 700)
    pane.show()
    pane.show_conversation("c1")
    while pane.shown() is None:  # noqa: ASYNC110 - the pane has no event to wait for
        await asyncio.sleep(0.05)
    links: list[str] = []
    pane.original.link_clicked.connect(links.append)
    pane._act("original", mail)
    text = await _text(pane)
    view = pane.original.view
    await asyncio.sleep(3)  # the time in which the mail's own refresh would go elsewhere
    colour = view.grab().toImage().pixelColor(60, 160).name()
    pane.grab().save(picture)
    QTest.mouseClick(view.focusProxy() or view, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    await asyncio.sleep(1.5)
    found = {
        "text": text,
        "asked": asked,
        "links": links,
        "image": colour,
        "address": view.url().toString(),
        "has_storage": bool(view.page().profile().persistentStoragePath())
        and not view.page().profile().isOffTheRecord(),
    }
    pane.show_messages()
    return found


def main() -> None:
    """Print the findings and end at once: Chromium's own ending is not what is tried."""
    server = HTTPServer(("127.0.0.1", 0), _Web)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app = application(["designed"])
    theme.apply(app, "light")
    loop = event_loop(app)
    with loop:
        found = loop.run_until_complete(_show(server.server_port, sys.argv[1]))
        loop.run_until_complete(tasks.drain())
        Path(sys.argv[2]).write_text(json.dumps(found))
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
