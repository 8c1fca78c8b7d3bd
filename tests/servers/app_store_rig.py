"""A stand-in for App Store Connect that keeps state; every call is checked by Apple's own file."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey

from inbox.model import Account
from tests.servers.openapi import Spec
from tests.servers.vendor import Answer, Asked, Vendor

SPEC = "app_store_connect_3.7.0_customerReviews_slice.json"
APP = "1234567890"
ISSUER = "57246542-96fe-1a63-e053-0824d011072a"
KEY_ID = "2X9R4HXF34"
_LIST = f"/v1/apps/{APP}/customerReviews"


@cache
def key() -> ECKey:
    """The team's key of this run."""
    return ECKey.generate_key("P-256")


class FakeStore(Vendor):
    """One app with its reviews; `page_size` makes pages short."""

    title = "App Store Connect"

    def __init__(self) -> None:
        self.spec = Spec.load(SPEC)
        super().__init__(self._outside)
        self.reviews: dict[str, dict[str, Any]] = {}  # newest last
        self.answers: dict[str, dict[str, Any]] = {}  # by the review's id
        self.page_size = 200
        self._clock = 0

    def write(self, review_id: str, text: str, stars: int = 2, title: str = "Hm") -> None:
        """Let a customer write or change a review."""
        with self.lock:
            self.reviews.pop(review_id, None)
            self.reviews[review_id] = {
                "rating": stars,
                "title": title,
                "body": text,
                "reviewerNickname": f"Customer {review_id}",
                "createdDate": self._now(),
                "territory": "SAU",
            }

    def answer(self, review_id: str, text: str, state: str = "PENDING_PUBLISH") -> None:
        """Set the developer's answer; an overwritten one has another id."""
        with self.lock:
            now = self._now()
            self.answers[review_id] = {
                "type": "customerReviewResponses",
                "id": f"answer-{self._clock}",
                "attributes": {"responseBody": text, "lastModifiedDate": now, "state": state},
            }

    def respond(self, asked: Asked) -> Answer:
        if not self._is_signed(asked):
            return error(401, "NOT_AUTHORIZED")
        with self.lock:
            answer = self._answer(asked)
        if answer.status < 300:
            found = self.spec.response_errors(asked.method, asked.path, answer.status, answer.body)
            assert not found, found
        return answer

    def _answer(self, asked: Asked) -> Answer:
        if asked.method == "POST":
            return self._reply(asked)
        where, _, last = asked.path.rpartition("/")
        if asked.method == "DELETE":
            for review_id, answer in list(self.answers.items()):
                if answer["id"] == last:
                    del self.answers[review_id]
                    return Answer(None, 204)
            return error(404, "NOT_FOUND")
        if where == "/v1/customerReviews" and last in self.reviews:
            links = {"self": f"{self.base_url}{asked.path}"}
            body: dict[str, Any] = {"data": self._review(last), "links": links}
            return Answer(body | self._included([last]))
        return self._list(asked) if asked.path == _LIST else error(404, "NOT_FOUND")

    def _list(self, asked: Asked) -> Answer:
        assert asked.get("sort") == "-createdDate"
        start = int(asked.get("cursor", "0"))
        limit = int(asked.get("limit"))
        size = min(self.page_size, limit)
        newest = list(reversed(self.reviews))
        here = newest[start : start + size]
        links = {"self": f"{self.base_url}{asked.target}"}
        if start + size < len(newest):
            more = f"limit={limit}&sort=-createdDate&include=response&cursor={start + size}"
            links["next"] = f"{self.base_url}{_LIST}?{more}"
        meta = {"paging": {"total": len(newest), "limit": limit}}
        data = [self._review(each) for each in here]
        return Answer({"data": data, "links": links, "meta": meta} | self._included(here))

    def _reply(self, asked: Asked) -> Answer:
        data = asked.json["data"]
        review_id = data["relationships"]["review"]["data"]["id"]
        if review_id not in self.reviews:
            return error(409, "ENTITY_ERROR.RELATIONSHIP.INVALID")
        if len(data["attributes"]["responseBody"]) > 5970:
            return error(409, "ENTITY_ERROR.ATTRIBUTE.INVALID.TOO_LONG")
        self.answer(review_id, data["attributes"]["responseBody"])
        links = {"self": f"{self.base_url}{asked.path}"}
        return Answer({"data": self.answers[review_id], "links": links}, 201)

    def _review(self, review_id: str) -> dict[str, Any]:
        answer = self.answers.get(review_id)
        made: dict[str, Any] = {
            "type": "customerReviews",
            "id": review_id,
            "attributes": self.reviews[review_id],
        }
        if answer:
            data = {"type": answer["type"], "id": answer["id"]}
            made["relationships"] = {"response": {"data": data}}
        return made

    def _included(self, review_ids: list[str]) -> dict[str, Any]:
        found = [self.answers[each] for each in review_ids if each in self.answers]
        return {"included": found} if found else {}

    def _is_signed(self, asked: Asked) -> bool:
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        read = jwt.decode(token, key(), algorithms=["ES256"])
        claims = read.claims
        return bool(
            read.header["kid"] == KEY_ID
            and claims["iss"] == ISSUER
            and claims["aud"] == "appstoreconnect-v1"
            and 0 < claims["exp"] - claims["iat"] <= 20 * 60
            and claims["exp"] > time.time()
        )

    def _outside(self, asked: Asked) -> list[str]:
        # Apple's links for the next page carry a cursor that its own file does not describe.
        query = {name: value for name, value in asked.query.items() if name != "cursor"}
        kind = asked.headers.get("content-type", "application/json")
        return self.spec.request_errors(
            asked.method, asked.path, query, asked.headers, asked.json, kind
        )

    def _now(self) -> str:
        self._clock += 1
        at = datetime(2026, 11, 1, tzinfo=timezone(timedelta(hours=-7)))
        return (at + timedelta(minutes=self._clock)).isoformat()


def error(code: int, name: str) -> Answer:
    """Answer as Apple does when it does not do what was asked."""
    said = {"status": str(code), "code": name, "title": name.capitalize(), "detail": "..."}
    return Answer({"errors": [said]}, code)


class AppStoreRig:
    """The store's side for the flow test."""

    name = "app_store"

    def __init__(self) -> None:
        self.vendor: FakeStore
        self.port = 0
        self._count = 0

    async def start(self) -> None:
        self.vendor = FakeStore()
        self.vendor.start()
        self.port = self.vendor.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        settings = {
            "apps": APP,
            "issuer_id": ISSUER,
            "key_id": KEY_ID,
            "base_url": f"http://127.0.0.1:{port}",
            "poll_seconds": 0.2,
        }
        secrets = {"private_key": key().as_pem(private=True).decode()}
        return Account("", "app_store", "App Store", "", settings), secrets

    async def customer_says(self, text: str, who: str = "carla") -> str:
        self._count += 1
        review_id = f"00000024-{who}-{self._count}"
        self.vendor.write(review_id, text)
        return review_id

    async def customer_saw(self) -> list[str]:
        with self.vendor.lock:
            return [one["attributes"]["responseBody"] for one in self.vendor.answers.values()]

    async def stop(self) -> None:
        self.vendor.stop()


RIG = AppStoreRig
