"""A fake of Meta's page endpoints, made from its documentation; keeps state, refuses the rest.

Meta publishes no spec of the Conversations API, the Send API and comments. What is taken here is
what developers.facebook.com names (read November 2026): other paths, fields and values are
violations, as with a spec.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

import httpx

from tests.servers.relay import RelayProcess, sign
from tests.servers.vendor import Answer, Asked, Upload, Vendor

PAGE, IG = "100200300400500", "17841400000000000"
TOKEN = "EAApage-token-that-must-never-be-seen"  # noqa: S105 - of the fake
SOURCE = "meta"
_QUERY = {
    "conversations": {"platform", "fields", "limit", "after", "user_id"},
    "messages": {"fields", "limit", "after"},
    "feed": {"fields", "limit"},
    "media": {"fields", "limit"},
    "": {"fields"},
}
_BODY = {"recipient", "message", "messaging_type", "tag", "sender_action", "filedata"}
_UPLOAD = {"platform", "message", "filedata"}
_ACTIONS = {"typing_on", "typing_off", "mark_seen"}


@dataclass
class Thread:
    """One conversation."""

    id: str
    person: str
    name: str
    messages: list[dict[str, Any]] = field(default_factory=list)  # newest first


class FakePages(Vendor):
    """One page, its Instagram account and the people who write to them."""

    title = "Meta"

    def __init__(self, platform: str, relay: RelayProcess | None = None) -> None:
        super().__init__(self._outside)
        self.platform = platform
        self.relay = relay
        self.own = IG if platform == "instagram" else PAGE
        self.threads: dict[str, Thread] = {}
        self.posts: list[dict[str, Any]] = []
        self.comments: dict[str, dict[str, Any]] = {}
        self.sent: list[dict[str, Any]] = []
        self.uploads: dict[str, dict[str, Any]] = {}
        self.marks: list[dict[str, Any]] = []
        self.deleted: list[str] = []
        self.token = TOKEN
        self.page_size = 25
        self._ids = count(1)
        self._clock = time.time()

    # The customers' side -------------------------------------------------------------------

    def says(self, who: str, text: str = "", *, ours: bool = False, **more: Any) -> str:
        """Let somebody write into a conversation; gives the message's id."""
        with self.changed:
            thread = self._with(who)
            author = {"id": self.own, "name": "Shop"} if ours else self._person(thread)
            message = {
                "id": f"m_{next(self._ids):06d}{time.time_ns() % 10**6:06d}",
                "created_time": self._now(),
                "from": author,
                "to": {"data": [self._person(thread) if ours else {"id": self.own}]},
                "message": text,
                **more,
            }
            thread.messages.insert(0, message)
            self.changed.notify_all()
        return str(message["id"])

    def comments_on(self, text: str, who: str = "carla", parent: str = "", **more: Any) -> str:
        """Let somebody comment below the post."""
        with self.changed:
            number = f"{PAGE}_{next(self._ids):06d}"
            made = self._shaped(number, text, {"id": person(who), "name": who.title()})
            made |= more
            if parent and self.platform == "messenger":
                made["parent"] = {"id": parent}
            self.comments[number] = made | {"_parent": parent}
            if not self.posts:
                self.posts.append({"id": f"{PAGE}_1", "message": "New mugs", "caption": "New mugs"})
        return number

    def hook(self, event: dict[str, Any], kind: str = "messaging") -> None:
        """Have an event handed to the relay at once."""
        entry = {"id": self.own, "time": int(time.time() * 1000), kind: [event]}
        name = "instagram" if self.platform == "instagram" else "page"
        body = json.dumps({"object": name, "entry": [entry]}).encode()
        assert self.relay is not None
        url = f"{self.relay.base_url}/hooks/{SOURCE}"
        httpx.post(url, content=body, headers=sign(body)).raise_for_status()

    def saw(self) -> list[str]:
        """Give the texts that customers got, in private and below comments."""
        with self.lock:
            return [
                each["message"]["text"] for each in self.sent if "text" in each.get("message", {})
            ]

    # Meta's side ---------------------------------------------------------------------------

    def respond(self, asked: Asked) -> Answer:
        """Do what Meta does."""
        if asked.path.partition("/")[2].partition("/")[0] in ("take", "ack", "state"):
            return self._behind(asked)
        if asked.path.startswith("/cdn/"):
            return Answer(b"a file")
        if asked.headers.get("authorization") != f"Bearer {self.token}":
            return refusal(190, "Invalid OAuth access token.", 401)
        owner, _, edge = asked.path.removeprefix("/v23.0/").partition("/")
        with self.lock:
            if asked.method == "DELETE":
                self.deleted.append(owner)
                return Answer({"success": True})
            if asked.method == "POST":
                return self._post(asked, owner, edge)
            return self._get(asked, owner, edge)

    def _get(self, asked: Asked, owner: str, edge: str) -> Answer:
        if edge == "conversations":
            return self._conversations(asked)
        if edge == "messages":
            thread = next(each for each in self.threads.values() if each.id == owner)
            return Answer(self._listed(thread, int(asked.get("after", "0")), 50))
        if edge in ("feed", "media"):
            shown = [post | {"comments": {"data": self._comments()}} for post in self.posts]
            return Answer({"data": shown})
        if owner == PAGE:
            about: dict[str, Any] = {"id": PAGE, "name": "Mug Shop"}
            if "instagram_business_account" in asked.get("fields"):
                about["instagram_business_account"] = {"id": IG, "username": "mugs"}
            return Answer(about)
        for thread in self.threads.values():
            if thread.person == owner:
                return Answer({"id": owner, "name": thread.name})
        return refusal(100, "Unsupported get request.", 400)

    def _conversations(self, asked: Asked) -> Answer:
        listed = [each for each in self.threads.values() if each.messages]
        if asked.get("user_id"):
            listed = [each for each in listed if each.person == asked.get("user_id")]
        listed.sort(key=lambda each: each.messages[0]["created_time"], reverse=True)
        start = int(asked.get("after", "0"))
        end = start + self.page_size
        shown = [
            {
                "id": each.id,
                "updated_time": each.messages[0]["created_time"],
                "link": f"/inbox/{each.id}",
                "participants": {"data": [self._person(each), {"id": self.own, "name": "Shop"}]},
                "messages": self._listed(each, 0, 20),
            }
            for each in listed[start:end]
        ]
        return Answer({"data": shown, "paging": _paging(end, len(listed))})

    def _listed(self, thread: Thread, start: int, size: int) -> dict[str, Any]:
        end = start + size
        return {"data": thread.messages[start:end], "paging": _paging(end, len(thread.messages))}

    def _comments(self) -> list[dict[str, Any]]:
        shown = []
        more: dict[str, Any] = {}
        for each in reversed(self.comments.values()):
            if self.platform == "instagram":
                if each["_parent"]:
                    continue
                replies = [one for one in self.comments.values() if one["_parent"] == each["id"]]
                more = {"replies": {"data": replies[::-1]}}
            shown.append({key: value for key, value in (each | more).items() if key != "_parent"})
        return shown

    def _post(self, asked: Asked, owner: str, edge: str) -> Answer:
        if edge in ("comments", "replies"):
            text = asked.json["message"]
            number = f"{PAGE}_{next(self._ids):06d}"
            made = self._shaped(number, text, {"id": self.own, "name": "Shop"})
            self.comments[number] = made | {"_parent": owner}
            self.sent.append({"comment": owner, "message": {"text": text}})
            return Answer({"id": number})
        if edge == "messages":
            return self._message(asked)
        if edge == "message_attachments":
            number = f"9{next(self._ids):06d}"
            self.uploads[number] = _body(asked)
            return Answer({"attachment_id": number})
        self.comments[owner] |= asked.json
        return Answer({"success": True})

    def _message(self, asked: Asked) -> Answer:
        body = _body(asked)
        if "sender_action" in body:
            self.marks.append(body)
            return Answer({"recipient_id": body["recipient"]["id"]})
        comment = body["recipient"].get("comment_id", "")
        to = self.comments[comment]["from"]["id"] if comment else body["recipient"]["id"]
        who = next((name for name in self.threads if person(name) == to), f"new{to}")
        if who not in self.threads:
            self.threads[who] = Thread(f"t_{next(self._ids)}", to, "New")
        text = body["message"].get("text", "")
        number = self.says(who, text, ours=True)
        self.sent.append(body)
        return Answer({"recipient_id": to, "message_id": number})

    def _with(self, who: str) -> Thread:
        if who not in self.threads:
            self.threads[who] = Thread(f"t_{next(self._ids)}", person(who), who.title())
        return self.threads[who]

    def _person(self, thread: Thread) -> dict[str, str]:
        key = "username" if self.platform == "instagram" else "name"
        return {"id": thread.person, key: thread.name}

    def _shaped(self, number: str, text: str, author: dict[str, str]) -> dict[str, Any]:
        if self.platform == "instagram":
            shown = {"id": author["id"], "username": author["name"]}
            return {"id": number, "text": text, "from": shown, "timestamp": self._now()}
        return {"id": number, "message": text, "from": author, "created_time": self._now()}

    def _now(self) -> str:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")

    def _behind(self, asked: Asked) -> Answer:
        names = ("authorization", "x-kindline-key", "content-type")
        headers = {name: asked.headers[name] for name in names if name in asked.headers}
        assert self.relay is not None
        url = f"{self.relay.base_url}{asked.target}"
        try:
            answer = httpx.request(
                asked.method, url, headers=headers, content=asked.body, timeout=60
            )
        except httpx.HTTPError:
            return Answer(status=502)
        return Answer(answer.content, answer.status_code)

    def _outside(self, asked: Asked) -> list[str]:
        """Say what Meta's documentation does not name."""
        if not asked.path.startswith("/v23.0/"):
            return []
        owner, _, edge = asked.path.removeprefix("/v23.0/").partition("/")
        found = [
            f"unknown query {name}" for name in asked.query if name not in _QUERY.get(edge, ())
        ]
        if asked.method == "GET":
            if edge not in _QUERY:
                found.append(f"unknown edge {edge}")
            if edge == "conversations" and asked.get("platform") != self.platform:
                found.append("wrong platform")
        elif asked.method == "POST" and edge == "messages":
            found += self._send_errors(owner, _body(asked))
        elif asked.method == "POST" and edge == "message_attachments":
            found += self._upload_errors(owner, _body(asked))
        elif asked.method == "POST":
            found += self._comment_errors(edge, asked.json)
        return found

    def _send_errors(self, owner: str, body: dict[str, Any]) -> list[str]:
        found = [f"unknown field {name}" for name in body.keys() - _BODY]
        found += [] if owner == PAGE else ["not the page"]
        if body.keys() & {"sender_action"}:
            known = body["sender_action"] in _ACTIONS and body.keys() == {
                "recipient",
                "sender_action",
            }
            return found + ([] if known else ["a wrong action"])
        if body.get("messaging_type") == "MESSAGE_TAG":
            found += [] if body.get("tag") == "HUMAN_AGENT" else ["a wrong tag"]
        elif self.platform == "messenger" and body.get("messaging_type") != "RESPONSE":
            found.append("no messaging_type")
        message = body.get("message", {})
        if len(message.keys() & {"text", "attachment"}) != 1:
            found.append("a message is a text or an attachment")
        if self.platform == "instagram" and "attachment" in message:
            given = message["attachment"]
            known = given.get("payload", {}).get("id") in self.uploads
            found += [] if known and given.get("type") == "MEDIA_SHARE" else ["no uploaded file"]
        text = message.get("text", "")
        longest = 1000 if self.platform == "instagram" else 2000
        counted = len(text.encode()) if self.platform == "instagram" else len(text)
        return found + (["too long"] if counted > longest else [])

    def _upload_errors(self, owner: str, body: dict[str, Any]) -> list[str]:
        found = [] if owner == PAGE and self.platform == "instagram" else ["not an upload's place"]
        if body.keys() != _UPLOAD or body["platform"] != "instagram":
            return [*found, "an upload has platform, message and filedata"]
        if body["message"]["attachment"]["type"] not in ("image", "video", "audio", "file"):
            found.append("a wrong kind of file")
        return found + ([] if body["filedata"].name.isascii() else ["letters in the name"])

    def _comment_errors(self, edge: str, body: Any) -> list[str]:
        is_ig = self.platform == "instagram"
        allowed = {"replies" if is_ig else "comments": {"message"}}
        allowed[""] = {"hide"} if is_ig else {"is_hidden", "message"}
        return [] if body and body.keys() <= allowed.get(edge, set()) else [f"wrong: {edge}"]


def person(who: str) -> str:
    """Give a customer's scoped id by name."""
    return str(24_000_000_000_000 + sum(ord(letter) * 31**n for n, letter in enumerate(who)))


def refusal(code: int, message: str, status: int = 400, **more: Any) -> Answer:
    """Answer as the Graph API does when it refuses."""
    told = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "A", **more}
    return Answer({"error": told}, status)


def _paging(end: int, total: int) -> dict[str, Any]:
    made: dict[str, Any] = {"cursors": {"before": "0", "after": str(end)}}
    return made | ({"next": "https://graph.facebook.com/with-a-token"} if end < total else {})


def _body(asked: Asked) -> dict[str, Any]:
    if asked.json is not None:
        found: dict[str, Any] = asked.json
        return found
    return {
        key: value
        if isinstance(value, Upload)
        else json.loads(value)
        if value.startswith("{")
        else value
        for key, value in asked.form.items()
    }
