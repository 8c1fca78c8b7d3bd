"""The panel beside the thread: what it shows, what it announces, and how it takes trouble."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from qasync import QEventLoop

from inbox.changes import Changes
from inbox.errors import NotFound, StoreError
from inbox.model import (
    Capabilities,
    ChannelInfo,
    Contact,
    Identity,
    Note,
    Profile,
    Toast,
    Visibility,
)
from profile_panel.panel.parts import Line, Sparkline
from profile_panel.panel.view import ProfilePanel
from resources import path
from tests.profile_panel.test_profile import fact, row
from ui.feed import Feed
from ui.kit import fonts, tasks, theme, words

NOW = datetime.now(UTC)
OTHER = Contact("c2", "T. Zielinski")


class Desk:
    """A desk of one contact."""

    def __init__(self) -> None:
        self.done: list[tuple[str, ...]] = []
        self.error: Exception | None = None
        self.found = Profile(
            Contact("c", "Tomasz Zieliński", "en", "Kraków", "Europe/Warsaw", is_vip=True),
            (Identity("i", "c", "chat", "+48 600 555 014", is_verified=True),),
            (row("parcel", 1, is_waiting=True), row("earlier", 9)),
            (Note("n", "parcel", "Nadia", "Prefers a call.", NOW - timedelta(days=2)),),
            (fact("order", 4, total=99.0, currency="EUR", status="shipped"),),
            ((OTHER, "Both wrote about order 88190."),),
        )

    def channels(self) -> list[ChannelInfo]:
        icon = path("icons/message-circle.svg")
        return [ChannelInfo("chat", "Chat", "", icon, Visibility.PRIVATE, Capabilities(), ())]

    def profile(self, contact_id: str) -> Profile:
        if self.error is not None:
            raise self.error
        return self.found

    def merge_contacts(self, contact_id: str, other_id: str) -> Toast:
        self.done.append(("merge", contact_id, other_id))
        self.found = replace(self.found, possible_duplicates=())
        return Toast("The contacts are merged.", "g1")

    def undo(self, group: str = "") -> Toast:
        self.done.append(("undo", group))
        return Toast("Undone.", "")


Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def until(qapp: QApplication) -> Iterator[Until]:
    # As in the app: else a test's last window that closes ends the next turn of the loop.
    qapp.setQuitOnLastWindowClosed(False)
    fonts.load()
    theme.apply(qapp, "light")
    words.use_language(qapp, "en")
    loop = QEventLoop(qapp, already_running=False)
    asyncio.set_event_loop(loop)
    tasks.use_loop(loop)

    def wait(is_true: Callable[[], object]) -> None:
        async def poll() -> None:
            deadline = time.monotonic() + 10
            while not is_true():
                assert time.monotonic() < deadline, "it never became true"
                await asyncio.sleep(0.01)

        loop.run_until_complete(poll())

    yield wait
    try:
        loop.run_until_complete(tasks.drain())
    finally:
        tasks.forget_loop()
        asyncio.set_event_loop(None)
        loop.close()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def feed(qapp: QApplication) -> Feed:
    return Feed()


@pytest.fixture
def panel(until: Until, desk: Desk, feed: Feed) -> Iterator[ProfilePanel]:
    made = ProfilePanel(desk, feed)  # type: ignore[arg-type]
    made.resize(300, 900)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def texts(panel: QWidget) -> str:
    shown = [label.text() for label in panel.findChildren(QLabel)]
    return "\n".join([*shown, *(w.accessibleName() for w in panel.findChildren(QWidget))])


def button(panel: QWidget, name: str) -> QAbstractButton:
    found = [b for b in panel.findChildren(QAbstractButton) if b.accessibleName().startswith(name)]
    return found[0]


def shown(panel: ProfilePanel, until: Until) -> None:
    panel.show_contact("c", "parcel")
    until(lambda: "Tomasz" in texts(panel))


def test_nobody_is_shown_until_somebody_is_chosen(panel: ProfilePanel) -> None:
    assert "Open a conversation to see who wrote it" in texts(panel)


def test_it_shows_the_person_with_everything_that_is_known(
    panel: ProfilePanel, until: Until
) -> None:
    shown(panel, until)
    everything = texts(panel)
    for part in ("Kraków", "VIP", "€99", "Chat: ", "verified", "Order", "Prefers a call.",
                 "88190", "T. Zielinski"):  # fmt: skip
        assert part in everything, part
    assert panel.findChildren(Sparkline)


def test_every_control_and_picture_has_a_name(panel: ProfilePanel, until: Until) -> None:
    shown(panel, until)
    for control in panel.findChildren(QAbstractButton):
        if control.isVisible():
            assert control.accessibleName(), control


def test_an_earlier_conversation_can_be_chosen_by_mouse_and_by_key(
    panel: ProfilePanel, until: Until, qtbot: object
) -> None:
    shown(panel, until)
    chosen: list[str] = []
    panel.conversation_chosen.connect(chosen.append)
    line = next(w for w in panel.findChildren(Line) if w.accessibleName().startswith("Earlier"))
    line.click()
    assert line.focusPolicy() == Qt.FocusPolicy.StrongFocus
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)  # type: ignore[attr-defined]
    assert chosen == ["earlier", "earlier"]


def test_merging_asks_the_desk_and_can_be_undone(
    panel: ProfilePanel, desk: Desk, until: Until
) -> None:
    shown(panel, until)
    button(panel, "Merge").click()
    until(lambda: "T. Zielinski" not in texts(panel))
    assert desk.done == [("merge", "c", "c2")]
    button(panel, "Undo").click()
    until(lambda: len(desk.done) == 2)
    assert desk.done[1] == ("undo", "g1")


def test_a_change_of_the_contact_is_seen_at_once(
    panel: ProfilePanel, desk: Desk, feed: Feed, until: Until
) -> None:
    shown(panel, until)
    desk.found = replace(desk.found, contact=replace(desk.found.contact, name="Tomek Nowak"))
    feed.post(Changes(contacts=frozenset({"c"})))
    until(lambda: "Tomek Nowak" in texts(panel))


def test_trouble_is_a_sentence_with_a_way_on(panel: ProfilePanel, desk: Desk, until: Until) -> None:
    desk.error = StoreError("The disk did not answer; nothing is lost; try again.")
    panel.show_contact("c")
    until(lambda: "The disk did not answer" in texts(panel))
    desk.error = None
    button(panel, "Try again").click()
    until(lambda: "Tomasz" in texts(panel))


def test_a_contact_that_is_gone_says_so(panel: ProfilePanel, desk: Desk, until: Until) -> None:
    desk.error = NotFound("There is no such contact.")
    panel.show_contact("c")
    until(lambda: "This contact is gone" in texts(panel))


def test_an_answer_that_comes_late_does_not_replace_the_newer_choice(
    panel: ProfilePanel, until: Until
) -> None:
    panel.show_contact("c")
    panel.clear()
    until(lambda: True)
    assert "Open a conversation to see who wrote it" in texts(panel)


def test_it_draws_in_arabic_dark_and_narrow(
    panel: ProfilePanel, until: Until, qapp: QApplication
) -> None:
    theme.apply(qapp, "dark")
    words.use_language(qapp, "ar")
    try:
        panel.resize(250, 500)
        shown(panel, until)
        assert panel.layoutDirection() == Qt.LayoutDirection.RightToLeft
        picture = panel.grab().toImage()
        assert picture.pixelColor(picture.width() - 3, 3) == theme.tokens().color("surface")
        assert "الهويات" in texts(panel)
    finally:
        words.use_language(qapp, "en")
        theme.apply(qapp, "light")
