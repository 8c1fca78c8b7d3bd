"""What a drafted text must not contain before a person sees it; pure, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inbox.draft import lexicon
from inbox.draft.language import detect

if TYPE_CHECKING:
    from collections.abc import Callable

_SENTENCE = re.compile(r"(?<=[.!?؟…])[\"”»)]*\s+")
_ENDS = (".", "!", "?", "؟", "…")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_LOOP_RUN, _LOOP_TIMES = 5, 3
_ECHO_SHARE, _ECHO_SHORTEST, _ECHO_LONGEST = 0.6, 4, 14
_MIN_LETTERS = 15
_MAX_SENTENCES, _MIN_SENTENCES = 3, 2
_MIN_FOR_LANGUAGE = 25


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a draft may rest on. `ours` was said by us or by a system of record."""

    language: str
    customer: str  # every message of the customer in the thread
    ours: str  # our messages, facts and the canned replies shown
    names: tuple[str, ...] = ()  # the customer's and the writer's
    greeting: str = ""  # given to the model, so not its own words


@dataclass(frozen=True, slots=True)
class Checked:
    """The text, without its greeting, that may be shown ("" if none), and what was wrong."""

    text: str
    refused: tuple[str, ...]

    @property
    def is_usable(self) -> bool:
        """Tell whether there is something to show."""
        return bool(self.text)


def check(text: str, evidence: Evidence) -> Checked:
    """Give the sentences that hold, up to the first fault; nothing when too little is left."""
    sentences, was_cut = _parts(text, evidence.greeting)
    kept: list[str] = []
    refused: list[str] = ["It stopped within a sentence."] if was_cut else []
    for sentence in sentences[:_MAX_SENTENCES]:
        reason = _fault(sentence, evidence, kept)
        if reason:
            # What comes after a fault leans on it, so the text ends here.
            refused.append(reason)
            break
        kept.append(sentence)
    faults = _whole_faults(kept, evidence, has_lost=bool(refused))
    refused.extend(faults)
    return Checked("" if faults else " ".join(kept), tuple(dict.fromkeys(refused)))


def _parts(text: str, greeting: str) -> tuple[list[str], bool]:
    """Take a text apart: whole sentences without the greeting, and whether its end is missing."""
    flat = " ".join(text.split()).removeprefix(greeting).strip()
    found = [part.strip() for part in _SENTENCE.split(flat) if part.strip()]
    was_cut = bool(found) and not found[-1].rstrip('"”»)').endswith(_ENDS)
    return found[:-1] if was_cut else found, was_cut


def _whole_faults(kept: list[str], evidence: Evidence, *, has_lost: bool) -> list[str]:
    body = " ".join(kept)
    # A lone "I'm sorry" whose other half had to go answers nothing.
    is_half = has_lost and len(kept) < _MIN_SENTENCES
    if is_half or sum(char.isalpha() for char in body) < _MIN_LETTERS:
        return ["It said too little."]
    if len(body) >= _MIN_FOR_LANGUAGE and detect(body, evidence.language) != evidence.language:
        return ["It was not in the customer's language."]
    return []


def _fault(sentence: str, evidence: Evidence, before: list[str]) -> str:
    for find in _FAULTS:
        reason = find(sentence, evidence)
        if reason:
            return reason
    if _loops(sentence, before):
        return "It repeated itself."
    return ""


def _link(sentence: str, evidence: Evidence) -> str:
    """Refuse a link, address or account that we did not give: the customer's may be a trap."""
    ours = evidence.ours.lower()
    for pattern, word in (
        (lexicon.MAIL, "an e-mail address"),
        (lexicon.LINK, "a link"),
        (lexicon.ACCOUNT, "an account or phone number"),
    ):
        for match in pattern.findall(sentence):
            if match.strip(" .,)").lower() not in ours:
                return f"It named {word} that is not ours."
    return ""


