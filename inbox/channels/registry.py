"""Finds the channels: every folder here that hands on a CHANNEL, and installed packages' own."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from inbox import channels
from inbox.errors import Invalid
from inbox.ports import Clock, SecretStore, secret_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.channel import Channel, ChannelType
    from inbox.model import Account, Capabilities, ChannelInfo, CheckResult

_log = logging.getLogger(__name__)
GROUP = "kindline.channels"


@cache
def types() -> dict[str, ChannelType]:
    """Give every channel by name. A package that cannot be loaded is left out, with a log line."""
    return {name: channel for name in _found() if (channel := _load(name)) is not None}


@cache
def known() -> dict[str, ChannelInfo]:
    """Say what every channel is. One that hands on its INFO is not loaded for that."""
    return {name: info for name in _found() if (info := _look(name)) is not None}


def forget() -> None:
    """Look for the channels again, when a package came."""
    for kept in (types, known, _found, _load):
        kept.cache_clear()


def type_of(name: str) -> ChannelType:
    """Give one channel. Raises Invalid."""
    found = _load(name) if name in known() else None
    if found is None:
        raise _unknown(name)
    return found


def info_of(name: str) -> ChannelInfo:
    """Say what one channel is. Raises Invalid."""
    if name not in known():
        raise _unknown(name)
    return known()[name]


get = type_of


def infos() -> list[ChannelInfo]:
    """Give what can be connected."""
    return [info for info in known().values() if info.can_connect]


def capabilities(name: str) -> Capabilities:
    """Give what a channel can do. Raises Invalid."""
    return info_of(name).can


def kind_of(name: str) -> str:
    """Say how fast people write on a channel ("chat", "mail", ...), "" where nothing is known."""
    return known()[name].kind if name in known() else ""


def connect(account: Account, secrets: SecretStore, clock: Clock) -> Channel:
    """Build the channel of an account; no I/O yet. Raises Invalid."""
    return type_of(account.channel)(account, secrets, clock)


async def check(
    account: Account, given: dict[str, str], secrets: SecretStore, clock: Clock
) -> CheckResult:
    """Try an account's settings without saving them. Raises Invalid."""
    tried = connect(account, _Given(account.id, given, secrets), clock)
    try:
        return await tried.check()
    finally:
        await tried.close()


async def discover(channel: str, address: str) -> dict[str, Any]:
    """Find a channel's settings from an address; {} where the channel cannot."""
    find = getattr(type_of(channel), "discover", None)
    return dict(await find(address)) if find else {}


async def sign_in(account: Account, open_url: Callable[[str], None]) -> dict[str, str]:
    """Run the channel's browser sign-in. Raises Invalid where there is none."""
    run = getattr(type_of(account.channel), "sign_in", None)
    if run is None:
        raise Invalid("This channel has no sign-in through the browser.")
    return dict(await run(account, open_url))


@cache
def _found() -> dict[str, str]:
    """Say where each channel is; nothing is loaded."""
    here = {
        module.name: f"{channels.__name__}.{module.name}"
        for module in pkgutil.iter_modules(channels.__path__)
        if module.ispkg
    }
    given = {entry.name: entry.value for entry in entry_points(group=GROUP)}
    return here | {name: where for name, where in given.items() if name not in here}


@cache
def _load(name: str) -> ChannelType | None:
    module_name, _, attribute = _found()[name].partition(":")
    try:
        found: ChannelType | None = getattr(
            importlib.import_module(module_name), attribute or "CHANNEL", None
        )
    except Exception:  # noqa: BLE001 - somebody else's package may raise anything
        _log.exception("the channel %s could not be loaded and is left out", name)
        return None
    _log.debug("channel %s from %s", name, _found()[name])
    return found


def _look(name: str) -> ChannelInfo | None:
    module_name, _, attribute = _found()[name].partition(":")
    try:
        said: ChannelInfo | None = getattr(importlib.import_module(module_name), "INFO", None)
    except Exception:  # noqa: BLE001 - as above
        _log.exception("the channel %s could not be read and is left out", name)
        return None
    if said is not None and attribute in ("", "CHANNEL"):
        return said
    channel = _load(name)
    return None if channel is None else channel.info


def _unknown(name: str) -> Invalid:
    return Invalid(f"This Kindline has no channel named {name}; the account's messages are safe.")


@dataclass(frozen=True, slots=True)
class _Given:
    """Secrets as typed into the dialog, above those already kept; nothing is saved."""

    account_id: str
    given: dict[str, str]
    kept: SecretStore

    def get(self, name: str) -> str | None:
        typed = {secret_name(self.account_id, key): value for key, value in self.given.items()}
        return typed.get(name) or self.kept.get(name)

    def set(self, name: str, value: str) -> None:
        key = name.removeprefix(secret_name(self.account_id, ""))
        if not self.given.get(key) and self.kept.get(name) is not None:
            # A kept token that was renewed on the way: many providers take the old one no more.
            self.kept.set(name, value)
        else:
            self.given[key] = value

    def delete(self, name: str) -> None:
        self.given.pop(name.removeprefix(secret_name(self.account_id, "")), None)
