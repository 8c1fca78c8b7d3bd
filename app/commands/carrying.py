"""export: everything in open formats, to take away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.rendering import as_json
from inbox.errors import DiskFull, Invalid, NotFound
from inbox.model import View

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from app.commands.session import Session
    from inbox.desk import Desk
    from inbox.model import Thread

_PAGE = 200


def declare(commands: Any) -> None:
    """Declare the command's arguments."""
    export = commands.add_parser("export", help="write everything to a folder, in open formats")
    export.add_argument("folder", type=Path, help="a new or empty folder")
    export.add_argument("--view", choices=[view.value for view in View], default="all")
    export.set_defaults(run=run)


def run(session: Session, arguments: Namespace) -> int:
    """Write conversations.jsonl, raw/<message>.eml and files/<hash>."""
    folder: Path = arguments.folder
    counts = {"conversations": 0, "messages": 0, "raw": 0, "files": 0}
    try:
        _empty(folder)
        with (folder / "conversations.jsonl").open("w", encoding="utf-8") as out:
            for conversation_id in _ids(session.desk, View(arguments.view)):
                thread = _found(lambda wanted=conversation_id: session.desk.thread(wanted))
                if thread is None or thread.row.conversation_id != conversation_id:
                    continue  # joined to another one meanwhile, which has it all
                out.write(as_json(thread, is_line=True) + "\n")
                counts["conversations"] += 1
                counts["messages"] += len(thread.messages)
                _write_parts(session.desk, thread, folder, counts)
    except OSError as error:
        raise DiskFull(
            f"The export stopped at {error.filename or folder}: {error.strerror}; the workspace is "
            "untouched, free some space or choose another folder."
        ) from error
    session.give(
        counts | {"folder": str(folder)},
        f"Wrote {counts['conversations']} conversations with {counts['messages']} messages and "
        f"{counts['files']} files to {folder}. It is not encrypted: keep it safe.",
    )
    return 0


def _empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Invalid(f"{folder} is not an empty folder; nothing was written, name a new one.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("raw", "files"):
        (folder / name).mkdir()


def _ids(desk: Desk, view: View) -> Iterator[str]:
    """Give a view's conversations; all of them in an order that nothing moves meanwhile."""
    if view is View.ALL:
        last = ""
        while page := desk.ids(after=last, limit=_PAGE):
            yield from page
            last = page[-1]
        return
    after: tuple[float, str] | None = None
    while True:
        found = desk.queue(view, after=after, limit=_PAGE)
        yield from (row.conversation_id for row in found.rows)
        after = found.after
        if after is None:
            return


def _write_parts(desk: Desk, thread: Thread, folder: Path, counts: dict[str, int]) -> None:
    for message in thread.messages:
        raw = _found(lambda message_id=message.id: desk.raw(message_id))
        if raw:
            # Mail lies there as it came; what other networks gave is JSON.
            kind = "json" if raw[:1] in (b"{", b"[") else "eml"
            (folder / "raw" / f"{message.id}.{kind}").write_bytes(raw)
            counts["raw"] += 1
        for file in message.attachments:
            target = folder / "files" / file.content_hash
            content = _found(lambda digest=file.content_hash: desk.file(digest))
            if content is not None and not target.exists():
                target.write_bytes(content)
                counts["files"] += 1


def _found(ask: Any) -> Any:
    """Give what is asked for, or None where it was not kept."""
    try:
        return ask()
    except NotFound:
        return None
