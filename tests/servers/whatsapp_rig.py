"""A fake Cloud API that keeps state, checked by Meta's own spec, with a real relay behind it."""

from __future__ import annotations

import asyncio
import copy
import json
import shutil
import ssl
import threading
import time
from functools import cache
from itertools import count
from typing import Any

import httpx
import yaml

from inbox.model import Account
from tests.servers.needs import server_directory, wait_for
from tests.servers.openapi import Spec
from tests.servers.relay import RelayProcess, sign, token_of
from tests.servers.specs import spec_path
from tests.servers.vendor import Answer, Asked, Upload, Vendor

NUMBER = "106540352242922"
TOKEN = "EAAtest-token-that-must-never-be-seen"  # noqa: S105 - of the fake
SOURCE = "whatsapp"
# Loopback without TLS: reading the machine's certificates for every call takes longer than it.
_PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_DESKS = 8
_KEPT = (
    "/{Version}/{Phone-Number-ID}/messages",
    "/{Version}/{Phone-Number-ID}/media",
    "/{Version}/{Phone-Number-ID}",
    "/{Version}/{Media-ID}",
    "/{Version}/{WABA-ID}/message_templates",
)
BUSINESS = "102290129340398"


@cache
def spec() -> Spec:
    """Read the shared file; skips where it is absent.

    The file's messages are an `allOf` whose second half forbids the first half's fields, so that
    nothing at all would be valid: both halves are joined here. Its request body knows neither the
    read mark that its own example shows nor `biz_opaque_callback_data`, which Meta's reference of
    messages documents; both are added.
    """
    path = spec_path("meta_business_messaging_v23_openapi.yaml")
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    paths = {name: document["paths"][name] for name in _KEPT}
    schemas = copy.deepcopy(document["components"]["schemas"])
    for each in schemas["Message"]["oneOf"]:
        name = each["$ref"].rpartition("/")[2]
        schemas[name] = _joined(schemas, schemas[name])
    mark = copy.deepcopy(schemas["MarkMessageRequestPayload"])
    mark["properties"]["typing_indicator"] = {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": ["text"]}},
    }
    schemas["Asked"] = {
        "if": {"required": ["status"]},
        "then": mark | {"additionalProperties": False},
        "else": {"oneOf": schemas["Message"]["oneOf"]},
    }
    body = paths[_KEPT[0]]["post"]["requestBody"]["content"]["application/json"]
    body["schema"] = {"$ref": "#/components/schemas/Asked"}
    document["components"]["schemas"] = schemas
    document["paths"] = paths
    return Spec(_without_hyphens(document))


