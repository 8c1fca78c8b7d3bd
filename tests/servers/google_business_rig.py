"""A stand-in for Google's Business Profile that keeps state and checks every call.

Accounts and places are checked by Google's discovery documents. Google publishes none for the v4
reviews among the shared ones, so those are checked by `REVIEWS`, written after the reference pages
"accounts.locations.reviews" (list, get, updateReply, deleteReply).
"""

# ruff: noqa: S105 - no real secrets
from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from inbox.model import Account
from tests.servers.discovery import discovery
from tests.servers.openapi import Spec
from tests.servers.vendor import Answer, Asked, Vendor

PLACE = "accounts/107/locations/42"
_ACCOUNTS = "google_mybusinessaccountmanagement.v1.discovery.json"
_PLACES = "google_mybusinessbusinessinformation.v1.discovery.json"
_STARS = ("ONE", "TWO", "THREE", "FOUR", "FIVE")


def _string(**more: Any) -> dict[str, Any]:
    return {"type": "string"} | more


_REPLY = {
    "type": "object",
    "additionalProperties": False,
    "required": ["comment"],
    "properties": {"comment": _string(minLength=1), "updateTime": _string()},
}
_ONE = "/v4/accounts/{a}/locations/{l}/reviews/{r}"
_BODY = {"required": True, "content": {"application/json": {"schema": _REPLY}}}


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


REVIEWS: dict[str, Any] = {
    "openapi": "3.0.0",
    "paths": {
        "/v4/accounts/{a}/locations/{l}/reviews": {
            "get": {
                "parameters": [
                    _parameter("pageSize", {"type": "integer", "minimum": 1, "maximum": 50}),
                    _parameter("pageToken", _string()),
                    _parameter(
                        "orderBy", _string(enum=["rating", "rating desc", "updateTime desc"])
                    ),
                ]
            }
        },
        _ONE: {"get": {}},
        _ONE + "/reply": {"put": {"requestBody": _BODY}, "delete": {}},
    },
}


