"""One workspace opened in the window: its desk, its line, its room; and going to another one."""

from __future__ import annotations

import asyncio
import importlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app import collecting, paths
from inbox.errors import KindlineError, SecretsUnavailable
from ui.feed import Feed
from ui.kit import theme, words
from ui.kit.dialogs import ask
from ui.kit.tasks import in_background, spawn
from ui.kit.told import told
from ui.kit.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.link import Link
    from app.paths import Workspace
    from inbox.desk import Desk
    from ui.frame.tray import Tray
    from ui.queue.view import QueuePane
    from ui.room import Room
    from ui.window import Window


_UNEXPECTED = (
    "Something unexpected happened while the workspace was opened; nothing was changed, and the "
    "log says more."
)


class Opened:
    """Opens, switches and closes workspaces in one window."""

    def __init__(self, app: QApplication, window: Window, key_file: Path | None = None) -> None:
        self._app, self._window, self._key_file = app, window, key_file
        self._desk: Desk | None = None
        self._link: Link | None = None
        self._room: Room | None = None
        self._tray: Tray | None = None
        self._theme = "system"
        self._keeps_running = False
        self.ended = asyncio.Event()
        self.is_ready = asyncio.Event()
        window.close_wanted.connect(self._close_wanted)
        app.styleHints().colorSchemeChanged.connect(lambda _: self._follow())
        app.applicationStateChanged.connect(self._front_changed)

    def begin(self, workspace: Workspace, *, loads_sample: bool = False) -> None:
        """Start to open a workspace."""
        spawn(self._begin(workspace, loads_sample=loads_sample))

    async def close(self) -> None:
        """Save where things were and end the line; safe to call when nothing is open."""
        desk, link, self._desk, self._link = self._desk, self._link, None, None
        if desk is not None:
            state = self._window.state()
            # A full disk must not keep the window from closing, nor the rest from being saved.
            with suppress(KindlineError):
                await in_background(desk.set_setting, "window_state", state, write=True)
        if self._tray is not None:
            self._tray.icon.hide()
            self._tray = None
        if link is not None:
            await link.stop(engine_too=not self._keeps_running)
        self._room = None

    # Opening --------------------------------------------------------------------------------

    async def _begin(self, workspace: Workspace, *, loads_sample: bool) -> None:
        try:
            if loads_sample:
                self._window.say(
                    "compass",
                    tr("One moment"),
                    tr("The sample workspace is being prepared: sixty conversations to try."),
                )
                sample = await _imported("app.sample")
                await in_background(sample.ensure, workspace, write=True)
            await self._open(workspace)
        except SecretsUnavailable as error:
            await self._without_keyring(workspace, error)
        except KindlineError as error:
            self._trouble(workspace, error)
        except Exception:
            # Else the window would stand empty, without a word; the log has the rest.
            self._trouble(workspace, KindlineError(_UNEXPECTED))
            raise
        finally:
            collecting.from_now_on()

    async def _open(self, workspace: Workspace) -> None:
        wiring = await _imported("app.wiring")
        feed = Feed(self._window)
        desk, link = await in_background(
            wiring.open_window_desk, workspace, feed.post, feed.post_model, feed.post_engine,
            self._key_file, write=True,
        )  # fmt: skip
        self._desk, self._link = desk, link
        settings = await in_background(desk.settings)
        self.look(settings)
        words.use_language(self._app, settings["language"])
        state = settings["window_state"]
        self._window.restore(state)
        queue = await enter(self._window, desk, feed, state)
        self._room = furnish(self._window, desk, feed, is_sample=workspace.is_sample, queue=queue)
        self._connect(self._room)
        await self._room.start(state)
        self._show_tray(desk, feed)
        await link.start()
        self.is_ready.set()

    def look(self, settings: Mapping[str, Any]) -> None:
        """Take the settings that change the app itself."""
        self._keeps_running = settings["keep_running"]
        if settings["theme"] != self._theme:
            self._theme = settings["theme"]
            theme.apply(self._app, self._theme)

    def _connect(self, room: Room) -> None:
        room.sample_wanted.connect(lambda: self._switch(paths.sample_workspace(), is_sample=True))
        room.leave_wanted.connect(lambda: self._switch(paths.default_workspace()))
        room.quit_wanted.connect(self.ended.set)
        room.settings_changed.connect(self.look)

    def _switch(self, workspace: Workspace, *, is_sample: bool = False) -> None:
        async def switched() -> None:
            await self.close()
            await self._begin(workspace, loads_sample=is_sample)

        spawn(switched())

    def _show_tray(self, desk: Desk, feed: Feed) -> None:
        from ui.frame.tray import Tray  # noqa: PLC0415 - after the window is filled

        self._tray = Tray(desk, feed, self._window)
        self._tray.opened.connect(self._come)
        self._tray.quit_wanted.connect(self.ended.set)

    # Trouble --------------------------------------------------------------------------------

    def _trouble(self, workspace: Workspace, error: KindlineError) -> None:
        state = self._window.say(
            "circle-alert",
            tr("The workspace could not be opened"),
            told(str(error)),
            tr("Try again"),
        )
        state.acted.connect(lambda: self.begin(workspace))

    async def _without_keyring(self, workspace: Workspace, error: SecretsUnavailable) -> None:
        """Never fall back silently: a person chooses where the key lies, once."""
        place = _chosen_key_place()
        if place.exists():  # chosen at an earlier start
            self._key_file = place
            await self._begin(workspace, loads_sample=False)
            return
        page = self._window.welcome()
        page.connect_wanted.connect(lambda: spawn(self._ask_for_key_place(workspace, error)))
        page.sample_wanted.connect(lambda: self.begin(paths.sample_workspace(), loads_sample=True))

    async def _ask_for_key_place(self, workspace: Workspace, error: SecretsUnavailable) -> None:
        place = _chosen_key_place()
        takes_file = await ask(
            self._window,
            tr("Where shall the key of your workspace lie?"),
            told(str(error))
            + "\n\n"
            + tr(
                "Without a keyring the key can be kept in a file that only you may read: {path}."
                " Whoever gets that file and the workspace can read it. The sample workspace"
                " needs no keyring.",
                path=words.isolate(str(place)),
            ),
            yes=tr("Keep the key in a file"),
            no=tr("Not now"),
        )
        if not takes_file:
            return
        secrets = await _imported("app.secrets")
        await in_background(secrets.make_key_file, place, write=True)
        self._key_file = place
        await self._begin(workspace, loads_sample=False)
        if self._room is not None:
            self._room.open_accounts(adding=True)

    # The window and the system --------------------------------------------------------------

    def _close_wanted(self) -> None:
        if self._keeps_running and self._tray and QSystemTrayIcon.isSystemTrayAvailable():
            self._window.hide()
        else:
            self.ended.set()

    def _come(self, conversation_id: str) -> None:
        self._window.bring_to_front()
        if conversation_id and self._room is not None:
            self._room.go_to(conversation_id)

    def _follow(self) -> None:
        if self._theme == "system":
            theme.apply(self._app, "system")

    def _front_changed(self, state: Qt.ApplicationState) -> None:
        if self._tray is not None:
            self._tray.is_away = state is not Qt.ApplicationState.ApplicationActive