def _joined(schemas: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    halves = [
        schemas[each["$ref"].rpartition("/")[2]] if "$ref" in each else each
        for each in schema["allOf"]
    ]
    made: dict[str, Any] = {"type": "object", "additionalProperties": False, "required": []}
    made["properties"] = {"biz_opaque_callback_data": {"type": "string", "maxLength": 512}}
    for half in halves:
        made["required"] += half.get("required", [])
        made["properties"] |= half["properties"]
    return made


def _without_hyphens(document: dict[str, Any]) -> dict[str, Any]:
    """Name the placeholders as a regular expression can."""
    text = json.dumps(document, default=str)
    for name in ("Phone-Number-ID", "Media-ID", "WABA-ID"):
        text = text.replace(name, name.replace("-", "_"))
    made: dict[str, Any] = json.loads(text)
    return made


def check(asked: Asked) -> list[str]:
    """Say what Meta's spec has against a request."""
    if not asked.path.startswith("/v23.0/"):
        return []
    kind = asked.headers.get("content-type", "application/json")
    body = asked.json if kind.startswith("application/json") else asked.form or None
    return spec().request_errors(
        asked.method, asked.path, asked.query, asked.headers, body, kind.partition(";")[0]
    )


class FakeCloud(Vendor):
    """One phone number and the people who write to it."""

    title = "WhatsApp"

    def __init__(self, relay: RelayProcess) -> None:
        super().__init__(check)
        self.relay = relay
        self.sent: list[dict[str, Any]] = []
        self.marks: list[dict[str, Any]] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.token = TOKEN
        self.templates: list[dict[str, Any]] = []
        self._ids = count(1)
        self._hooks: list[dict[str, Any]] = []
        self._poster: threading.Thread | None = None

    def start(self) -> None:
        """Listen, and hand webhooks over in a thread, again and again as Meta does."""
        super().start()
        self._poster = threading.Thread(target=self._post_for_ever, daemon=True)
        self._poster.start()

    def new_id(self) -> str:
        """Make a message's name."""
        return f"wamid.HBgLTEST{next(self._ids):08d}{time.time_ns() % 10**9:09d}"

    def says(self, who: str, **content: Any) -> str:
        """Let a customer write; gives the message's name."""
        message = {"from": phone(who), "id": self.new_id(), "timestamp": str(int(time.time()))}
        message |= content
        self.hook(
            messages=[message], contacts=[{"profile": {"name": who.title()}, "wa_id": phone(who)}]
        )
        return str(message["id"])

    def hook(self, **value: Any) -> None:
        """Have a change of the field `messages` handed to the relay until it is taken."""
        metadata = {"display_phone_number": "15550783881", "phone_number_id": NUMBER}
        whole = {"messaging_product": "whatsapp", "metadata": metadata, **value}
        change = {"value": whole, "field": "messages"}
        payload = {
            "object": "whatsapp_business_account",
            "entry": [{"id": BUSINESS, "changes": [change]}],
        }
        with self.changed:
            self._hooks.append(payload)
            self.changed.notify_all()

    def respond(self, asked: Asked) -> Answer:
        """Do what Meta does, or what the relay behind the same address does."""
        if asked.path.partition("/")[2].partition("/")[0] in ("take", "ack", "state"):
            return self._behind(asked)
        if asked.headers.get("authorization") != f"Bearer {self.token}":
            return error(190, "Invalid OAuth access token.", 401)
        place = asked.path.removeprefix("/v23.0/").removeprefix(NUMBER)
        if place == "/messages":
            return self._message(asked.json)
        if place == "/media":
            upload = asked.form["file"]
            assert isinstance(upload, Upload)
            return Answer({"id": self.keep(upload.media_type, upload.content)})
        if not place:
            return Answer({"id": NUMBER, "display_phone_number": "+1 555 078 3881"})
        return self._file(place)

    def keep(self, media_type: str, content: bytes) -> str:
        """Keep a file; gives its id."""
        with self.lock:
            media_id = str(1_003_383_421_387_000 + next(self._ids))
            self.files[media_id] = (media_type, content)
        return media_id

    def _file(self, place: str) -> Answer:
        if place.startswith("/lookaside/"):
            return Answer(self.files[place.removeprefix("/lookaside/")][1])
        if place == f"{BUSINESS}/message_templates":
            return Answer({"data": self.templates, "paging": {"cursors": {}}})
        if place not in self.files:
            return error(100, "Unsupported get request.", 400)
        media_type, content = self.files[place]
        return Answer(
            {
                "url": f"{self.base_url}/lookaside/{place}",
                "mime_type": media_type,
                "file_size": len(content),
                "id": place,
            }
        )

    def _message(self, body: dict[str, Any]) -> Answer:
        if body.get("status") == "read":
            with self.lock:
                self.marks.append(body)
            return Answer({"success": True})
        message_id = self.new_id()
        with self.changed:
            self.sent.append(body | {"id": message_id})
            self.changed.notify_all()
        for state in ("sent", "delivered"):
            self.status(message_id, state)
        return Answer(
            {
                "messaging_product": "whatsapp",
                "contacts": [{"input": body["to"], "wa_id": body["to"]}],
                "messages": [{"id": message_id}],
            }
        )

    def status(self, message_id: str, state: str, **more: Any) -> None:
        """Tell how a reply fares."""
        sent = next(each for each in self.sent if each["id"] == message_id)
        told = {"id": message_id, "status": state, "recipient_id": sent["to"], **more}
        told["timestamp"] = str(int(time.time()))
        if "biz_opaque_callback_data" in sent:
            told["biz_opaque_callback_data"] = sent["biz_opaque_callback_data"]
        self.hook(statuses=[told])

    def _behind(self, asked: Asked) -> Answer:
        names = ("authorization", "x-kindline-key", "content-type")
        headers = {name: asked.headers[name] for name in names if name in asked.headers}
        try:
            answer = httpx.request(
                asked.method,
                f"{self.relay.base_url}{asked.target}",
                headers=headers,
                content=asked.body,
                timeout=60,
                verify=_PLAIN,
            )
        except httpx.HTTPError:
            return Answer(status=502)
        return Answer(answer.content, answer.status_code)

    def _post_for_ever(self) -> None:
        with httpx.Client(base_url=self.relay.base_url, timeout=10) as client:
            while not self.is_stopping:
                with self.changed:
                    if not self._hooks:
                        self.changed.wait(0.5)
                        continue
                    payload = self._hooks[0]
                body = json.dumps(payload).encode()
                try:
                    taken = client.post(f"/hooks/{SOURCE}", content=body, headers=sign(body))
                except httpx.HTTPError:
                    time.sleep(0.1)
                    continue
                if taken.status_code == 200:
                    with self.changed:
                        self._hooks.pop(0)

    def is_handed_over(self) -> bool:
        """Tell whether the relay took everything."""
        with self.lock:
            return not self._hooks


def phone(who: str) -> str:
    """Give a customer's number by name."""
    return str(15_550_000_000 + sum(ord(letter) * 31**n for n, letter in enumerate(who)) % 10**7)


def error(code: int, message: str, status: int = 400, **more: Any) -> Answer:
    """Answer as the Graph API does when it refuses."""
    told = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "A", **more}
    return Answer({"error": told}, status)


