"""Write README's table of channels: what works, how it was tested, the limits, as each one says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inbox.model import Capabilities, ChannelInfo

_ROOT = Path(__file__).resolve().parent.parent
_BEGIN = "<!-- channels: made by installer/channels_table.py -->"
_END = "<!-- end of channels -->"
_CAN = (
    ("formatted_text", "formatting"),
    ("files", "files"),
    ("edit", "editing"),
    ("delete", "deleting"),
    ("react", "reactions"),
    ("typing", "typing"),
    ("read_state", "read state"),
    ("hide", "moderation"),
    ("private_reply", "from public to private"),
)


def table() -> str:
    """Give the table, a line for each channel that can be connected."""
    rows = [_row(info) for info in sorted(_infos(), key=lambda info: info.title.casefold())]
    head = [
        "| Channel | Where | What works | Limits | How it was tested |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows])


def _infos() -> Iterator[ChannelInfo]:
    from inbox import channels  # noqa: PLC0415 - needs the installed packages
    from inbox.channels import registry  # noqa: PLC0415

    here = {path.parent.name for path in Path(channels.__path__[0]).glob("*/__init__.py")}
    for info in registry.infos():
        # A package that happens to be installed here is no part of this README.
        if info.name in here:
            yield info


def _row(info: ChannelInfo) -> str:
    where = f"[{info.title}](inbox/channels/{info.name}/README.md)"
    cells = (where, info.visibility.value, _works(info.can), _limits(info.can), info.tested)
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _works(can: Capabilities) -> str:
    found = ["reading", *(["replies"] if can.reply else [])]
    return ", ".join([*found, *(word for name, word in _CAN if getattr(can, name))])


def _limits(can: Capabilities) -> str:
    found = []
    if can.max_length is not None:
        found.append(f"{can.max_length:,} {can.counted_in.replace('utf16', 'UTF-16 units')}")
    if can.one_answer:
        found.append("one answer, which a second replaces")
    if can.max_files is not None:
        found.append("1 file" if can.max_files == 1 else f"{can.max_files} files")
    if can.max_file_bytes is not None:
        found.append(f"{can.max_file_bytes / 1_000_000:g} MB a file")
    if can.edit_minutes is not None:
        found.append(f"editing for {can.edit_minutes} minutes")
    if can.reply_window_hours is not None:
        found.append(f"{can.reply_window_hours} h after the customer's last message")
    return ", ".join(found)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|") or "-"


def renewed(text: str, made: str) -> str:
    """Give the document with its table replaced. Raises ValueError without the marks."""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"README.md needs the lines {_BEGIN} and {_END}.")
    return f"{before}{_BEGIN}\n{made}\n{_END}{after}"


def main(arguments: list[str]) -> int:
    """Renew the table; with --check only say whether it is up to date."""
    document = _ROOT / "README.md"
    now = document.read_text("utf-8")
    new = renewed(now, table())
    if "--check" in arguments:
        if now != new:
            print("README's channels are out of date: run python -m installer.channels_table")
        return int(now != new)
    document.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
