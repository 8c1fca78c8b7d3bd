"""What a relay is told by its TOML file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from inbox.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("meta", "telegram", "hmac")
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_TOKEN_HASH = re.compile(r"[0-9a-f]{64}")
_READ_BY_OTHERS = 0o077
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Server:
    """Where the relay listens."""

    host: str = "127.0.0.1"
    port: int = 8787
    certificate: str = ""  # PEM files; both "" behind a proxy that speaks TLS
    key: str = ""
    trusted_proxies: tuple[str, ...] = ()  # addresses whose X-Forwarded-For is believed


@dataclass(frozen=True, slots=True)
class Keep:
    """Where payloads wait."""

    url: str = "relay.db"  # a file beside the configuration, or postgresql://...
    days: int = 30  # what nobody fetched by then is deleted


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may ask of the relay."""

    body_bytes: int = 1_000_000
    head_seconds: float = 10.0
    body_seconds: float = 10.0
    requests_per_second: float = 100.0  # of one address, in the long run
    requests_at_once: float = 1000.0  # of one address, in a burst
    connections: int = 1000


@dataclass(frozen=True, slots=True)
class Source:
    """One sender of webhooks."""

    name: str
    kind: str  # "meta" | "telegram" | "hmac"
    secret: str  # Meta's app secret, Telegram's secret_token, the HMAC key
    verify_token: str = ""  # Meta only
    header: str = "X-Signature-256"  # hmac only: "sha256=" and hex, or hex alone


@dataclass(frozen=True, slots=True)
class Desktop:
    """One reader with a cursor of its own: one account of one Kindline."""

    name: str
    token_sha256: str
    sources: tuple[str, ...]
    public_key: str = ""  # "": the first key that the desktop shows is kept


@dataclass(frozen=True, slots=True)
class Config:
    """The whole file."""

    server: Server = field(default_factory=Server)
    keep: Keep = field(default_factory=Keep)
    limits: Limits = field(default_factory=Limits)
    sources: tuple[Source, ...] = ()
    desktops: tuple[Desktop, ...] = ()
    folder: Path = Path()

    def readers(self, source: str) -> tuple[Desktop, ...]:
        """Give the desktops that take a source."""
        return tuple(each for each in self.desktops if source in each.sources)


def load(path: Path) -> Config:
    """Read the file. Raises Invalid with what is wrong in it."""
    try:
        if path.stat().st_mode & _READ_BY_OTHERS:
            raise Invalid(f"{path} holds secrets but others can read it: run `chmod 600 {path}`.")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise Invalid(f"{path} cannot be read; `kindline relay init` makes one.") from error
    return parse(text, path.absolute().parent)


def parse(text: str, folder: Path) -> Config:
    """Read the file's text. Raises Invalid."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"The relay's configuration is no TOML: {error}.") from error
    made = Config(
        _part(Server, given.get("server", {}), "server"),
        _part(Keep, given.get("keep", {}), "keep"),
        _part(Limits, given.get("limits", {}), "limits"),
        tuple(_part(Source, each, "sources") for each in _list(given, "sources")),
        tuple(_part(Desktop, each, "desktops") for each in _list(given, "desktops")),
        folder,
    )
    _check(made)
    return made


def _list(given: Mapping[str, Any], name: str) -> list[Any]:
    found = given.get(name, [])
    if not isinstance(found, list):
        raise Invalid(f"The relay's configuration wants [[{name}]] for each of the {name}.")
    return found


def _part(kind: type[_T], given: Any, name: str) -> _T:
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]
    if not isinstance(given, dict):
        raise Invalid(f"The relay's configuration wants a table for {name}.")
    if wrong := sorted(given.keys() - known.keys()):
        raise Invalid(f"The relay's configuration has something unknown in {name}: {wrong[0]}.")
    ready = {key: tuple(each) if isinstance(each, list) else each for key, each in given.items()}
    try:
        made = kind(**ready)
    except TypeError as error:
        raise Invalid(f"The relay's configuration misses something in {name}.") from error
    for key, each in known.items():
        if not _fits(str(each.type), getattr(made, key)):
            raise Invalid(f"The relay's configuration has a wrong value for {key} in {name}.")
    return made


def _fits(kind: str, value: object) -> bool:
    if kind == "str":
        return isinstance(value, str)
    if kind.startswith("tuple"):
        return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        return False
    return kind == "float" or isinstance(value, int)


def _check(config: Config) -> None:
    names = [each.name for each in config.sources] + [each.name for each in config.desktops]
    for name in names:
        if not NAME.fullmatch(name) or names.count(name) > 1:
            raise Invalid(f"The name {name!r} is taken, or not of a-z, 0-9, - and _.")
    for source in config.sources:
        if source.kind not in KINDS or not source.secret:
            raise Invalid(f"The source {source.name} needs a secret and a kind of {KINDS}.")
    _check_desktops(config)
    if bool(config.server.certificate) != bool(config.server.key):
        raise Invalid("TLS needs both `certificate` and `key`, or neither of them behind a proxy.")


def _check_desktops(config: Config) -> None:
    from inbox.sealing import is_public_key  # noqa: PLC0415 - every command loads this module

    known = {each.name for each in config.sources}
    for desktop in config.desktops:
        if not _TOKEN_HASH.fullmatch(desktop.token_sha256) or set(desktop.sources) - known:
            raise Invalid(f"The desktop {desktop.name} needs token_sha256 and sources that exist.")
        if desktop.public_key and not is_public_key(desktop.public_key):
            raise Invalid(f"The public key of the desktop {desktop.name} is none.")
