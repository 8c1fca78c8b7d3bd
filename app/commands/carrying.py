"""export: everything in open formats, to take away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.rendering import as_json
from inbox.errors import DiskFull, Invalid, NotFound
from inbox.model import View

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

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
    """Write conversations.jsonl, people.jsonl, workspace.json, raw/<message>.eml, files/<hash>."""
    folder: Path = arguments.folder
    counts = {"conversations": 0, "messages": 0, "people": 0, "raw": 0, "files": 0}
    people: dict[str, None] = {}
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
                people[thread.row.contact_id] = None
                _write_parts(session.desk, thread, folder, counts)
        counts["people"] = _write_people(session.desk, people, folder)
        _write_workspace(session.desk, folder)
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


def _write_people(desk: Desk, contact_ids: Iterable[str], folder: Path) -> int:
    """Write who wrote: identities and facts; gives how many."""
    count = 0
    with (folder / "people.jsonl").open("w", encoding="utf-8") as out:
        for contact_id in contact_ids:
            profile = _found(lambda wanted=contact_id: desk.profile(wanted))
            if profile is None:
                continue
            known = {
                "contact": profile.contact,
                "identities": profile.identities,
                "facts": profile.facts,
            }
            out.write(as_json(known, is_line=True) + "\n")
            count += 1
    return count


def _write_workspace(desk: Desk, folder: Path) -> None:
    """Write what people set up, but for passwords and tokens: those stay where they are."""
    kept = {
        "accounts": desk.accounts(),
        "canned_replies": desk.canned_replies(),
        "settings": dict(desk.settings()),
    }
    (folder / "workspace.json").write_text(as_json(kept) + "\n", "utf-8")


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
