"""The reasons for an urgency, from their codes into sentences of the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.words import tr

if TYPE_CHECKING:
    from inbox.model import UrgencyReason


def reason_sentence(reason: UrgencyReason) -> str:
    """Translate a reason by its English sentence; the values are filled in either way."""
    return tr(reason.sentence) if reason.sentence else reason.code.replace("_", " ")
