"""import: mail from files, whatever state it is in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import Namespace

    from app.commands.session import Session


def declare(commands: Any) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("import", help="import mail: .eml files, mbox files, Maildirs")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--mine", action="append", default=[], metavar="ADDRESS")
    parser.set_defaults(run=run)


def run(session: Session, arguments: Namespace) -> int:
    """Import everything found under the paths."""
    raise NotImplementedError