class FakeBusiness(Vendor):
    """One place with its reviews; `page_size` makes pages short."""

    title = "Google Business"

    def __init__(self) -> None:
        self.specs = (discovery(_ACCOUNTS), discovery(_PLACES), Spec(REVIEWS))
        super().__init__(self._outside)
        self.reviews: dict[str, dict[str, Any]] = {}  # last changed last
        self.page_size = 50
        self.token = "first"
        self.refreshed = 0
        self._clock = 0

    def write(self, review_id: str, text: str, stars: int = 2) -> None:
        """Let a customer write or change a review."""
        with self.lock:
            now = self._now()
            earlier = self.reviews.pop(review_id, {})
            self.reviews[review_id] = earlier | {
                "name": f"{PLACE}/reviews/{review_id}",
                "reviewId": review_id,
                "reviewer": {"displayName": f"Customer {review_id}", "isAnonymous": False},
                "starRating": _STARS[stars - 1],
                "comment": text,
                "createTime": earlier.get("createTime", now),
                "updateTime": now,
            }

    def answer(self, review_id: str, text: str, state: str = "APPROVED") -> dict[str, Any]:
        """Set the owner's answer."""
        with self.lock:
            made = {"comment": text, "updateTime": self._now(), "reviewReplyState": state}
            self.reviews[review_id]["reviewReply"] = made
            return made

    def answers(self) -> list[str]:
        """Every answer that stands below a review."""
        with self.lock:
            found = [each.get("reviewReply") for each in self.reviews.values()]
            return [each["comment"] for each in found if each]

    def respond(self, asked: Asked) -> Answer:
        if asked.path == "/token":
            return self._sign_in(asked)
        if asked.headers.get("authorization") != f"Bearer {self.token}":
            return error(401, "UNAUTHENTICATED")
        if asked.path == "/v1/accounts":
            return Answer({"accounts": [{"name": "accounts/107", "accountName": "Shop"}]})
        if asked.path == "/v1/accounts/107/locations":
            assert asked.get("readMask") == "name,title"
            return Answer({"locations": [{"name": "locations/42", "title": "Shop, Main Street"}]})
        with self.lock:
            if asked.path == f"/v4/{PLACE}/reviews":
                return self._list(asked)
            return self._one(asked)

    def _one(self, asked: Asked) -> Answer:
        review_id = asked.path.removeprefix(f"/v4/{PLACE}/reviews/").removesuffix("/reply")
        if review_id not in self.reviews:
            return error(404, "NOT_FOUND")
        review = self.reviews[review_id]
        if asked.method == "PUT":
            if len(asked.json["comment"].encode()) > 4096:
                return error(400, "INVALID_ARGUMENT")
            return Answer(self.answer(review_id, asked.json["comment"]))
        if asked.method == "DELETE":
            if "reviewReply" not in review:
                return error(404, "NOT_FOUND")
            del review["reviewReply"]
            return Answer({})
        return Answer(review)

    def _list(self, asked: Asked) -> Answer:
        assert asked.get("orderBy") == "updateTime desc"
        start, size = int(asked.get("pageToken", "0")), int(asked.get("pageSize"))
        size = min(size, self.page_size)
        newest = list(reversed(self.reviews.values()))
        found: dict[str, Any] = {"averageRating": 3.5, "totalReviewCount": len(newest)}
        found |= {"reviews": newest[start : start + size]} if newest else {}
        if start + size < len(newest):
            found["nextPageToken"] = str(start + size)
        return Answer(found)

    def _sign_in(self, asked: Asked) -> Answer:
        form = asked.form
        assert form["client_id"] == "client-1"
        assert form["client_secret"] == "secret-1"
        if form["grant_type"] == "refresh_token" and form["refresh_token"] != "refresh-1":
            return Answer({"error": "invalid_grant"}, 400)
        with self.lock:
            self.refreshed += 1
            self.token = f"token-{self.refreshed}"
            given = {"access_token": self.token, "expires_in": 3599}
        if form["grant_type"] == "authorization_code":
            assert form["code"] == "code-1"
            assert form["code_verifier"]
            given["refresh_token"] = "refresh-1"
        return Answer(given)

    def _outside(self, asked: Asked) -> list[str]:
        if asked.path == "/token":
            return []
        accounts, places, reviews = self.specs
        is_list = asked.path == "/v1/accounts"
        spec = accounts if is_list else places if asked.path.startswith("/v1/") else reviews
        return spec.request_errors(asked.method, asked.path, asked.query, asked.headers, asked.json)

    def _now(self) -> str:
        self._clock += 1
        at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=self._clock)
        return at.strftime("%Y-%m-%dT%H:%M:%S.123456789Z")


def error(code: int, status: str, **metadata: str) -> Answer:
    """Answer as Google does when it does not do what was asked."""
    said: dict[str, Any] = {"code": code, "message": status, "status": status}
    if metadata:
        kind = "type.googleapis.com/google.rpc.ErrorInfo"
        said["details"] = [{"@type": kind, "metadata": metadata}]
    return Answer({"error": said}, code)


class GoogleBusinessRig:
    """The place's side for the flow test."""

    name = "google_business"

    def __init__(self) -> None:
        self.vendor: FakeBusiness
        self.port = 0
        self._count = 0

    async def start(self) -> None:
        self.vendor = FakeBusiness()
        self.vendor.start()
        self.port = self.vendor.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        settings = {"base_url": f"http://127.0.0.1:{port}", "poll_seconds": 0.2}
        return Account("", "google_business", "Shop", "", settings), {"oauth": self.kept()}

    def kept(self, **changes: Any) -> str:
        """What a sign-in leaves in the keyring."""
        token = {
            "access_token": "first",
            "refresh_token": "refresh-1",
            "expires_at": time.time() + 3600,
            "token_url": f"{self.vendor.base_url}/token",
            "client_id": "client-1",
            "client_secret": "secret-1",
        }
        return json.dumps(token | changes)

    async def customer_says(self, text: str, who: str = "carla") -> str:
        self._count += 1
        review_id = f"AbFvOq-{who}-{self._count}"
        self.vendor.write(review_id, text)
        return review_id

    async def customer_saw(self) -> list[str]:
        return self.vendor.answers()

    async def stop(self) -> None:
        self.vendor.stop()


RIG = GoogleBusinessRig
