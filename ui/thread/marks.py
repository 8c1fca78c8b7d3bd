"""Lays out the small line under a bubble: time, delivery, what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from inbox.model import Message, OutboxItem, OutboxState
from ui.kit import fonts
from ui.kit.told import told
from ui.kit.words import clock, day, isolate, moment, number, tr
from ui.thread.block import Block, Glyph, Hit, Label, Round, Words
from ui.thread.extras import side, text_width
from ui.thread.inside import EARLIER
from ui.thread.previews import first_link
from ui.thread.typeset import Setting, typeset

if TYPE_CHECKING:
    from ui.thread.entries import Entry
    from ui.thread.scene import Scene

_BORDERS = {
    OutboxState.HELD: "high",
    OutboxState.UNKNOWN: "high",
    OutboxState.FAILED: "urgent",
}
_SOON_SECONDS = 3600


def border(item: OutboxItem) -> str:
    """Give the colour around a reply that is in trouble."""
    return _BORDERS.get(item.state, "accent_soft")


def under_message(entry: Entry, message: Message, scene: Scene, block: Block, y: float) -> float:
    """Lay out time, marks and the small links; gives the block's height."""
    words, links = _facts(entry, message, scene), _links(entry, message, scene)
    if not words and not links:
        return y + 1
    text, font, link_font = " · ".join(words), fonts.font(12), fonts.font(12, 500)
    width = text_width(text, font) + 2 if text else 0.0
    ticked = entry.is_outbound and not message.delivery and bool(words)
    link_widths = [text_width(link.label, link_font) + 16 for link in links]
    total = width + (20 if ticked else 0) + sum(link_widths)
    x = side(entry.is_outbound, total, scene) + (0 if entry.is_outbound else 4)
    block.parts.append(Label(scene.place(x, y + 6, width, 16), text, 12, 400, "text_soft"))
    x += width
    if ticked:
        icon = "check-check" if scene.context.is_seen(message) else "check"
        block.parts.append(Glyph(scene.place(x + 4, y + 7, 14, 14), icon, "accent"))
        x += 20
    for link, wide in zip(links, link_widths, strict=True):
        rect = scene.place(x, y + 3, wide, 22)
        centre = Qt.AlignmentFlag.AlignHCenter
        block.parts.append(Label(rect, link.label, 12, 500, "accent", centre))
        block.hits.append(Hit(rect, link.action, link.argument, link.said))
        x += wide
    return y + 26


@dataclass(frozen=True, slots=True)
class _Link:
    label: str
    action: str
    argument: object
    said: str


def _links(entry: Entry, message: Message, scene: Scene) -> list[_Link]:
    links = []
    if message.earlier:
        key = entry.key + EARLIER
        shown = tr("hide the earlier text") if key in scene.unfolded else tr("see earlier")
        said = tr("Show or hide what this message said before it was edited")
        links.append(_Link(shown, "unfold", key, said))
    if message.html:
        said = tr("Show this message with its formatting")
        links.append(_Link(tr("Formatted"), "formatted", message, said))
    address = "" if message.is_deleted else first_link(message)
    if address and address not in scene.previews:
        said = tr("Fetch the title of {address}; nothing is opened.", address=isolate(address))
        links.append(_Link(tr("Preview link"), "preview", (message.id, address), said))
    return links


def _facts(entry: Entry, message: Message, scene: Scene) -> list[str]:
    facts = [clock(entry.at)] if entry.ends_group or message.html or message.edited_at else []
    if message.is_auto:
        facts.append(tr("Delivery failure") if message.is_bounce else tr("Automatic reply"))
    if message.edited_at:
        is_same_day = day(message.edited_at) == day(entry.at)
        when = clock(message.edited_at) if is_same_day else moment(message.edited_at)
        facts.append(tr("Edited {time}", time=when))
    if message.id == scene.context.seen_id:
        facts.append(tr("Seen"))
    return facts


def under_outbox(item: OutboxItem, scene: Scene, block: Block, y: float) -> float:
    """Lay out where a reply stands, and the buttons a person needs; gives the height."""
    text, colour = _state(item, scene, block)
    setting = Setting(fonts.font(12.5, 500), scene.bubble_limit(), 18.0)
    layout, wide, high = typeset(text, setting)
    place = scene.place(side(True, wide, scene), y + 6, wide, high)
    block.parts.append(Words(layout, QPointF(place.left(), y + 6), (wide, high), colour))
    y += high + 12
    buttons = _buttons(item)
    if not buttons:
        return y + 6
    _row(item, buttons, scene, block, y)
    return y + 42


def _state(item: OutboxItem, scene: Scene, block: Block) -> tuple[str, str]:
    if item.state is OutboxState.WAITING:
        return _waiting(item, scene, block)
    sentences = {
        OutboxState.SENDING: (tr("Sending…"), "text_soft"),
        OutboxState.HELD: (tr("Held: the conversation moved on since you wrote this."), "high"),
        OutboxState.UNKNOWN: (
            tr("It may have arrived: the connection ended before the answer came."),
            "high",
        ),
        OutboxState.FAILED: (tr("This reply was not sent. It is safe here."), "urgent"),
    }
    sentence, colour = sentences.get(item.state, (tr("Sent"), "text_soft"))
    return (told(item.sentence) or sentence), colour


def _waiting(item: OutboxItem, scene: Scene, block: Block) -> tuple[str, str]:
    seconds = int((item.not_before - scene.now).total_seconds()) + 1
    if seconds > _SOON_SECONDS:
        return tr("Leaves {when}", when=moment(item.not_before)), "text_soft"
    if seconds > 1:
        block.ticks = True
        return tr("Leaves in {n} second|Leaves in {n} seconds", n=seconds), "text_soft"
    return (told(item.sentence) or tr("Waiting to be sent")), "text_soft"


def _buttons(item: OutboxItem) -> list[tuple[str, str]]:
    back = ("recall", tr("Take back"))
    if item.state is OutboxState.WAITING:
        return [back]
    if item.state is OutboxState.HELD:
        return [("release", tr("Send anyway")), back]
    if item.state is OutboxState.UNKNOWN:
        return [("arrived", tr("It arrived")), ("release", tr("Send again")), back]
    if item.state is OutboxState.FAILED:
        return [("release", tr("Send again")), back]
    return []


def _row(
    item: OutboxItem, buttons: list[tuple[str, str]], scene: Scene, block: Block, y: float
) -> None:
    font = fonts.font(12.5, 500)
    widths = [text_width(text, font) + 24 for _action, text in buttons]
    x = side(True, sum(widths) + 8 * (len(widths) - 1), scene)
    for (action, text), width in zip(buttons, widths, strict=True):
        rect = scene.place(x, y, width, 28)
        block.parts.append(Round(rect, (8, 8, 8, 8), "surface", "border"))
        align = Qt.AlignmentFlag.AlignHCenter
        block.parts.append(Label(rect, text, 12.5, 500, "text", align))
        block.hits.append(Hit(rect, action, item.id, text))
        x += width + 8


def stars_said(rating: int) -> str:
    """Say a review's stars in words."""
    return tr("{rating} of 5 stars", rating=number(rating))
