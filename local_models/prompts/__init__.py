"""The few-shot prompt: a stable prefix a language, then what is known of this one conversation."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from local_models.protocol import Prompt

_LANGUAGES = ("en", "ar", "es", "fr")
_MAX_TURN, _MAX_TURNS, _MAX_THREAD, _MAX_EXAMPLES, _MAX_FACTS = 360, 3, 300, 3, 6
# A reply is one line: a base model has no better place to stop.
STOP = "\n"


@dataclass(frozen=True, slots=True)
class Built:
    """A prompt as text: `prefix` is the same for every conversation of a language."""

    prefix: str
    rest: str
    opener: str  # the reply's first words; they hold the model to the customer's language


def build(prompt: Prompt) -> Built:
    """Give the text that the base model continues."""
    words = _words(prompt.language)
    kind = _kind(words, prompt)
    # One example like the case comes right before it: that is where a small model looks.
    like = words["like"][kind]
    shown = prompt.examples[-_MAX_EXAMPLES:] or ((like["customer"], like["reply"]),)
    blocks = [_block(words, "", asked, words["opener_unnamed"], answer) for asked, answer in shown]
    opener = f"{_opener(words, prompt.customer_name)} {words['starters'][kind]}"
    facts = "; ".join(_one_line(fact) for fact in prompt.facts[:_MAX_FACTS])
    case = f"{_known(words, facts)}{_turns(words, prompt)}\n{words['reply']}: {opener}"
    return Built(_prefix(prompt.language), "".join(blocks) + case, opener)


@lru_cache(maxsize=8)
def _words(language: str) -> dict[str, Any]:
    name = language if language in _LANGUAGES else "en"
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=8)
def _prefix(language: str) -> str:
    words = _words(language)
    blocks = [
        _block(
            words,
            example.get("known", ""),
            example["customer"],
            _opener(words, example["name"]),
            example["reply"],
        )
        for example in words["examples"]
    ]
    return f"{words['head']}\n\n" + "".join(blocks)


def _block(words: dict[str, Any], known: str, asked: str, opener: str, answer: str) -> str:
    answer = _one_line(answer, 400)
    opening = "" if answer.startswith(opener.split(maxsplit=1)[0]) else f"{opener} "
    asked_line = f"{words['customer']}: {_one_line(asked)}"
    return f"{_known(words, known)}{asked_line}\n{words['reply']}: {opening}{answer}\n\n"


def _known(words: dict[str, Any], facts: str) -> str:
    return f"{words['known']}: {facts}\n" if facts else ""


def _turns(words: dict[str, Any], prompt: Prompt) -> str:
    """Give the end of the thread: a base model this small loses the way in more than that."""
    labels = {"customer": words["customer"], "agent": words["reply"]}
    shown = prompt.turns[-_MAX_TURNS:]
    if sum(len(text) for _, text in shown) > _MAX_THREAD:
        shown = shown[-1:]
    return "\n".join(f"{labels[role]}: {_one_line(text, _MAX_TURN)}" for role, text in shown)


def _kind(words: dict[str, Any], prompt: Prompt) -> str:
    """Tell what a message is, for the first words of its answer: a small model keeps to them."""
    asked = next((text for role, text in reversed(prompt.turns) if role == "customer"), "")
    has = {kind: re.search(sign, asked.lower()) for kind, sign in words["signs"].items()}
    if has["trouble"]:
        return "trouble"
    if "?" in asked or "؟" in asked:
        return "question"
    return "thanks" if has["thanks"] and not has["request"] else "request"


def _opener(words: dict[str, Any], name: str) -> str:
    first = _one_line(name, 40)
    return str(words["opener"]).format(name=first) if first else str(words["opener_unnamed"])


def _one_line(text: str, limit: int = _MAX_TURN) -> str:
    """Keep a text on one line: a line break is where the next speaker would begin."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0] + " …"
