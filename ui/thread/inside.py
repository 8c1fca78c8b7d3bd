"""Lays out what stands inside a bubble, one piece under the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF

from ui.kit import fonts
from ui.kit.words import isolate, moment, tr
from ui.thread import extras
from ui.thread.block import Glyph, Hit, Label, Round, Words
from ui.thread.scene import PITCH, TEXT_PX
from ui.thread.typeset import Setting, is_rtl_text, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inbox.model import Message
    from ui.thread.block import Block
    from ui.thread.entries import Entry
    from ui.thread.scene import Scene
    from ui.thread.typeset import Stretch

EARLIER, WARNED = "|earlier", "|warned"  # behind an entry's key: what is unfolded besides quotes
_QUOTE_HEIGHT, _QUOTE_LEAST, _QUOTE_MOST = 46.0, 150.0, 380.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A thing of a known size; `put(x, y, width)` lays it out, x thought from the left."""

    wide: float
    high: float
    put: Callable[[float, float, float], None]


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one bubble."""

    text: str
    soft: str
    accent: str
    box: str


def ink_of(entry: Entry, message: Message) -> Ink:
    """Give the colours that can be read on the message's bubble."""
    if message.is_deleted or message.is_hidden:
        return Ink("text_faint", "text_soft", "accent", "surface_alt")
    if entry.is_outbound:
        return Ink("on_bubble_out", "on_bubble_out", "on_bubble_out", "accent_soft")
    return Ink("text", "text_soft", "accent", "surface")


def quote(message: Message, scene: Scene, block: Block, ink: Ink) -> Piece | None:
    """Lay out the message that this one answers: its writer and how it begins."""
    if not message.reply_to:
        return None
    answered = scene.context.quoted.get(message.reply_to)
    name = answered.author_name or answered.author_handle if answered else ""
    start = _start(answered) if answered else tr("An earlier message that is not here")
    small, words = fonts.font(12, 600), fonts.font(13)
    wide = max(extras.text_width(name, small), extras.text_width(start, words)) + 26
    wide = max(_QUOTE_LEAST, min(wide, _QUOTE_MOST, scene.bubble_limit()))

    def put(x: float, y: float, width: float) -> None:
        box = scene.place(x, y, width, _QUOTE_HEIGHT - 8)
        block.parts.append(Round(box, (7, 7, 7, 7), ink.box))
        block.parts.append(Round(scene.place(x, y, 3, _QUOTE_HEIGHT - 8), (1.5,) * 4, "accent"))
        room = width - 22
        shown = QFontMetricsF(small).elidedText(name, Qt.TextElideMode.ElideRight, room)
        block.parts.append(Label(scene.place(x + 12, y + 3, room, 16), shown, 12, 600, "accent"))
        shown = QFontMetricsF(words).elidedText(start, Qt.TextElideMode.ElideRight, room)
        block.parts.append(
            Label(scene.place(x + 12, y + 19, room, 17), shown, 13, 400, "text_soft")
        )
        if answered is not None:
            label = tr("Go to the message it answers")
            block.hits.append(Hit(box, "go_to", f"m:{answered.id}", label))

    return Piece(wide, _QUOTE_HEIGHT, put)


def _start(message: Message) -> str:
    text = " ".join(message.text.split())[:160]
    if message.is_deleted:
        return tr("Deleted: {words}", words=text)
    if text:
        return text
    if isinstance(message.extra.get("location"), Mapping):
        return tr("Shared place")
    if message.attachments:
        file = message.attachments[0]
        kinds = {"voice": tr("Voice note"), "sticker": tr("Sticker"), "video": tr("Film")}
        return kinds.get(file.kind, file.name)
    return message.subject


def review(message: Message, scene: Scene, block: Block, ink: Ink) -> list[Piece]:
    """Lay out a review's stars, product, version and title."""
    pieces = []
    if message.rating:
        about = about_review(message)
        font = fonts.font(12.5, 500)
        wide = 100 + (extras.text_width(about, font) + 10 if about else 0)
        wide = min(wide, scene.bubble_limit())

        def put(x: float, y: float, width: float) -> None:
            extras.stars(message.rating or 0, scene, block, (x, y))
            if about:
                room = width - 100
                shown = QFontMetricsF(font).elidedText(about, Qt.TextElideMode.ElideRight, room)
                rect = scene.place(x + 100, y + 1, room, 20)
                block.parts.append(Label(rect, shown, 12.5, 500, ink.soft))

        pieces.append(Piece(wide, 26.0, put))
    if title := str(message.extra.get("title") or ""):
        pieces.append(_words(title, (15, 600), ink.text, scene, block))
    return pieces


def about_review(message: Message) -> str:
    """Name what a review is about: the product and its version."""
    named = [message.extra.get(key) for key in ("product", "version")]
    return " · ".join(isolate(str(each)) for each in named if each)


