"""A stand-in for Google Play's reviews that keeps state; every call is checked by the spec."""

from __future__ import annotations

import json
import time
from functools import cache
from typing import Any
from urllib.parse import unquote

from joserfc import jwt
from joserfc.jwk import RSAKey

from inbox.model import Account
from tests.servers.discovery import discovery
from tests.servers.vendor import Answer, Asked, Vendor

SPEC = "google_androidpublisher.v3.discovery.json"
PACKAGE = "com.example.shop"
EMAIL = "kindline@shop.iam.gserviceaccount.com"
_BASE = f"/androidpublisher/v3/applications/{PACKAGE}/reviews"


@cache
def key() -> RSAKey:
    """The service account's key of this run."""
    return RSAKey.generate_key(2048)


class FakePlay(Vendor):
    """One app with its reviews; `page_size` makes pages short."""

    title = "Google Play"

    def __init__(self) -> None:
        self.spec = discovery(SPEC)
        super().__init__(self._outside)
        self.reviews: dict[str, dict[str, Any]] = {}  # newest last
        self.page_size = 100
        self.token = ""
        self.tokens_given = 0
        self._clock = 1_790_000_000

    def write(self, review_id: str, text: str, stars: int = 2, **more: Any) -> None:
        """Let a customer write or change a review."""
        with self.lock:
            self._clock += 60
            said = {
                "text": text,
                "lastModified": {"seconds": str(self._clock), "nanos": 5},
                "starRating": stars,
                "reviewerLanguage": "en",
                "device": "klte",
                "androidOsVersion": 34,
                "appVersionCode": 412,
                "appVersionName": "4.1.2",
                "deviceMetadata": {"manufacturer": "Example", "productName": "Phone 7"},
            } | more
            earlier = self.reviews.pop(review_id, {"comments": [{}]})
            comments = [{"userComment": said}, *earlier["comments"][1:]]
            name = f"Customer {review_id}"
            self.reviews[review_id] = {
                "reviewId": review_id,
                "authorName": name,
                "comments": comments,
            }

    def answer(self, review_id: str, text: str) -> dict[str, Any]:
        """Set the developer's answer, as the console or the interface does."""
        with self.lock:
            self._clock += 60
            at = {"seconds": str(self._clock), "nanos": 0}
            review = self.reviews[review_id]
            review["comments"][1:] = [{"developerComment": {"text": text, "lastModified": at}}]
            return {"result": {"replyText": text, "lastEdited": at}}

    def answers(self) -> list[str]:
        """Every answer that stands in the store."""
        with self.lock:
            return [
                comment["developerComment"]["text"]
                for review in self.reviews.values()
                for comment in review["comments"][1:]
            ]

    def respond(self, asked: Asked) -> Answer:
        if asked.path == "/token":
            return self._sign_in(asked)
        if asked.headers.get("authorization") != f"Bearer {self.token}" or not self.token:
            return error(401, "UNAUTHENTICATED", "authError")
        with self.lock:
            if not asked.path.startswith(_BASE):
                return error(404, "NOT_FOUND", "applicationNotFound")
            return self._list(asked) if asked.path == _BASE else self._one(asked)

    def _one(self, asked: Asked) -> Answer:
        review_id = unquote(asked.path.removeprefix(_BASE + "/")).removesuffix(":reply")
        if review_id not in self.reviews:
            return error(404, "NOT_FOUND", "reviewNotFound")
        if asked.method == "GET":
            return Answer(self.reviews[review_id])
        text = asked.json["replyText"]
        if len(text) > 350:
            return error(400, "INVALID_ARGUMENT", "replyTextTooLong")
        return Answer(self.answer(review_id, text))

    def _list(self, asked: Asked) -> Answer:
        start = int(asked.get("token", "0"))
        size = min(self.page_size, int(asked.get("maxResults", "10")))
        newest = list(reversed(self.reviews.values()))
        found: dict[str, Any] = {"reviews": newest[start : start + size]}
        if start + size < len(newest):
            found["tokenPagination"] = {"nextPageToken": str(start + size)}
        if not found["reviews"]:
            del found["reviews"]
        assert not self.spec.response_errors("GET", _BASE, 200, found)
        return Answer(found)

    def _sign_in(self, asked: Asked) -> Answer:
        claims = jwt.decode(asked.form["assertion"], key(), algorithms=["RS256"]).claims
        assert claims["iss"] == EMAIL
        assert claims["aud"] == f"{self.base_url}/token"
        assert claims["scope"] == "https://www.googleapis.com/auth/androidpublisher"
        assert claims["exp"] - claims["iat"] <= 3600
        assert abs(claims["iat"] - time.time()) < 600
        with self.lock:
            self.tokens_given += 1
            self.token = f"token-{self.tokens_given}"
            given = {"access_token": self.token, "expires_in": 3599, "token_type": "Bearer"}
        return Answer(given)

    def _outside(self, asked: Asked) -> list[str]:
        if asked.path == "/token":
            wanted = "urn:ietf:params:oauth:grant-type:jwt-bearer"
            return [] if asked.form.get("grant_type") == wanted else ["no jwt-bearer grant"]
        return self.spec.request_errors(
            asked.method, asked.path, asked.query, asked.headers, asked.json
        )


def error(code: int, status: str, reason: str) -> Answer:
    """Answer as Google does when it does not do what was asked."""
    said = {"code": code, "message": reason, "status": status, "errors": [{"reason": reason}]}
    return Answer({"error": said}, code)


class GooglePlayRig:
    """The store's side for the flow test."""

    name = "google_play"

    def __init__(self) -> None:
        self.vendor: FakePlay
        self.port = 0
        self._count = 0

    async def start(self) -> None:
        self.vendor = FakePlay()
        self.vendor.start()
        self.port = self.vendor.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        settings = {
            "packages": PACKAGE,
            "base_url": f"http://127.0.0.1:{port}",
            "poll_seconds": 0.2,
        }
        return Account("", "google_play", "Play", "", settings), self.secrets()

    def secrets(self) -> dict[str, str]:
        """What the dialog keeps: the key file as Google gives it."""
        file = {
            "type": "service_account",
            "project_id": "shop",
            "private_key_id": "1",
            "private_key": key().as_pem(private=True).decode(),
            "client_email": EMAIL,
            "token_uri": f"http://127.0.0.1:{self.vendor.port}/token",
        }
        return {"service_account": json.dumps(file, indent=1)}

    async def customer_says(self, text: str, who: str = "carla") -> str:
        self._count += 1
        review_id = f"gp:{who}-{self._count}"
        self.vendor.write(review_id, text)
        return review_id

    async def customer_saw(self) -> list[str]:
        return self.vendor.answers()

    async def stop(self) -> None:
        self.vendor.stop()


RIG = GooglePlayRig
