"""Checks requests and answers against a vendor's OpenAPI 3.0 or 3.1 file, without a server."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import yaml
from openapi_schema_validator import OAS30Validator, OAS31Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.servers.specs import spec_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_METHODS = {"get", "put", "post", "delete", "patch"}
_ROOT = "urn:spec"


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path, and what the path's placeholders were."""

    template: str
    spec: Mapping[str, Any]
    shared: Sequence[Mapping[str, Any]]  # the path's own parameters
    in_path: Mapping[str, str]


class Spec:
    """One vendor's file; `Spec.load("x_api_v2_openapi.json")` keeps it for the whole run."""

    # A benchmark's fakes do as servers do; checking each answer would be most of their work.
    is_asked = True

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        is_30 = str(document.get("openapi", "3.1")).startswith("3.0")
        self._validator: Any = OAS30Validator if is_30 else OAS31Validator
        self._registry: Any = Registry().with_resource(_ROOT, DRAFT202012.create_resource(document))
        self._patterns = [
            (template, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(template))))
            for template in sorted(document["paths"], key=lambda each: (each.count("{"), each))
        ]

    @staticmethod
    def load(spec: str | Path) -> Spec:
        """Read a file once, by its name among the shared ones or by its path; skips if absent."""
        return _load(str(spec_path(spec) if isinstance(spec, str) else spec))

    def operation(self, method: str, path: str) -> Operation | None:
        """Find what the spec says of a call; None when it knows no such thing."""
        for template, pattern in self._patterns:
            found = pattern.fullmatch(path)
            item = self.document["paths"][template]
            if found and method.lower() in item:
                shared = item.get("parameters", ())
                values = {name: unquote(value) for name, value in found.groupdict().items()}
                return Operation(template, item[method.lower()], shared, values)
        return None

    def request_errors(
        self,
        method: str,
        path: str,
        query: Mapping[str, Sequence[str]],
        headers: Mapping[str, str],
        body: Any = None,
        content_type: str = "application/json",
    ) -> list[str]:
        """Say what the spec has against a request; `body` is decoded JSON or form fields."""
        operation = self.operation(method, path)
        if operation is None:
            return [f"the spec knows no {method} {path}"]
        lower = {name.lower(): value for name, value in headers.items()}
        found = [*self._parameter_errors(operation, query, lower)]
        return [*found, *self._body_errors(operation, body, content_type)]

    def response_errors(self, method: str, path: str, status: int, body: Any) -> list[str]:
        """Say what the spec has against an answer; [] for a status it does not describe."""
        operation = self.operation(method, path)
        answers = {} if operation is None else operation.spec.get("responses", {})
        answer = self._at(answers.get(str(status)) or answers.get(f"{status // 100}XX") or {})
        schema = _json_of(answer.get("content", {})).get("schema")
        return [] if schema is None else self.schema_errors(schema, body)

    def schema_errors(self, schema: Mapping[str, Any], value: Any) -> list[str]:
        """Say what a schema of this file has against a value."""
        if not Spec.is_asked:
            return []
        here = _absolute(schema)
        checks = self._validator(here, registry=self._registry)
        return [f"{_place(error)}: {error.message[:300]}" for error in checks.iter_errors(value)]

    def _parameter_errors(
        self,
        operation: Operation,
        query: Mapping[str, Sequence[str]],
        headers: Mapping[str, str],
    ) -> Iterator[str]:
        given = [
            self._at(each) for each in (*operation.shared, *operation.spec.get("parameters", ()))
        ]
        known = {each["name"] for each in given if each["in"] == "query"}
        for name in query.keys() - known - {"access_token", "key", "alt"}:
            yield f"the spec knows no query parameter {name} of {operation.template}"
        for each in given:
            value = _given(each, operation, query, headers)
            if value is None:
                if each.get("required"):
                    yield f"the {each['in']} parameter {each['name']} is missing"
                continue
            schema = self._at(each.get("schema", {}))
            for error in self.schema_errors(schema, self._typed(schema, each, value)):
                yield f"{each['in']} parameter {each['name']}: {error}"

    def _body_errors(self, operation: Operation, body: Any, content_type: str) -> Iterator[str]:
        asked = self._at(operation.spec.get("requestBody", {}))
        if not asked:
            return
        if body is None:
            if asked.get("required"):
                yield "the body is missing"
            return
        kind = content_type.partition(";")[0].strip()
        described = asked.get("content", {}).get(kind)
        if described is None:
            yield f"the spec takes {sorted(asked.get('content', {}))}, not {kind}"
            return
        if kind == "application/json" and "schema" in described:
            yield from (f"body {each}" for each in self.schema_errors(described["schema"], body))

    def _typed(self, schema: Mapping[str, Any], parameter: Mapping[str, Any], value: str) -> Any:
        kind = schema.get("type")
        if kind == "array":
            items = self._at(schema.get("items", {}))
            return [_scalar(items.get("type"), each) for each in value.split(",")]
        return _scalar(kind, value)

    def _at(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference inside the file."""
        while "$ref" in given:
            found: Any = self.document
            for part in given["$ref"].removeprefix("#/").split("/"):
                found = found[part.replace("~1", "/").replace("~0", "~")]
            given = found
        return given


@cache
def _load(path: str) -> Spec:
    with open(path, "rb") as file:  # noqa: PTH123 - a plain read
        text = file.read()
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return Spec(json.loads(text) if path.endswith("json") else yaml.load(text, loader))  # noqa: S506


def _absolute(schema: Any) -> Any:
    """Make the references of a schema lead into the whole file."""
    if isinstance(schema, dict):
        return {
            key: f"{_ROOT}{value}"
            if key == "$ref" and str(value).startswith("#")
            else _absolute(value)
            for key, value in schema.items()
        }
    return [_absolute(each) for each in schema] if isinstance(schema, list) else schema


def _json_of(content: Mapping[str, Any]) -> Mapping[str, Any]:
    for kind, described in content.items():
        if "json" in kind:
            return dict(described)
    return {}


def _given(
    parameter: Mapping[str, Any],
    operation: Operation,
    query: Mapping[str, Sequence[str]],
    headers: Mapping[str, str],
) -> str | None:
    name = parameter["name"]
    if parameter["in"] == "path":
        return operation.in_path.get(name)
    if parameter["in"] == "header":
        return headers.get(name.lower())
    return ",".join(query[name]) if name in query else None


def _scalar(kind: Any, value: str) -> Any:
    if kind in {"integer", "number", "boolean"}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _place(error: Any) -> str:
    return "/".join(map(str, error.absolute_path)) or "it"
