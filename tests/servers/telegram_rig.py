"""A fake Telegram that keeps state; requests and updates are checked against Bot API 10.1."""

from __future__ import annotations

import json
import re
import time
from functools import cache
from itertools import count
from typing import Any

from inbox.model import Account
from tests.servers.specs import spec_path
from tests.servers.vendor import Answer, Asked, Upload, Vendor

TOKEN = "4242:test-token-that-must-never-be-seen"  # noqa: S105 - of the fake
_SCALARS: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
    "True": (bool,),
    "InputFile": (Upload,),
}


class BotApi:
    """The published methods and types (shared data), asked whether a value fits."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.methods: dict[str, Any] = document["methods"]
        self.types: dict[str, Any] = document["types"]

    @staticmethod
    def load() -> BotApi:
        """Read the shared file once; skips where it is absent."""
        return _load(str(spec_path("telegram_bot_api_10.1.json")))

    def call_errors(self, method: str, values: dict[str, Any]) -> list[str]:
        """Say what the Bot API has against a call."""
        if method not in self.methods:
            return [f"there is no method {method}"]
        return self._fields(method, self.methods[method].get("fields", []), values)

    def errors(self, kind: str, value: Any, place: str = "it") -> list[str]:
        """Say what a type of the Bot API has against a value."""
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{place} is no list"]
            inner = kind.removeprefix("Array of ")
            return [
                e for n, each in enumerate(value) for e in self.errors(inner, each, f"{place}/{n}")
            ]
        if kind in _SCALARS:
            is_bool = isinstance(value, bool) and bool not in _SCALARS[kind]
            fits = isinstance(value, _SCALARS[kind]) and not is_bool
            return [] if fits else [f"{place} is no {kind}: {value!r:.80}"]
        described = self.types[kind]
        if described.get("subtypes"):
            tried = [self.errors(each, value, place) for each in described["subtypes"]]
            return _fewest(tried)
        if not isinstance(value, dict):
            return [f"{place} is no {kind}"]
        return self._fields(place, described.get("fields", []), value)

    def _fields(self, place: str, fields: list[Any], value: dict[str, Any]) -> list[str]:
        known = {each["name"]: each for each in fields}
        found = [f"{place} has no {name}" for name in value if name not in known]
        for name, each in known.items():
            if name not in value:
                found += [f"{place} lacks {name}"] if each["required"] else []
                continue
            tried = [self.errors(kind, value[name], f"{place}.{name}") for kind in each["types"]]
            found += _fewest(tried)
        return found


def _fewest(tried: list[list[str]]) -> list[str]:
    """Give the shortest list: of several types the one that fits best."""
    return min(tried, key=len)


@cache
def _load(path: str) -> BotApi:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - a plain read
        return BotApi(json.load(file))


class FakeTelegram(Vendor):
    """One bot and the people who write to it."""

    title = "Telegram"

    def __init__(self) -> None:
        super().__init__()
        self.api = BotApi.load()
        self.me = {
            "id": 4242,
            "is_bot": True,
            "first_name": "Shop",
            "username": "shop_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
        }
        self.updates: list[dict[str, Any]] = []
        self.confirmed = 0
        self.sent: list[dict[str, Any]] = []  # as Messages, deleted ones too
        self.deleted: set[tuple[int, int]] = set()
        self.reactions: dict[tuple[int, int], list[Any]] = {}
        self.uploads: dict[int, list[Upload]] = {}
        self.files: dict[str, bytes] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.webhook = ""
        self.blocked: set[int] = set()
        self.migrated: dict[int, int] = {}
        self._update_ids, self._message_ids = count(800_000), count(11)
        self._poller = 0

    # The customers' side -----------------------------------------------------------------

    def person(self, who: str) -> dict[str, Any]:
        """Give a customer by name."""
        number = 1000 + sum(ord(letter) * 31**n for n, letter in enumerate(who)) % 10**8
        name = who.capitalize()
        return {"id": number, "is_bot": False, "first_name": name, "username": f"{who}_here"}

    def says(self, who: str = "carla", **content: Any) -> dict[str, Any]:
        """Let a customer write in private; gives the Message."""
        author = self.person(who)
        chat = {"id": author["id"], "type": "private", "first_name": author["first_name"]}
        message = {"from": author, "chat": chat, **content}
        return self.arrives("message", message)

    def arrives(self, kind: str, message: dict[str, Any]) -> dict[str, Any]:
        """Let a Message arrive as an update, with number and date where it has none."""
        with self.changed:
            whole = {"message_id": next(self._message_ids), "date": int(time.time())} | message
            self.update({kind: whole})
        return whole

    def update(self, update: dict[str, Any]) -> int:
        """Queue an update, which must be one that Telegram could send."""
        with self.changed:
            whole = {"update_id": next(self._update_ids), **update}
            if wrong := self.api.errors("Update", whole):
                self.violations += wrong
            self.updates.append(whole)
            self.changed.notify_all()
        return int(whole["update_id"])

    def saw(self) -> list[str]:
        """Give the texts that reached customers."""
        with self.lock:
            return [
                str(each.get("text") or each.get("caption") or "")
                for each in self.sent
                if (each["chat"]["id"], each["message_id"]) not in self.deleted
            ]

    # The server ----------------------------------------------------------------------------

    def respond(self, asked: Asked) -> Answer:
        """Answer a call or a file."""
        if found := re.fullmatch(r"/file/bot([^/]+)/(.+)", asked.path):
            content = self.files.get(found[2])
            return Answer(content) if found[1] == TOKEN and content is not None else _no(404)
        found = re.fullmatch(r"/bot([^/]+)/(\w+)", asked.path)
        if found is None:
            return _no(404)
        if found[1] != TOKEN:
            return _no(401, "Unauthorized")
        values = _values(asked)
        uploads = [values.pop(name) for name in list(values) if re.fullmatch(r"file\d+", name)]
        method = found[2]
        if wrong := self.api.call_errors(method, values):
            self.violations += wrong
            return _no(400, f"Bad Request: {wrong}")
        with self.lock:
            self.calls.append((method, values))
        return self._do(method, values, uploads)

    def _do(self, method: str, values: dict[str, Any], uploads: list[Upload]) -> Answer:
        if method == "getUpdates":
            return self._get_updates(values)
        chat_id = int(values.get("chat_id", 0))
        if chat_id in self.blocked:
            return _no(403, "Forbidden: bot was blocked by the user")
        if chat_id in self.migrated:
            told = {"migrate_to_chat_id": self.migrated[chat_id]}
            sentence = "Bad Request: group chat was upgraded to a supergroup chat"
            return _no(400, sentence, told)
        with self.lock:
            if method.startswith("send") and method != "sendChatAction":
                return self._send(method, values, uploads)
            return self._other(method, values, (chat_id, int(values.get("message_id", 0))))

    def _other(self, method: str, values: dict[str, Any], at: tuple[int, int]) -> Answer:
        if method in {"getMe", "getWebhookInfo"}:
            waiting = len(self.updates)
            hook = {"has_custom_certificate": False, "pending_update_count": waiting}
            return _yes(self.me if method == "getMe" else {"url": self.webhook, **hook})
        if method == "getFile":
            path = f"files/{values['file_id']}"
            if path not in self.files:
                return _no(400, "Bad Request: invalid file_id")
            return _yes({"file_id": values["file_id"], "file_unique_id": "u", "file_path": path})
        if method in {"editMessageText", "editMessageCaption"}:
            return self._edit(method, values, at)
        if method == "setMessageReaction":
            self.reactions[at] = values.get("reaction", [])
        self.webhook = values["url"] if method == "setWebhook" else self.webhook
        self.deleted |= {at} if method == "deleteMessage" else set()
        return _yes(True)

    def _edit(self, method: str, values: dict[str, Any], at: tuple[int, int]) -> Answer:
        key = "text" if method == "editMessageText" else "caption"
        for each in self.sent:
            if (each["chat"]["id"], each["message_id"]) == at:
                if key not in each:
                    return _no(400, f"Bad Request: there is no {key} in the message to edit")
                if each[key] == values[key]:
                    return _no(400, "Bad Request: message is not modified: specified new ...")
                each[key], each["edit_date"] = values[key], int(time.time())
                return _yes(each)
        return _no(400, "Bad Request: message to edit not found")

    def _send(self, method: str, values: dict[str, Any], uploads: list[Upload]) -> Answer:
        if method == "sendMediaGroup":
            made = [self._message(values, each.get("caption"), "") for each in values["media"]]
            self.uploads[made[0]["message_id"]] = uploads
            return _yes(made)
        upload = next((each for each in values.values() if isinstance(each, Upload)), None)
        made_one = self._message(values, values.get("caption"), values.get("text", ""))
        if upload is not None:
            self.uploads[made_one["message_id"]] = [upload]
        return _yes(made_one)

    def _message(self, values: dict[str, Any], caption: Any, text: str) -> dict[str, Any]:
        chat_id = int(values["chat_id"])
        message: dict[str, Any] = {
            "message_id": next(self._message_ids),
            "from": self.me,
            "date": int(time.time()),
            "chat": {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"},
        }
        if caption:
            message["caption"] = caption
        if text:
            message["text"] = text
        self.violations += self.api.errors("Message", message)
        self.sent.append(message)
        return message

    def _get_updates(self, values: dict[str, Any]) -> Answer:
        if self.webhook:
            return _no(409, "Conflict: can't use getUpdates method while webhook is active")
        with self.changed:
            self._poller += 1
            mine = self._poller
            self.changed.notify_all()
            offset = values.get("offset", 0)
            self.updates = [each for each in self.updates if each["update_id"] >= offset]
        is_over = lambda: bool(self.updates) or self._poller != mine  # noqa: E731
        self.wait_changed(is_over, values.get("timeout", 0))
        with self.lock:
            if self._poller != mine:
                sentence = "Conflict: terminated by other getUpdates request"
                return _no(409, sentence)
            return _yes(self.updates[: values.get("limit", 100)])


def _values(asked: Asked) -> dict[str, Any]:
    if "application/json" in asked.headers.get("content-type", ""):
        return dict(asked.json or {})
    found = {}
    for name, value in asked.form.items():
        try:
            is_plain = isinstance(value, Upload) or name in {"caption", "text"}
            found[name] = value if is_plain else json.loads(value)
        except ValueError:
            found[name] = value
    return found


def _yes(result: Any) -> Answer:
    return Answer({"ok": True, "result": result})


def _no(code: int, description: str = "Not Found", parameters: Any = None) -> Answer:
    body = {"ok": False, "error_code": code, "description": description}
    return Answer(body | ({"parameters": parameters} if parameters else {}), code)


class TelegramRig:
    """A bot with customers, for the flow tests."""

    name = "telegram"

    def __init__(self) -> None:
        self.port = 0
        self.fake: FakeTelegram | None = None

    async def start(self) -> None:
        """Start the fake; skips without Telegram's spec."""
        self.fake = FakeTelegram()
        self.fake.start()
        self.port = self.fake.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the bot's account, led to a port."""
        settings = {"base_url": f"http://127.0.0.1:{port}", "poll_seconds": 2}
        return Account("", "telegram", "Shop bot", "", settings), {"token": TOKEN}

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Let a customer write; gives "chat:message"."""
        assert self.fake is not None
        message = self.fake.says(who, text=text)
        return f"{message['chat']['id']}:{message['message_id']}"

    async def customer_saw(self) -> list[str]:
        """Give what reached customers."""
        assert self.fake is not None
        return self.fake.saw()

    async def stop(self) -> None:
        """End the fake; fails when a request was outside the spec."""
        fake, self.fake = self.fake, None
        if fake is not None:
            fake.stop()


RIG = TelegramRig
