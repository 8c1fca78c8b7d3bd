"""A fake X that keeps direct messages; requests and answers are checked against its API v2."""

from __future__ import annotations

import json
import re
import time
from datetime import UTC, datetime
from itertools import count
from typing import Any

from inbox.model import Account
from tests.servers.contract import Contract
from tests.servers.vendor import Answer, Asked, Upload, Vendor

SPEC = "x_api_v2_openapi.json"
_EPOCH = 1288834974.657
ME = {"id": "2244994945", "name": "The Shop", "username": "the_shop"}


class FakeX(Vendor):
    """One account and the people who write to it."""

    title = "X"

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self.contract = contract
        self.token, self.refresh_token = "access-1", "refresh-1"
        self.renewals = 0
        self.events: list[dict[str, Any]] = []  # oldest first
        self.users: dict[str, dict[str, str]] = {ME["id"]: ME}
        self.posts: list[dict[str, Any]] = []  # oldest first
        self.media: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.uploads: dict[str, Upload] = {}
        self.page_size = 100
        self._numbers = count(1)

    # The customers' side ---------------------------------------------------------------------

    def person(self, who: str) -> dict[str, str]:
        """Give a customer by name."""
        number = str(10**8 + sum(ord(letter) * 31**n for n, letter in enumerate(who)) % 10**8)
        return self.users.setdefault(
            number, {"id": number, "name": who.capitalize(), "username": who}
        )

    def conversation(self, who: str) -> str:
        """Name the conversation with a customer."""
        return "-".join(sorted((self.person(who)["id"], ME["id"]), key=int))

    def says(self, text: str, who: str = "carla", **more: Any) -> str:
        """Let a customer write; gives the event's id."""
        return self.happens(
            {"text": text, "sender_id": self.person(who)["id"], **more}, self.conversation(who)
        )

    def happens(self, event: dict[str, Any], conversation: str) -> str:
        """Let an event happen now."""
        with self.lock:
            now = time.time()
            number = (int((now - _EPOCH) * 1000) << 22) + next(self._numbers)
            at = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds")
            self.events.append(
                {
                    "id": str(number),
                    "event_type": "MessageCreate",
                    "created_at": at.replace("+00:00", "Z"),
                    "dm_conversation_id": conversation,
                    **event,
                }
            )
            return str(number)

    def posts_of(self, text: str, author_id: str, conversation: str = "", **more: Any) -> str:
        """Let somebody post; gives the post's id, which is the conversation's without one."""
        with self.lock:
            now = time.time()
            number = str((int((now - _EPOCH) * 1000) << 22) + next(self._numbers))
            at = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds")
            post = {"id": number, "text": text, "author_id": author_id, "lang": "en", **more}
            given = {"conversation_id": conversation or number}
            self.posts.append({**post, **given, "created_at": at.replace("+00:00", "Z")})
            return number

    def saw(self) -> list[str]:
        """Give the texts that reached customers."""
        with self.lock:
            private = [e for e in self.events if e["sender_id"] == ME["id"]]
            public = [e for e in self.posts if e["author_id"] == ME["id"]]
            return [str(each.get("text", "")) for each in private + public]

    # The server --------------------------------------------------------------------------------

    def respond(self, asked: Asked) -> Answer:
        """Answer a call."""
        if asked.path == "/2/oauth2/token":
            return self._renew(asked)
        if asked.path in self.files:
            return Answer(self.files[asked.path])
        if asked.headers.get("authorization") != f"Bearer {self.token}":
            problem = {"title": "Unauthorized", "type": "about:blank", "status": 401}
            return Answer({**problem, "detail": "Unauthorized"}, 401)
        answer = self._do(asked)
        self.violations += self.contract.answer_errors(asked, answer.status, answer.body)
        return answer

    def _do(self, asked: Asked) -> Answer:
        if asked.path == "/2/users/me":
            return Answer({"data": ME})
        if found := re.fullmatch(r"/2(/dm_conversations/([\d-]+))?/dm_events", asked.path):
            return self._list(asked, found[2] or "")
        if found := re.fullmatch(r"/2/users/\d+/(mentions|tweets)", asked.path):
            return self._list_posts(asked, is_ours=found[1] == "tweets")
        if asked.path == "/2/tweets":
            return self._post(asked.json)
        if found := re.fullmatch(r"/2/tweets/(\d+)", asked.path):
            self.posts = [each for each in self.posts if each["id"] != found[1]]
            return Answer({"data": {"deleted": True}})
        return self._send(asked)

    def _send(self, asked: Asked) -> Answer:
        if asked.path == "/2/media/upload":
            media_id = str(10**15 + next(self._numbers))
            self.uploads[media_id] = asked.form["media"]
            return Answer({"data": {"id": media_id, "media_key": f"3_{media_id}"}})
        if found := re.fullmatch(r"/2/dm_conversations/(with/)?([\d-]+)/messages", asked.path):
            ids = sorted((found[2], ME["id"]), key=int) if found[1] else []
            there = "-".join(ids) or found[2]
            text = (asked.json or {}).get("text", "")
            event = {"text": text, "sender_id": ME["id"]}
            event_id = self.happens(event, there)
            return Answer({"data": {"dm_conversation_id": there, "dm_event_id": event_id}}, 201)
        return Answer({"title": "Not Found", "type": "about:blank", "status": 404}, 404)

    def _post(self, given: dict[str, Any]) -> Answer:
        answered = given["reply"]["in_reply_to_tweet_id"]
        roots = {each["id"]: each["conversation_id"] for each in self.posts}
        reference = [{"type": "replied_to", "id": answered}]
        there = roots.get(answered, answered)
        post_id = self.posts_of(given["text"], ME["id"], there, referenced_posts=reference)
        return Answer({"data": {"id": post_id, "text": given["text"]}}, 201)

    def _list_posts(self, asked: Asked, *, is_ours: bool) -> Answer:
        with self.lock:
            found = [each for each in self.posts if (each["author_id"] == ME["id"]) is is_ours]
        if token := asked.get("pagination_token"):
            found = [each for each in found if int(each["id"]) < int(token)]
        page, rest = found[::-1][: self.page_size], found[::-1][self.page_size :]
        meta: dict[str, Any] = {"result_count": len(page)}
        meta |= {"next_token": page[-1]["id"]} if rest else {}
        users = [self.users[each] for each in {each["author_id"] for each in page}]
        told = {"data": page, "includes": {"users": users}} if page else {}
        return Answer({**told, "meta": meta})

    def _renew(self, asked: Asked) -> Answer:
        if asked.form.get("refresh_token") != self.refresh_token:
            return Answer({"error": "invalid_request"}, 400)
        self.renewals += 1
        self.token = f"access-{self.renewals + 1}"
        self.refresh_token = f"refresh-{self.renewals + 1}"
        given = {"access_token": self.token, "refresh_token": self.refresh_token}
        return Answer({"token_type": "bearer", "expires_in": 7200, **given})

    def _list(self, asked: Asked, conversation: str) -> Answer:
        with self.lock:
            found = [e for e in self.events if conversation in ("", e["dm_conversation_id"])][::-1]
        token = asked.get("pagination_token")
        if token:
            found = [each for each in found if int(each["id"]) < int(token)]
        size = min(self.page_size, int(asked.get("max_results", "100")))
        page, rest = found[:size], found[size:]
        meta: dict[str, Any] = {"result_count": len(page)}
        if rest:
            meta["next_token"] = page[-1]["id"]
        ids = {each["sender_id"] for each in page} | {ME["id"]}
        keys = {key for e in page for key in e.get("attachments", {}).get("media_keys", ())}
        includes: dict[str, Any] = {"users": [self.users[each] for each in ids]}
        if keys:
            includes["media"] = [self.media[key] for key in keys]
        return Answer(
            {"data": page, "includes": includes, "meta": meta} if page else {"meta": meta}
        )


