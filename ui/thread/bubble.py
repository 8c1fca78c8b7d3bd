"""Lays out a message, a note, a reply on its way or a day as a Block."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, Qt

from inbox.model import Message, Note, OutboxItem
from ui.kit import fonts
from ui.kit.words import clock, day, person, tr
from ui.thread import extras, inside, marks, media, reactions
from ui.thread.block import Block, Face, Glyph, Hit, Label, Round, Words
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
    y = _hidden(message, scene, block, y)
    bottom = _bubble(entry, message, scene, block, y)
    if not inside.is_folded(entry, message, scene):
        bottom = media.attached(entry, message, scene, block, bottom)
    bottom = reactions.under(entry, message, scene, block, bottom)
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


def _hidden(message: Message, scene: Scene, block: Block, y: float) -> float:
    if not message.is_hidden:
        return y
    said = tr("Hidden from the public by us.")
    if scene.context.can.hide:
        said += " " + tr("Show it again")
    end = extras.strip(said, ("eye-off", "low", "low_soft"), scene, block, y)
    if scene.context.can.hide:
        x = MARGIN + FACE + FACE_GAP
        rect = scene.place(x, y, scene.width - x - MARGIN, end - y - 8)
        block.hits.append(Hit(rect, "show", message, tr("Show it to the public again")))
    return end


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
    ink = inside.ink_of(entry, message)
    pieces = _pieces(entry, message, scene, block, ink)
    if not pieces:
        return y
    wide = max(piece.wide for piece in pieces)
    width, height = wide + 2 * PAD_X, sum(piece.high for piece in pieces) + 2 * PAD_Y
    x = _left(entry.is_outbound, width, scene)
    fill, border = "bubble_out" if entry.is_outbound else "bubble_in", ""
    if message.is_deleted or message.is_hidden:
        fill, border = "surface", "border"
    block.parts.append(Round(scene.place(x, y, width, height), _radii(entry, scene), fill, border))
    block.handle = extras.handle(entry.is_outbound, x, width, scene, y)
    top = y + PAD_Y
    for piece in pieces:
        piece.put(x + PAD_X, top, wide)
        top += piece.high
    return y + height


def _pieces(
    entry: Entry, message: Message, scene: Scene, block: Block, ink: inside.Ink
) -> list[inside.Piece]:
    """Give what the bubble holds, from the top; nothing where there is no word to show."""
    maybe = (
        inside.gone(entry, message, scene, block, ink),
        inside.quote(message, scene, block, ink),
        inside.warning(entry, message, scene, block, ink),
    )
    pieces = [piece for piece in maybe if piece is not None]
    if inside.is_folded(entry, message, scene):
        return pieces
    pieces += inside.review(message, scene, block, ink)
    pieces += inside.earlier(entry, message, scene, block, ink)
    text, fresh, folds = _whole(entry, message, scene)
    if text and not _says_nothing(message):
        stretches = _stretches(text, fresh, scene, ink.accent != "accent")
        pieces.append(inside.text_piece(text, stretches, ink.text, scene, block))
    if folds:
        pieces.append(_fold(entry, scene, block))
    return pieces


def _says_nothing(message: Message) -> bool:
    """Tell whether a voice note, a picture or a place is all there is to a message."""
    is_shown_otherwise = any(f.kind for f in message.attachments) or "location" in message.extra
    return is_shown_otherwise and not message.text.strip()


def _fold(entry: Entry, scene: Scene, block: Block) -> inside.Piece:
    def put(x: float, y: float, _width: float) -> None:
        extras.fold_chip(entry, entry.is_outbound, scene, block, (x, y + 8))

    return inside.Piece(26.0, 24.0, put)


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
    head = " · ".join((tr("Internal note"), person(note.author), clock(note.created_at)))
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
