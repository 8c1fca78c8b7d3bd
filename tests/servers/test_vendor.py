"""The fake vendor's base refuses what the spec refuses, in Prism and without it."""

from __future__ import annotations

import httpx
import pytest

from tests.servers.openapi import Spec
from tests.servers.prism import Prism
from tests.servers.vendor import Answer, Asked, Vendor

pytestmark = pytest.mark.servers
SPEC = "x_api_v2_openapi.json"
AUTH = {"Authorization": "Bearer t"}


class _Echo(Vendor):
    def respond(self, asked: Asked) -> Answer:
        return Answer({"path": asked.path, "json": asked.json, "form": len(asked.form)})


def test_prism_tells_what_does_not_fit() -> None:
    prism = Prism.start(SPEC)
    try:
        path = "/2/dm_conversations/with/123/messages"
        given = {**AUTH, "Content-Type": "application/json"}
        assert prism.violations("POST", path, given, b'{"text": "hello"}') == []
        assert prism.violations("POST", path, given, b'{"txt": "hello"}')
        assert prism.violations("GET", "/2/nothing/of/this", AUTH, b"")
    finally:
        prism.stop()
        prism.stop()


def test_the_spec_itself_tells_what_does_not_fit() -> None:
    spec = Spec.load(SPEC)
    assert spec.request_errors("GET", "/2/dm_events", {"max_results": ["100"]}, AUTH) == []
    assert spec.request_errors("GET", "/2/dm_events", {"max_results": ["500"]}, AUTH)
    assert spec.request_errors("GET", "/2/dm_events", {"maximum": ["5"]}, AUTH)
    path = "/2/dm_conversations/with/123/messages"
    assert spec.request_errors("POST", path, {}, AUTH, {"text": "hello"}) == []
    assert spec.request_errors("POST", path, {}, AUTH, {"txt": "hello"})


def test_a_request_outside_the_spec_fails_the_test() -> None:
    spec = Spec.load(SPEC)
    vendor = _Echo(lambda a: spec.request_errors(a.method, a.path, a.query, a.headers, a.json))
    vendor.start()
    with httpx.Client(base_url=vendor.base_url, trust_env=False) as client:
        assert client.get("/2/users/me", headers=AUTH).json()["path"] == "/2/users/me"
        vendor.trouble(Answer({"title": "slow down"}, 429, {"retry-after": "7"}), path="/me")
        assert client.get("/2/users/me").headers["retry-after"] == "7"
        vendor.trouble(cut=True)
        with pytest.raises(httpx.TransportError):
            client.get("/2/users/me")
        assert client.get("/3/users").status_code == 422
    with pytest.raises(pytest.fail.Exception, match="the spec knows no GET"):
        vendor.stop()
