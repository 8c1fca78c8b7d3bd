"""Edits, deletions, quotes, reactions, media, places and previews in the thread pane."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from inbox.changes import Changes
from inbox.errors import Invalid
from inbox.model import Attachment, Capabilities, Earlier, Reaction, Visibility
from tests.ui.thread import fake
from ui.thread import player as players
from ui.thread.access import spoken
from ui.thread.view import ThreadPane

if TYPE_CHECKING:
    from ui.thread.block import Block, Hit
    from ui.thread.lightbox import Lightbox

CHAT = Capabilities(files=True, react=True, edit=True, delete=True, hide=True, typing=True)
KEY = f"m:{1:032x}"
_NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(loop, until, feed, qtbot):
    """Open messages in a shown pane, and give pane and desk."""

    def do(*messages, **more):
        named = {"notes": (), "can": CHAT, "messages": messages}
        desk = fake.FakeDesk(fake.thread(**(named | more)))
        pane = ThreadPane(desk, feed)
        qtbot.addWidget(pane)
        pane.resize(760, 640)
        pane.show()

        async def ask():
            pane.show_conversation("c1")

        loop.run_until_complete(ask())
        until(lambda: pane.shown() is not None)
        return pane, desk

    return do


def _block(pane: ThreadPane, key: str = KEY) -> Block:
    keys = [entry.key for entry in pane.area.entries]
    return pane.area.block(keys.index(key))


def _said(pane: ThreadPane, key: str = KEY) -> str:
    found = []
    for part in _block(pane, key).parts:
        if hasattr(part, "text"):
            found.append(part.text)
        elif hasattr(part, "layout"):
            found.append(part.layout.text())
    return "\n".join(found)


def _hit(pane: ThreadPane, action: str, key: str = KEY) -> Hit:
    return next(hit for hit in _block(pane, key).hits if hit.action == action)


def _do(pane: ThreadPane, loop: Any, action: str, key: str = KEY) -> None:
    async def act() -> None:
        pane.gestures._act(_hit(pane, action, key))

    loop.run_until_complete(act())


def _choose(pane: ThreadPane, loop: Any, text: str) -> None:
    index = [entry.key for entry in pane.area.entries].index(KEY)
    menu = pane.gestures.menu_of(index)

    async def act() -> None:
        next(one for one in menu.actions() if one.text() == text).trigger()

    loop.run_until_complete(act())


def _press(text: str) -> bool:
    dialog = QApplication.activeModalWidget()
    found = [b for b in dialog.findChildren(QPushButton) if b.text() == text] if dialog else []
    for button in found:
        button.click()
    return bool(found)


def test_an_edited_message_says_so_and_keeps_what_it_said(opened, loop):
    said = fake.message(1, "Now", edited_at=fake.ago(3), earlier=(Earlier("Before", fake.ago(3)),))
    pane, _desk = opened(said)
    assert "Edited" in _said(pane)
    assert "Before" not in _said(pane)
    _do(pane, loop, "unfold")
    assert "Before" in _said(pane)
    assert pane.area.text_of(pane.area.entries.index(pane.area.entries[-1])) == "Now"
    assert "Edited" in spoken(pane.area.entries[-1])


def test_a_deleted_message_stays_with_a_mark(opened):
    pane, _desk = opened(fake.message(1, "Forget this", is_deleted=True))
    assert "Deleted by its author. Your copy is kept." in _said(pane)
    assert "Forget this" in _said(pane)
    assert "Deleted" in spoken(pane.area.entries[-1])


def test_a_quote_names_its_message_and_leads_to_it(opened, loop):
    first = fake.message(1, "Where is it?", minutes=50)
    pane, _desk = opened(first, fake.message(2, "In Lyon", reply_to=first.id, out=True))
    assert "Where is it?" in _said(pane, f"m:{2:032x}")
    _do(pane, loop, "go_to", f"m:{2:032x}")
    assert pane.area.entries[pane.area.current].key == KEY


def test_reactions_are_put_on_and_taken_off(opened, loop, until):
    ours, theirs = Reaction("❤️", "us", "Nadia", True), Reaction("👍", "layla", "Layla")
    pane, desk = opened(fake.message(1, "Thanks", reactions=(ours, theirs)))
    hits = [hit for hit in _block(pane).hits if hit.action == "react"]
    assert [hit.label.split(" (")[0] for hit in hits] == ["Take your ❤️ back", "React with 👍"]
    for hit in hits:
        pane.gestures._act(hit)
    until(lambda: len(desk.calls) == 2)
    assert set(desk.calls) == {
        ("react", (f"{1:032x}", "❤️", True)),
        ("react", (f"{1:032x}", "👍", False)),
    }
    assert "❤️ by you" in spoken(pane.area.entries[-1])


def test_any_emoji_can_be_chosen_by_the_keyboards_menu(opened, loop, until):
    pane, desk = opened(fake.message(1, "Thanks"))
    _choose(pane, loop, "Add a reaction…")
    pane.deeds._emoji.chosen.emit("🎉")
    until(lambda: desk.calls == [("react", (f"{1:032x}", "🎉", False))])


def test_without_the_ability_nothing_can_be_reacted(opened):
    pane, _desk = opened(
        fake.message(1, "Hi", reactions=(Reaction("👍", "x"),)), can=Capabilities()
    )
    assert not [hit for hit in _block(pane).hits if hit.action.startswith("react")]
    assert "👍" in _said(pane)


def test_a_review_shows_stars_product_and_version(opened):
    about = {"product": "Companion", "version": "3.4", "title": "Slow"}
    pane, _desk = opened(fake.message(1, "It hangs.", rating=2, extra=about))
    for words in ("★★☆☆☆", "Companion", "3.4", "Slow"):
        assert words in _said(pane)
    assert "2 of 5 stars" in spoken(pane.area.entries[-1])


def test_a_content_warning_folds_the_text_and_the_pictures(opened, loop):
    photo = Attachment("f", "a.png", "image/png", 9, "aa")
    said = fake.message(1, "Ouch", extra={"content_warning": "blood"}, attachments=(photo,))
    pane, _desk = opened(said)
    assert "Ouch" not in _said(pane)
    assert not _block(pane).picture_hashes()
    _do(pane, loop, "unfold")
    assert "Ouch" in _said(pane)
    assert _block(pane).picture_hashes() == ["aa"]


@pytest.mark.parametrize(
    ("where", "word"), [(Visibility.PUBLIC, "Public"), (Visibility.PRIVATE, "Private")]
)
def test_the_head_says_the_network_and_who_can_see_it(opened, where, word):
    pane, _desk = opened(fake.message(1, "Hi"), row=fake.row(visibility=where, network="WhatsApp"))
    name = pane.header.where.accessibleName()
    assert name.startswith(f"WhatsApp, {word}")


def test_seen_stands_under_the_last_message_that_was_read(opened):
    said = [fake.message(n, "Hi", minutes=40 - n, out=True) for n in (1, 2, 3)]
    pane, _desk = opened(*said, read_until=said[1].sent_at)
    assert ["Seen" in _said(pane, f"m:{n:032x}") for n in (1, 2, 3)] == [False, True, False]


def test_the_customers_typing_is_shown_until_the_message_is_there(opened, feed, until, loop):
    pane, desk = opened(fake.message(1, "Hi"))

    async def post(changes):
        feed.post(changes)

    loop.run_until_complete(post(Changes(typing=frozenset({"c1"}))))
    until(pane.typing.isVisible)
    assert "Layla Haddad" in pane.typing.label.text()
    before = desk.threads["c1"]
    desk.threads["c1"] = replace(before, messages=(*before.messages, fake.message(2, "There")))
    loop.run_until_complete(post(Changes(conversations=frozenset({"c1"}))))
    until(lambda: not pane.typing.isVisible())
    assert pane.typing._gone.interval() == 6000


def test_what_was_written_in_public_is_hidden_and_shown_again(opened, loop, until):
    pane, desk = opened(fake.message(1, "Spam!"))
    _choose(pane, loop, "Hide from the public")
    until(lambda: desk.calls == [("hide", (f"{1:032x}", True))])
    pane, desk = opened(fake.message(1, "Spam!", is_hidden=True))
    assert "Hidden from the public" in _said(pane)
    _do(pane, loop, "show")
    until(lambda: desk.calls == [("hide", (f"{1:032x}", False))])


def test_a_message_of_ours_is_deleted_only_after_a_question(opened, loop, until):
    pane, desk = opened(fake.message(1, "Oops", out=True, can_delete=True, can_edit=True))
    _choose(pane, loop, "Delete for everyone…")
    until(lambda: _press("Cancel"))
    assert not desk.calls
    _choose(pane, loop, "Delete for everyone…")
    until(lambda: _press("Delete"))
    until(lambda: desk.calls == [("delete_sent", f"{1:032x}")])


def test_the_private_side_is_one_press_away(opened, qtbot):
    private = fake.row(conversation_id="c2", network="Direct message")
    pane, _desk = opened(fake.message(1, "Hi"), linked=(private,))
    assert "Continued in private" in pane.linked.buttons[0].text()
    with qtbot.waitSignal(pane.conversation_wanted) as asked:
        pane.linked.buttons[0].click()
    assert asked.args == ["c2"]


def test_a_missing_file_says_why_and_opens_nothing(opened):
    lost = Attachment("f", "film.mov", "video/quicktime", 0, "", missing="Larger than 25 MB.")
    pane, _desk = opened(fake.message(1, "", attachments=(lost,)))
    assert "Larger than 25 MB." in _said(pane)
    assert not [hit for hit in _block(pane).hits if hit.action == "open_file"]
    assert "Larger than 25 MB." in spoken(pane.area.entries[-1])


def test_a_place_is_opened_only_when_a_person_agrees(opened, loop, until, monkeypatch):
    went: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(url.toString()))
    place = {"latitude": 48.2, "longitude": "16.37", "title": "Café", "address": "Wien"}
    pane, _desk = opened(fake.message(1, "", extra={"location": place}))
    assert all(words in _said(pane) for words in ("Café", "Wien", "48.20000, 16.37000"))
    _do(pane, loop, "ask_link")
    until(lambda: _press("Cancel"))
    assert not went
    _do(pane, loop, "ask_link")
    until(lambda: _press("Open"))
    until(lambda: bool(went))
    assert went[0].startswith("https://www.openstreetmap.org/?mlat=48.2")


@pytest.mark.parametrize("place", [{"latitude": "x", "longitude": 1}, {}, 7, None, ["a"]])
def test_a_place_without_numbers_is_no_place(opened, place):
    pane, _desk = opened(fake.message(1, "Here", extra={"location": place}))
    assert "Here" in _said(pane)


def test_a_link_is_looked_at_only_on_request(opened, loop, until):
    pane, desk = opened(fake.message(1, "See https://shop.example/x now"))
    assert not desk.calls
    _do(pane, loop, "preview")
    until(lambda: "Exchange" in _said(pane))
    assert desk.calls == [("preview", (f"{1:032x}", "https://shop.example/x"))]
    assert not [hit for hit in _block(pane).hits if hit.action == "preview"]


def test_a_preview_that_fails_says_why(opened, loop, until):
    pane, desk = opened(fake.message(1, "See https://shop.example/x"))
    desk.preview_error = Invalid("There is nothing to preview.")
    _do(pane, loop, "preview")
    until(lambda: "There is nothing to preview." in _said(pane))


VOICE = Attachment("v", "voice.ogg", "audio/ogg", 900, "vv", kind="voice", duration_seconds=14)


def test_without_the_extra_a_voice_note_opens_outside_and_says_so_once(
    opened, loop, until, monkeypatch
):
    went: list[str] = []
    monkeypatch.setattr(players, "can_play", lambda: False)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(url.toString()))
    pane, desk = opened(fake.message(1, "", attachments=(VOICE,)))
    desk.files["vv"] = b"OggS"
    assert "0:14" in _said(pane)
    _do(pane, loop, "play")
    until(lambda: _press("OK"))
    until(lambda: len(went) == 1)
    _do(pane, loop, "play")
    until(lambda: len(went) == 2)
    assert QApplication.activeModalWidget() is None


def test_the_speed_goes_round(opened, loop):
    pane, _desk = opened(fake.message(1, "", attachments=(VOICE,)))
    shown = []
    for _time in range(3):
        _do(pane, loop, "speed")
        shown.append(next(s for s in ("1.5\u00d7", "2\u00d7", "1\u00d7") if s in _said(pane)))
    assert shown == ["1.5\u00d7", "2\u00d7", "1\u00d7"]


def test_a_picture_opens_large_and_zooms(qtbot, opened, loop, until):
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    photo = Attachment("f", "a.png", "image/png", 9, "aa")
    pane, desk = opened(fake.message(1, "", attachments=(photo,)))
    desk.files["aa"] = _png(image)
    _do(pane, loop, "show_picture")
    until(pane.lightbox.isVisible)
    box: Lightbox = pane.lightbox
    assert box.zoom() == 1.0
    QTest.keyClicks(box, "++")
    assert box.zoom() == pytest.approx(1.5625)
    QTest.keyClicks(box, "0")
    assert box.zoom() == 1.0
    QTest.keyClick(box, "\x1b")
    assert not box.isVisible()


def test_a_long_thread_knows_its_quotes_quickly():
    from ui.thread.context import context_of  # noqa: PLC0415

    many = tuple(
        fake.message(n, "x", minutes=9000 - n, out=bool(n % 2), reply_to=f"{n - 1:032x}")
        for n in range(1, 3000)
    )
    found = context_of(fake.thread(messages=many, read_until=fake.NOW - timedelta(days=1)))
    assert len(found.quoted) == 2998


def _png(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_the_mouse_finds_a_menu_beside_every_message(opened, loop, until):
    pane, _desk = opened(fake.message(1, "Oops", out=True, can_delete=True, can_edit=True))
    index = len(pane.area.entries) - 1
    middle = QPointF(40, pane.area.top_of(index) + 24)

    async def move(to: QPointF) -> None:
        QTest.mouseMove(pane.area.viewport(), to.toPoint())
        none = Qt.MouseButton.NoButton
        over = QMouseEvent(QEvent.Type.MouseMove, to, to, none, none, _NO_KEYS)
        QApplication.sendEvent(pane.area.viewport(), over)

    loop.run_until_complete(move(middle))
    assert pane.area.hovered == index
    handle = pane.area.handle_of(index)
    assert handle is not None

    async def press() -> None:
        at = handle.center().toPoint()
        QTest.mousePress(pane.area.viewport(), Qt.MouseButton.LeftButton, pos=at)

    loop.run_until_complete(press())
    menu = QApplication.activePopupWidget()
    texts = [action.text() for action in menu.actions()]
    assert {"Edit…", "Delete for everyone…", "Add a reaction…"} <= set(texts)
    with_edit = next(action for action in menu.actions() if action.text() == "Edit…")
    found = []
    pane.edit_wanted.connect(found.append)
    with_edit.trigger()
    menu.close()
    assert [message.text for message in found] == ["Oops"]
