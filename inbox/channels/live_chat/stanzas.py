"""Writes the XML that live chat sends: messages, marks, typing, presence, archive queries."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from inbox.channels.live_chat import names

if TYPE_CHECKING:
    from datetime import datetime

# What XML 1.0 cannot carry would end the whole stream.
_FORBIDDEN = {code: None for code in range(32) if code not in (9, 10, 13)} | {
    0xFFFE: None,
    0xFFFF: None,
}
_FORBIDDEN |= dict.fromkeys(range(0xD800, 0xE000))


def clean(text: str) -> str:
    """Take out the characters that XML cannot carry."""
    return text.translate(_FORBIDDEN)


def element(namespace: str, name: str, text: str = "", **attributes: str) -> ET.Element:
    """Make an element."""
    made = ET.Element(f"{{{namespace}}}{name}", attributes)
    made.text = clean(text) or None
    return made


def message(to: str, name: str, text: str, thread: str, nick: str = "") -> ET.Element:
    """Make a chat message; its origin-id (XEP-0359) is its id."""
    made = _chat(to, name)
    if text:
        made.append(element(names.CLIENT, "body", text))
    if thread != to.partition("/")[0]:
        made.append(element(names.CLIENT, "thread", thread))
    made.append(element(names.SID, "origin-id", id=name))
    made.append(element(names.MARKERS, "markable"))
    made.append(element(names.STATES, "active"))
    if nick:
        made.append(element(names.NICK, "nick", nick))
    return made


def file_link(url: str, name: str) -> ET.Element:
    """Point to an uploaded file (XEP-0066)."""
    made = element(names.OOB, "x")
    made.append(element(names.OOB, "url", url))
    made.append(element(names.OOB, "desc", name))
    return made


def inline_file(cid: str, media_type: str, name: str, base64: str) -> ET.Element:
    """Carry a small file in the message itself (XEP-0231), where there is no upload service."""
    made = element(names.BOB, "data", base64, cid=cid, type=media_type)
    made.set("name", clean(name))
    return made


def correction(to: str, name: str, text: str, thread: str, corrected: str) -> ET.Element:
    """Replace an earlier message's text (XEP-0308)."""
    made = message(to, name, text, thread)
    made.append(element(names.CORRECT, "replace", id=corrected))
    return made


def retraction(to: str, name: str, thread: str, retracted: str) -> ET.Element:
    """Take an earlier message back (XEP-0424)."""
    made = message(to, name, "A message was taken back.", thread)
    made.append(element(names.RETRACT, "retract", id=retracted))
    return made


def state(to: str, *, is_typing: bool) -> ET.Element:
    """Tell that we write, or stopped (XEP-0085)."""
    made = _chat(to)
    made.append(element(names.STATES, "composing" if is_typing else "active"))
    return made


def displayed(to: str, read: str) -> ET.Element:
    """Tell that a message was read (XEP-0333)."""
    made = _chat(to)
    made.append(element(names.MARKERS, "displayed", id=read))
    return made


def received(to: str, name: str) -> ET.Element:
    """Tell that a message was stored here (XEP-0184)."""
    made = _chat(to)
    made.append(element(names.RECEIPTS, "received", id=name))
    return made


def presence(nick: str, *, to: str = "", is_available: bool = True) -> ET.Element:
    """Be here: for the server (no `to`), or for one visitor (RFC 6121, 4.6)."""
    made = ET.Element(f"{{{names.CLIENT}}}presence", {"to": to} if to else {})
    if not is_available:
        made.append(element(names.CLIENT, "show", "dnd"))
    if nick:
        made.append(element(names.NICK, "nick", nick))
    return made


def query(
    key: str,
    *,
    after: str | None = None,
    before: str | None = None,
    start: datetime | None = None,
    counterpart: str = "",
    count: int = 50,
) -> ET.Element:
    """Ask the archive for a page (XEP-0313, XEP-0059); `before` "" is the newest page."""
    made = element(names.MAM, "query", queryid=key)
    form = element(names.DATA, "x", type="submit")
    form.append(_field("FORM_TYPE", names.MAM))
    if counterpart:
        form.append(_field("with", counterpart))
    if start is not None:
        form.append(_field("start", start.strftime("%Y-%m-%dT%H:%M:%SZ")))
    made.append(form)
    page = element(names.RSM, "set")
    page.append(element(names.RSM, "max", str(count)))
    if after is not None:
        page.append(element(names.RSM, "after", after))
    if before is not None:
        page.append(element(names.RSM, "before", before))
    made.append(page)
    return made


def slot(name: str, size_bytes: int, media_type: str) -> ET.Element:
    """Ask for a place for a file (XEP-0363)."""
    made = element(names.UPLOAD, "request", filename=clean(name), size=str(size_bytes))
    made.set("content-type", media_type)
    return made


def _chat(to: str, name: str = "") -> ET.Element:
    attributes = {"to": to, "type": "chat"} | ({"id": name} if name else {})
    return ET.Element(f"{{{names.CLIENT}}}message", attributes)


def _field(name: str, value: str) -> ET.Element:
    made = element(names.DATA, "field", var=name)
    made.append(element(names.DATA, "value", value))
    return made
