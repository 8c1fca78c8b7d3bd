"""A stand-in for Bluesky's chat service before a real PDS: keeps state, checked by the lexicons."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx

from tests.servers.lexicons import Lexicons
from tests.servers.specs import spec_path
from tests.servers.vendor import Answer, Asked, Vendor

if TYPE_CHECKING:
    from tests.servers.atproto import Bluesky, Person

PROXY = "did:web:api.bsky.chat#bsky_chat"
_DEFS = "chat.bsky.convo.defs"
_SKIPPED = {"host", "content-length", "connection", "accept-encoding"}


class ChatService(Vendor):
    """Answers chat.bsky.convo.* for one account; everything else goes to the real PDS."""

    title = "Bluesky's chat"

    def __init__(self, network: Bluesky, me: Person) -> None:
        defs = spec_path("atproto/lexicons/chat/bsky/convo/defs.json")
        self._lexicons = Lexicons(defs.parents[3])
        super().__init__(self._faults)
        self._pds = httpx.Client(base_url=network.pds, timeout=30)
        self._me = me
        self._numbers = itertools.count(1)
        self._convos: dict[str, tuple[str, str]] = {}  # id -> (did, handle) of the other one
        self.messages: dict[str, list[dict[str, Any]]] = {}
        self._logs: list[dict[str, Any]] = []
        self.read: dict[str, str] = {}
        self.is_permitted = True

    def _faults(self, asked: Asked) -> list[str]:
        if "/chat.bsky." not in asked.path:
            return []
        faults = self._lexicons.request(asked)
        if asked.headers.get("atproto-proxy") != PROXY:
            faults.append("the header atproto-proxy names no chat service")
        return faults

    def respond(self, asked: Asked) -> Answer:
        nsid = asked.path.rpartition("/")[2]
        if not nsid.startswith("chat.bsky."):
            return self._forward(asked)
        if not self.is_permitted:
            return Answer({"error": "InvalidToken", "message": "Bad token method"}, 400)
        with self.lock:
            body = getattr(self, "_" + nsid.rpartition(".")[2])(asked)
        if isinstance(body, Answer):
            return body
        faults = self._lexicons.answer(nsid, body)
        assert not faults, faults
        return Answer(body)

    def says(self, did: str, handle: str, text: str) -> str:
        """Let somebody write to the account; gives the message's id."""
        with self.lock:
            return str(self._add(self._open(did, handle), did, {"text": text})["id"])

    def reacts(self, convo_id: str, message_id: str, did: str, emoji: str) -> None:
        """Let somebody react to a message."""
        with self.lock:
            message = self._message(convo_id, message_id)
            reaction = {"value": emoji, "sender": {"did": did}, "createdAt": _now()}
            message.setdefault("reactions", []).append(reaction)
            self._log("logAddReaction", convo_id, message=message, reaction=reaction)

    def deletes(self, convo_id: str, message_id: str) -> None:
        """Let a message be deleted."""
        with self.lock:
            message = self._message(convo_id, message_id)
            self.messages[convo_id].remove(message)
            gone = {key: message[key] for key in ("id", "rev", "sender", "sentAt")}
            self._log("logDeleteMessage", convo_id, message=_typed("deletedMessageView", gone))

    def stop(self, *, is_strict: bool = True) -> None:
        super().stop(is_strict=is_strict)
        self._pds.close()

    def convo_of(self, did: str) -> str:
        """Give the conversation with somebody."""
        return next(each for each, (other, _) in self._convos.items() if other == did)

    def _getLog(self, asked: Asked) -> Any:  # noqa: N802 - named as the lexicon
        after = int(asked.get("cursor", "0"))
        if "cursor" not in asked.query:
            return {"cursor": str(len(self._logs)), "logs": []}
        logs = self._logs[after : after + 3]
        return {"cursor": str(after + len(logs)), "logs": logs}

    def _listConvos(self, asked: Asked) -> Any:  # noqa: N802
        start = int(asked.get("cursor", "0"))
        ids = list(reversed(self._convos))
        page = ids[start : start + 2]
        more = {"cursor": str(start + 2)} if start + 2 < len(ids) else {}
        return {"convos": [self._view(each) for each in page], **more}

    def _getMessages(self, asked: Asked) -> Any:  # noqa: N802
        found = self.messages.get(asked.get("convoId"), [])
        return {"messages": [_typed("messageView", each) for each in reversed(found)]}

    def _getConvo(self, asked: Asked) -> Any:  # noqa: N802
        return {"convo": self._view(asked.get("convoId"))}

    def _getConvoForMembers(self, asked: Asked) -> Any:  # noqa: N802
        did = asked.query["members"][0]
        if did.endswith("closed"):
            return Answer({"error": "MessagesDisabled", "message": "no"}, 400)
        return {"convo": self._view(self._open(did, "somebody.test"))}

    def _sendMessage(self, asked: Asked) -> Any:  # noqa: N802
        return self._add(asked.json["convoId"], self._me.did, asked.json["message"])

    def _updateRead(self, asked: Asked) -> Any:  # noqa: N802
        self.read[asked.json["convoId"]] = asked.json["messageId"]
        return {"convo": self._view(asked.json["convoId"])}

    def _addReaction(self, asked: Asked) -> Any:  # noqa: N802
        given = asked.json
        self.reacts(given["convoId"], given["messageId"], self._me.did, given["value"])
        return {"message": self._message(given["convoId"], given["messageId"])}

    def _removeReaction(self, asked: Asked) -> Any:  # noqa: N802
        message = self._message(asked.json["convoId"], asked.json["messageId"])
        kept = [r for r in message.get("reactions", []) if r["sender"]["did"] != self._me.did]
        message["reactions"] = kept
        return {"message": message}

    def _open(self, did: str, handle: str) -> str:
        for convo_id, (other, _) in self._convos.items():
            if other == did:
                return convo_id
        convo_id = f"convo{next(self._numbers)}"
        self._convos[convo_id], self.messages[convo_id] = (did, handle), []
        self._log("logBeginConvo", convo_id)
        return convo_id

    def _add(self, convo_id: str, did: str, given: dict[str, Any]) -> dict[str, Any]:
        number = next(self._numbers)
        message = {
            "id": f"m{number}",
            "rev": f"r{number}",
            "text": given["text"],
            "sender": {"did": did},
            "sentAt": _now(),
        }
        if given.get("facets"):
            message["facets"] = given["facets"]
        self.messages[convo_id].append(message)
        self._log("logCreateMessage", convo_id, message=_typed("messageView", message))
        return message

    def _log(self, kind: str, convo_id: str, **more: Any) -> None:
        entry = {"$type": f"{_DEFS}#{kind}", "rev": f"r{len(self._logs)}", "convoId": convo_id}
        if "message" in more and "$type" not in more["message"]:
            more["message"] = _typed("messageView", more["message"])
        self._logs.append(entry | more)

    def _message(self, convo_id: str, message_id: str) -> dict[str, Any]:
        return next(each for each in self.messages[convo_id] if each["id"] == message_id)

    def _view(self, convo_id: str) -> dict[str, Any]:
        did, handle = self._convos[convo_id]
        members = [
            {"did": self._me.did, "handle": self._me.handle},
            {"did": did, "handle": handle, "displayName": handle.partition(".")[0].title()},
        ]
        return {"id": convo_id, "rev": "r1", "members": members, "muted": False, "unreadCount": 0}

    def _forward(self, asked: Asked) -> Answer:
        headers = {key: value for key, value in asked.headers.items() if key not in _SKIPPED}
        answer = self._pds.request(asked.method, asked.target, headers=headers, content=asked.body)
        kind = answer.headers.get("content-type", "application/json")
        return Answer(answer.content, answer.status_code, {"Content-Type": kind})


def _typed(name: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"$type": f"{_DEFS}#{name}", **value}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
