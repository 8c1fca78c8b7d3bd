"""accounts: list, add, check, remove."""

from __future__ import annotations

import asyncio
import getpass
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.rendering import one_line
from inbox.errors import ChannelError, Invalid, NotFound, Refused
from inbox.model import Account, SettingField

if TYPE_CHECKING:
    from argparse import Namespace

    from app.commands.session import Session
    from inbox.model import ChannelInfo, CheckResult

_KEPT = ("secret", "file")  # in the keyring; of a file its content
_FALSE = ("", "0", "false", "no", "off")


def declare(commands: Any) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("accounts", help="list, add, check or remove accounts")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    parser.set_defaults(run=show_all)
    listed = actions.add_parser("list", help="show the accounts and how they are doing")
    listed.set_defaults(run=show_all)
    add = actions.add_parser("add", help="connect an account; its password is asked for")
    add.add_argument("address", help="its address or name on the channel")
    add.add_argument("--channel", default="", help="which channel; only needed where several fit")
    add.add_argument("--name", default="", help="what customers see")
    add.add_argument("--signature", default="")
    add.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    add.add_argument("--password-stdin", action="store_true", help="read the secret from stdin")
    add.add_argument("--sign-in", action="store_true", help="sign in with the browser (OAuth 2)")
    add.add_argument("--no-check", action="store_true", help="save without trying it")
    add.set_defaults(run=add_one)
    for name, run, what in (
        ("check", check_one, "try an account without changing anything"),
        ("remove", remove_one, "disconnect and forget the secrets; conversations stay"),
    ):
        action = actions.add_parser(name, help=what)
        action.add_argument("account", help="its id or address")
        action.set_defaults(run=run)


def show_all(session: Session, _: Namespace) -> int:
    """Show every account."""
    accounts = session.desk.accounts()
    session.give(accounts, [_line(one) for one in accounts] or ["No account is connected."])
    return 0


def _line(account: Account) -> str:
    state = account.state_sentence or account.state.value
    where = one_line(account.address or account.name, 40)
    return f"{account.id}  {account.channel:<8} {where:<40} {one_line(state, 60)}"


def add_one(session: Session, arguments: Namespace) -> int:
    """Find the settings, try them, and save the account with its secrets."""
    info = _channel(session, arguments.channel, arguments.address)
    given = dict(_pair(words, info) for words in arguments.set)
    found = _discovered(session, info.name, arguments.address)
    account = Account(
        id="",
        channel=info.name,
        name=arguments.name or arguments.address,
        address=arguments.address,
        settings=_defaults(info) | _address(info, arguments.address) | found | given,
        signature=arguments.signature,
    )
    for host, port in _servers(found):
        session.note(f"Found: {host}, port {port}.")
    secrets = _secrets(session, account, info, arguments)
    if not arguments.no_check:
        session.note("Trying to connect.")
        checked = asyncio.run(session.desk.check_account(account, secrets))
        if not checked.is_ok:
            raise Refused(f"{' '.join(checked.sentences)} Nothing was saved.")
    added = session.desk.add_account(account, secrets)
    session.give(added, f"Connected: {_line(added)}")
    return 0


def _discovered(session: Session, channel: str, address: str) -> dict[str, Any]:
    try:
        return asyncio.run(session.desk.discover(channel, address))
    except ChannelError as error:
        session.note(f"The settings could not be looked up: {error}")
        return {}


def _servers(found: dict[str, Any]) -> list[tuple[str, Any]]:
    """Give the servers that were looked up: a person sees them before a password goes there."""
    kinds = [key.removesuffix("_host") for key in found if key.endswith("_host")]
    return [(str(found[f"{kind}_host"]), found.get(f"{kind}_port", "?")) for kind in kinds]


def check_one(session: Session, arguments: Namespace) -> int:
    """Try a saved account."""
    account = _account(session, arguments.account)
    checked: CheckResult = asyncio.run(session.desk.check_account(account, {}))
    session.give(checked, checked.sentences or ["It works." if checked.is_ok else "It fails."])
    return 0 if checked.is_ok else 1


def remove_one(session: Session, arguments: Namespace) -> int:
    """Disconnect an account."""
    account = _account(session, arguments.account)
    session.desk.remove_account(account.id)
    session.give({"removed": account.id}, "Removed; its conversations stay.")
    return 0


