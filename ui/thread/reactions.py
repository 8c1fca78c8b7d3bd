"""Lays out the reactions on a message as pills that put ours on or take it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.kit import fonts
from ui.kit.words import number, tr
from ui.thread.block import Glyph, Hit, Label, Round
from ui.thread.extras import side, text_width

if TYPE_CHECKING:
    from inbox.model import Message, Reaction
    from ui.thread.block import Block
    from ui.thread.entries import Entry
    from ui.thread.scene import Scene

_HIGH, _GAP, _MORE = 26.0, 5.0, 34.0


def grouped(message: Message) -> list[tuple[str, list[Reaction]]]:
    """Give each emoji once, with everybody who put it there, in the order they came."""
    found: dict[str, list[Reaction]] = {}
    for reaction in message.reactions:
        found.setdefault(reaction.emoji, []).append(reaction)
    return list(found.items())


def said(emoji: str, by: list[Reaction]) -> str:
    """Say a reaction in words: what it is and whose."""
    names = [tr("you") if r.is_ours else r.author_name or r.author_handle for r in by]
    return tr("{emoji} by {names}", emoji=emoji, names=", ".join(names))


def under(entry: Entry, message: Message, scene: Scene, block: Block, y: float) -> float:
    """Lay the pills out under a message; gives where they end."""
    groups = grouped(message)
    can = scene.context.can.react and not message.is_deleted
    if not groups:
        return y
    font = fonts.font(12.5, 600)
    shown = [_text(emoji, by) for emoji, by in groups]
    widths = [text_width(text, font) + 20 for text in shown]
    total = sum(widths) + _GAP * (len(widths) - 1) + (_GAP + _MORE if can else 0)
    x, top = side(entry.is_outbound, total, scene), y + 4
    for (emoji, by), text, width in zip(groups, shown, widths, strict=True):
        is_ours = any(r.is_ours for r in by)
        rect = scene.place(x, top, width, _HIGH)
        fill, border = ("accent_soft", "accent") if is_ours else ("surface", "border")
        block.parts.append(Round(rect, (_HIGH / 2,) * 4, fill, border))
        colour = "accent" if is_ours else "text_soft"
        centre = Qt.AlignmentFlag.AlignHCenter
        block.parts.append(Label(rect, text, 12.5, 600, colour, centre))
        if can:
            verb = tr("Take your {emoji} back") if is_ours else tr("React with {emoji}")
            label = f"{verb.format(emoji=emoji)} ({said(emoji, by)})"
            block.hits.append(Hit(rect, "react", (message.id, emoji, is_ours), label))
        x += width + _GAP
    if can:
        more = scene.place(x, top, _MORE, _HIGH)
        block.parts.append(Round(more, (_HIGH / 2,) * 4, "surface", "border"))
        glyph = scene.place(x + 9, top + 5, 16, 16)
        block.parts.append(Glyph(glyph, "smile", "text_soft"))
        block.hits.append(Hit(more, "react_more", message, tr("Add a reaction")))
    return top + _HIGH


def _text(emoji: str, by: list[Reaction]) -> str:
    return f"{emoji} {number(len(by))}" if len(by) > 1 else emoji
