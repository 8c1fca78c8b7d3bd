"""What is left of a suggestion to offer, given what has been typed."""

from __future__ import annotations

import re

_WORD = re.compile(r"\s*\S+\s*")


class Ghost:
    """A suggestion that follows the typing: a matching letter advances it, another hides it."""

    def __init__(self) -> None:
        self.text = ""
        self.is_dismissed = False

    def offer(self, text: str) -> None:
        """Take a suggestion, or what has streamed in of it so far."""
        self.text = text

    def clear(self) -> None:
        """Offer nothing, until something new is offered."""
        self.text, self.is_dismissed = "", False

    def dismiss(self) -> None:
        """Hide it for good."""
        self.is_dismissed = True

    def rest(self, typed: str) -> str:
        """Give what would come after the typed text, "" when it does not fit."""
        if self.is_dismissed or not self.text.startswith(typed):
            return ""
        return self.text[len(typed) :]

    def next_word(self, typed: str) -> str:
        """Give the next word with the space behind it."""
        found = _WORD.match(self.rest(typed))
        return found.group() if found else ""
