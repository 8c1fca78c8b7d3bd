"""Somebody on a snac2 server, with a program that is not ours; and our channel on the shop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx

from inbox.channels.mastodon import CHANNEL
from inbox.model import Account
from inbox.ports import SystemClock, secret_name
from tests.inbox.channels.email.mailbox import ACCOUNT_ID, Secrets
from tests.servers.needs import wait_for
from tests.servers.snac import Patient

if TYPE_CHECKING:
    from tests.servers.snac import Snac


@dataclass
class Person:
    """One account, by Mastodon's API."""

    name: str
    server: Snac
    token: str
    _web: httpx.Client | None = field(default=None)

    @property
    def handle(self) -> str:
        return f"{self.name}@{self.server.host}"

    @property
    def web(self) -> httpx.Client:
        if self._web is None:
            # snac2 closes lines without a word.
            headers = {"Authorization": f"Bearer {self.token}", "Connection": "close"}
            self._web = httpx.Client(
                base_url=self.server.url, headers=headers, timeout=20, transport=Patient()
            )
        return self._web

    def says(self, text: str, visibility: str = "public", **fields: Any) -> dict[str, Any]:
        body = {"status": text, "visibility": visibility, **fields}
        answer = self.web.post("/api/v1/statuses", json=body)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    def uploads(self, name: str, content: bytes, media_type: str, description: str) -> str:
        answer = self.web.post(
            "/api/v2/media",
            files={"file": (name, content, media_type)},
            data={"description": description},
        )
        media_id: str = answer.json()["id"]
        return media_id

    def hears(self) -> list[dict[str, Any]]:
        """Give who mentioned us, newest first."""
        found = self.web.get("/api/v1/notifications").json()
        return [each["status"] for each in found if each["type"] == "mention"]

    def waits_for(self, count: int) -> list[dict[str, Any]]:
        """Wait until so many mentions have arrived: servers deliver in the background."""
        wait_for(lambda: len(self.hears()) >= count, 30, f"{count} mentions of {self.name}")
        return self.hears()

    def sees(self, status_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.web.get(f"/api/v1/statuses/{status_id}").json()
        return found

    def close(self) -> None:
        if self._web is not None:
            self._web.close()


def channel_of(person: Person, secrets: Secrets | None = None, **settings: Any) -> Any:
    """Build the channel of a person's account."""
    given = {"server": person.server.host, "base_url": person.server.url, "poll_seconds": 0.2}
    account = Account(ACCOUNT_ID, "mastodon", "Test", "", given | settings)
    kept = (
        secrets
        if secrets is not None
        else Secrets({secret_name(ACCOUNT_ID, "token"): person.token})
    )
    return CHANNEL(account, kept, SystemClock())
