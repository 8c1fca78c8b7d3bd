"""Compares people's names across spellings and between the Arabic and Latin scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# ruff: noqa: RUF001 - the letters that look Latin are meant
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a", "ئ": "i", "ؤ": "u",
    "ء": "", "ـ": "", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g",
}  # fmt: skip
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
# How one Arabic sound is written in Latin letters, brought to a single sign each.
_SOUNDS = (
    ("kh", "x"), ("sh", "$"), ("ch", "$"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"),
    ("q", "k"), ("ck", "k"), ("c", "k"), ("v", "f"), ("p", "b"), ("z", "s"),
)  # fmt: skip
_PARTICLES = frozenset({"al", "el", "de", "da", "del", "van", "von", "bin", "ben", "ibn", "abu"})
_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")
_CLOSE = 0.9


@lru_cache(maxsize=20_000)
def words(name: str) -> tuple[str, ...]:
    """Give a name's words: small Latin letters without accents, particles left out."""
    found = unicodedata.normalize("NFKD", name.casefold()).translate(_PLAIN)
    found = "".join(c for c in found if not unicodedata.combining(c))
    parts = re.findall(r"[\w]+", found.replace("'", "").replace("’", ""))
    latin = (_latin(part) for part in parts if not part.isdigit())
    return tuple(part for part in latin if part and part not in _PARTICLES)


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Give the consonants of a word as heard, the same for ``yousef`` and ``يوسف``."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    bare = re.sub(r"[aeiouyw'_]", "", word)
    bare = re.sub(r"(.)\1+", r"\1", bare)
    return bare[:-1] if len(bare) > 1 and bare.endswith("h") else bare


def is_arabic(name: str) -> bool:
    """Tell whether a name holds Arabic letters."""
    return _ARABIC_LETTER.search(name) is not None


def similarity(one: str, other: str) -> float:
    """Give 0.0 (other people) to 1.0 (the same name), whatever the order of its words."""
    mine, theirs = words(one), words(other)
    if not mine or not theirs:
        return 0.0
    if len(mine) > len(theirs):
        mine, theirs = theirs, mine
    across = is_arabic(one) != is_arabic(other)
    # A missing word costs something: Layla alone is not surely Layla Haddad.
    return _paired(mine, theirs, across) / (len(mine) + 0.35 * (len(theirs) - len(mine)))


def _paired(mine: tuple[str, ...], theirs: tuple[str, ...], across: bool) -> float:
    # The closest two words first, so that the order of the words does not matter.
    pairs = sorted(
        ((_alike(a, b, across), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs)),
        key=lambda pair: -pair[0],
    )
    total, used, taken = 0.0, set(), set()
    for alike, i, j in pairs:
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            total += alike
    return total


def shares_surname_and_initial(one: str, other: str) -> bool:
    """Tell whether one writes only the first letter of what the other writes out."""
    mine, theirs = words(one), words(other)
    if min(len(mine), len(theirs)) < 2:  # noqa: PLR2004 - a first name and a surname
        return False
    short = len(mine[0]) == 1 or len(theirs[0]) == 1
    return short and mine[0][0] == theirs[0][0] and jaro_winkler(mine[-1], theirs[-1]) >= _CLOSE


def jaro_winkler(one: str, other: str) -> float:
    """Give the Jaro-Winkler similarity of two words, 0.0 to 1.0."""
    if one == other:
        return 1.0
    matched_one, matched_other = _matched(one, other), _matched(other, one)
    count = len(matched_one)
    if not count or count != len(matched_other):
        return 0.0
    swaps = sum(a != b for a, b in zip(matched_one, matched_other, strict=True)) / 2
    jaro = (count / len(one) + count / len(other) + (count - swaps) / count) / 3
    same = 0
    for a, b in zip(one[:4], other[:4], strict=False):
        if a != b:
            break
        same += 1
    return jaro + same * 0.1 * (1 - jaro)


def _matched(one: str, other: str) -> list[str]:
    reach = max(0, max(len(one), len(other)) // 2 - 1)
    taken = [False] * len(other)
    found = []
    for i, letter in enumerate(one):
        for j in range(max(0, i - reach), min(len(other), i + reach + 1)):
            if not taken[j] and other[j] == letter:
                taken[j] = True
                found.append(letter)
                break
    return found


@lru_cache(maxsize=200_000)
def _alike(one: str, other: str, across: bool) -> float:
    found = jaro_winkler(one, other)
    if across:
        bare, other_bare = skeleton(one), skeleton(other)
        if bare and bare == other_bare:
            return 1.0 if len(bare) > 1 else 0.8
        found = max(found, jaro_winkler(bare, other_bare) * 0.95)
    return found


def _latin(word: str) -> str:
    if not is_arabic(word):
        return word.replace("_", "")
    if word.startswith("ال") and len(word) > 4:  # noqa: PLR2004 - the article, not the name
        word = word[2:]
    return "".join(_ARABIC.get(letter, "") for letter in word)
