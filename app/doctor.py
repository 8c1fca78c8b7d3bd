"""What is installed, connected, encrypted, and how fast the model is, each with advice."""

from __future__ import annotations

import asyncio
import importlib.metadata
import os
import platform
import shutil
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app import paths
from inbox.errors import KindlineError
from inbox.model import AccountState, ModelState
from inbox.ports import DraftPrompt, ModelMessage

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from app.commands.session import Session
    from inbox.ports import TextModel

_SQLITE_HEADER = b"SQLite format 3\x00"
_LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "IMAPClient", "llama_cpp_python")
_FREE_BYTES = 2 * 2**30
_LOAD_SECONDS = 60.0
_SLOW_TOKENS = 8.0
_MARKS = {"ok": "ok  ", "note": "note", "bad": "BAD "}
_ASKED = "Hello, my parcel should have come on Monday. Where is it?"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `state` is ok, note (worth knowing) or bad (something to do)."""

    topic: str
    state: str
    sentence: str
    advice: str = ""


def declare(commands: Any) -> None:
    """Declare the command's arguments."""
    doctor = commands.add_parser("doctor", help="say what is installed, connected, encrypted")
    doctor.add_argument("--quick", action="store_true", help="do not measure the model's speed")
    doctor.set_defaults(run=run)


def run(session: Session, arguments: Namespace) -> int:
    """Look at everything; 1 if something needs to be done."""
    findings = [*_machine(), *_workspace(session), *_accounts(session)]
    findings.append(_engine(session))
    findings.append(asyncio.run(_model(is_quick=arguments.quick)))
    session.give(findings, [line for finding in findings for line in _lines(finding)])
    return 1 if any(finding.state == "bad" for finding in findings) else 0


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{_MARKS[finding.state]}  {finding.topic:<10} {finding.sentence}"
    if finding.advice:
        yield f"{'':<17}{finding.advice}"


def _machine() -> Iterator[Finding]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding("python", "ok", f"Python {version} on {platform.system()} {platform.machine()}.")
    found = {name: _version(name) for name in _LIBRARIES}
    absent = [name for name, known in found.items() if not known and "llama" not in name]
    told = ", ".join(f"{name} {known}" for name, known in found.items() if known)
    advice = "Run ./kindline once more: it installs what is missing." if absent else ""
    yield Finding("libraries", "bad" if absent else "ok", f"{told}.", advice)
    free = shutil.disk_usage(_existing(paths.workspaces())).free
    is_low = free < _FREE_BYTES
    advice = "Free some space: new mail cannot be kept on a full disk." if is_low else ""
    yield Finding("disk", "bad" if is_low else "ok", f"{free / 2**30:.1f} GB are free.", advice)
    if sys.platform == "linux" and not _has_display():
        yield Finding("display", "note", "There is no display, so the window cannot open.")


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _existing(folder: Any) -> Any:
    while not folder.exists():
        folder = folder.parent
    return folder


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _workspace(session: Session) -> Iterator[Finding]:
    database = session.workspace.database
    if not database.exists():
        advice = "It is made when you connect an account."
        yield Finding("workspace", "note", f"No workspace is at {database.parent} yet.", advice)
        return
    with database.open("rb") as file:
        is_plain = file.read(len(_SQLITE_HEADER)) == _SQLITE_HEADER
    if is_plain:
        advice = "Export it, make a new workspace, import it there."
        yield Finding("encrypted", "bad", f"{database} is NOT encrypted.", advice)
    else:
        kind = "its key lies beside it (sample)" if session.workspace.is_sample else "SQLCipher"
        yield Finding("encrypted", "ok", f"{database} is encrypted: {kind}.")
    from inbox.store.queue import COUNT_CAP  # noqa: PLC0415 - loads SQLAlchemy

    try:
        counts = session.desk.counts()
    except KindlineError as error:
        yield Finding("workspace", "bad", str(error))
    else:
        count = max(counts.values())
        told = f"{count} conversations" if count < COUNT_CAP else f"{count} conversations or more"
        yield Finding("workspace", "ok", f"It holds {told}.")


def _accounts(session: Session) -> Iterator[Finding]:
    if not session.workspace.database.exists():
        return
    try:
        accounts = session.desk.accounts()
    except KindlineError:
        return  # told above
    if not accounts:
        advice = "`kindline accounts add you@example.com`, or the window's Connect an account."
        yield Finding("accounts", "note", "No account is connected.", advice)
    for account in accounts:
        is_bad = account.state in (AccountState.SIGN_IN, AccountState.FAILED)
        who = f"{account.address or account.name} ({account.channel})"
        told = account.state_sentence or account.state.value
        advice = f"`kindline accounts check {account.address or account.id}`" if is_bad else ""
        yield Finding("account", "bad" if is_bad else "ok", f"{who}: {told}", advice)


def _engine(session: Session) -> Finding:
    if session.workspace.folder.exists() and session.is_engine_running():
        return Finding("engine", "ok", "The engine runs: messages are received and sent.")
    advice = "The window starts it; on a server run `kindline engine`."
    return Finding("engine", "note", "The engine does not run, so nothing is received now.", advice)


async def _model(*, is_quick: bool) -> Finding:
    from app.text_model import LocalTextModel  # noqa: PLC0415

    model = LocalTextModel()
    try:
        status = await _settled(model)
        if status.state is not ModelState.READY:
            told = status.sentence or f"The model is {status.state.value}."
            advice = "Start ./kindline: it prepares the model in the background."
            return Finding("model", "note", told, advice)
        if is_quick:
            return Finding("model", "ok", f"{status.name} is ready on {status.device}.")
        return await _measured(model, status.name, status.device)
    except KindlineError as error:
        return Finding("model", "bad", str(error), "Start Kindline again; see the log if it stays.")
    finally:
        await model.close()


async def _settled(model: Any) -> Any:
    """Wait while an installed model is being loaded, but never for a build."""
    until = time.monotonic() + _LOAD_SECONDS
    while True:
        status = await model.status()
        if status.state is not ModelState.LOADING or time.monotonic() > until:
            return status
        await asyncio.sleep(0.1)


async def _measured(model: TextModel, name: str, device: str) -> Finding:
    """Draft once and tell the speed."""
    prompt = DraftPrompt((ModelMessage("customer", _ASKED),), "en", "Sam", "Ada", max_tokens=48)
    began = time.monotonic()
    times = [time.monotonic() async for _ in model.draft(prompt)] or [began]
    first = times[0] - began
    # A piece is a token, but for letters that need several.
    seen = (len(times) - 1) / max(times[-1] - times[0], 0.001)
    speed = (await model.status()).tokens_per_second or seen
    told = f"{name} on {device}: first word after {first:.1f} s, then {speed:.0f} tokens/s."
    is_slow = speed < _SLOW_TOKENS
    advice = "Close other programs; a graphics card makes it faster." if is_slow else ""
    return Finding("model", "note" if is_slow else "ok", told, advice)
