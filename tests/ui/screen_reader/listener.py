"""Prints Kindline's accessible tree as JSON; run by the system's Python, which has pyatspi."""

from __future__ import annotations

import json
import sys
import time

import pyatspi  # type: ignore[import-not-found]

_PATIENCE_SECONDS = 90


def _application():
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        for each in pyatspi.Registry.getDesktop(0):
            if each is not None and "kindline" in (each.name or "").lower():
                return each
        time.sleep(0.2)
    sys.exit("Kindline is not on the bus")


def _tree(node, depth=0):
    states = node.getState()
    found = {
        "role": node.getRoleName(),
        "name": node.name or "",
        "is_focusable": bool(states.contains(pyatspi.STATE_FOCUSABLE)),
        "is_showing": bool(states.contains(pyatspi.STATE_SHOWING)),
    }
    children = (node.getChildAtIndex(at) for at in range(min(node.childCount, 60)))
    found["children"] = [_tree(each, depth + 1) for each in children if each and depth < 30]
    return found


def _named(tree, role):
    here = [tree["name"]] if tree["role"] == role and tree["name"] else []
    return here + [name for each in tree["children"] for name in _named(each, role)]


def main():
    application = _application()
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            tree = _tree(application)
        except Exception as error:  # noqa: BLE001 - what is read may vanish meanwhile
            tree = {"role": str(error), "name": "", "children": []}
        if (_named(tree, "table cell") and _named(tree, "list item")) or time.monotonic() > until:
            print(json.dumps(tree))
            return
        time.sleep(0.5)


main()
