"""The plain signs of urgency in a conversation, each with a reason in words; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inbox.model import UrgencyReason
from inbox.triage.lexicon import SIGNALS, fold, is_any_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_LOW_STARS = 2
_MIN_SHOUTED, _SHOUTED_SHARE = 12, 0.7
_QUOTE = 40
_FORGED = frozenset({"from_name_has_address", "reply_to_elsewhere", "authentication_failed"})


@dataclass(frozen=True, slots=True)
class Case:
    """What triage looks at: the messages that nobody answered yet, and what stands around them."""

    texts: Sequence[str]  # unanswered messages of the customer, oldest first
    now: datetime
    promised_at: datetime | None = None
    is_vip: bool = False
    is_public: bool = False
    rating: int | None = None
    warnings: Sequence[str] = ()  # doubts about who wrote the newest message


def reasons(case: Case) -> list[UrgencyReason]:
    """Give every sign with its weight in log-odds. How long a text is says nothing."""
    return [*_word_reasons(case), *_standing_reasons(case)]


def _word_reasons(case: Case) -> list[UrgencyReason]:
    if not case.texts:
        return []
    text = fold("\n".join(case.texts))
    found = []
    for signal in SIGNALS if is_any_in(text) else ():
        match = signal.words.search(text)
        if match:
            words = match.group().strip()[:_QUOTE]
            sentence = signal.sentence.format(words=words)
            found.append(UrgencyReason(signal.code, {"words": words}, signal.weight, sentence))
    codes = {reason.code for reason in found}
    if "calm" in codes:
        # "No rush, tomorrow is fine" names a time without pressing.
        found = [reason for reason in found if reason.code != "deadline"]
    if _is_shouting(case.texts[-1]) and "anger" not in codes:
        found.append(UrgencyReason("shouting", {}, 0.6, "Writes in capitals or with many !!!"))
    return found


def _is_shouting(text: str) -> bool:
    return _is_loud(text) or "!!!" in text or "؟؟؟" in text or "???" in text


def _is_loud(text: str) -> bool:
    # Few messages have so many capitals that all letters must be counted.
    capitals = sum(map(str.isupper, text))
    if capitals < _MIN_SHOUTED * _SHOUTED_SHARE:
        return False
    letters = sum(char.isalpha() and char.lower() != char.upper() for char in text)
    return letters >= _MIN_SHOUTED and capitals / letters > _SHOUTED_SHARE


def _standing_reasons(case: Case) -> list[UrgencyReason]:
    found = []
    count = len(case.texts)
    if count > 1:
        nth = _ORDINALS.get(count, f"{count}th")
        found.append(
            UrgencyReason(
                "unanswered",
                {"count": str(count)},
                min(0.45 * (count - 1), 1.5),
                f"The {nth} message without an answer",
            )
        )
    if case.promised_at is not None and case.promised_at < case.now and case.texts:
        found.append(
            UrgencyReason("promise_missed", {}, 1.4, "Was promised an answer that is overdue")
        )
    if case.rating is not None and case.rating <= _LOW_STARS:
        stars = str(case.rating)
        where = "publicly " if case.is_public else ""
        weight = 1.2 if case.is_public else 0.8
        sentence = f"Rated us {where}with {stars} of 5 stars"
        found.append(UrgencyReason("low_rating", {"stars": stars}, weight, sentence))
    if case.is_vip:
        found.append(UrgencyReason("vip", {}, 0.5, "Is a very important customer"))
    if doubts := _FORGED.intersection(case.warnings):
        # A forger presses: every word of haste in such a mail is part of the trick.
        weight = -2.0 * len(doubts)
        found.append(
            UrgencyReason("forged", {}, weight, "The sender may not be who the message says")
        )
    return found
