"""The composer follows what a network takes, until when, and who will see it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inbox.model import Capabilities, Draft, Visibility
from tests.ui.thread import fake
from ui.composer.terms import takes_type

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC = fake.row(visibility=Visibility.PUBLIC, network="Mastodon")
SOCIAL = Capabilities(max_length=20, counted_in="graphemes", private_reply=True, files=True)


@pytest.fixture
def opened(opened):
    """Open a thread without notes, of these fields."""

    def do(**more):
        return opened(fake.thread(**({"notes": ()} | more)))

    do.inside = opened.inside
    return do


def test_a_public_reply_says_where_everyone_sees_it(opened):
    pane, _desk = opened(row=PUBLIC, can=SOCIAL)
    assert pane.card.public.accessibleName() == (
        "Public: everyone on \u2068Mastodon\u2069 can see this"
    )
    assert pane.card.tools.send.text() == "Send publicly"
    assert pane.card.reply_tab.text() == "Public reply"
    assert "2px" in pane.card._frame.styleSheet()
    private, _desk = opened(can=SOCIAL)
    assert private.card.public.isHidden()
    assert private.card.tools.send.text() == "Send"


def test_the_length_is_counted_as_the_network_counts(opened):
    pane, _desk = opened(row=PUBLIC, can=SOCIAL)
    opened.inside(lambda: pane.editor.setPlainText("👩‍👩‍👧" * 20))
    assert pane.card.tools.counter.text() == "20 / 20"
    assert pane.card.tools.send.isEnabled()
    opened.inside(lambda: pane.editor.insertPlainText("!"))
    assert not pane.card.tools.send.isEnabled()


def test_two_public_answers_lead_into_private_and_one_send_does_both(opened):
    pane, desk = opened(
        row=PUBLIC,
        can=SOCIAL,
        messages=tuple(fake.message(n, "Sorry", out=n < 3, minutes=9 - n) for n in (1, 2, 3)),
    )
    assert "twice in public" in pane.card.twice.accessibleName()
    opened.inside(pane.card.twice._buttons[0].click)
    assert pane.card.privately.isVisible()
    assert "only \u2068Layla Haddad\u2069 sees this" in pane.card.private_label.accessibleName()
    assert pane.card.public.isHidden()
    assert pane.card.tools.send.text() == "Send both"
    opened.inside(lambda: pane.card.privately.field.setPlainText("We wrote to you."))
    # The private text has no limit of the public network.
    opened.inside(lambda: pane.editor.setPlainText("Dear Layla, " * 30))
    opened.inside(pane.card.tools.send.click)
    text = "Dear Layla, " * 30
    assert desk.calls[-1] == ("take_private", ("c1", text, "We wrote to you."))
    assert pane.text() == ""
    assert not pane.card.privately.isVisible()


def test_the_files_go_with_the_private_text(opened):
    pane, desk = opened(row=PUBLIC, can=SOCIAL)
    opened.inside(pane.card.tools.private.click)
    opened.inside(lambda: pane.card.privately.field.setPlainText(""))
    opened.inside(lambda: pane.editor.setPlainText("Here it is."))
    opened.inside(lambda: pane.card.files.add(fake.PHOTO))
    opened.inside(pane.send)
    assert desk.calls[-1][1][-1] == fake.PHOTO


def test_a_public_line_that_is_too_long_holds_both_back(opened):
    pane, desk = opened(row=PUBLIC, can=SOCIAL)
    opened.inside(pane.card.tools.private.click)
    opened.inside(lambda: pane.card.privately.field.setPlainText("x" * 21))
    opened.inside(lambda: pane.editor.setPlainText("Hello"))
    assert not pane.card.tools.send.isEnabled()
    opened.inside(lambda: pane.card.privately.field.setPlainText(""))
    assert pane.card.tools.send.text() == "Send in private"
    opened.inside(pane.send)
    assert desk.calls[-1] == ("take_private", ("c1", "Hello", ""))


def test_a_window_that_closes_soon_is_said_and_one_that_is_over_closes_the_field(opened):
    row = fake.row(network="WhatsApp")
    pane, _desk = opened(row=row, reply_until=fake.NOW + timedelta(hours=1))
    assert pane.card.closing.accessibleName().startswith(
        "\u2068WhatsApp\u2069 lets us answer until"
    )
    can = Capabilities(window_sentence="Send a template.")
    pane, desk = opened(row=row, can=can, reply_until=fake.ago(5))
    said = pane.card.closing.accessibleName()
    assert "ended" in said
    assert "Send a template." in said
    assert not pane.card.field.isVisible()
    assert not pane.card.tools.isVisible()
    opened.inside(pane.focus_note)
    assert pane.card.field.isVisible()
    assert pane.card.tools.isVisible()
    opened.inside(lambda: pane.editor.setPlainText("Call her."))
    opened.inside(pane.send)
    assert desk.calls == [("note", ("c1", "Call her."))]


def test_what_was_written_before_the_window_closed_can_still_be_read(opened):
    draft = Draft("c1", "Half a reply")
    pane, desk = opened(reply_until=fake.ago(5), draft=draft)
    assert pane.card.field.isVisible()
    assert pane.editor.isReadOnly()
    opened.inside(pane.send)
    assert not desk.sent


def test_the_hours_of_a_channel_are_enough_to_know_the_end(opened):
    can = Capabilities(reply_window_hours=24)
    pane, _desk = opened(can=can, messages=(fake.message(1, "Hi", minutes=60 * 25),))
    assert not pane.framing.terms.is_open


def test_where_only_one_answer_stands_it_is_offered_for_change(opened):
    said = (fake.message(1, "Bad"), fake.message(2, "Sorry!", out=True, minutes=5))
    pane, desk = opened(row=PUBLIC, can=Capabilities(one_answer=True), messages=said)
    assert pane.text() == "Sorry!"
    assert "replaces the earlier one" in pane.card.replaces.accessibleName()
    assert not desk.drafts
    opened.inside(lambda: pane.editor.insertPlainText(" It is mended."))
    opened.inside(pane.send)
    assert desk.sent[0][0].text == "Sorry! It is mended."
    assert pane.text() == "Sorry! It is mended."


def test_up_in_an_empty_field_changes_the_last_message(opened):
    ours = fake.message(2, "Teh parcel", out=True, can_edit=True)
    pane, desk = opened(messages=(fake.message(1, "Hi"), ours), can=Capabilities(edit=True))
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Up))
    assert pane.text() == "Teh parcel"
    assert pane.card.tools.send.text() == "Change"
    assert not pane.card.tools.send.isEnabled()
    opened.inside(lambda: pane.editor.setPlainText("The parcel"))
    opened.inside(pane.send)
    assert desk.calls == [("edit_sent", (ours.id, "The parcel"))]
    assert pane.text() == ""
    assert not desk.drafts


def test_escape_leaves_a_sent_message_and_brings_the_draft_back(opened):
    ours = fake.message(2, "Teh parcel", out=True, can_edit=True)
    pane, desk = opened(messages=(ours,), draft=Draft("c1", "Half"))
    opened.inside(lambda: pane.edit_sent(ours))
    assert pane.text() == "Teh parcel"
    opened.inside(lambda: QTest.keyClick(pane.editor, Qt.Key.Key_Escape))
    assert pane.text() == "Half"
    assert not desk.calls


def test_a_file_of_a_kind_that_is_not_taken_is_refused_with_a_sentence(opened, tmp_path: Path):
    can = Capabilities(files=True, file_types=("image/*",), max_files=1)
    pane, _desk = opened(can=can)
    film, photo = tmp_path / "a.mp4", tmp_path / "b.png"
    film.write_bytes(b"x")
    photo.write_bytes(b"x")
    opened.inside(lambda: pane.inserting.take_files([("a.mp4", film)]))
    assert "takes only images" in pane.card.foot.saved.text()
    opened.inside(lambda: pane.inserting.take_files([("b.png", photo), ("c.png", photo)]))
    assert "takes 1 file" in pane.card.foot.saved.text()
    assert [file.name for file in pane.card.files.files()] == ["b.png"]


def test_the_customer_is_told_of_typing_once_and_of_its_end(opened):
    pane, desk = opened(can=Capabilities(typing=True))
    for text in ("H", "He", "Hel"):
        opened.inside(lambda text=text: pane.editor.setPlainText(text))
    assert desk.calls == [("typing", ("c1", True))]
    opened.inside(pane.send)
    assert desk.calls[1:] == [("typing", ("c1", False))]
    opened.inside(pane.focus_note)
    opened.inside(lambda: pane.editor.setPlainText("only for us"))
    assert len(desk.calls) == 2


def test_a_notice_stands_above_the_reply_but_not_above_a_note(opened):
    pane, _desk = opened(notice="This room is encrypted.")
    assert pane.card.notice.accessibleName() == "This room is encrypted."
    opened.inside(pane.focus_note)
    assert pane.card.notice.isHidden()


def test_media_types_are_matched_by_name_or_by_kind():
    assert takes_type("image/png", ())
    assert takes_type("image/png", ("video/mp4", "image/*"))
    assert takes_type("application/pdf", ("application/pdf",))
    assert not takes_type("video/mp4", ("image/*",))


def test_where_there_is_a_private_side_already_it_is_opened(opened, qtbot):
    said = tuple(fake.message(n, "Sorry", out=n < 3, minutes=9 - n) for n in (1, 2, 3))
    private = fake.row(conversation_id="c2")
    pane, _desk = opened(row=PUBLIC, can=SOCIAL, messages=said, linked=(private,))
    with qtbot.waitSignal(pane.framing.linked_wanted) as asked:
        opened.inside(pane.card.twice._buttons[0].click)
    assert asked.args == ["c2"]


def test_a_conversation_where_nothing_can_be_sent_says_why(opened):
    can = Capabilities(reply=False, window_sentence="This feed takes no answers.")
    pane, _desk = opened(can=can)
    assert pane.card.closing.accessibleName() == "This feed takes no answers."
    assert not pane.card.field.isVisible()


def test_the_same_only_answer_is_not_sent_twice(opened):
    said = (fake.message(1, "Bad"), fake.message(2, "Sorry!", out=True, minutes=5))
    pane, desk = opened(row=PUBLIC, can=Capabilities(one_answer=True), messages=said)
    assert not pane.card.tools.send.isEnabled()
    opened.inside(pane.send)
    assert not desk.sent
    opened.inside(lambda: pane.editor.insertPlainText("!"))
    assert pane.card.tools.send.isEnabled()


def test_once_the_window_is_over_an_approved_template_can_be_filled_in(opened):
    body = "Hello {{1}}, your order is ready."
    late = Capabilities(
        reply_window_hours=24,
        window_sentence="Only a template opens it again.",
        templates=(("order_ready", "en_US", body), ("plain", "de", "Sind Sie da?")),
    )
    over = fake.NOW - timedelta(days=400)
    pane, _desk = opened(can=late, reply_until=over)
    assert pane.editor.isReadOnly()
    assert pane.card.field.isHidden()
    (choose,) = pane.card.closing._buttons
    assert choose.text() == "Choose a template"
    opened.inside(choose.click)
    picker = pane.inserting.templates
    assert picker.isVisible()
    assert picker.list.count() == 2
    assert picker.accessibleName() == "Templates"
    assert not pane.card.closing.isHidden()
    picker.filter.setText("order")
    opened.inside(lambda: QTest.keyClick(picker.filter, Qt.Key.Key_Return))
    assert pane.text() == body
    assert not pane.editor.isReadOnly()
    assert not pane.card.field.isHidden()
    opened.inside(pane.editor.clear)
    assert pane.editor.isReadOnly()
    # Without any, all that is left is to say so.
    pane, _desk = opened(can=Capabilities(reply_window_hours=24), reply_until=over)
    assert pane.card.closing._buttons == []
