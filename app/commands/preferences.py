"""settings: show, read and change the declared settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inbox.errors import Invalid

if TYPE_CHECKING:
    from argparse import Namespace

    from app.commands.session import Session


def declare(commands: Any) -> None:
    """Declare the command's arguments."""
    settings = commands.add_parser("settings", help="show or change settings")
    settings.add_argument("key", nargs="?")
    settings.add_argument("value", nargs="?")
    settings.set_defaults(run=run)


def run(session: Session, arguments: Namespace) -> int:
    """Show all, show one, or change one."""
    desk = session.desk
    fields = {field.key: field for field in desk.setting_fields()}
    if arguments.key is None:
        shown = {key: desk.settings()[key] for key in fields if fields[key].group != "hidden"}
        lines = [f"{key} = {shown[key]!r}\n    {fields[key].sentence}" for key in shown]
        session.give(shown, lines)
        return 0
    if arguments.key not in fields:
        raise Invalid(f"There is no setting named {arguments.key}; `kindline settings` shows all.")
    if arguments.value is not None:
        desk.set_setting(arguments.key, _value(fields[arguments.key].kind, arguments.value))
    value = desk.settings()[arguments.key]
    session.give({arguments.key: value}, f"{arguments.key} = {value!r}")
    return 0


def _value(kind: str, text: str) -> Any:
    """Read a value as its kind wants it; `work.set_setting` judges it."""
    if kind in ("text", "choice"):
        return text
    if kind == "bool" and text.lower() in ("on", "yes", "off", "no"):
        return text.lower() in ("on", "yes")
    try:
        return json.loads(text)
    except ValueError:
        return text
