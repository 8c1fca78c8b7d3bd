"""The kit: looks, words, icons, tasks and notices."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from inbox.changes import Changes
from ui.kit import icons, paint, theme, words
from ui.kit.tasks import in_background, spawn
from ui.kit.toast import Toasts
from ui.kit.words import tr

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Until
    from ui.feed import Feed


def _contrast(first: str, second: str) -> float:
    def light(name: str) -> float:
        parts = [QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF()]
        r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda look: look.name)
def test_every_text_can_be_read(look: theme.Tokens) -> None:
    pairs = [(look.text, look.bg), (look.text_soft, look.bg), (look.text_faint, look.bg),
             (look.text_faint, look.surface_alt), (look.on_accent, look.accent),
             (look.on_bubble_out, look.bubble_out), (look.text, look.bubble_in),
             (look.text_soft, look.selection)]  # fmt: skip
    pairs += [(getattr(look, n), getattr(look, f"{n}_soft"))
              for n in ("urgent", "high", "normal", "low", "good", "note", "accent")]  # fmt: skip
    assert [pair for pair in pairs if _contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda look: look.name)
def test_the_sheet_leaves_no_name_unfilled(look: theme.Tokens) -> None:
    assert "@" not in theme.sheet(look)


def test_plurals_follow_the_language(loop: object) -> None:
    assert tr("{n} message|{n} messages", n=1) == "1 message"
    assert tr("{n} message|{n} messages", n=0) == "0 messages"
    arabic = "صفر|واحد|اثنان|قليل|كثير|غيره"
    counts = (0, 1, 2, 3, 11, 100, 103)
    assert [words._plural(arabic, n) for n in counts] == [
        "صفر", "واحد", "اثنان", "قليل", "كثير", "غيره", "قليل",
    ]  # fmt: skip


def test_times_are_short(loop: object) -> None:
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    said = [words.ago(now - timedelta(minutes=m), now) for m in (0, 2, 59, 60, 1439, 1440, 8640)]
    assert said == ["now", "2m", "59m", "1h", "23h", "1d", "6d"]
    assert words.until(now + timedelta(minutes=70), now) == "1h 10m"
    assert words.until(now - timedelta(days=3), now) == "3d late"


def test_initials() -> None:
    assert [paint.initials(n) for n in ("Layla Haddad", "ليلى حداد", "mia", "", "(!)")] == [
        "LH", "ل", "M", "?", "?",
    ]  # fmt: skip


def test_a_directional_icon_mirrors(qapp: QApplication, loop: object) -> None:
    left = icons.pixmap("reply", "#000000", 24, 1.0).toImage()
    words.use_language(qapp, "ar")
    right = icons.pixmap("reply", "#000000", 24, 1.0).toImage()
    words.use_language(qapp, "en")
    assert left != right
    assert icons.pixmap("no-such-icon", "#000000", 24, 1.0).width() == 24


def test_background_work_keeps_off_the_screens_thread(loop: Any) -> None:
    async def work() -> tuple[int, int]:
        return (
            await in_background(threading.get_ident),
            await in_background(threading.get_ident, write=True),
        )

    reading, writing = loop.run_until_complete(work())
    assert len({reading, writing, threading.get_ident()}) == 3


def test_a_failed_task_is_heard(loop: Any) -> None:
    heard: list[str] = []
    loop.set_exception_handler(lambda _loop, context: heard.append(str(context["exception"])))

    async def fails() -> None:
        raise ValueError("told")

    spawn(fails())
    loop.run_until_complete(asyncio.sleep(0.05))
    assert heard == ["told"]


def test_the_feed_gathers_a_burst_into_one(feed: Feed, until: Until) -> None:
    heard: list[Changes] = []
    feed.changed.connect(heard.append)
    writers = [
        threading.Thread(target=feed.post, args=(Changes(conversations=frozenset({str(i)})),))
        for i in range(20)
    ]
    for writer in writers:
        writer.start()
    until(lambda: heard and len(frozenset().union(*(c.conversations for c in heard))) == 20)
    assert len(heard) <= 3


def test_a_toast_offers_its_action_once(qtbot: QtBot, loop: object) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(600, 400)
    over.show()
    toasts, done = Toasts(over), []
    toasts.show("Closed", "Undo", lambda: done.append(True))
    next(b for b in over.findChildren(QPushButton) if b.text() == "Undo").click()
    assert done == [True]
    assert toasts.sentence() == ""
