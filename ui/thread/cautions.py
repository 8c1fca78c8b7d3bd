"""The sentences for a message's doubts: a forged sender, a text that could not be read well."""

from __future__ import annotations

from ui.kit.words import isolate, tr


def caution(code: str) -> str:
    """Say a warning's code in a sentence; `code` may carry a value after a colon."""
    name, _, value = code.partition(":")
    sentences = {
        "from_name_has_address": tr(
            "The sender's name shows another address than the one it came from. Check before you"
            " answer."
        ),
        "reply_to_elsewhere": tr("Replies would go to another address than the sender's."),
        "authentication_failed": tr(
            "The sender could not be verified: this message may not come from who it says."
        ),
        "parse_failed": tr(
            "This message is malformed. It is shown as it was received; nothing was lost."
        ),
    }
    known = sentences.get(name)
    if known is None:
        return tr("This message needs a second look ({code}).", code=isolate(code))
    return f"{known} ({isolate(value)})" if value else known
