"""The thread pane over a desk in memory: opening, troubles, keys, copying, direction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inbox.changes import Changes
from inbox.model import OutboxState, Urgency
from tests.ui.thread import fake
from ui.kit import words
from ui.thread.access import AreaAccess, install, spoken
from ui.thread.entries import Kind, entries
from ui.thread.selection import Selection
from ui.thread.view import ThreadPane

if TYPE_CHECKING:
    from ui.thread.block import Block


@pytest.fixture
def opened(loop, until, feed, qtbot):
    """Open a thread in a shown pane, and give pane and desk."""

    def do(thread=None, size=(700, 600)):
        desk = fake.FakeDesk(thread or fake.thread())
        pane = ThreadPane(desk, feed)
        qtbot.addWidget(pane)
        pane.resize(*size)
        pane.show()

        async def ask():
            pane.show_conversation("c1")

        loop.run_until_complete(ask())
        until(lambda: pane.shown() is not None)
        return pane, desk

    return do


def _block(pane: ThreadPane, key: str) -> Block:
    keys = [entry.key for entry in pane.area.entries]
    return pane.area.block(keys.index(key))


def _click(pane, loop, until, key: str, action: str) -> None:
    hit = next(h for h in _block(pane, key).hits if h.action == action)

    async def act():
        pane.area.acted.emit(hit.action, hit.argument)

    loop.run_until_complete(act())


def test_messages_stand_by_day_and_one_author_shares_an_avatar():
    laid = entries(fake.thread())

    assert [e.kind for e in laid].count(Kind.DAY) >= 2
    first, second = [e for e in laid if e.key in {f"m:{1:032x}", f"m:{2:032x}"}]
    assert not first.ends_group
    assert second.ends_group
    assert not second.starts_group


def test_opening_ends_at_the_newest_message_and_hands_the_thread_on(opened, qtbot):
    pane, _desk = opened(size=(700, 300))
    bar = pane.area.verticalScrollBar()

    assert bar.value() == bar.maximum() > 0
    assert pane.header.subject.accessibleName() == "Parcel arrived damaged"
    assert "birthday" in pane.header.strip.accessibleName()


def test_a_thread_of_5000_messages_lays_out_only_what_is_seen(opened):
    many = tuple(
        fake.message(n, f"Message {n} with some words. " * (1 + n % 9), minutes=9000 - n)
        for n in range(5000)
    )
    pane, _desk = opened(fake.thread(messages=many, notes=()))

    assert len(pane.area.entries) > 5000
    assert pane.area.laid_out_count() <= 100
    pane.area.verticalScrollBar().setValue(20_000)
    pane.area.grab()
    assert pane.area.laid_out_count() <= 200


def test_reading_again_keeps_the_place(opened, loop, until, feed):
    many = tuple(fake.message(n, f"Message {n}", minutes=9000 - n) for n in range(300))
    pane, desk = opened(fake.thread(messages=many, notes=()))
    pane.area.verticalScrollBar().setValue(1000)
    desk.threads["c1"] = fake.thread(
        messages=(*many, fake.message(999, "New", minutes=1)), notes=()
    )

    feed.post(Changes(conversations=frozenset({"c1"})))
    until(lambda: len(pane.shown().messages) == 301)

    assert pane.area.verticalScrollBar().value() == pytest.approx(1000, abs=40)


@pytest.mark.parametrize(
    ("state", "action", "call"),
    [
        (OutboxState.HELD, "release", ("release", "o1")),
        (OutboxState.HELD, "recall", ("recall", "o1")),
        (OutboxState.UNKNOWN, "arrived", ("settle", ("o1", True))),
        (OutboxState.FAILED, "release", ("release", "o1")),
        (OutboxState.WAITING, "recall", ("recall", "o1")),
    ],
)
def test_a_reply_in_trouble_has_its_buttons(opened, loop, until, state, action, call):
    pane, desk = opened(fake.thread(outbox=(fake.outbox(state),)))

    _click(pane, loop, until, "o:o1", action)

    until(lambda: call in desk.calls)


def test_an_unknown_reply_offers_no_silent_retry(opened):
    pane, _desk = opened(fake.thread(outbox=(fake.outbox(OutboxState.UNKNOWN),)))

    labels = [hit.label for hit in _block(pane, "o:o1").hits]
    assert labels == ["It arrived", "Send again", "Take back"]


def test_quoted_text_is_folded_until_asked_for(opened, loop):
    pane, _desk = opened()
    key = f"m:{4:032x}"
    index = [e.key for e in pane.area.entries].index(key)

    assert "Could you send" not in pane.area.text_of(index)
    pane.area.toggle_fold(key)
    assert "Could you send" in pane.area.text_of(index)


def test_arabic_text_stands_at_the_right_also_in_an_english_window(opened):
    pane, _desk = opened(fake.thread(messages=(fake.message(1, "مرحباً بكم"),), notes=()))
    words_ = _block(pane, f"m:{1:032x}").words

    assert words_ is not None
    option = words_.layout.textOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert option.alignment() & Qt.AlignmentFlag.AlignRight


def test_an_arabic_window_mirrors_the_bubbles(opened, loop):
    app = QApplication.instance()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        pane, _desk = opened()
        inbound = _block(pane, f"m:{5:032x}").parts[0].rect
        outbound = _block(pane, f"m:{3:032x}").parts[0].rect
        assert inbound.right() > pane.area.viewport().width() * 0.8
        assert outbound.left() < 60
    finally:
        words.use_language(app, "en")


def test_everything_can_be_selected_and_copied(opened):
    pane, _desk = opened()
    pane.area.setFocus()

    QTest.keyClick(pane.area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(pane.area, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    copied = QGuiApplication.clipboard().text()
    assert "completely crushed" in copied
    assert "شكراً لسرعة الرد" in copied


def test_emoji_before_a_selection_do_not_shift_it(opened):
    pane, _desk = opened(fake.thread(messages=(fake.message(1, "🎉🎉 party now"),), notes=()))
    index = len(pane.area.entries) - 1
    gestures = pane.gestures
    pane.area.select(Selection((index, 5), (index, 10)))
    assert pane.area.selected_text() == "party"
    assert gestures.menu_of(index).actions()[0].text() == "Copy"


def test_keys_walk_and_scroll(opened):
    pane, _desk = opened(size=(700, 300))
    area = pane.area
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Home)
    assert area.verticalScrollBar().value() == 0
    QTest.keyClick(area, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert area.current == len(area.entries) - 1
    QTest.keyClick(area, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert area.current == len(area.entries) - 2


def test_a_search_hit_is_marked_and_shown(opened):
    pane, _desk = opened(size=(700, 300))
    pane.highlight(["crushed"])

    key = f"m:{1:032x}"
    index = [e.key for e in pane.area.entries].index(key)
    assert pane.area.current == index
    formats = _block(pane, key).words.layout.formats()
    assert any(run.length == len("crushed") for run in formats)


def test_screen_readers_hear_every_message(opened):
    install()
    pane, _desk = opened(
        fake.thread(messages=(fake.message(1, "Bad", rating=2, warnings=("reply_to_elsewhere",)),))
    )
    found = QAccessible.queryAccessibleInterface(pane.area)
    said = [spoken(entry) for entry in pane.area.entries]

    assert isinstance(found, AreaAccess)
    assert found.childCount() == len(pane.area.entries)
    assert found.role() == QAccessible.Role.List
    names = [found.child(i).text(QAccessible.Text.Name) for i in range(found.childCount())]
    assert names == said
    assert any("2 of 5 stars" in name and "Reply" not in name[:5] for name in names)


def test_every_button_has_a_name_and_a_tooltip(opened):
    pane, _desk = opened()
    header = pane.header
    for button in (header.assign, header.snooze, header.more, header.close_button):
        assert button.accessibleName()
        assert button.toolTip()
    assert pane.area.accessibleName() == "Messages"


def test_header_buttons_tell_the_window_what_is_wanted(opened, qtbot):
    pane, _desk = opened()
    with qtbot.waitSignal(pane.intent) as heard:
        pane.header.close_button.click()
    assert heard.args == ["close", "c1"]


def test_urgency_can_be_corrected(opened, loop, until):
    pane, desk = opened()

    async def act():
        pane.header.strip.corrected.emit(Urgency.LOW)

    loop.run_until_complete(act())
    until(lambda: ("correct", ("c1", Urgency.LOW)) in desk.calls)


def test_a_conversation_that_is_gone_says_so_in_a_sentence(loop, until, feed, qtbot):
    pane = ThreadPane(fake.FakeDesk(), feed)
    qtbot.addWidget(pane)

    async def ask():
        pane.show_conversation("nowhere")

    loop.run_until_complete(ask())
    until(lambda: "no longer here" in pane.state.accessibleName())
    assert pane.header.isHidden()


def test_a_slow_first_thread_never_overwrites_the_second(loop, until, feed, qtbot):
    other = replace(fake.thread(), row=fake.row(conversation_id="c2", subject="Second"))
    pane = ThreadPane(fake.FakeDesk(fake.thread(), other), feed)
    qtbot.addWidget(pane)
    loaded = []
    pane.thread_loaded.connect(lambda t: loaded.append(t.row.conversation_id))

    async def ask():
        pane.show_conversation("c1")
        pane.show_conversation("c2")

    loop.run_until_complete(ask())
    until(lambda: pane.shown() is not None)
    assert loaded == ["c2"]


def test_no_image_is_fetched_before_a_person_asks_for_it(opened, loop, until):
    url = "http://spy.example/open.gif"
    message = fake.message(1, "Hello", html=f'<p>Hello</p><img src="{url}">')
    pane, desk = opened(fake.thread(messages=(message,)))

    async def act(action):
        action()

    loop.run_until_complete(act(lambda: pane.area.acted.emit("formatted", message)))
    until(lambda: pane.formatted.shows(message))
    assert not pane.formatted.blocked.isHidden()
    asked = [call for call in desk.calls if call[0] == "fetch_images"]
    assert asked == []
    loop.run_until_complete(act(lambda: pane.formatted.images_wanted.emit(message)))
    until(lambda: ("fetch_images", message.id, url) in desk.calls)
    until(pane.formatted.blocked.isHidden)
    assert message.author_handle in desk.settings()["images_allowed"]
