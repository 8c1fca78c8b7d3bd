"""Where `python -m app` begins: the window, the engine, the model's worker, or a command."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; gives the exit code. Imports no more than that needs."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if "--model-worker" in given:
        # By name: nothing in app may import what imports llama.cpp.
        return int(importlib.import_module("local_models.worker").main())
    if "--mail-reader" in given:
        return int(importlib.import_module("inbox.channels.email.apart").main())
    if given[:1] == ["engine"] and "--workspace" in given:
        from app import engine  # noqa: PLC0415 - loads no Qt

        return engine.main(given[1:])
    chosen, rest = _parser().parse_known_args(given)
    if set(rest) - {"--no-wait"}:
        from app import cli  # noqa: PLC0415 - loads no Qt

        return cli.main(given)
    return _window(chosen, given)


def _window(chosen: argparse.Namespace, given: list[str]) -> int:
    from app import terminal  # noqa: PLC0415 - only asks for a display here

    if not terminal.has_display():
        return terminal.main(given)
    from app import loop, paths  # noqa: PLC0415 - Qt is loaded from here on

    place = paths.sample_workspace() if chosen.sample else paths.default_workspace()
    if chosen.workspace is not None:
        place = paths.Workspace(chosen.workspace.expanduser().absolute())
    return loop.run(place, chosen.key_file, is_sample=chosen.sample)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("kindline", add_help=False)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--key-file", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
