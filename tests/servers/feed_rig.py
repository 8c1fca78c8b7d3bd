"""A small shop with an HTTP interface of its own: reviews with replies, and a contact form."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from inbox import channels
from inbox.model import Account
from tests.servers.vendor import Answer, Asked, Vendor

TOKEN = "shop-token"  # noqa: S105 - no real one
EXAMPLES = Path(channels.__path__[0]) / "feed"


class Shop(Vendor):
    """The shop; `page_size` makes pages short."""

    title = "Shop"

    def __init__(self) -> None:
        super().__init__()
        self.reviews: dict[str, dict[str, Any]] = {}  # newest last
        self.messages: list[dict[str, Any]] = []
        self.files: dict[str, Answer] = {}  # other things to fetch, by path
        self.page_size = 50
        self.keys: dict[str, dict[str, Any]] = {}  # answers by idempotency key
        self._clock = 0

    def write(self, review_id: str, text: str, stars: int = 2) -> None:
        """Let a customer write or change a review."""
        with self.lock:
            now = self._now()
            earlier = self.reviews.pop(review_id, {"replies": [], "created_at": now})
            self.reviews[review_id] = {
                "id": review_id,
                "customer": {"name": f"Customer {review_id}", "id": f"c-{review_id}"},
                "title": "About it",
                "body": text,
                "stars": stars,
                "product": {"name": "Kettle", "version": "2"},
                "created_at": earlier["created_at"],
                "updated_at": now,
                "replies": earlier["replies"],
            }

    def send(self, number: int, text: str) -> None:
        """Let a customer fill in the contact form."""
        with self.lock:
            self.messages.append(
                {
                    "number": number,
                    "name": f"Customer {number}",
                    "mail": f"c{number}@example.com",
                    "subject": "A question",
                    "message": text,
                    "at": 1_790_000_000 + number,
                }
            )

    def replies(self) -> list[str]:
        """Every reply that the shop shows."""
        with self.lock:
            return [one["text"] for each in self.reviews.values() for one in each["replies"]]

    def respond(self, asked: Asked) -> Answer:
        with self.lock:
            if asked.path in self.files:
                return self.files[asked.path]
            if asked.path == "/api/messages":
                return self._form(asked)
            if asked.headers.get("authorization") != f"Bearer {TOKEN}":
                return Answer({"error": "who are you?"}, 401)
            if asked.path == "/api/reviews":
                return self._list(asked)
            review_id = asked.path.split("/")[3]
            if review_id not in self.reviews or asked.method != "POST":
                return Answer({"error": "no such thing"}, 404)
            return self._reply(asked, review_id)

    def _list(self, asked: Asked) -> Answer:
        start, size = int(asked.get("from", "0")), int(asked.get("per_page"))
        size = min(size, self.page_size)
        newest = sorted(self.reviews.values(), key=lambda one: one["updated_at"], reverse=True)
        more = f"/api/reviews?per_page=50&from={start + size}"
        links = {"next": more if start + size < len(newest) else None}
        etag = f'"{self._clock}"'
        if asked.headers.get("if-none-match") == etag:
            return Answer(None, 304)
        return Answer(
            {"data": newest[start : start + size], "links": links}, headers={"ETag": etag}
        )

    def _reply(self, asked: Asked, review_id: str) -> Answer:
        key = asked.headers["idempotency-key"]
        if key not in self.keys:
            now = self._now()
            number = sum(len(each["replies"]) for each in self.reviews.values()) + 1
            made = {"id": number, "text": asked.json["text"], "created_at": now}
            self.reviews[review_id]["replies"].append(made)
            self.reviews[review_id]["updated_at"] = now
            self.keys[key] = made
        return Answer(self.keys[key], 201)

    def _form(self, asked: Asked) -> Answer:
        if asked.headers.get("x-api-key") != TOKEN:
            return Answer({"error": "who are you?"}, 403)
        start = int(asked.get("after", "0"))
        here = self.messages[start : start + 2]
        following = start + 2 if start + 2 < len(self.messages) else None
        return Answer({"messages": here, "next_cursor": following})

    def _now(self) -> str:
        self._clock += 1
        return (datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=self._clock)).isoformat()


def example(name: str, port: int) -> str:
    """Give a shipped example with the stand-in's address in it."""
    text = (EXAMPLES / f"example_{name}.toml").read_text()
    return text.replace("https://shop.example", f"http://127.0.0.1:{port}")


class FeedRig:
    """The shop's side for the flow test."""

    name = "feed"

    def __init__(self) -> None:
        self.vendor: Shop
        self.port = 0
        self._count = 0

    async def start(self) -> None:
        self.vendor = Shop()
        self.vendor.start()
        self.port = self.vendor.port

    def account(self, port: int, name: str = "reviews") -> tuple[Account, dict[str, str]]:
        settings = {"definition": example(name, port), "poll_seconds": 0.2}
        return Account("", "feed", "Shop", "", settings), {"secret": TOKEN}

    async def customer_says(self, text: str, who: str = "carla") -> str:
        self._count += 1
        self.vendor.write(f"{who}-{self._count}", text)
        return f"{who}-{self._count}"

    async def customer_saw(self) -> list[str]:
        return self.vendor.replies()

    async def stop(self) -> None:
        self.vendor.stop()


RIG = FeedRig
