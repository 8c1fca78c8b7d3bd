"""How well typed letters fit a text: all in order, best at the beginnings of words."""

from __future__ import annotations


def fits(typed: str, text: str) -> float | None:
    """Give a score (higher is better), or None when a letter is missing."""
    wanted, found = typed.casefold().replace(" ", ""), text.casefold()
    if not wanted:
        return 0.0
    if (at := found.find(typed.casefold().strip())) >= 0:
        begins = at == 0 or not found[at - 1].isalnum()
        return 100.0 + (20 if begins else 0) - at * 0.1 - len(found) * 0.01
    score, place = 0.0, -1
    for letter in wanted:
        at = found.find(letter, place + 1)
        if at < 0:
            return None
        begins = at == 0 or not found[at - 1].isalnum()
        score += 4 if begins else 2 if at == place + 1 else -min(3.0, (at - place) * 0.2)
        place = at
    return score - len(found) * 0.01