def warning(entry: Entry, message: Message, scene: Scene, block: Block, ink: Ink) -> Piece | None:
    """Lay out what a writer warned of; the text under it is folded until asked for."""
    said = content_warning(message)
    if not said:
        return None
    key = entry.key + WARNED
    is_open = key in scene.unfolded
    button = tr("Hide") if is_open else tr("Show")
    text = tr("Content warning: {words}", words=isolate(said))
    font, small = fonts.font(13.5, 600), fonts.font(12.5, 600)
    button_wide = extras.text_width(button, small) + 22
    wide = min(extras.text_width(text, font) + 30 + button_wide + 10, scene.bubble_limit())

    def put(x: float, y: float, width: float) -> None:
        block.parts.append(Glyph(scene.place(x, y + 5, 16, 16), "triangle-alert", ink.text))
        room = width - 34 - button_wide
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        block.parts.append(Label(scene.place(x + 24, y + 3, room, 20), shown, 13.5, 600, ink.text))
        rect = scene.place(x + width - button_wide, y + 1, button_wide, 24)
        block.parts.append(Round(rect, (12,) * 4, "surface", "border"))
        centre = Qt.AlignmentFlag.AlignHCenter
        block.parts.append(Label(rect, button, 12.5, 600, "text", centre))
        block.hits.append(Hit(rect, "unfold", key, f"{button}: {text}"))

    return Piece(wide, 32.0 if is_open else 27.0, put)


def content_warning(message: Message) -> str:
    """Give what the writer warned of, "" when nothing."""
    return str(message.extra.get("content_warning") or "")


def is_folded(entry: Entry, message: Message, scene: Scene) -> bool:
    """Tell whether a warning hides the message's text and pictures now."""
    return bool(content_warning(message)) and entry.key + WARNED not in scene.unfolded


def gone(entry: Entry, message: Message, scene: Scene, block: Block, ink: Ink) -> Piece | None:
    """Lay out that a message was taken back while our copy of it is kept."""
    if not message.is_deleted:
        return None
    said = (
        tr("Deleted by us. Your copy is kept.")
        if entry.is_outbound
        else tr("Deleted by its author. Your copy is kept.")
    )
    wide = extras.text_width(said, fonts.font(12.5, 500)) + 26

    def put(x: float, y: float, width: float) -> None:
        block.parts.append(Glyph(scene.place(x, y + 2, 15, 15), "trash-2", ink.soft))
        rect = scene.place(x + 22, y, width - 22, 19)
        block.parts.append(Label(rect, said, 12.5, 500, ink.soft))

    return Piece(wide, 24.0, put)


def earlier(entry: Entry, message: Message, scene: Scene, block: Block, ink: Ink) -> list[Piece]:
    """Lay out what an edited message said before, where that was asked for."""
    if entry.key + EARLIER not in scene.unfolded or not message.earlier:
        return []
    pieces = []
    for each in message.earlier:
        stars = "★" * each.rating if each.rating else ""
        head = tr("Until {when}", when=moment(each.replaced_at))
        pieces.append(_line(f"{head}  {stars}".strip(), ink.soft, scene, block))
        pieces.append(_words(each.text or "…", (13.5, 400), ink.soft, scene, block))
    pieces.append(_line(tr("Now"), ink.soft, scene, block))
    return pieces


def _line(text: str, colour: str, scene: Scene, block: Block) -> Piece:
    def put(x: float, y: float, width: float) -> None:
        block.parts.append(Label(scene.place(x, y + 1, width, 17), text, 11.5, 600, colour))

    return Piece(extras.text_width(text, fonts.font(11.5, 600)) + 2, 20.0, put)


def _words(text: str, face: tuple[float, int], colour: str, scene: Scene, block: Block) -> Piece:
    setting = Setting(fonts.font(*face), scene.bubble_limit(), face[0] * 1.4)
    layout, wide, high = typeset(text, setting)

    def put(x: float, y: float, width: float) -> None:
        rect = scene.place(x, y, width, high)
        left = rect.right() - wide if is_rtl_text(text) else rect.left()
        block.parts.append(Words(layout, QPointF(left, y), (wide, high), colour))

    return Piece(wide, high + 5, put)


def text_piece(
    text: str, stretches: Sequence[Stretch], colour: str, scene: Scene, block: Block
) -> Piece:
    """Lay out the message's own text: the one that is selected and copied."""
    setting = Setting(fonts.font(TEXT_PX), scene.bubble_limit(), PITCH, stretches)
    layout, wide, high = typeset(text, setting)

    def put(x: float, y: float, width: float) -> None:
        rect = scene.place(x, y, width, high)
        origin = QPointF(rect.left(), y)
        if is_rtl_text(text) and layout.lineCount():
            origin.setX(rect.right() - layout.lineAt(0).width())
        block.words = Words(layout, origin, (wide, high), colour)
        block.parts.append(block.words)

    return Piece(wide, high, put)
