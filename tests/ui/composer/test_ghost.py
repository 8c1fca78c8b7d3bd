"""The draft as faint text in the composer: taken, overtaken, dismissed, never in the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from inbox.errors import ModelNotReady
from tests.ui.thread import fake
from ui.kit import words

if TYPE_CHECKING:
    from inbox.model import Suggestion

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _with(text: str, **more):
    return fake.thread(suggestion=fake.suggestion(text), **more)


def test_tab_takes_the_whole_suggestion(opened):
    pane, _desk = opened(_with("Hi Layla, yes!"))
    assert pane.editor.ghost_text() == "Hi Layla, yes!"

    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Tab))

    assert pane.text() == "Hi Layla, yes!"
    assert pane.editor.ghost_text() == ""


def test_ctrl_right_takes_a_word(opened):
    pane, _desk = opened(_with("Hi Layla, yes!"))

    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Right, CTRL))

    assert pane.text() == "Hi "
    assert pane.editor.ghost_text() == "Layla, yes!"


def test_typing_that_matches_advances_and_typing_that_differs_hides(opened):
    pane, _desk = opened(_with("Hi Layla, yes!"))

    opened.inside(lambda: QTest.keyClicks(pane.editor, "Hi L"))
    assert pane.editor.ghost_text() == "ayla, yes!"
    opened.inside(lambda: QTest.keyClicks(pane.editor, "x"))
    assert pane.editor.ghost_text() == ""
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Backspace))
    assert pane.editor.ghost_text() == "ayla, yes!"


def test_esc_dismisses_for_good_and_tells_the_desk(opened, until):
    pane, desk = opened(_with("Hi Layla, yes!"))

    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Escape))

    assert pane.editor.ghost_text() == ""
    until(lambda: ("dismiss", "c1") in desk.calls)
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Tab))
    assert pane.text() == ""


def test_a_suggestion_never_touches_what_is_typed(opened, until):
    desk = fake.FakeDesk(fake.thread())
    desk.pieces = ["Dear ", "Layla, ", fake.suggestion("Dear Layla, all is well.")]
    pane, _desk = opened(desk=desk)
    opened.inside(lambda: QTest.keyClicks(pane.editor, "My own words"))
    opened.inside(lambda: pane.card.tools.asked.emit("draft"))
    until(lambda: pane.offering.suggestion is not None)

    assert pane.text() == "My own words"
    assert pane.editor.ghost_text() == ""


def test_a_streamed_draft_grows_as_faint_text_and_names_its_source(opened, until):
    desk = fake.FakeDesk(fake.thread())
    desk.pieces = ["Dear ", "Layla, ", fake.suggestion("Dear Layla, all is well.")]
    pane, _desk = opened(desk=desk)
    opened.inside(lambda: pane.card.tools.asked.emit("draft"))
    until(lambda: pane.editor.ghost_text() == "Dear Layla, all is well.")

    assert pane.card.pill.accessibleName() == "Draft · local model"
    assert "order 88213" in pane.card.grounds.text()
    assert "Suggestion: Dear Layla" in pane.editor.accessibleDescription()


@pytest.mark.parametrize(
    ("source", "label"),
    [("canned", "Canned reply"), ("acknowledgement", "Acknowledgement")],
)
def test_what_the_model_did_not_write_is_labelled_so(opened, source, label):
    given = replace(fake.suggestion("Thank you, we are on it."), source=source)
    pane, _desk = opened(fake.thread(suggestion=given))
    assert pane.card.pill.accessibleName() == label


def test_no_ghost_while_the_cursor_is_inside_the_text(opened):
    pane, _desk = opened(_with("Hi Layla, yes!"))
    opened.inside(lambda: QTest.keyClicks(pane.editor, "Hi"))
    pane.editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert pane.editor.ghost_text() == ""


def test_an_arabic_suggestion_stands_from_the_right(opened):
    pane, _desk = opened(_with("نعم يا ليلى، وصل الطلب."))
    pane.grab()
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Tab))
    option = pane.editor.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft


def test_suggestions_of_another_conversation_are_ignored(opened):
    pane, _desk = opened()
    other: Suggestion = replace(fake.suggestion("Wrong"), conversation_id="c9")
    opened.inside(lambda: pane.offering.stream.finished.emit(other))
    assert pane.editor.ghost_text() == ""


def test_a_sent_suggestion_is_not_offered_again(opened):
    thread = _with("Hi Layla, yes!")
    pane, _desk = opened(thread)
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Tab))
    opened.inside(pane.send)
    assert pane.text() == ""
    opened.inside(lambda: pane.show_conversation(replace(thread, draft=None)))  # it is read again
    assert pane.editor.ghost_text() == ""


def test_asking_without_a_model_does_not_wait_for_ever(opened):
    class NoModel(fake.FakeDesk):
        async def suggest(self, conversation_id):
            raise ModelNotReady("The local model is not installed.")
            yield ""

    thread = fake.thread()
    pane, _desk = opened(thread, NoModel(thread))
    opened.inside(pane.offering.ask)
    assert pane.card.pill.isHidden()


def test_the_caret_stands_where_a_foreign_suggestion_begins(qapp, opened):
    words.use_language(qapp, "ar")
    try:
        pane, _desk = opened(_with("Hi Layla, yes!"))
        option = pane.editor.document().defaultTextOption()
        assert option.textDirection() == Qt.LayoutDirection.LeftToRight
    finally:
        words.use_language(qapp, "en")
