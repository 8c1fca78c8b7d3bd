"""When Python looks for garbage: what the start loaded stays anyway and is never walked again."""

from __future__ import annotations

import gc

# Rows and messages come by the thousand and hold no cycles; at Python's own 700 the search for
# garbage took a twelfth of receiving.
_NEW_OBJECTS = 50_000


def later() -> None:
    """Do not look at all while a start loads what stays."""
    gc.disable()


def from_now_on() -> None:
    """Look at what comes from now on."""
    gc.freeze()
    gc.enable()


def seldom() -> None:
    """Look as a process does that takes in much: an engine, not a window."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
