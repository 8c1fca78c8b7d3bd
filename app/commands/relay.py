"""`kindline relay`: receives webhooks on a public host, and prepares such a host."""

from __future__ import annotations

import importlib.util
import logging
import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.relay import config as relay_config
from app.relay.proof import token_hash
from inbox.errors import Invalid

if TYPE_CHECKING:
    import argparse

    from app.commands.session import Session

_MISSING = "The relay needs starlette and uvicorn: run `pip install kindline[relay]`."
_KINDS = "meta (WhatsApp, Messenger, Instagram), telegram or hmac"
_HEAD = """# Configuration of a Kindline relay; docs/relay.md explains every line. It holds secrets:
# keep it readable by the relay alone.

[server]
host = "127.0.0.1"         # behind a proxy that speaks TLS; "0.0.0.0" with the two files below
port = 8787
# certificate = "/etc/letsencrypt/live/relay.example.com/fullchain.pem"
# key = "/etc/letsencrypt/live/relay.example.com/privkey.pem"
trusted_proxies = ["127.0.0.1"]

[keep]
url = "relay.db"           # or postgresql://user@host/database
days = 30                  # what no desktop fetched by then is deleted
"""


def declare(commands: Any) -> None:
    """Declare the command and what it can do."""
    relay = commands.add_parser("relay", help="receive webhooks on a public host")
    verbs = relay.add_subparsers(metavar="VERB", required=True)
    run = verbs.add_parser("run", help="serve until stopped")
    run.set_defaults(run=_run)
    init = verbs.add_parser("init", help="write a configuration and say what to paste where")
    init.add_argument("--source", action="append", metavar="NAME:KIND", help=f"KIND: {_KINDS}")
    init.add_argument("--desktop", action="append", metavar="NAME")
    init.add_argument("--url", default="https://YOUR-HOST", help="where vendors reach the relay")
    init.set_defaults(run=_init)
    desktop = verbs.add_parser("desktop", help="let one more desktop in")
    desktop.add_argument("name", metavar="NAME")
    desktop.set_defaults(run=_desktop)
    for each in (run, init, desktop):
        each.add_argument("--config", type=Path, default=Path("relay.toml"), metavar="FILE")


def _run(_: Session, chosen: argparse.Namespace) -> int:
    if not all(importlib.util.find_spec(name) for name in ("starlette", "uvicorn")):
        raise Invalid(_MISSING)
    from app.relay import server  # noqa: PLC0415 - only this command needs a web server

    config = relay_config.load(chosen.config)
    for source in config.sources:
        if not config.readers(source.name):
            raise Invalid(f"No desktop takes {source.name}: `kindline relay desktop` makes one.")
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s"
    )
    server.run(config)
    return 0


def _init(_: Session, chosen: argparse.Namespace) -> int:
    sources = [_source(each) for each in chosen.source or ["meta:meta"]]
    names = [name for name, _ in sources]
    said: list[str] = []
    parts = [_HEAD]
    for name, kind in sources:
        parts.append(_source_part(name, kind, chosen.url, said))
    desktops = chosen.desktop or ["desktop-1"]
    parts += [_desktop_part(desktop, names, chosen.url, said) for desktop in desktops]
    text = "\n".join(parts)
    relay_config.parse(text, Path())
    _write_new(chosen.config, text)
    print(f"{chosen.config} was written. Now:")
    print("\n".join(said))
    print(f"Then start it: kindline relay run --config {chosen.config}")
    return 0


def _desktop(_: Session, chosen: argparse.Namespace) -> int:
    config = relay_config.load(chosen.config)
    said: list[str] = []
    part = _desktop_part(chosen.name, [each.name for each in config.sources], "", said)
    relay_config.parse(chosen.config.read_text(encoding="utf-8") + "\n" + part, config.folder)
    with chosen.config.open("a", encoding="utf-8") as file:
        file.write("\n" + part)
    print("\n".join(said))
    print("Start the relay again; this desktop gets what arrives from then on.")
    return 0


def _source(given: str) -> tuple[str, str]:
    name, _, kind = given.partition(":")
    if kind not in relay_config.KINDS or not relay_config.NAME.fullmatch(name):
        raise Invalid(f"A source is NAME:KIND, such as whatsapp:meta; KIND is {_KINDS}.")
    return name, kind


def _source_part(name: str, kind: str, url: str, said: list[str]) -> str:
    lines = ["[[sources]]", f'name = "{name}"', f'kind = "{kind}"']
    if kind == "meta":
        verify = secrets.token_urlsafe(24)
        lines += ['secret = "PUT-THE-APP-SECRET-HERE"', f'verify_token = "{verify}"']
        said += [
            f"- {name}: in Meta's app (developers.facebook.com, Webhooks) set the callback URL",
            f"    {url}/hooks/{name}",
            f"  and the verify token\n    {verify}",
            "  and put the app secret (App settings, Basic) into the file as `secret`.",
        ]
    else:
        secret = secrets.token_urlsafe(32)
        lines.append(f'secret = "{secret}"')
        if kind == "hmac":
            lines.append('header = "X-Signature-256"')
        wants = "setWebhook's secret_token" if kind == "telegram" else "the key of its HMAC-SHA256"
        said += [f"- {name}: let it post to {url}/hooks/{name}", f"  with {wants}\n    {secret}"]
    return "\n".join(lines) + "\n"


def _desktop_part(name: str, sources: list[str], url: str, said: list[str]) -> str:
    token = secrets.token_urlsafe(32)
    said += [
        f"- {name}: in Kindline's account, group Relay, put the address {url or 'of the relay'},",
        f"  the source ({' or '.join(sources)}) and the token, which is shown only now:",
        f"    {token}",
    ]
    listed = ", ".join(f'"{each}"' for each in sources)
    return (
        f'[[desktops]]\nname = "{name}"\ntoken_sha256 = "{token_hash(token)}"\n'
        f"sources = [{listed}]\n"
    )


def _write_new(path: Path, text: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Invalid(f"{path} exists already; nothing was changed.") from error
    except OSError as error:
        raise Invalid(f"{path} cannot be written.") from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
