"""Lays out a message, a note, a reply on its way or a day as a Block."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, Qt

from inbox.model import Message, Note, OutboxItem
from ui.kit import fonts
from ui.kit.words import clock, day, tr
from ui.thread import extras, marks
from ui.thread.block import Block, Face, Glyph, Label, Round, Words
from ui.thread.entries import Entry, plain
from ui.thread.scene import FACE, FACE_GAP, MARGIN, PAD_X, PAD_Y, PITCH, TEXT_PX, Scene
from ui.thread.typeset import Setting, Stretch, is_rtl_text, links, occurrences, typeset, units

_LONGEST = 6000  # characters shown before "Show the rest"
_RADIUS, _CORNER = 14.0, 4.0


def estimate(entry: Entry, width: float) -> float:
    """Guess an entry's height without laying it out."""
    if isinstance(entry.value, date):
        return 48.0
    text = entry.value.text
    a_line = max(20.0, min(width * 0.7, 620.0) / 7.2)
    lines = min(300, 1 + text.count("\n") + len(text) / a_line // 1)
    return lines * PITCH + 2 * PAD_Y + (30.0 if entry.ends_group else 6.0)


def lay(entry: Entry, scene: Scene) -> Block:
    """Lay out one entry for the scene's width."""
    value = entry.value
    if isinstance(value, Message):
        return _message(entry, value, scene)
    if isinstance(value, Note):
        return _note(entry, value, scene)
    if isinstance(value, OutboxItem):
        return _leaving(entry, value, scene)
    return _day(entry, scene)


def _day(entry: Entry, scene: Scene) -> Block:
    block = Block(height=48.0)
    text = day(entry.at)
    wide = fonts.font(12.5, 500)
    width = extras.text_width(text, wide) + 28
    middle = scene.width / 2
    block.parts = [
        Round(scene.place(MARGIN, 25, middle - width / 2 - MARGIN, 1), (0, 0, 0, 0), "border"),
        Round(
            scene.place(middle + width / 2, 25, middle - width / 2 - MARGIN, 1),
            (0, 0, 0, 0),
            "border",
        ),
        Label(
            scene.place(middle - width / 2, 14, width, 22),
            text,
            12.5,
            500,
            "text_soft",
            Qt.AlignmentFlag.AlignHCenter,
        ),
    ]
    return block


def _message(entry: Entry, message: Message, scene: Scene) -> Block:
    block = Block(height=0.0, rating=message.rating)
    y = 12.0 if entry.starts_group else 5.0
    y = _author(entry, message, scene, block, y)
    y = extras.warnings(message, scene, block, y)
    bottom = _bubble(entry, message, scene, block, y)
    bottom = extras.pictures(message, entry.is_outbound, scene, block, bottom)
    bottom = extras.cards(message.attachments, entry.is_outbound, scene, block, bottom)
    if not entry.is_outbound and entry.ends_group:
        face = scene.place(MARGIN, max(y, bottom - FACE), FACE, FACE)
        block.parts.append(
            Face(
                face,
                message.author_name or message.author_handle,
                scene.seed(message.author_handle),
            )
        )
    bottom = extras.delivery(message, scene, block, bottom)
    block.height = marks.under_message(entry, message, scene, block, bottom)
    return block


def _author(entry: Entry, message: Message, scene: Scene, block: Block, y: float) -> float:
    if not entry.shows_author:
        return y
    rect = scene.place(MARGIN + FACE + FACE_GAP + 2, y, scene.bubble_limit(), 18)
    block.parts.append(Label(rect, message.author_name, 12.5, 600, "text_soft"))
    return y + 20


def _whole(entry: Entry, message: Message, scene: Scene) -> tuple[str, int, bool]:
    """Give the text to show, where its folded rest begins, and whether anything is folded."""
    text = plain(entry)
    rest = "\n\n".join(part for part in (message.signature_text, message.quoted_text) if part)
    if entry.key in scene.unfolded:
        return (f"{text}\n\n{rest}" if rest else text), len(text), bool(rest)
    if len(text) > _LONGEST:
        return text[:_LONGEST] + "…", len(text), True
    return text, len(text), bool(rest)


def _stretches(text: str, fresh: int, scene: Scene, is_out: bool) -> list[Stretch]:
    found = []
    if fresh < len(text):
        faint = "on_bubble_out" if is_out else "text_soft"
        start = units(text, fresh)
        found.append(Stretch(start, units(text, len(text)) - start, scene.colour(faint)))
    link = "on_bubble_out" if is_out else "accent"
    for at, length, _address in links(text[:20000]):
        start = units(text, at)
        found.append(Stretch(start, length, scene.colour(link), is_underlined=True))
    for at, length in occurrences(text, scene.marked):
        start, end = units(text, at), units(text, at + length)
        found.append(Stretch(start, end - start, scene.colour("text"), scene.colour("high_soft")))
    return found


def _bubble(entry: Entry, message: Message, scene: Scene, block: Block, y: float) -> float:
    text, fresh, folds = _whole(entry, message, scene)
    stars = 24.0 if message.rating else 0.0
    if not text and not folds and not stars:
        return y
    is_out = entry.is_outbound
    stretches = _stretches(text, fresh, scene, is_out)
    font = fonts.font(TEXT_PX)
    layout, wide, high = typeset(text, Setting(font, scene.bubble_limit(), PITCH, stretches))
    wide = max(wide, 108.0 if stars else 0.0, 26.0 if folds else 0.0)
    high = high if text else 0.0
    fold_row = 24.0 if folds else 0.0
    width, height = wide + 2 * PAD_X, high + stars + fold_row + 2 * PAD_Y
    x = _left(is_out, width, scene)
    rect = scene.place(x, y, width, height)
    fill = "bubble_out" if is_out else "bubble_in"
    block.parts.append(Round(rect, _radii(entry, scene), fill))
    if stars:
        extras.stars(message.rating or 0, scene, block, (x + PAD_X, y + PAD_Y))
    origin = QPointF(rect.left() + PAD_X, y + PAD_Y + stars)
    if is_rtl_text(text):
        origin.setX(rect.right() - PAD_X - layout.lineAt(0).width() if layout.lineCount() else 0)
    colour = "on_bubble_out" if is_out else "text"
    block.words = Words(
        layout, origin, (wide, high), "text_faint" if message.is_deleted else colour
    )
    block.parts.append(block.words)
    if folds:
        place = (x + PAD_X, y + height - PAD_Y - 16)
        extras.fold_chip(entry, is_out, scene, block, place)
    return y + height


def _left(is_out: bool, width: float, scene: Scene) -> float:
    return scene.width - MARGIN - width if is_out else MARGIN + FACE + FACE_GAP


def _radii(entry: Entry, scene: Scene) -> tuple[float, float, float, float]:
    """Give the corners: a small one at the writer's foot, at the end of his group."""
    foot = _CORNER if entry.ends_group else _RADIUS
    at_right = entry.is_outbound != scene.is_rtl
    return (_RADIUS, _RADIUS, foot, _RADIUS) if at_right else (_RADIUS, _RADIUS, _RADIUS, foot)


def _note(entry: Entry, note: Note, scene: Scene) -> Block:
    block = Block(height=0.0)
    width = scene.width - 2 * MARGIN
    indent = 36.0
    stretches = _stretches(note.text, len(note.text), scene, is_out=False)
    setting = Setting(fonts.font(TEXT_PX - 0.5), width - indent - 18, 20.0, stretches)
    layout, wide, high = typeset(note.text, setting)
    height = high + 44
    rect = scene.place(MARGIN, 10, width, height)
    block.parts.append(Round(rect, (10, 10, 10, 10), "note_soft", "note_border"))
    block.parts.append(Glyph(scene.place(MARGIN + 12, 19, 16, 16), "lock", "note"))
    head = " · ".join((tr("Internal note"), note.author, clock(note.created_at)))
    line = scene.place(MARGIN + indent, 18, width - indent - 18, 18)
    block.parts.append(Label(line, head, 12, 600, "note"))
    is_rtl = is_rtl_text(note.text)
    inner = scene.place(MARGIN + indent, 0, width - indent - 18, 1)
    left = inner.right() - wide if is_rtl else inner.left()
    block.words = Words(layout, QPointF(left, 42), (wide, high), "text")
    block.parts.append(block.words)
    block.height = height + 20
    return block


def _leaving(entry: Entry, item: OutboxItem, scene: Scene) -> Block:
    block = Block(height=0.0)
    stretches = _stretches(item.text, len(item.text), scene, is_out=False)
    setting = Setting(fonts.font(TEXT_PX), scene.bubble_limit(), PITCH, stretches)
    layout, wide, high = typeset(item.text, setting)
    width, height = wide + 2 * PAD_X, high + 2 * PAD_Y
    x = _left(True, width, scene)
    y = 12.0
    rect = scene.place(x, y, width, height)
    block.parts.append(Round(rect, _radii(entry, scene), "accent_soft", marks.border(item)))
    left = rect.right() - PAD_X - wide if is_rtl_text(item.text) else rect.left() + PAD_X
    block.words = Words(layout, QPointF(left, y + PAD_Y), (wide, high), "text")
    block.parts.append(block.words)
    bottom = extras.cards(item.files, True, scene, block, y + height)
    block.height = marks.under_outbox(item, scene, block, bottom)
    return block
