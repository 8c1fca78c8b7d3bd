"""The sentences for a message's doubts: a forged sender, a text that could not be read well."""

from __future__ import annotations

from ui.kit.words import isolate, tr

_SAME = {"from_name_has_address": "from_name_has_other_address"}
_MILD = frozenset({"repaired", "date_unusable"})


def caution(code: str) -> str:
    """Say a warning's code in a sentence; `code` may carry a value after a colon."""
    name, _, value = code.partition(":")
    sentences = {
        "from_name_has_other_address": tr(
            "The sender's name shows another address than the one it came from. Check before you"
            " answer."
        ),
        "reply_to_elsewhere": tr("A reply goes to another address than the sender's. Check it."),
        "authentication_failed": tr(
            "The sender could not be verified: this message may not come from who it says."
        ),
        "raw_shown": tr(
            "This message could not be taken apart. It is shown as it was received; nothing is"
            " lost."
        ),
        "repaired": tr("Something in this message was broken; the original is kept."),
        "date_unusable": tr("This message has no usable date; the time of its arrival is shown."),
    }
    known = sentences.get(_SAME.get(name, name))
    if known is None:
        return tr("This message needs a second look ({code}).", code=isolate(code))
    return f"{known} ({isolate(value)})" if value else known


def look(code: str) -> tuple[str, str, str]:
    """Give icon, ink and ground: doubts about the sender stand out, the rest is quiet."""
    if code.partition(":")[0] in _MILD:
        return "info", "low", "low_soft"
    return "shield-alert", "high", "high_soft"
