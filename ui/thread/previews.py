"""Lays out the card of a link that a person asked to look at, without opening it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from ui.kit import fonts
from ui.kit.words import isolate, tr
from ui.thread.block import Glyph, Hit, Label, Round
from ui.thread.extras import side
from ui.thread.typeset import is_rtl_text, links

if TYPE_CHECKING:
    from inbox.model import Message
    from ui.thread.block import Block
    from ui.thread.entries import Entry
    from ui.thread.scene import Scene

_WIDE, _PAD = 360.0, 14.0
_LINES = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """What a page says of itself."""

    address: str
    title: str
    description: str = ""
    site: str = ""


def first_link(message: Message) -> str:
    """Give the first web address in a message's text, "" when there is none."""
    found = links(message.text[:4000])
    return found[0][2] if found else ""


def card(entry: Entry, message: Message, scene: Scene, block: Block, y: float) -> float:
    """Lay out what was found under the message; gives where it ends."""
    address = first_link(message) if scene.previews else ""
    found = scene.previews.get(address)
    if found is None:
        return y
    lines = [(found, 12.5, 400, "text_soft")] if isinstance(found, str) else _lines(found, scene)
    width = min(_WIDE, scene.bubble_limit())
    height = sum(round(px * 1.5) for _text, px, _weight, _colour in lines) + 20
    x = side(entry.is_outbound, width, scene)
    box = scene.place(x, y + 6, width, height)
    block.parts.append(Round(box, (10,) * 4, "surface", "border"))
    block.parts.append(Glyph(scene.place(x + _PAD, y + 17, 16, 16), "globe", "text_soft"))
    top = y + 15
    for text, px, weight, colour in lines:
        high = round(px * 1.5)
        rect = scene.place(x + _PAD + 26, top, width - 2 * _PAD - 26, high)
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        # A title stands by its own direction; a Label's left means the window's start.
        align = right if is_rtl_text(text) and not scene.is_rtl else left
        block.parts.append(Label(rect, text, px, weight, colour, align))
        top += high
    if not isinstance(found, str):
        label = tr("Open {address} in the browser", address=isolate(address))
        block.hits.append(Hit(box, "ask_link", address, label))
    return y + 6 + height


def _lines(found: Preview, scene: Scene) -> list[tuple[str, float, int, str]]:
    room = min(_WIDE, scene.bubble_limit()) - 2 * _PAD - 26
    lines = [(found.site, 11.5, 500, "text_soft")]
    lines += [(line, 14, 600, "text") for line in wrapped(found.title, 14, 600, room, 2)]
    lines += [
        (line, 12.5, 400, "text_soft")
        for line in wrapped(found.description, 12.5, 400, room, _LINES)
    ]
    return lines


def _fits(metrics: QFontMetricsF, words: list[str], width: float) -> bool:
    return metrics.horizontalAdvance(" ".join(words)) <= width


def wrapped(text: str, px: float, weight: int, width: float, most: int) -> list[str]:
    """Break a text into so many lines at most, the last one elided."""
    metrics = QFontMetricsF(fonts.font(px, weight))
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        if len(lines) == most - 1:
            rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
            return [*lines, rest]
        count = 1
        while count < len(words) and _fits(metrics, words[: count + 1], width):
            count += 1
        line = " ".join(words[:count])
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
        words = words[count:]
    return lines