def kept_token(fake: FakeX, expires_at: float = 0.0) -> str:
    """Give what the keyring would hold after a sign-in."""
    return json.dumps(
        {
            "access_token": fake.token,
            "refresh_token": fake.refresh_token,
            "expires_at": expires_at or time.time() + 7200,
        }
    )


class XRig:
    """An account with customers, for the flow tests."""

    name = "x"

    def __init__(self) -> None:
        self.port = 0
        self.fake: FakeX | None = None

    async def start(self) -> None:
        """Start Prism and the fake; skips without X's spec."""
        contract = Contract(SPEC, ("/2/oauth2/", "/files/"))
        self.fake = FakeX(contract)
        self.fake.start()
        self.port = self.fake.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the account, led to a port."""
        assert self.fake is not None
        settings = {"base_url": f"http://127.0.0.1:{port}", "poll_seconds": 0.2, "client_id": "c"}
        return Account("", "x", "The Shop", "", settings), {"oauth": kept_token(self.fake)}

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Let a customer write."""
        assert self.fake is not None
        return self.fake.says(text, who)

    async def customer_saw(self) -> list[str]:
        """Give what reached customers."""
        assert self.fake is not None
        return self.fake.saw()

    async def stop(self) -> None:
        """End the fake; fails when a request was outside the spec."""
        fake, self.fake = self.fake, None
        if fake is not None:
            try:
                fake.stop()
            finally:
                fake.contract.stop()


RIG = XRig
