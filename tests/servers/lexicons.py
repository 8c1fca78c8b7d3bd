"""Checks XRPC requests and answers against the published lexicons (atproto.com/specs/lexicon)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.servers.vendor import Asked

_SIMPLE = {"string": str, "integer": int, "boolean": bool}


class Lexicons:
    """The lexicons of a folder; a reference to one that is not there holds for anything."""

    def __init__(self, folder: Path) -> None:
        found = [json.loads(path.read_text("utf-8")) for path in sorted(folder.rglob("*.json"))]
        self._docs: dict[str, Any] = {each["id"]: each["defs"] for each in found}

    def request(self, asked: Asked) -> list[str]:
        """Say what is wrong with a request; a method that no lexicon names is wrong."""
        nsid = asked.path.rpartition("/")[2]
        main = self._docs.get(nsid, {}).get("main")
        if main is None:
            return [f"there is no {nsid}"]
        verb = {"query": "GET", "procedure": "POST"}[main["type"]]
        faults = [] if asked.method == verb else [f"{nsid} wants {verb}"]
        parameters = main.get("parameters", {"properties": {}})
        given = {
            key: self._parameter(parameters["properties"].get(key), values)
            for key, values in asked.query.items()
        }
        faults += self._object(parameters, given, nsid, "parameters")
        faults += [f"{nsid} knows no {key}" for key in given if key not in parameters["properties"]]
        if "input" in main:
            faults += self._value(main["input"]["schema"], asked.json, nsid, "body")
        return faults

    def answer(self, nsid: str, body: Any) -> list[str]:
        """Say what is wrong with an answer."""
        return self._value(self._docs[nsid]["main"]["output"]["schema"], body, nsid, "answer")

    def _parameter(self, schema: Any, values: list[str]) -> Any:
        kind = (schema or {}).get("type")
        if kind == "array":
            return values
        if kind == "integer":
            return int(values[-1]) if values[-1].isdigit() else values[-1]
        return (
            {"true": True, "false": False}.get(values[-1], values[-1])
            if kind == "boolean"
            else values[-1]
        )

    def _value(self, schema: Mapping[str, Any], value: Any, nsid: str, where: str) -> list[str]:
        kind = schema["type"]
        if kind == "ref":
            return self._ref(schema["ref"], value, nsid, where)
        deep = {"union": self._union, "object": self._object, "array": self._array}.get(kind)
        if deep is not None:
            return deep(schema, value, nsid, where)
        wanted = _SIMPLE.get(kind)
        if wanted is None:
            return []
        if not isinstance(value, wanted) or (kind == "integer" and isinstance(value, bool)):
            return [f"{where} is no {kind}"]
        return self._limits(schema, value, where)

    def _limits(self, schema: Mapping[str, Any], value: Any, where: str) -> list[str]:
        faults = []
        if isinstance(value, str):
            if len(value.encode()) > schema.get("maxLength", 1 << 40):
                faults.append(f"{where} is too long")
            if schema.get("format") == "datetime" and not _is_time(value):
                faults.append(f"{where} is no time")
            if schema.get("format") == "did" and not value.startswith("did:"):
                faults.append(f"{where} is no did")
        elif not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            faults.append(f"{where} is out of its range")
        return faults

    def _array(self, schema: Mapping[str, Any], value: Any, nsid: str, where: str) -> list[str]:
        if not isinstance(value, list):
            return [f"{where} is no list"]
        faults = [] if len(value) <= schema.get("maxLength", 1 << 40) else [f"{where} is too long"]
        for number, each in enumerate(value):
            faults += self._value(schema["items"], each, nsid, f"{where}[{number}]")
        return faults

    def _object(self, schema: Mapping[str, Any], value: Any, nsid: str, where: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{where} is no object"]
        faults = [f"{where} lacks {key}" for key in schema.get("required", ()) if key not in value]
        for key, each in schema.get("properties", {}).items():
            if key in value:
                faults += self._value(each, value[key], nsid, f"{where}.{key}")
        return faults

    def _union(self, schema: Mapping[str, Any], value: Any, nsid: str, where: str) -> list[str]:
        kind = value.get("$type") if isinstance(value, dict) else None
        if not kind:
            return [f"{where} names no $type"]
        known = {ref if not ref.startswith("#") else nsid + ref for ref in schema["refs"]}
        if kind not in known:
            return [f"{where} may not be a {kind}"]
        return self._ref(kind, value, nsid, where)

    def _ref(self, ref: str, value: Any, nsid: str, where: str) -> list[str]:
        doc, _, name = ref.partition("#")
        doc = doc or nsid
        schema = self._docs.get(doc, {}).get(name or "main")
        return [] if schema is None else self._value(schema, value, doc, where)


def _is_time(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
