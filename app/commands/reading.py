"""queue, show, search, urgency: what the workspace holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.commands.rendering import ago, one_line, safe
from inbox.model import QueueFilter, Urgency, View

if TYPE_CHECKING:
    from argparse import Namespace

    from app.commands.session import Session
    from inbox.model import Message, QueueRow, Thread, UrgencyReason


def declare(commands: Any) -> None:
    """Declare the commands' arguments."""
    queue = commands.add_parser("queue", help="show the queue, best first")
    queue.add_argument("--view", choices=[view.value for view in View], default="unanswered")
    queue.add_argument("--channel", action="append", default=[])
    queue.add_argument("--tag", action="append", default=[])
    queue.add_argument("--urgency", action="append", default=[], choices=[*Urgency])
    queue.add_argument("--limit", type=int, default=30)
    queue.set_defaults(run=show_queue)
    show = commands.add_parser("show", help="show a conversation")
    show.add_argument("conversation", help="its id, or the beginning of it")
    show.set_defaults(run=show_conversation)
    search = commands.add_parser("search", help="search every message")
    search.add_argument("words", nargs="+", help='words, "a phrase", from:, is:open, before:, ...')
    search.add_argument("--relevance", action="store_true", help="best first, not newest first")
    search.add_argument("--limit", type=int, default=20)
    search.set_defaults(run=find)
    urgency = commands.add_parser("urgency", help="say how urgent a conversation is, and why")
    urgency.add_argument("conversation")
    urgency.add_argument("--set", choices=[*Urgency], help="your own judgement, which is kept")
    urgency.set_defaults(run=say_urgency)


def show_queue(session: Session, arguments: Namespace) -> int:
    """Show a view of the queue."""
    narrowed = QueueFilter(
        channels=frozenset(arguments.channel),
        tags=frozenset(arguments.tag),
        urgencies=frozenset(Urgency(name) for name in arguments.urgency),
    )
    page = session.desk.queue(View(arguments.view), narrowed, limit=arguments.limit)
    now = datetime.now(UTC)
    lines = [line for row in page.rows for line in row_lines(row, now)]
    session.give(page.rows, lines or ["Nobody is waiting here."])
    return 0


def row_lines(row: QueueRow, now: datetime, width: int = 0) -> list[str]:
    """Write a row of the queue as two or three lines."""
    waits = f"waits {ago(row.waiting_since, now)}" if row.waiting_since else "answered"
    who = one_line(row.contact_name, 28)
    head = f"{row.conversation_id}  {row.urgency.value.upper():<6}  {waits:<13} {who}"
    lines = [f"{head}  ({row.channel})", "    " + one_line(f"{row.subject}  {row.snippet}", width)]
    why = reason_words(row.reasons)
    return [*lines, f"    why: {one_line(why, width)}"] if why else lines


def reason_words(reasons: tuple[UrgencyReason, ...]) -> str:
    """Write urgency's reasons as one sentence."""
    return "; ".join(reason.sentence or reason.code for reason in reasons)


def show_conversation(session: Session, arguments: Namespace) -> int:
    """Show a whole conversation."""
    thread = session.desk.thread(session.conversation_id(arguments.conversation))
    session.give(thread, _thread_lines(thread))
    return 0


def _thread_lines(thread: Thread) -> list[str]:
    row = thread.row
    lines = row_lines(row, datetime.now(UTC))
    if row.tags:
        lines.append("    tags: " + one_line(", ".join(row.tags)))
    for message in thread.messages:
        lines += ["", *_message_lines(message)]
    for note in thread.notes:
        lines += ["", f"-- note by {one_line(note.author)}, {note.created_at:%Y-%m-%d %H:%M}"]
        lines.append(safe(note.text))
    for item in thread.outbox:
        lines += ["", f"-- reply, {item.state.value}: {item.sentence}", safe(item.text)]
    return lines


def _message_lines(message: Message) -> list[str]:
    who = one_line(f"{message.author_name} <{message.author_handle}>", 60)
    lines = [f"-- {who}, {message.sent_at:%Y-%m-%d %H:%M} UTC", safe(message.text)]
    if message.quoted_text:
        lines.append(f"   [{len(message.quoted_text.splitlines())} quoted lines folded]")
    lines += [
        f"   [{one_line(file.name)}, {file.size_bytes} bytes]" for file in message.attachments
    ]
    lines += [f"   [note: {warning}]" for warning in message.warnings]
    return lines


def find(session: Session, arguments: Namespace) -> int:
    """Search, newest first or by relevance."""
    words = " ".join(arguments.words)
    hits = session.desk.search(words, by_relevance=arguments.relevance, limit=arguments.limit)
    lines = []
    for hit in hits:
        head = f"{hit.row.conversation_id}  {hit.row.last_message_at:%Y-%m-%d}"
        lines.append(f"{head}  {one_line(hit.row.contact_name, 28)}")
        lines.append("    " + one_line(hit.excerpt))
    session.give(hits, lines or ["Nothing was found."])
    return 0


def say_urgency(session: Session, arguments: Namespace) -> int:
    """Say how urgent a conversation is and why, or note a person's own judgement."""
    conversation_id = session.conversation_id(arguments.conversation)
    if arguments.set:
        session.desk.correct_urgency(conversation_id, Urgency(arguments.set))
    row = session.desk.thread(conversation_id).row
    value = {
        "conversation_id": conversation_id,
        "urgency": row.urgency,
        "score": row.urgency_score,
        "reasons": row.reasons,
    }
    words = f"{row.urgency.value} ({row.urgency_score:.2f})"
    session.give(value, f"{words}: {reason_words(row.reasons) or 'nothing special'}")
    return 0
