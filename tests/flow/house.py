"""A person's Kindline in a test: a workspace, a desk, and the engine as a real process."""

from __future__ import annotations

import email
import email.policy
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.lock import is_engine_running
from app.paths import Workspace
from app.secrets import make_key_file
from app.wiring import open_desk
from inbox.model import Account, AccountState, Draft, QueueFilter, View
from tests.servers.needs import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from inbox.model import OutboxItem, QueueRow, Thread
    from tests.servers.dovecot import Dovecot

ROOT = Path(__file__).parents[2]


class House:
    """A workspace without keyring (a key file), with an engine that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(folder / "workspace").create()
        self.key_file = folder / "test.key"
        make_key_file(self.key_file)
        self.desk = open_desk(self.workspace, key_file=self.key_file)
        self.desk.set_setting("undo_send_seconds", 0)
        self._engine: subprocess.Popen[bytes] | None = None

    def connect(
        self, server: Dovecot, user: str, secrets: dict[str, str] | None = None, **settings: Any
    ) -> Account:
        """Connect a mailbox of a test server."""
        usual = {
            "imap_host": "127.0.0.1",
            "imap_port": server.imap_port,
            "imap_security": "none",
            "smtp_host": "127.0.0.1",
            "smtp_port": server.submission_port,
            "smtp_security": "none",
        }
        account = Account("", "email", "Shop", user, usual | settings)
        return self.desk.add_account(account, secrets or {"password": "b"})

    # The engine ------------------------------------------------------------------------------

    def start(self, *more: str) -> None:
        """Start the engine."""
        command = [sys.executable, "-m", "app.engine", "--no-model"]
        command += ["--workspace", str(self.workspace.folder), "--key-file", str(self.key_file)]
        self._engine = subprocess.Popen(
            [*command, *more], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def kill(self) -> None:
        """End the engine as a crash does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End the engine in order."""
        self._end(signal.SIGTERM)

    def close(self) -> None:
        """End everything."""
        self.kill()

    def is_running(self) -> bool:
        """Tell whether the engine runs."""
        return is_engine_running(self.workspace)

    def _end(self, how: signal.Signals) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.send_signal(how)
            engine.wait(20)

    # What is seen ----------------------------------------------------------------------------

    def rows(self, view: View = View.ALL) -> list[QueueRow]:
        """Give a view of the queue."""
        # By id: triage may move a row to a later page while this walks.
        found: dict[str, QueueRow] = {}
        after = None
        while True:
            page = self.desk.queue(view, QueueFilter(), after, 200)
            found |= {row.conversation_id: row for row in page.rows}
            after = page.after
            if after is None or not page.rows:
                return list(found.values())

    def row(self, subject: str) -> QueueRow:
        """Wait for the conversation with a subject."""
        found: list[QueueRow] = []

        def look() -> bool:
            found[:] = [row for row in self.rows() if row.subject == subject]
            return bool(found)

        wait_for(look, 20, f"a conversation on {subject!r}")
        return found[0]

    def thread(self, subject: str) -> Thread:
        """Give the thread with a subject, once it is there."""
        return self.desk.thread(self.row(subject).conversation_id)

    def reply(self, subject: str, text: str) -> OutboxItem:
        """Approve a reply."""
        thread = self.thread(subject)
        draft = Draft(thread.row.conversation_id, text, based_on_message_id=thread.messages[-1].id)
        return self.desk.send(draft)

    def wait_account(self, state: AccountState, seconds: float = 30) -> Account:
        """Wait until the account is in a state."""
        wait_for(lambda: self.desk.accounts()[0].state == state, seconds, f"the account {state}")
        return self.desk.accounts()[0]

    def wait_sent(self, seconds: float = 30) -> None:
        """Wait until nothing is left in the outbox."""
        wait_for(lambda: not self.desk.outbox(), seconds, "the sending")


def mail(
    subject: str,
    sender: str = "Carla <carla@customer.example>",
    to: str = "shop@test.local",
    text: str = "Hello, where is it?",
    number: str = "1",
) -> bytes:
    """Write a customer's mail."""
    name = subject.replace(" ", "-").lower()
    stamp = email.utils.format_datetime(email.utils.localtime())
    return (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {stamp}\r\n"
        f"Message-ID: <{name}.{number}@customer.example>\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: text/plain; charset="utf-8"\r\n\r\n{text}\r\n'
    ).encode()


def parsed(raw: bytes) -> EmailMessage:
    """Read a mail."""
    return email.message_from_bytes(raw, policy=email.policy.default)


def within(seconds: float, look: Callable[[], bool]) -> bool:
    """Tell whether something became true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if look():
            return True
        time.sleep(0.01)
    return look()


def is_alive(pid: int) -> bool:
    """Tell whether a process lives."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
