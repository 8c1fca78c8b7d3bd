"""A vendor's spec asked twice: by a real Prism and by schema, for a fake's every request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.servers.openapi import Spec
from tests.servers.prism import Prism

if TYPE_CHECKING:
    from tests.servers.vendor import Asked


class Contract:
    """What a vendor takes; call it as `Vendor`'s check and `stop` it. Skips without the spec.

    `skipped`: beginnings of paths that the spec does not describe (sign-in, files).
    """

    def __init__(
        self, spec: str, skipped: tuple[str, ...] = (), *, with_prism: bool = True
    ) -> None:
        self.spec = Spec.load(spec)
        self._skipped = skipped
        self._prism = Prism.start(spec) if with_prism else None
        self._known: dict[tuple[str, str, str, bytes], list[str]] = {}

    def __call__(self, asked: Asked) -> list[str]:
        """Say what the spec has against a request."""
        if self._skipped and asked.path.startswith(self._skipped):
            return []
        # The same question is asked once: a poll is the same a hundred times.
        key = (asked.method, asked.target, asked.headers.get("authorization", ""), asked.body)
        if key not in self._known:
            self._known[key] = self._errors(asked)
        return self._known[key]

    def _errors(self, asked: Asked) -> list[str]:
        kind = asked.headers.get("content-type", "application/json")
        body = asked.json if "json" in kind else asked.form or None
        found = self.spec.request_errors(
            asked.method, asked.path, asked.query, asked.headers, body, kind
        )
        if self._prism is not None and not found:
            found = self._prism.violations(asked.method, asked.target, asked.headers, asked.body)
        return found

    def answer_errors(self, asked: Asked, status: int, body: object) -> list[str]:
        """Say what the spec has against the fake's own answer."""
        if self._skipped and asked.path.startswith(self._skipped):
            return []
        return self.spec.response_errors(asked.method, asked.path, status, body)

    def stop(self) -> None:
        """End Prism; safe to call twice."""
        if self._prism is not None:
            self._prism.stop()
