"""The composer over a desk in memory: drafts kept, sending, notes, limits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from inbox.model import Capabilities, Draft, ModelState, ModelStatus, Visibility
from tests.ui.thread import fake

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# Drafts ----------------------------------------------------------------------------------------


def test_a_draft_is_saved_when_the_conversation_is_switched(opened, until):
    pane, desk = opened()
    other = replace(fake.thread(), row=fake.row(conversation_id="c2"))
    opened.inside(lambda: QTest.keyClicks(pane.editor, "half a thou"))
    opened.inside(lambda: pane.show_conversation(other))

    until(lambda: desk.drafts)
    assert desk.drafts[-1].text == "half a thou"
    assert desk.drafts[-1].conversation_id == "c1"
    assert desk.drafts[-1].based_on_message_id == f"{5:032x}"
    assert pane.text() == ""


def test_a_draft_is_saved_a_moment_after_typing_and_on_hide(opened, until):
    pane, desk = opened()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "one"))
    until(lambda: [d.text for d in desk.drafts] == ["one"])
    opened.inside(lambda: QTest.keyClicks(pane.editor, " two"))
    opened.inside(pane.hide)
    until(lambda: desk.drafts[-1].text == "one two")


def test_a_saved_draft_comes_back(opened):
    pane, _desk = opened(fake.thread(draft=Draft("c1", "still here", to=("a@b.example",))))
    assert pane.text() == "still here"
    assert pane.card.recipients.value()[0] == ("a@b.example",)


def test_a_reply_from_which_everybody_was_taken_out_goes_to_nobody(opened, until):
    pane, desk = opened(fake.thread(draft=Draft("c1", "still here", to=("a@b.example",))))
    opened.inside(lambda: pane.card.recipients.to.setText(""))
    opened.inside(pane.send)
    until(lambda: "Nobody stands under To" in pane.card.foot.saved.text())
    assert not desk.sent
    assert pane.text() == "still here"
    opened.inside(lambda: pane.card.recipients.to.setText("c@d.example"))
    opened.inside(pane.send)
    until(lambda: desk.sent)


def test_what_is_typed_while_a_reply_is_stored_begins_the_next_one(opened, until):
    pane, desk = opened()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "Hello"))
    sent = pane.written()
    opened.inside(lambda: QTest.keyClicks(pane.editor, " and more"))
    opened.inside(lambda: pane.sending._leave(sent))
    assert pane.text() == "and more"
    until(lambda: [d.text for d in desk.drafts][-1:] == ["and more"])
    opened.inside(lambda: pane.sending._leave(pane.written()))
    assert pane.text() == ""


def test_note_and_reply_do_not_mix(opened, until):
    pane, desk = opened()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "reply"))
    opened.inside(pane.focus_note)
    assert pane.text() == ""
    opened.inside(lambda: QTest.keyClicks(pane.editor, "note"))
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Return, CTRL))
    until(lambda: ("note", ("c1", "note")) in desk.calls)
    opened.inside(pane.focus_reply)
    assert pane.text() == "reply"
    assert not desk.sent


# Sending ---------------------------------------------------------------------------------------


def test_ctrl_enter_sends_and_undo_brings_the_text_back(opened, until):
    pane, desk = opened()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "Hello Layla"))
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Return, CTRL))
    until(lambda: desk.sent)
    until(lambda: pane.text() == "" and not pane.card.undo.isHidden())
    draft, then_close, not_before = desk.sent[0]
    assert (draft.text, then_close, not_before) == ("Hello Layla", False, None)
    assert draft.to == ("layla@example.com",)
    assert draft.subject == "Re: Parcel arrived damaged"

    opened.inside(lambda: pane.card.undo.undone.emit("o1"))
    until(lambda: pane.text() == "Hello Layla")


def test_ctrl_shift_enter_sends_and_closes(opened, until):
    pane, desk = opened()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "Hello"))
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Return, CTRL | SHIFT))
    until(lambda: desk.sent)
    assert desk.sent[0][1] is True


def test_send_later_waits_until_then(opened, until):
    pane, desk = opened()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "Hello"))
    opened.inside(lambda: pane.card.tools.later.emit("tomorrow 9"))
    until(lambda: desk.sent)
    assert desk.sent[0][2] is not None


@pytest.mark.parametrize(
    "text", ["I attached the invoice", "أرفقت الفاتورة", "Le adjunto la factura", "ci-joint"]
)
def test_a_forgotten_attachment_is_asked_about(opened, until, text):
    pane, desk = opened()
    opened.inside(lambda: pane.insert_text(text))
    opened.inside(pane.send)
    assert not pane.card.question.isHidden()
    assert not desk.sent


def test_an_empty_reply_is_not_sent_and_says_so(opened, until):
    pane, desk = opened()
    opened.inside(pane.send)
    until(lambda: "nothing to send" in pane.card.foot.saved.text())
    assert not desk.sent


def test_a_reply_too_long_for_the_channel_cannot_be_sent(opened):
    pane, _desk = opened(fake.thread(can=Capabilities(max_length=10)))
    opened.inside(lambda: pane.insert_text("x" * 11))
    assert not pane.card.tools.send.isEnabled()
    assert "11 / 10" in pane.card.tools.counter.text()


# What the channel can do -----------------------------------------------------------------------


def test_a_public_reply_is_framed_and_said(opened):
    pane, _desk = opened(fake.thread(row=fake.row(visibility=Visibility.PUBLIC)))
    assert pane.card.public.accessibleName() == "Public: everyone on \u2068Email\u2069 can see this"
    opened.inside(pane.focus_note)
    assert pane.card.public.isHidden()


def test_a_plain_channel_offers_no_formatting_or_recipients(opened):
    pane, _desk = opened(fake.thread(can=fake.CHAT))
    assert pane.card.tools.bold.isHidden()
    assert pane.card.recipients.isHidden()
    assert pane.card.tools.attach.isHidden()


def test_bold_and_lists_become_small_html(opened, until):
    pane, desk = opened()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "a "))
    pane.card.tools.make_bold()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "b<"))
    opened.inside(pane.send)
    until(lambda: desk.sent)
    assert desk.sent[0][0].html == "<p>a <b>b&lt;</b></p>"


def test_a_plain_reply_carries_no_html(opened, until):
    pane, desk = opened()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "plain"))
    opened.inside(pane.send)
    until(lambda: desk.sent)
    assert desk.sent[0][0].html == ""


def test_a_dropped_file_becomes_an_attachment(opened, until, tmp_path):
    pane, _desk = opened()
    path = tmp_path / "photo.png"
    path.write_bytes(b"png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    opened.inside(lambda: pane.editor.insertFromMimeData(data))
    until(pane.card.files.files)
    assert pane.card.files.files()[0].name == "photo.png"


def test_a_file_too_large_is_refused_in_a_sentence(opened, until, tmp_path):
    pane, _desk = opened(fake.thread(can=replace(fake.MAIL, max_file_bytes=2)))
    path = tmp_path / "photo.png"
    path.write_bytes(b"png")
    opened.inside(lambda: pane.inserting.take_files([("photo.png", path)]))
    until(lambda: "larger than" in pane.card.foot.saved.text())
    assert not pane.card.files.files()


def test_a_canned_reply_is_found_and_filled(opened, until):
    pane, _desk = opened()
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Slash, CTRL))
    picker = pane.inserting.canned
    until(picker.isVisible)
    opened.inside(lambda: QTest.keyClicks(picker.filter, "refund"))
    assert picker.list.count() == 1
    opened.inside(lambda: QTest.keyClick(picker.filter, Qt.Key.Key_Return))
    until(lambda: pane.text() == "Your refund is on its way, Layla.")


def test_the_model_preparing_is_said_quietly(opened, until, feed):
    pane, _desk = opened()
    feed.post_model(ModelStatus(ModelState.PREPARING, progress=0.42))
    assert "42" in pane.card.foot.model.text()
    feed.post_model(ModelStatus(ModelState.READY))
    assert pane.card.foot.model.text() == ""


def test_the_sample_workspace_says_that_nothing_leaves(opened, until):
    desk = fake.FakeDesk(fake.thread())
    desk.can_connect = False
    pane, _desk = opened(desk=desk)
    until(lambda: "stay on this machine" in pane.card.foot.saved.text())


def test_every_button_has_a_name_and_a_tooltip(opened):
    pane, _desk = opened()
    tools = pane.card.tools
    for button in (tools.attach, tools.emoji, tools.bold, tools.canned, tools.draft, tools.send):
        assert button.accessibleName()
        assert button.toolTip()
    assert pane.editor.accessibleName() == "Reply"


def test_clearing_keeps_the_draft_and_takes_no_more_text(opened, until):
    pane, desk = opened()
    opened.inside(lambda: QTest.keyClicks(pane.editor, "half"))
    opened.inside(pane.clear)
    until(lambda: [d.text for d in desk.drafts] == ["half"])
    assert pane.text() == ""
    assert not pane.isEnabled()
