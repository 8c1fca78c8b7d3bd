"""Messenger's other side for the shared flow tests: the fake page, polled."""

from __future__ import annotations

from inbox.model import Account
from tests.servers.pages import PAGE, TOKEN, FakePages


class MessengerRig:
    """A rig; see tests/flow/rig.py."""

    name = "messenger"
    port = 0

    def __init__(self) -> None:
        self.pages = FakePages("messenger")

    async def start(self) -> None:
        """Start the fake."""
        self.pages.start()
        self.port = self.pages.port

    def account(self, port: int) -> tuple[Account, dict[str, str]]:
        """Give the account."""
        settings = {
            "page_id": PAGE,
            "base_url": f"http://127.0.0.1:{port}",
            "poll_seconds": 0.2,
            "comments_seconds": 2,
        }
        return Account("", "messenger", "Messenger", "", settings), {"token": TOKEN}

    async def customer_says(self, text: str, who: str = "carla") -> str:
        """Let a customer write."""
        return self.pages.says(who, text)

    async def customer_saw(self) -> list[str]:
        """Give the texts that arrived."""
        return self.pages.saw()

    async def stop(self) -> None:
        """End the fake."""
        self.pages.stop()


RIG = MessengerRig
