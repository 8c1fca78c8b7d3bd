"""The reasons for an urgency, from their codes into sentences of the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.words import isolate, number, tr

if TYPE_CHECKING:
    from inbox.model import UrgencyReason


def reason_sentence(reason: UrgencyReason) -> str:
    """Translate a reason by its code with its values; an unknown code by its own sentence."""
    if reason.code == "unanswered" and reason.values.get("count", "").isdecimal():
        count = int(reason.values["count"])
        return tr("{n} message without an answer|{n} messages without an answer", n=count)
    template = _templates().get(reason.code)
    if reason.code == "model":
        # The judge has one code for both of its opinions; the weight tells which.
        template = _model(reason.weight)
    if template is None:
        return tr(reason.sentence) if reason.sentence else reason.code.replace("_", " ")
    try:
        return template.format(**{key: _shown(value) for key, value in reason.values.items()})
    except (KeyError, IndexError):
        return reason.sentence


def _shown(value: str) -> str:
    """Give a number in the window's digits, and words as they were written."""
    return number(int(value)) if value.isdecimal() else isolate(value)


def _model(weight: float) -> str:
    if weight < 0:
        return tr("Reads like messages that can wait")
    return tr("Reads like messages that could not wait")


def _templates() -> dict[str, str]:
    return {
        "safety": tr("Somebody may be hurt: “{words}”"),
        "security": tr("Fears theft or misuse: “{words}”"),
        "outage": tr("Something stopped working for them: “{words}”"),
        "deadline": tr("Names a time: “{words}”"),
        "stuck": tr("Cannot go on without us: “{words}”"),
        "legal": tr("Speaks of legal steps: “{words}”"),
        "payment": tr("Money is at stake: “{words}”"),
        "anger": tr("Is upset: “{words}”"),
        "chasing": tr("Asks again: “{words}”"),
        "leaving": tr("May leave: “{words}”"),
        "calm": tr("Says there is no hurry: “{words}”"),
        "thanks": tr("Thanks us: “{words}”"),
        "shouting": tr("Writes in capitals or with many !!!"),
        "promise_missed": tr("Was promised an answer that is overdue"),
        "low_rating": tr("Rated us with {stars} of 5 stars"),
        "vip": tr("Is a very important customer"),
        "corrected": tr("Somebody here corrected it earlier"),
        "forged": tr("The sender may not be who the message says"),
    }
