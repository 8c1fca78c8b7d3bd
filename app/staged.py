"""Brings about for real the troubles that pictures show: a refused sign-in, a lost conversation."""

from __future__ import annotations

import asyncio
import json
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from inbox.model import Account, AccountState, ModelState, ModelStatus
from inbox.store.tables import conversation_joins
from local_models import devices

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_NAME, _ADDRESS = "Help desk", "help@shop.example"
_BUILDING = "Preparing to build the local model's engine."
_NOBODY = 9  # the discard port (RFC 863): nobody answers there
_WAIT_SECONDS, _LOOK_SECONDS = 60.0, 0.2


@asynccontextmanager
async def troubled_mailbox(*, is_there: bool) -> AsyncIterator[int]:
    """Serve IMAP (RFC 9051) on loopback that takes no password, or nothing; gives its port."""
    if not is_there:
        yield _NOBODY
        return
    server = await asyncio.start_server(_refuse, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


async def connected(desk: Any, port: int, until: AccountState) -> None:
    """Connect a mailbox at that port and wait for what the engine makes of it.

    Raises TimeoutError.
    """
    added = desk.add_account(_mailbox(port), {"password": "the old one"})
    for _ in range(int(_WAIT_SECONDS / _LOOK_SECONDS)):
        if any(one.id == added.id and one.state is until for one in desk.accounts()):
            return
        await asyncio.sleep(_LOOK_SECONDS)
    raise TimeoutError(f"the account did not become {until}")


def add_quiet_mailbox(desk: Any) -> None:
    """Connect a mailbox that has no message yet."""
    desk.add_account(_mailbox(_NOBODY), {"password": "a new one"})


def _mailbox(port: int) -> Account:
    servers = {
        f"{name}_{key}": value
        for name in ("imap", "smtp")
        for key, value in (("host", "127.0.0.1"), ("port", port), ("security", "none"))
    }
    return Account("", "email", _NAME, _ADDRESS, settings={"address": _ADDRESS, **servers})


def lose(desk: Any, conversation_id: str) -> None:
    """Take a conversation from under the list: joined to one that is not in this file (yet)."""
    with desk._database.write() as connection:  # noqa: SLF001 - no verb does such a thing
        connection.execute(
            insert(conversation_joins).values(gone_id=conversation_id, conversation_id="0" * 32)
        )


def model_being_built() -> ModelStatus:
    """Give the model's status while the installer is at work, by way of its progress file."""
    told = {"state": "building", "progress": 0.42, "sentence": _BUILDING}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model-setup.json"
        file.write_text(json.dumps(told), "utf-8")
        setup = devices.setup_state(file)
    return ModelStatus(ModelState.PREPARING, sentence=setup.sentence, progress=setup.progress)


def no_model() -> ModelStatus:
    """Give the model's status where no installer ever spoke."""
    return ModelStatus(ModelState.MISSING, sentence="The local model is not installed.")


async def _refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"* OK ready\r\n")
    while line := await reader.readline():
        tag, _, command = line.decode("ascii", "replace").strip().partition(" ")
        verb = command.partition(" ")[0].upper()
        if verb == "CAPABILITY":
            writer.write(f"* CAPABILITY IMAP4rev1\r\n{tag} OK done\r\n".encode())
        elif verb == "LOGOUT":
            writer.write(f"* BYE\r\n{tag} OK done\r\n".encode())
            break
        else:
            writer.write(f"{tag} NO [AUTHENTICATIONFAILED] wrong password\r\n".encode())
        await writer.drain()
    writer.close()