def _number(sentence: str, evidence: Evidence) -> str:
    known = {_plain(n) for n in lexicon.NUMBER.findall(evidence.customer + " \n " + evidence.ours)}
    for number in lexicon.NUMBER.findall(sentence):
        if _plain(number) not in known:
            return f"It named a number that nobody gave: {number}."
    if lexicon.MONEY.search(sentence):
        sign = lexicon.MONEY.search(sentence)
        said = (evidence.customer + evidence.ours).lower()
        if sign is not None and sign.group().lower() not in said:
            return "It named a price that nobody gave."
    return ""


def _plain(number: str) -> str:
    digits = "".join(str(int(c)) if c.isdigit() else c for c in number)
    return digits.strip(".,:/-")


def _date(sentence: str, evidence: Evidence) -> str:
    known = (evidence.customer + "\n" + evidence.ours).lower()
    for match in lexicon.DATES.finditer(sentence):
        if match.group().lower() not in known:
            return f"It named a time that nobody gave: {match.group()}."
    return ""


def _promise(sentence: str, evidence: Evidence) -> str:
    """Refuse what we have not said ourselves; that the customer hopes for it is not enough."""
    ours = evidence.ours.lower()
    for match in lexicon.PROMISES.finditer(sentence):
        if match.group().lower() not in ours:
            return f"It promised or claimed something: “{match.group()}”."
    known = f"{evidence.customer}\n{evidence.ours}".lower()
    for match in lexicon.CLAIMS.finditer(sentence):
        if match.group().lower().rpartition(" ")[2] not in known:
            return f"It promised or claimed something: “{match.group()}”."
    return ""


def _name(sentence: str, evidence: Evidence) -> str:
    """Refuse somebody nobody spoke of: a capital letter within a sentence marks a name."""
    known = f"{evidence.customer}\n{evidence.ours}\n{' '.join(evidence.names)}".lower()
    if evidence.language == "ar":
        strange = [n for n in lexicon.ARABIC_NAMES.findall(sentence) if n not in known]
        return f"It named somebody unknown: {strange[0]}." if strange else ""
    if evidence.language == "de":
        return ""  # every noun is written with a capital
    for word in _WORD.findall(re.sub(r"^\W*[^\W_]+(?:'[^\W_]+)?", "", sentence)):
        is_name = word[0].isupper() and word.lower() not in lexicon.NOT_NAMES
        if is_name and word.lower().removesuffix("'s") not in known:
            return f"It named somebody or something unknown: {word}."
    return ""


def _echo(sentence: str, evidence: Evidence) -> str:
    # Saying back what somebody wrote is kind; a sentence that is mostly theirs is an echo.
    words = len(_WORD.findall(sentence))
    length = min(_ECHO_LONGEST, max(round(_ECHO_SHARE * words), _ECHO_SHORTEST))
    if _runs(sentence, length) & _runs(evidence.customer, length):
        return "It repeated the customer's own words."
    return ""


def _voice(sentence: str, evidence: Evidence) -> str:
    quoted = re.sub(r"[\"“«].*?[\"”»]", "", sentence)
    match = lexicon.CUSTOMER_VOICE.search(quoted)
    if match and match.group().lower() not in evidence.ours.lower():
        return f"It spoke as if it were the customer: “{match.group()}”."
    return ""


def _label(sentence: str, evidence: Evidence) -> str:
    return "It repeated the instructions." if lexicon.LABEL.search(sentence) else ""


def _insult(sentence: str, evidence: Evidence) -> str:
    return "It was rude." if lexicon.INSULTS.search(sentence) else ""


def _loops(sentence: str, before: list[str]) -> bool:
    words = _WORD.findall(sentence.lower())
    runs = [tuple(words[i : i + _LOOP_RUN]) for i in range(len(words) - _LOOP_RUN + 1)]
    if runs and max(runs.count(run) for run in runs) >= _LOOP_TIMES:
        return True
    if any(words[i : i + 4] == words[i + 4 : i + 8] for i in range(len(words) - 7)):
        return True
    earlier = _runs(" \n ".join(before), 6)
    return bool(_runs(sentence, 6) & earlier) or sentence in before


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


_FAULTS: tuple[Callable[[str, Evidence], str], ...] = (
    _label,
    _insult,
    _link,
    _number,
    _date,
    _promise,
    _voice,
    _name,
    _echo,
)
