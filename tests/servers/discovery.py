"""Reads a Google discovery document as an OpenAPI file, so that `openapi.Spec` can check calls."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.servers.openapi import Spec
from tests.servers.specs import spec_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KEPT = {"type", "format", "enum", "pattern", "items", "properties", "additionalProperties"}
_FORMATS = {"int32", "int64", "uint32", "uint64"}  # numbers; int64 is written as a string


@cache
def discovery(name: str) -> Spec:
    """Give the spec of a shared discovery document by its file name; skips if absent."""
    document = json.loads(spec_path(name).read_text())
    schemas = {key: _schema(value) for key, value in document["schemas"].items()}
    paths: dict[str, Any] = {}
    shared = [_parameter(key, one) for key, one in document.get("parameters", {}).items()]
    for method in _methods(document):
        where = "/" + method.get("flatPath", method["path"])
        paths.setdefault(where, {})[method["httpMethod"].lower()] = _operation(method, shared)
    return Spec({"openapi": "3.0.0", "paths": paths, "components": {"schemas": schemas}})


def _methods(resource: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from resource.get("methods", {}).values()
    for each in resource.get("resources", {}).values():
        yield from _methods(each)


def _operation(method: Mapping[str, Any], shared: list[dict[str, Any]]) -> dict[str, Any]:
    own = [
        _parameter(key, one)
        for key, one in method.get("parameters", {}).items()
        # `flatPath` names a resource by its parts, `parameters` by the whole.
        if one["location"] != "path" or f"{{{key}}}" in method.get("flatPath", method["path"])
    ]
    made: dict[str, Any] = {"parameters": [*shared, *own], "responses": {}}
    if "request" in method:
        body = {"application/json": {"schema": _reference(method["request"]["$ref"])}}
        made["requestBody"] = {"required": True, "content": body}
    if "response" in method:
        body = {"application/json": {"schema": _reference(method["response"]["$ref"])}}
        made["responses"]["200"] = {"content": body}
    return made


def _parameter(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "in": given["location"],
        "required": given.get("required", False),
        "schema": _schema(given),
    }


def _schema(given: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in given:
        return _reference(given["$ref"])
    made: dict[str, Any] = {key: value for key, value in given.items() if key in _KEPT}
    if made.get("format") in _FORMATS or made.get("type") == "any":
        made.pop("format", None)
    if made.get("type") == "any":
        del made["type"]
    if "items" in made:
        made["items"] = _schema(made["items"])
    if "properties" in made:
        # Google refuses fields it does not know.
        made["additionalProperties"] = False
        made["properties"] = {key: _schema(one) for key, one in made["properties"].items()}
    elif isinstance(made.get("additionalProperties"), dict):
        made["additionalProperties"] = _schema(made["additionalProperties"])
    return made


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}