async def enter(
    window: Window, desk: Desk, feed: Feed, state: Mapping[str, Any]
) -> QueuePane | None:
    """Show the queue at once, where there is one, and load the other panes' code meanwhile."""
    if not await in_background(desk.accounts):
        return None
    from ui.frame.entry import Entry  # noqa: PLC0415 - after the first paint
    from ui.queue.view import QueuePane  # noqa: PLC0415 - as above

    queue = QueuePane(desk, feed)
    sizes = state.get("splitter") or [0]
    window.setCentralWidget(Entry(queue, sizes[0]))
    is_there = asyncio.Event()
    queue.loaded.connect(is_there.set)
    queue.loader.failed.connect(is_there.set)
    queue.resume(state)
    await is_there.wait()
    await asyncio.sleep(0.02)  # the rows are painted before the rest takes its share
    for name in ("ui.room", "profile_panel.panel.view"):
        await _imported(name)
    return queue


def furnish(
    window: Window, desk: Desk, feed: Feed, *, is_sample: bool, queue: QueuePane | None = None
) -> Room:
    """Build the panes over a desk and put them into the window."""
    from profile_panel.panel.view import ProfilePanel  # noqa: PLC0415 - after the first paint
    from ui.room import Room  # noqa: PLC0415 - as above

    room = Room(desk, feed, ProfilePanel(desk, feed), is_sample=is_sample, queue=queue)
    window.furnish(room)
    collecting.from_now_on()
    return room


def _chosen_key_place() -> Path:
    """Give where the key lies once a person chose to keep it in a file."""
    return paths.workspaces() / "workspace.key"


async def _imported(name: str) -> Any:
    """Import a heavy module away from the screen's thread."""
    load: Callable[[str], Any] = importlib.import_module
    return await asyncio.to_thread(load, name)