def _account(session: Session, words: str) -> Account:
    accounts = session.desk.accounts()
    found = [one for one in accounts if words in (one.id, one.address, one.name)]
    if len(found) != 1:
        count = "No account is" if not found else f"{len(found)} accounts are"
        raise NotFound(f"{count} called {words}; `kindline accounts` shows their ids.")
    return found[0]


def _channel(session: Session, name: str, address: str) -> ChannelInfo:
    infos = [info for info in session.desk.channels() if info.can_connect]
    found = [info for info in infos if info.name == name] if name else infos
    if not name and "@" in address:
        # Only where letters have recipients is such an address a mailbox.
        found = [info for info in infos if info.can.recipients]
    if len(found) != 1:
        names = ", ".join(info.name for info in infos)
        raise Invalid(f"Say which channel it is with --channel; there are: {names}.")
    return found[0]


def _defaults(info: ChannelInfo) -> dict[str, Any]:
    kept = (field for field in info.fields if field.kind not in (*_KEPT, "signin"))
    return {field.key: field.default for field in kept if field.default not in ("", None)}


def _address(info: ChannelInfo, address: str) -> dict[str, str]:
    """Repeat the address where a channel counts it among its settings."""
    return {field.key: address for field in info.fields if field.key == "address"}


def _pair(words: str, info: ChannelInfo) -> tuple[str, Any]:
    key, equals, value = words.partition("=")
    fields: dict[str, SettingField] = {field.key: field for field in info.fields}
    if not equals or key not in fields:
        names = ", ".join(fields)
        raise Invalid(f"{words} is no setting of {info.title}; write KEY=VALUE, KEY of: {names}.")
    field = fields[key]
    if field.kind in _KEPT:
        raise Invalid(f"{field.label} is not given here, where others can see it; it is asked for.")
    return key, _value(field, value)


def _value(field: SettingField, text: str) -> Any:
    if field.kind == "bool":
        return text.lower() not in _FALSE
    if field.kind == "long" and text.startswith("@"):
        return _content(text[1:])
    if field.kind != "number":
        return text
    try:
        return int(text)
    except ValueError:
        raise Invalid(f"{field.label} takes a number, not {text}.") from None


def _secrets(
    session: Session, account: Account, info: ChannelInfo, arguments: Namespace
) -> dict[str, str]:
    """Get the secrets from the browser, from stdin (a line each) or from the keyboard."""
    if arguments.sign_in:
        return _signed_in(session, account, info, arguments)
    fields = [field for field in info.fields if field.kind in _KEPT]
    needed = [field for field in fields if field.is_required] or fields[:1]
    given: dict[str, str] = {}
    for field in needed:
        if arguments.password_stdin:
            typed = sys.stdin.readline().rstrip("\r\n")
        else:
            what = "Path of the file: " if field.kind == "file" else ""
            typed = getpass.getpass(f"{what}{field.label} of {account.address}: ")
        given[field.key] = _content(typed) if field.kind == "file" and typed else typed
    # A description may need no secret; where one is needed after all, the check says so.
    may_lack = any(field.kind == "long" and field.is_required for field in info.fields)
    empty = [field for field in needed if not given[field.key]]
    if missing := [field.label for field in empty if field.is_required or not may_lack]:
        raise Invalid(f"{', '.join(missing)} was empty, so nothing was saved.")
    return given


def _signed_in(
    session: Session, account: Account, info: ChannelInfo, arguments: Namespace
) -> dict[str, str]:
    """Sign in by the browser; some providers give their clients a secret, which is asked for."""
    own: dict[str, str] = {}
    for field in info.fields:
        if field.kind != "secret" or not field.key.endswith("client_secret"):
            continue
        if arguments.password_stdin:
            typed = sys.stdin.readline().rstrip("\r\n")
        elif sys.stdin.isatty():
            typed = getpass.getpass(f"{field.label} (leave it empty if there is none): ")
        else:
            typed = ""
        own |= {field.key: typed} if typed else {}
    # The account is built to sign in only; what is secret is kept apart from its settings.
    built = replace(account, settings={**account.settings, **own})
    signed = asyncio.run(session.desk.sign_in(built, lambda url: _open(session, url)))
    return {**own, **signed}


def _content(path: str) -> str:
    """Read a key file, or a description. Raises Invalid."""
    try:
        return Path(path).expanduser().read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"{path} cannot be read, so nothing was saved; correct its path.") from error


def _open(session: Session, url: str) -> None:
    import webbrowser  # noqa: PLC0415

    session.note(f"Sign in with your browser; if none opens, go to:\n{url}")
    webbrowser.open(url)