class WhatsAppRig:
    """A rig; see tests/flow/rig.py."""

    name = "whatsapp"
    port = 0

    def __init__(self) -> None:
        self.directory = server_directory("whatsapp")
        self._desks = count(0)
        names = tuple(f"desk{number}" for number in range(_DESKS))
        self.relay = RelayProcess(self.directory, names, (SOURCE,))
        self.cloud = FakeCloud(self.relay)

    async def start(self) -> None:
        """Start relay and fake."""
        spec()
        await asyncio.to_thread(self.relay.start)
        self.cloud.start()
        self.port = self.cloud.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the account; each has a token of its own, as each has a key of its own."""
        url = f"http://127.0.0.1:{port}"
        settings = {
            "phone_number_id": NUMBER,
            "base_url": url,
            "relay_url": url,
            "relay_source": SOURCE,
            "relay_wait_seconds": 5,
        }
        secrets = {"token": TOKEN, "relay_token": token_of(f"desk{next(self._desks) % _DESKS}")}
        return Account("", "whatsapp", "WhatsApp", "", settings), secrets

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Let a customer write."""
        said = self.cloud.says(who, type="text", text={"body": text})
        await asyncio.to_thread(wait_for, self.cloud.is_handed_over, 20, "the webhook")
        return said

    async def customer_saw(self) -> list[str]:
        """Give the texts that arrived."""
        with self.cloud.lock:
            return [each["text"]["body"] for each in self.cloud.sent if each["type"] == "text"]

    async def stop(self) -> None:
        """End both."""
        self.cloud.stop()
        await asyncio.to_thread(self.relay.stop)
        shutil.rmtree(self.directory, ignore_errors=True)


RIG = WhatsAppRig
