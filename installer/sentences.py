"""Finds the sentences of known errors and states, which the product writes in English.

A sentence with values in it becomes a template: `{v1}`, `{v2}` stand for the values. The window
finds the template of a sentence it was given and says it in its own language (ui/kit/told.py).
"""

from __future__ import annotations

import ast
import itertools
import re
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
_PLACE = re.compile(r"\{\w*\}")
_SHORTEST = 3  # words that stand fast; less than that is not a sentence but a frame


def sentences(tree: ast.Module) -> Iterator[str]:
    """Give each sentence or template of a module."""
    constants = dict(_constants(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _called(node, constants)
            yield from _named(node, constants)
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Name):
            yield from _whole(constants.get(node.value.id, ""))
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value in _STATES:
                    yield from _whole(_template(value, constants))


def _called(call: ast.Call, constants: Mapping[str, str]) -> Iterator[str]:
    """Give what an error or a state says."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    parts = [keyword.value for keyword in call.keywords if keyword.arg in _STATES]
    if name in ERRORS and call.args:
        parts.append(call.args[0])
    for part in parts:
        if (text := _template(part, constants)) and _is_sentence(text):
            yield text


def _named(call: ast.Call, constants: Mapping[str, str]) -> Iterator[str]:
    """Give the sentences that a module names and hands on: an outcome's, a formatted one."""
    of = getattr(call.func, "value", None)
    if isinstance(of, ast.Name) and getattr(call.func, "attr", "") == "format":
        numbers = itertools.count(1)
        text = _PLACE.sub(lambda _: f"{{v{next(numbers)}}}", constants.get(of.id, ""))
        if _is_sentence(text) and "." in text:
            yield text
    for part in call.args:
        if isinstance(part, ast.Name):
            yield from _whole(constants.get(part.id, ""))


def _whole(text: str) -> Iterator[str]:
    """Give a text if it is a whole sentence, and not a pattern, a query or a page."""
    if text.endswith(".") and "\n" not in text and _is_sentence(text):
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
