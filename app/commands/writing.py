"""draft, send: what the model proposes and what a person approves."""

from __future__ import annotations

import asyncio
import mimetypes
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.live import ready_model
from app.commands.rendering import one_line, safe
from inbox.errors import Invalid
from inbox.model import Direction, Draft, OutboxState, Suggestion

if TYPE_CHECKING:
    from argparse import Namespace

    from app.commands.session import Session
    from inbox.desk import Desk
    from inbox.model import Attachment, OutboxItem, Thread

_POLL_SECONDS = 0.3
_PENDING = (OutboxState.WAITING, OutboxState.SENDING)


def declare(commands: Any) -> None:
    """Declare the commands' arguments."""
    draft = commands.add_parser("draft", help="draft a reply with the local model")
    draft.add_argument("conversation", help="its id, or the beginning of it")
    draft.add_argument("--no-wait", action="store_true", help="fail if the model is not ready")
    draft.add_argument("--save", action="store_true", help="keep it as the conversation's draft")
    draft.set_defaults(run=make_draft)
    send = commands.add_parser("send", help="send a reply whose text you give")
    send.add_argument("conversation")
    text = send.add_mutually_exclusive_group(required=True)
    text.add_argument("--text", help="the reply")
    text.add_argument("--file", help="a file with the reply; - reads the standard input")
    send.add_argument("--attach", action="append", default=[], type=Path, metavar="FILE")
    send.add_argument("--subject", default="")
    send.add_argument("--to", action="append", default=[])
    send.add_argument("--cc", action="append", default=[])
    send.add_argument("--close", action="store_true", help="close the conversation as well")
    send.add_argument("--wait", type=float, default=0.0, metavar="SECONDS", help="for the outcome")
    send.add_argument("--yes", action="store_true", help="approve exactly this text")
    send.set_defaults(run=approve)


def make_draft(session: Session, arguments: Namespace) -> int:
    """Stream a draft; the checked text comes last and is the one that counts."""
    conversation_id = session.conversation_id(arguments.conversation)
    suggestion = asyncio.run(_drafted(session, conversation_id, waits=not arguments.no_wait))
    if suggestion is not None and arguments.save:
        session.desk.save_draft(
            Draft(
                conversation_id,
                suggestion.text,
                based_on_message_id=suggestion.based_on_message_id,
            )
        )
    if session.is_json:
        session.give(suggestion, "")
    return 0


async def _drafted(session: Session, conversation_id: str, *, waits: bool) -> Suggestion | None:
    async with session.live_desk() as desk:
        await ready_model(session, desk, waits=waits)
        return await stream_draft(session, desk, conversation_id)


async def stream_draft(session: Session, desk: Desk, conversation_id: str) -> Suggestion | None:
    """Write a draft as it is made, and what became of it; give the checked suggestion."""
    shown = ""
    made: Suggestion | None = None
    async for event in desk.suggest(conversation_id):
        if isinstance(event, Suggestion):
            made = event
        elif not session.is_json:
            shown += event
            session.write(safe(event), end="")
    if made is not None and not session.is_json:
        _tell(session, made, shown)
    return made


def _tell(session: Session, made: Suggestion, shown: str) -> None:
    if made.text.split() != shown.split():
        if shown:
            why = f" ({one_line('; '.join(made.refused), 80)})" if made.refused else ""
            session.write(f"\n[not good enough{why}; shown instead:]")
        session.write(safe(made.text), end="")
    grounds = ", ".join(f"{ground.kind}: {one_line(ground.excerpt, 50)}" for ground in made.grounds)
    session.write(f"\n[{made.source}; rests on {grounds or 'nothing in particular'}]")


def approve(session: Session, arguments: Namespace) -> int:
    """Approve a reply; only with --yes, because a person stands behind every word sent."""
    conversation_id = session.conversation_id(arguments.conversation)
    text = arguments.text if arguments.text is not None else _read(arguments.file)
    if not text.strip():
        raise Invalid("The reply is empty, so nothing was sent; give it with --text or --file.")
    if not arguments.yes:
        raise Invalid("Nothing was sent: read the text once more and add --yes to approve it.")
    files = tuple(_attached(session.desk, path) for path in arguments.attach)
    thread = session.desk.thread(conversation_id)
    reply = _reply(thread, text, arguments, files)
    if arguments.wait:
        item = asyncio.run(_sent(session, reply, arguments))
    else:
        item = session.desk.send(reply, then_close=arguments.close)
    session.give(item, _outcome(item))
    return 1 if item.state is OutboxState.FAILED else 0


def _read(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"{name} could not be read as text, so nothing was sent: {error}.") from error


def _attached(desk: Desk, path: Path) -> Attachment:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Invalid(f"{path} cannot be read, so nothing was sent: {error.strerror}.") from error
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    added: Attachment = desk.add_file(path.name, kind, content)
    return added


def _reply(thread: Thread, text: str, arguments: Namespace, files: tuple[Attachment, ...]) -> Draft:
    newest = thread.messages[-1].id if thread.messages else ""
    return Draft(
        thread.row.conversation_id,
        text,
        subject=arguments.subject,
        to=tuple(arguments.to) or _whom(thread),
        cc=tuple(arguments.cc),
        files=files,
        based_on_message_id=newest,
    )


def _whom(thread: Thread) -> tuple[str, ...]:
    """Give whom a reply goes to: who wrote last, where they want answers; never a mail program."""
    written = [
        message
        for message in thread.messages
        if message.direction is Direction.INBOUND and not message.is_auto
    ]
    if not written or not thread.can.recipients:
        return ()  # the conversation's own customer
    return (str(written[-1].extra.get("reply_to") or written[-1].author_handle),)


async def _sent(session: Session, reply: Draft, arguments: Namespace) -> OutboxItem:
    """Approve with an engine behind and wait for the outcome, at most as long as asked."""
    loop = asyncio.get_running_loop()
    until = loop.time() + arguments.wait
    async with session.live_desk() as desk:
        item = desk.send(reply, then_close=arguments.close)
        while item.state in _PENDING and loop.time() < until:
            await asyncio.sleep(_POLL_SECONDS)
            pending = {one.id: one for one in desk.outbox()}
            if item.id not in pending:
                return _as_sent(item)
            item = pending[item.id]
    return item


def _as_sent(item: OutboxItem) -> OutboxItem:
    from dataclasses import replace  # noqa: PLC0415

    return replace(item, state=OutboxState.SENT, sentence="")


def _outcome(item: OutboxItem) -> str:
    if item.state is OutboxState.SENT:
        return "Sent."
    if item.state in _PENDING:
        return f"Approved; it leaves after {item.not_before:%H:%M:%S} UTC when an engine runs."
    return f"{item.state.value}: {item.sentence}"
