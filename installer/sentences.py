"""Finds the sentences of known errors and states, which the product writes in English.

A sentence with values in it becomes a template: `{v1}`, `{v2}` stand for the values. The window
finds the template of a sentence it was given and says it in its own language (ui/kit/told.py).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ERRORS = frozenset(
    {
        "TryLater", "Offline", "SignInAgain", "Refused", "OutcomeUnknown", "StoreError",
        "WorkspaceBusy", "WrongKey", "DiskFull", "WorkspaceTooNew", "SecretsUnavailable",
        "ModelNotReady", "ModelStopped", "NotFound", "Invalid",
    }
)  # fmt: skip
_STATES = frozenset({"sentence", "state_sentence", "bounce_sentence"})
_SHORTEST = 3  # words that stand fast; less than that is not a sentence but a frame


def sentences(tree: ast.Module) -> Iterator[str]:
    """Give each sentence or template of a module."""
    constants = dict(_constants(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        parts = [keyword.value for keyword in node.keywords if keyword.arg in _STATES]
        if name in ERRORS and node.args:
            parts.append(node.args[0])
        for part in parts:
            if (text := _template(part, constants)) and _is_sentence(text):
                yield text


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                if isinstance(target, ast.Name) and isinstance(node.value.value, str):
                    yield target.id, node.value.value


def _template(node: ast.expr, constants: Mapping[str, str]) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name):
        return constants.get(node.id, "")
    if not isinstance(node, ast.JoinedStr):
        return ""
    found, count = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            found += str(part.value).replace("{", "").replace("}", "")
        elif isinstance(part, ast.FormattedValue):
            name = part.value.id if isinstance(part.value, ast.Name) else ""
            if name in constants:
                found += constants[name]
            else:
                count += 1
                found += f"{{v{count}}}"
    return found


def _is_sentence(text: str) -> bool:
    fast = [word for word in text.split() if "{" not in word and any(c.isalpha() for c in word)]
    return len(fast) >= _SHORTEST
