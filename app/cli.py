"""The command line: the same desk without a screen; it loads no Qt."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.commands import accounts, carrying, preferences, reading, receiving, relay, writing
from app.commands import importing as importing_commands
from app.commands.session import Session
from app.doctor import declare as declare_doctor
from inbox.errors import KindlineError

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAILED = 1
_INTERRUPTED = 130
_EPILOG = "Without a command the window opens. `kindline COMMAND --help` explains a command."
_SAMPLE_HELP = "use the sample workspace, loaded if it is not there yet"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code (1: it failed, 2: wrong usage)."""
    _forgive_terminal()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["screenshot"]:
        return _screenshot(given[1:])
    chosen = _parser().parse_args(given)
    session = Session(_workspace(chosen), is_json=chosen.json, key_file=chosen.key_file)
    try:
        if chosen.sample:
            _load_sample(session)
        code: int = chosen.run(session, chosen)
        session.tell_engine()
    except KindlineError as error:
        sys.stderr.write(f"{error}\n")
        return _FAILED
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; everything saved so far is safe.\n")
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    general = argparse.ArgumentParser(add_help=False)
    _declare_general(general, default=argparse.SUPPRESS)
    parser = argparse.ArgumentParser("kindline", description=__doc__, epilog=_EPILOG)
    _declare_general(parser, default=None)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_with(general))
    modules = (accounts, receiving, reading, writing, importing_commands, carrying, preferences)
    for module in modules:
        module.declare(commands)
    relay.declare(commands)
    declare_doctor(commands)
    _declare_elsewhere(commands)
    return parser


def _declare_general(parser: argparse.ArgumentParser, default: object) -> None:
    """Declare what may stand before or after the command; the later one counts."""
    flag = False if default is None else default
    parser.add_argument("--workspace", type=Path, metavar="DIR", default=default)
    parser.add_argument("--sample", action="store_true", default=flag, help=_SAMPLE_HELP)
    parser.add_argument("--key-file", type=Path, metavar="FILE", default=default)
    parser.add_argument("--json", action="store_true", default=flag, help="write JSON")


def _with(general: argparse.ArgumentParser) -> type[argparse.ArgumentParser]:
    class Command(argparse.ArgumentParser):
        """A command's parser, which knows the general options too."""

        def __init__(self, **options: object) -> None:
            super().__init__(parents=[general], **options)  # type: ignore[arg-type]

    return Command


def _declare_elsewhere(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    # Only for the list of commands: app/screenshot.py reads its own arguments.
    commands.add_parser("screenshot", help="render the real window to a PNG file")
    engine = commands.add_parser("engine", help="run without a window, on a server")
    engine.add_argument("--linger", type=float)
    engine.set_defaults(run=_engine)


def _screenshot(arguments: list[str]) -> int:
    from app import screenshot  # noqa: PLC0415  # the only command that loads Qt

    return screenshot.main(arguments)


def _engine(session: Session, chosen: argparse.Namespace) -> int:
    from app import engine  # noqa: PLC0415

    arguments = ["--workspace", str(session.workspace.folder)]
    arguments += [] if session.key_file is None else ["--key-file", str(session.key_file)]
    arguments += [] if chosen.linger is None else ["--linger", str(chosen.linger)]
    return engine.main(arguments)


def _workspace(chosen: argparse.Namespace) -> paths.Workspace:
    if chosen.workspace is not None:
        return paths.Workspace(chosen.workspace.expanduser().absolute())
    return paths.sample_workspace() if chosen.sample else paths.default_workspace()


def _load_sample(session: Session) -> None:
    from app import sample  # noqa: PLC0415

    sample.ensure(session.workspace)


def _forgive_terminal() -> None:
    """Show a mark for letters that the terminal does not have, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
