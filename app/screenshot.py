"""Renders the real window offscreen to a picture, for the README and for looking at it."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.paths import Workspace
from inbox.changes import Changes
from inbox.model import AccountState, Direction, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPixmap

    from ui.feed import Feed
    from ui.room import Room
    from ui.window import Window

SCENES = ("queue", "first-run", "empty", "offline", "settings", "palette", "snooze", "search",
          "accounts", "keys", "draft", "chat", "chat-top", "public", "private", "review", "over",
          "change", "typing", "lightbox", "connect", "connect-form", "error", "sign-in",
          "no-model", "model-missing", "engine-gone")  # fmt: skip
# Scenes that open a conversation of the sample, by the network it shows.
_OPENED = {"chat": "WhatsApp", "chat-top": "WhatsApp", "change": "WhatsApp", "typing": "WhatsApp",
           "lightbox": "WhatsApp", "public": "Mastodon", "private": "Mastodon",
           "review": "Google Play", "over": "Messenger"}  # fmt: skip
_WITHOUT_DATA = frozenset({"first-run", "empty"})
# Scenes that need the real engine: it makes the draft, or is refused by a mailbox.
_TROUBLED = {"error": "sign_in", "sign-in": "sign_in", "offline": "offline"}
_SETTLED_SECONDS = 0.9
# The scene with the real engine and the real model: how long its draft may take.
_DRAFT_SECONDS = 120.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the picture; gives the exit code."""
    chosen = _parser().parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="kindline-screen-") as folder:
        picture = render(
            chosen.workspace or Path(folder) / "workspace",
            chosen.scene,
            theme_name=chosen.theme,
            language=chosen.language,
            size=chosen.size,
            select=chosen.select,
        )
    chosen.file.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(chosen.file)):
        sys.stderr.write(f"{chosen.file} could not be written; name a .png file.\n")
        return 1
    sys.stdout.write(f"{chosen.file}\n")
    return 0


def render(
    folder: Path,
    scene: str,
    *,
    theme_name: str = "light",
    language: str = "en",
    size: tuple[int, int] = (1440, 900),
    select: str = "",
) -> QPixmap:
    """Show the window over a workspace, let it settle, and give its picture."""
    from app import loop, wiring  # noqa: PLC0415 - Qt is loaded only when it is needed
    from ui.kit import theme, words  # noqa: PLC0415 - as above

    workspace = _prepared(folder, scene)
    app = loop.application(["kindline"])
    theme.apply(app, theme_name)
    words.use_language(app, language)
    turning = loop.event_loop(app)
    from ui.feed import Feed  # noqa: PLC0415 - as above

    feed = Feed()
    shown = (scene, size, select)
    with turning:
        if scene == "draft" or scene in _TROUBLED:
            making = _with_engine(workspace, feed, shown)
        else:
            desk = wiring.open_desk(workspace, feed.post, _key_file(workspace, scene))
            making = _pictured(desk, feed, *shown)
        made: QPixmap = turning.run_until_complete(making)
    return made


async def _with_engine(
    workspace: Workspace, feed: Feed, shown: tuple[str, tuple[int, int], str]
) -> QPixmap:
    """Run the engine beside the window, and wait for what the scene is about."""
    from app import staged, wiring  # noqa: PLC0415 - as above

    desk, link = wiring.open_window_desk(workspace, feed.post, feed.post_model, feed.post_engine)
    await link.start()
    try:
        if trouble := _TROUBLED.get(shown[0]):
            async with staged.troubled_mailbox(is_there=trouble == "sign_in") as port:
                await staged.connected(desk, port, AccountState(trouble))
                return await _pictured(desk, feed, *shown)
        wanted = shown[2] or desk.queue(View.UNANSWERED, limit=1).rows[0].conversation_id
        for _ in range(int(_DRAFT_SECONDS / _SETTLED_SECONDS)):
            if desk.suggestion(wanted) is not None:
                break
            await asyncio.sleep(_SETTLED_SECONDS)
        return await _pictured(desk, feed, shown[0], shown[1], wanted)
    finally:
        await link.stop(engine_too=True)


async def _pictured(
    desk: Any, feed: Feed, scene: str, size: tuple[int, int], select: str
) -> QPixmap:
    from app.opened import furnish  # noqa: PLC0415 - as above
    from ui.kit import tasks  # noqa: PLC0415 - as above
    from ui.window import Window  # noqa: PLC0415 - as above

    window = Window()
    window.resize(*size)
    window.show()
    if scene in _OPENED:
        rows = desk.queue(View.ALL, limit=200).rows
        select = next(r.conversation_id for r in rows if r.network == _OPENED[scene])
    if scene == "empty":
        from app import staged  # noqa: PLC0415 - as above

        staged.add_quiet_mailbox(desk)
    room = furnish(window, desk, feed, is_sample=scene not in _WITHOUT_DATA)
    await room.start({"selected": select} if select else {})
    await asyncio.sleep(_SETTLED_SECONDS)
    _SHOW.get(scene, _nothing)(room, feed)
    await asyncio.sleep(_SETTLED_SECONDS)
    picture = _grabbed(window)
    window.let_close()
    await tasks.drain()
    return picture


