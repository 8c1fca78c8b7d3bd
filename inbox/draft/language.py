"""Which language a text is written in: by its script first, then by its words; pure."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

_SCRIPTS = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "THAI": "th",
    "DEVANAGARI": "hi",
}
_LATIN = ["en", "es", "fr", "de", "it", "pt", "nl", "pl", "tr", "sv", "cs", "ro", "hu", "id"]
_CYRILLIC = ["ru", "uk", "bg", "sr"]
_ENOUGH_LETTERS = 12
# Small words of one of these languages alone: "la" and "que" would make French Spanish.
_SMALL_WORDS = {
    "en": "the and you your is hi hello thanks please what not my was this have are",
    "es": "el los las hola gracias está muy pero una mi por para del qué usted es",
    "fr": "le les et je vous bonjour merci est votre pas des du une mais pour avec",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_FEW_WORDS = 4


def detect(text: str, fallback: str = "en") -> str:
    """Give the ISO 639-1 code; `fallback` where a text is too short to tell."""
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return fallback
    script = _script(letters)
    if script in _SCRIPTS:
        return _SCRIPTS[script]
    if len(letters) < _ENOUGH_LETTERS:
        return _by_words(text) or fallback
    if script == "CYRILLIC":
        return _classify(text, tuple(_CYRILLIC))
    return _by_words(text) or _classify(text, tuple(_LATIN))


def _script(letters: list[str]) -> str:
    counts: dict[str, int] = {}
    for letter in letters[:400]:
        name = unicodedata.name(letter, "LATIN").split(" ")[0].split("-")[0]
        counts[name] = counts.get(name, 0) + 1
    if counts.get("HIRAGANA"):
        return "HIRAGANA"
    return max(counts, key=lambda name: counts[name])


def _by_words(text: str) -> str:
    """Give a language whose small words are clearly the most; langid fails on short texts."""
    words = {word.strip(".,!?¿¡:;'\"").lower() for word in text.split()}
    scores = sorted(((len(words & known), code) for code, known in _WORDS.items()), reverse=True)
    is_enough = scores[0][0] > 1 or (scores[0][0] and len(words) <= _FEW_WORDS)
    return scores[0][1] if is_enough and scores[0][0] > 2 * scores[1][0] else ""


@lru_cache(maxsize=2)
def _identifier(languages: tuple[str, ...]) -> Any:
    # Loads numpy and a model: only where a text is judged, never at start-up.
    from py3langid import langid  # type: ignore[import-untyped]  # noqa: PLC0415

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    identifier.set_languages(list(languages))
    return identifier


def _classify(text: str, languages: tuple[str, ...]) -> str:
    return str(_identifier(languages).classify(text)[0])
