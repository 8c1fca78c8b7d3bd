"""A fake Intercom that keeps conversations; requests and answers are checked against API 2.15."""

from __future__ import annotations

import base64
import re
import time
from itertools import count
from typing import Any

from inbox.model import Account
from tests.servers.contract import Contract
from tests.servers.vendor import Answer, Asked, Vendor

SPEC = "intercom_2.15_openapi.yaml"
TOKEN = "token-of-the-fake"  # noqa: S105 - of the fake
ADMIN = {"type": "admin", "id": "991267459", "name": "Ada", "email": "ada@shop.example"}
_APP = {"type": "app", "id_code": "abc123", "name": "Shop", "region": "EU"}


class FakeIntercom(Vendor):
    """One workspace and the people who write to it."""

    title = "Intercom"

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self.contract = contract
        self.conversations: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.uploads: list[dict[str, Any]] = []
        self.reads: list[str] = []
        self.page_size = 20
        self._numbers = count(500)

    # The customers' side ---------------------------------------------------------------------

    def person(self, who: str) -> dict[str, Any]:
        """Give a customer by name."""
        email = f"{who}@example.com"
        return {
            "type": "user",
            "id": f"6762{who.encode().hex()}",
            "name": who.title(),
            "email": email,
        }

    def says(self, text: str, who: str = "carla", **more: Any) -> str:
        """Let a customer write, in their conversation or a new one; gives "conversation:part"."""
        body = f"<p>{text}</p>"
        with self.lock:
            for key, each in self.conversations.items():
                if each["source"]["author"]["email"] == f"{who}@example.com":
                    return f"{key}:{self.add(key, self.person(who), body, **more)}"
            return f"{self.begin(self.person(who), body, **more)}:source"

    def begin(self, author: dict[str, Any], body: str, **more: Any) -> str:
        """Begin a conversation; gives its id."""
        key, now = str(next(self._numbers)), int(time.time())
        person = author if author["type"] != "admin" else self.person("carla")
        reference = {"type": "contact", "id": person["id"], "external_id": "70"}
        source = {"type": "conversation", "id": f"4039{key}", "delivered_as": "customer_initiated"}
        said: dict[str, Any] = {
            "subject": "",
            "body": body,
            "author": author,
            "attachments": [],
            "url": None,
        }
        with self.lock:
            self.conversations[key] = {
                "type": "conversation",
                "id": key,
                "title": None,
                "created_at": now,
                "updated_at": now,
                "snoozed_until": None,
                "open": True,
                "state": "open",
                "read": False,
                "source": {**source, **said, "redacted": False, **more},
                "contacts": {"type": "contact.list", "contacts": [reference]},
                "conversation_rating": None,
                "parts": [],
            }
        return key

    def add(
        self, key: str, author: dict[str, Any], body: str | None, kind: str = "comment", **more: Any
    ) -> str:
        """Add a part to a conversation; gives its id."""
        with self.lock:
            part_id, now = str(next(self._numbers)), int(time.time())
            part: dict[str, Any] = {
                "type": "conversation_part",
                "id": part_id,
                "part_type": kind,
                "body": body,
                "created_at": now,
                "updated_at": now,
                "notified_at": now,
                "author": author,
                "attachments": [],
                "external_id": None,
                "redacted": False,
                **more,
            }
            self.conversations[key]["parts"].append(part)
            self.change(key)
        return part_id

    def change(self, key: str, **values: Any) -> None:
        """Change a conversation now."""
        with self.lock:
            self.conversations[key].update(values, updated_at=int(time.time()))

    def saw(self) -> list[str]:
        """Give the bodies that reached customers, as text."""
        with self.lock:
            parts = [p for each in self.conversations.values() for p in each["parts"]]
            ours = [p for p in parts if p["author"] is ADMIN and p["part_type"] == "comment"]
            return [re.sub(r"<br>|</p><p>", "\n", p["body"] or "")[3:-4] for p in ours]

    # The server --------------------------------------------------------------------------------

    def respond(self, asked: Asked) -> Answer:
        """Answer a call."""
        if asked.path in self.files:
            if "authorization" in asked.headers:
                self.violations.append("a file was asked for with our token")
            return Answer(self.files[asked.path])
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return _no(401, "unauthorized")
        if asked.headers.get("intercom-version") != "2.15":
            self.violations.append("a call without Intercom-Version")
        with self.lock:
            answer = self._do(asked)
        self.violations += self.contract.answer_errors(asked, answer.status, answer.body)
        return answer

    def _do(self, asked: Asked) -> Answer:
        if asked.path == "/me":
            return Answer({**ADMIN, "has_inbox_seat": True, "app": _APP})
        if asked.path == "/conversations/search":
            return self._search(asked.json)
        if asked.path == "/conversations/redact":
            return self._redact(asked.json)
        if found := re.fullmatch(r"/contacts/(\w+)", asked.path):
            who = bytes.fromhex(found[1].removeprefix("6762")).decode()
            return Answer({**self.person(who), "type": "contact", "role": "user"})
        found = re.fullmatch(r"/conversations/(\d+)(/reply|/parts)?", asked.path)
        if found is None or found[1] not in self.conversations:
            return _no(404, "not_found")
        return self._conversation(asked, found[1], found[2] or "")

    def _conversation(self, asked: Asked, key: str, what: str) -> Answer:
        given = asked.json or {}
        if what == "/reply":
            self.uploads += given.get("attachment_files", ())
            files = [self._attachment(each) for each in given.get("attachment_files", ())]
            self.add(key, ADMIN, given.get("body"), attachments=files)
        elif what == "/parts":
            state = {"close": "closed", "open": "open"}[given["message_type"]]
            self.add(key, ADMIN, None, given["message_type"])
            self.change(key, state=state, open=state == "open")
        elif asked.method == "PUT":
            self.change(key, read=given["read"])
        else:
            self.reads.append(key)
        return Answer(self._whole(key))

    def _attachment(self, file: dict[str, Any]) -> dict[str, Any]:
        path = f"/files/{file['name']}"
        self.files[path] = base64.b64decode(file["data"])
        return {"type": "upload", "name": file["name"], "url": self.base_url + path}

    def _redact(self, given: dict[str, Any]) -> Answer:
        key = given["conversation_id"]
        for part in self.conversations[key]["parts"]:
            if part["id"] == given["conversation_part_id"]:
                part.update(body=None, redacted=True)
                self.change(key)
        return Answer(self._whole(key))

    def _whole(self, key: str) -> dict[str, Any]:
        given = dict(self.conversations[key])
        parts = given.pop("parts")
        listed = {"conversation_parts": parts[-500:], "total_count": len(parts)}
        return {**given, "conversation_parts": {"type": "conversation_part.list", **listed}}

    def _search(self, given: dict[str, Any]) -> Answer:
        since = int(given["query"]["value"])
        after = given["pagination"].get("starting_after")
        found = [each for each in self.conversations.values() if each["updated_at"] > since]
        found.sort(key=lambda each: (each["updated_at"], int(each["id"])), reverse=True)
        if after:
            moment, _, last = after.partition("-")
            limit = (int(moment), int(last))
            found = [each for each in found if (each["updated_at"], int(each["id"])) < limit]
        size = min(self.page_size, given["pagination"]["per_page"])
        page, rest = found[:size], found[size:]
        listed = [_listed(each) for each in page]
        pages: dict[str, Any] = {"type": "pages", "page": 1, "per_page": size, "total_pages": 1}
        if rest:
            name = f"{page[-1]['updated_at']}-{page[-1]['id']}"
            pages["next"] = {"per_page": size, "starting_after": name}
        told = {"type": "conversation.list", "total_count": len(found), "pages": pages}
        return Answer({**told, "conversations": listed})


def _listed(conversation: dict[str, Any]) -> dict[str, Any]:
    count = {"count_conversation_parts": len(conversation["parts"])}
    told = {"type": "conversation_statistics", **count}
    return {**{k: v for k, v in conversation.items() if k != "parts"}, "statistics": told}


def _no(status: int, code: str) -> Answer:
    return Answer({"type": "error.list", "errors": [{"code": code, "message": code}]}, status)


class IntercomRig:
    """A workspace with customers, for the flow tests."""

    name = "intercom"

    def __init__(self) -> None:
        self.port = 0
        self.fake: FakeIntercom | None = None

    async def start(self) -> None:
        """Start Prism and the fake; skips without Intercom's spec."""
        self.fake = FakeIntercom(Contract(SPEC, ("/files/",)))
        self.fake.start()
        self.port = self.fake.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the account, led to a port."""
        settings = {"base_url": f"http://127.0.0.1:{port}", "poll_seconds": 0.2}
        return Account("", "intercom", "Shop", "", settings), {"token": TOKEN}

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


RIG = IntercomRig