def _grabbed(window: Window) -> QPixmap:
    """Grab the window, and over it the dialog that is open."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above
    from PySide6.QtGui import QColor, QPainter  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    picture = window.grab()
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        return picture
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
    at = dialog.rect()
    at.moveCenter(window.rect().center())
    painter.drawPixmap(at.topLeft(), dialog.grab())
    painter.setPen(QColor(128, 128, 128, 120))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(at.adjusted(0, 0, -1, -1))
    painter.end()
    return picture


def _prepared(folder: Path, scene: str) -> Workspace:
    workspace = Workspace(folder)
    if scene in _WITHOUT_DATA:
        return workspace.create()
    from app import sample  # noqa: PLC0415 - only where it is shown

    return sample.ensure(workspace)


def _key_file(workspace: Workspace, scene: str) -> Path | None:
    if scene not in _WITHOUT_DATA:
        return None
    from app import secrets  # noqa: PLC0415 - as above

    place = workspace.folder / "key"
    if not place.exists():
        secrets.make_key_file(place)
    return place


def _nothing(_room: Room, _feed: Feed) -> None:
    """Show the queue as it is."""


def _engine_gone(_room: Room, feed: Feed) -> None:
    feed.post_engine(False)


def _palette(room: Room, _feed: Feed) -> None:
    room.open_palette()


def _connect(room: Room, _feed: Feed, channel: str = "") -> None:
    from inbox.channels import registry  # noqa: PLC0415 - as above
    from ui.accounts.connect import ConnectDialog  # noqa: PLC0415 - as above

    offered = [info for info in registry.infos() if info.can_connect]
    dialog = ConnectDialog(room.window(), room._desk, offered)  # noqa: SLF001 - for looking only
    if channel:
        dialog.choose(next(info for info in offered if info.name == channel))
    dialog.open()


def _unfold(room: Room, _feed: Feed) -> None:
    area = room.thread_pane.area
    for entry in area.entries:
        area.scene.unfolded |= {f"{entry.key}|earlier", f"{entry.key}|warned"}
    area.relayout()


def _typing(room: Room, feed: Feed) -> None:
    shown = room.thread_pane.shown()
    if shown is not None:
        feed.post(Changes(typing=frozenset({shown.row.conversation_id})))


def _lightbox(room: Room, _feed: Feed) -> None:
    shown = room.thread_pane.shown()
    files = [file for m in shown.messages for file in m.attachments] if shown else []
    room.thread_pane.files.enlarge(next(f for f in files if f.media_type.startswith("image/")))


def _change(room: Room, _feed: Feed) -> None:
    shown = room.thread_pane.shown()
    if shown is not None:
        ours = [m for m in shown.messages if m.direction is Direction.OUTBOUND]
        room.composer.edit_sent(ours[-1])


def _error(room: Room, _feed: Feed) -> None:
    from app import staged  # noqa: PLC0415 - as above

    lost = room.queue.model.ids()[1]
    staged.lose(room._desk, lost)  # noqa: SLF001 - for looking only
    room.go_to(lost)


def _no_model(_room: Room, feed: Feed, *, is_missing: bool) -> None:
    from app import staged  # noqa: PLC0415 - as above

    feed.post_engine(True)
    feed.post_model(staged.no_model() if is_missing else staged.model_being_built())


_SHOW: dict[str, Callable[[Any, Any], Any]] = {
    "engine-gone": _engine_gone,
    "settings": lambda room, _feed: room.open_settings(),
    "palette": _palette,
    "snooze": lambda room, _feed: room.verbs.snooze(),
    "search": lambda room, _feed: room.queue.search_for("order"),
    "accounts": lambda room, _feed: room.open_accounts(),
    "chat-top": lambda room, _feed: room.thread_pane.area.scroll_by(-10_000),
    "public": _unfold,
    "review": _unfold,
    "private": lambda room, _feed: room.composer.take_private(is_wanted=True),
    "lightbox": _lightbox,
    "change": _change,
    "typing": _typing,
    "connect": _connect,
    "connect-form": lambda room, feed: _connect(room, feed, "google_play"),
    "keys": lambda room, _feed: room.keyboard.run("keys"),
    "error": _error,
    "sign-in": lambda room, _feed: room.open_accounts(),
    "no-model": lambda room, feed: _no_model(room, feed, is_missing=False),
    "model-missing": lambda room, feed: _no_model(room, feed, is_missing=True),
}


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("kindline screenshot", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=("en", "ar"), default="en")
    parser.add_argument("--size", type=_size, default=(1440, 900), metavar="1440x900")
    parser.add_argument("--scene", choices=SCENES, default="queue")
    parser.add_argument("--workspace", type=Path, metavar="DIR")
    parser.add_argument("--select", default="", metavar="ID", help="a conversation to open")
    return parser
