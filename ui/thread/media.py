"""Lays out what comes with a message: images, stickers, films, voice notes, places, files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from ui.kit import fonts
from ui.kit.told import told
from ui.kit.words import isolate, size, tr
from ui.thread import previews
from ui.thread.block import Glyph, Hit, Label, Picture, Round, Words
from ui.thread.extras import card, handle, side
from ui.thread.playback import Playback, span_said, speed_said
from ui.thread.player import can_play
from ui.thread.scene import CARD_HEIGHT, CARD_WIDTH, PICTURE_MAX
from ui.thread.typeset import Setting, is_rtl_text, typeset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.model import Attachment, Message
    from ui.thread.block import Block
    from ui.thread.entries import Entry
    from ui.thread.scene import Scene

_VOICE = (300.0, 58.0)
_FILM = (300.0, 168.0)
_PLACE = (300.0, 92.0)
_STICKER = 150.0
_SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"}


def attached(entry: Entry, message: Message, scene: Scene, block: Block, y: float) -> float:
    """Lay out everything that belongs to a message besides its text; gives where it ends."""
    is_out = entry.is_outbound
    if (where := place_of(message)) is not None:
        y = _place(where, is_out, scene, block, y)
    if block.handle is None:
        block.handle = handle(is_out, side(is_out, 300, scene), 300, scene, y + 6)
    for file in message.attachments:
        if file.missing or not file.content_hash:
            y = _missing(file, is_out, scene, block, y)
        elif is_picture(file):
            y = _picture(file, is_out, scene, block, y)
        elif is_voice(file):
            y = _voice(entry, file, scene, block, y)
        elif is_film(file):
            y = _film(file, is_out, scene, block, y)
        else:
            card(file, is_out, scene, block, y + 6)
            y += CARD_HEIGHT + 6
    return previews.card(entry, message, scene, block, y)


def is_picture(file: Attachment) -> bool:
    """Tell whether a file is shown as an image in the thread."""
    return file.media_type in _SHOWN and not file.kind.startswith("v")


def is_voice(file: Attachment) -> bool:
    """Tell whether a file is played in the thread."""
    return file.kind == "voice" or (not file.kind and file.media_type.startswith("audio/"))


def is_film(file: Attachment) -> bool:
    """Tell whether a file is a film."""
    return file.kind in {"video", "animation"} or file.media_type.startswith("video/")


def place_of(message: Message) -> Mapping[str, Any] | None:
    """Give the location that a message shares, if its numbers can be used."""
    where: Any = message.extra.get("location")
    try:
        float(where["latitude"]), float(where["longitude"])
    except (TypeError, KeyError, ValueError, IndexError):
        return None
    return dict(where)


def _picture(file: Attachment, is_out: bool, scene: Scene, block: Block, y: float) -> float:
    is_sticker = file.kind == "sticker"
    most = (_STICKER, _STICKER) if is_sticker else PICTURE_MAX
    wide, high = scene.pictures.get(file.content_hash, (220.0, 140.0))
    factor = min(1.0, most[0] / wide, most[1] / high)
    wide, high = wide * factor, high * factor
    rect = scene.place(side(is_out, wide, scene), y + 6, wide, high)
    block.parts.append(Picture(rect, file.content_hash, is_bare=is_sticker))
    named = tr("Sticker {name}") if is_sticker else tr("Open image {name}")
    label = named.format(name=isolate(file.name))
    block.hits.append(Hit(rect, "show_picture", file, label))
    return y + high + 6


def _voice(entry: Entry, file: Attachment, scene: Scene, block: Block, y: float) -> float:
    wide, high = min(_VOICE[0], scene.bubble_limit()), _VOICE[1]
    x, top = side(entry.is_outbound, wide, scene), y + 6
    now = scene.playing.get(file.content_hash) or Playback(entry.key)
    length = now.duration or file.duration_seconds or 0.0
    block.parts.append(Round(scene.place(x, top, wide, high), (14,) * 4, "surface", "border"))
    disc = scene.place(x + 11, top + 11, 36, 36)
    block.parts.append(Round(disc, (18,) * 4, "accent"))
    middle = disc.center() + QPointF(0 if now.is_playing else 1, 0)
    glyph = QRectF(0, 0, 16, 16)
    glyph.moveCenter(middle)
    block.parts.append(Glyph(glyph, "pause" if now.is_playing else "play", "on_accent"))
    said = tr("Pause") if now.is_playing else tr("Play voice note, {time}", time=span_said(length))
    block.hits.append(Hit(disc, "play", (file, entry.key), said))
    _track(file, now, (x + 60, top, wide - 60 - 62), scene, block)
    about = span_said(length)
    if now.position:
        about = f"{span_said(now.position)} / {about}"
    rect = scene.place(x + 60, top + 32, wide - 130, 17)
    block.parts.append(Label(rect, about, 11.5, 500, "text_soft"))
    speed = scene.place(x + wide - 52, top + 17, 40, 24)
    block.parts.append(Round(speed, (12,) * 4, "surface_alt"))
    centre = Qt.AlignmentFlag.AlignHCenter
    block.parts.append(Label(speed, speed_said(now.speed), 12, 600, "text_soft", centre))
    label = tr("Speed {speed}: change it", speed=speed_said(now.speed))
    block.hits.append(Hit(speed, "speed", (file, entry.key), label))
    return top + high


def _track(
    file: Attachment, now: Playback, at: tuple[float, float, float], scene: Scene, block: Block
) -> None:
    x, top, wide = at
    block.parts.append(Round(scene.place(x, top + 22, wide, 4), (2,) * 4, "border"))
    done = wide * now.fraction()
    if done >= 4:  # noqa: PLR2004 - less than its own round ends
        block.parts.append(Round(scene.place(x, top + 22, done, 4), (2,) * 4, "accent"))
    if now.position:
        knob = scene.place(x + done - 5, top + 19, 10, 10)
        block.parts.append(Round(knob, (5,) * 4, "accent"))
    where = scene.place(x, top + 12, wide, 22)
    block.hits.append(Hit(where, "seek", (file, now.entry_key), tr("Go to a place in it")))


def _film(file: Attachment, is_out: bool, scene: Scene, block: Block, y: float) -> float:
    wide, high = min(_FILM[0], scene.bubble_limit()), _FILM[1]
    x, top = side(is_out, wide, scene), y + 6
    box = scene.place(x, top, wide, high)
    block.parts.append(Round(box, (12,) * 4, "film"))
    if can_play():
        block.parts.append(Picture(box, file.content_hash, is_bare=True, is_still=True))
    disc = QRectF(0, 0, 52, 52)
    disc.moveCenter(box.center() - QPointF(0, 12))
    block.parts.append(Round(disc, (26,) * 4, "on_film"))
    glyph = QRectF(0, 0, 22, 22)
    glyph.moveCenter(disc.center() + QPointF(1.5, 0))
    block.parts.append(Glyph(glyph, "play", "film"))
    font = fonts.font(12.5, 500)
    length = span_said(file.duration_seconds) if file.duration_seconds else ""
    about = " · ".join(part for part in (length, size(file.size_bytes)) if part)
    right = QFontMetricsF(font).horizontalAdvance(about) + 4
    room = wide - 34 - right
    name = QFontMetricsF(font).elidedText(file.name, Qt.TextElideMode.ElideMiddle, room)
    line = top + high - 28
    block.parts.append(Label(scene.place(x + 12, line, room, 18), name, 12.5, 500, "on_film"))
    rect = scene.place(x + wide - 12 - right, line, right, 18)
    block.parts.append(Label(rect, about, 12.5, 500, "on_film"))
    label = tr("Play {name} with the system's player", name=isolate(file.name))
    block.hits.append(Hit(box, "open_file", file, label))
    return top + high


def _place(where: Mapping[str, Any], is_out: bool, scene: Scene, block: Block, y: float) -> float:
    wide, high = min(_PLACE[0], scene.bubble_limit()), _PLACE[1]
    x, top = side(is_out, wide, scene), y + 6
    box = scene.place(x, top, wide, high)
    block.parts.append(Round(box, (12,) * 4, "surface", "border"))
    tile = scene.place(x + 11, top + 11, 42, 42)
    block.parts.append(Round(tile, (10,) * 4, "good_soft"))
    block.parts.append(Glyph(tile.adjusted(11, 11, -11, -11), "map-pin", "good"))
    latitude, longitude = float(where["latitude"]), float(where["longitude"])
    spot = f"{latitude:.5f}, {longitude:.5f}"
    title = str(where.get("title") or "") or tr("Shared place")
    address = str(where.get("address") or "")
    lines = [(title, 13.5, 600, "text"), (address, 12, 400, "text_soft")]
    lines = [line for line in lines if line[0]]
    line_top = top + (10 if address else 16)
    for text, px, weight, colour in [*lines, (isolate(spot), 12, 400, "text_soft")]:
        shown = QFontMetricsF(fonts.font(px, weight)).elidedText(
            text, Qt.TextElideMode.ElideRight, wide - 76
        )
        rect = scene.place(x + 64, line_top, wide - 76, 18)
        block.parts.append(Label(rect, shown, px, weight, colour))
        line_top += 18
    opening = tr("Open in the browser")
    rect = scene.place(x + 64, top + high - 25, wide - 76, 17)
    block.parts.append(Label(rect, opening, 12, 500, "accent"))
    href = (
        f"https://www.openstreetmap.org/?mlat={latitude:.6f}&mlon={longitude:.6f}"
        f"#map=16/{latitude:.6f}/{longitude:.6f}"
    )
    block.hits.append(Hit(box, "ask_link", href, f"{opening}: {title}, {address} {spot}"))
    return top + high


def _missing(file: Attachment, is_out: bool, scene: Scene, block: Block, y: float) -> float:
    """Say why a file is not here; there is nothing to open."""
    sentence = told(file.missing) or tr("The file is not here.")
    layout, wide, high = typeset(sentence, Setting(fonts.font(12.5), CARD_WIDTH - 60, 18.0))
    height = max(CARD_HEIGHT, high + 36)
    x, top = side(is_out, CARD_WIDTH, scene), y + 6
    block.parts.append(
        Round(scene.place(x, top, CARD_WIDTH, height), (10,) * 4, "surface_alt", "border")
    )
    icon = "image-off" if file.media_type.startswith("image/") else "cloud-off"
    block.parts.append(Glyph(scene.place(x + 16, top + 12, 20, 20), icon, "text_soft"))
    name = QFontMetricsF(fonts.font(13, 500)).elidedText(
        file.name or tr("File"), Qt.TextElideMode.ElideMiddle, CARD_WIDTH - 64
    )
    rect = scene.place(x + 50, top + 8, CARD_WIDTH - 60, 19)
    block.parts.append(Label(rect, name, 13, 500, "text"))
    inner = scene.place(x + 50, top + 28, CARD_WIDTH - 60, high)
    left = inner.right() - wide if is_rtl_text(sentence) else inner.left()
    block.parts.append(Words(layout, QPointF(left, top + 28), (wide, high), "text_soft"))
    return top + height
