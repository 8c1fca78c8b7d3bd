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
    found: dict[str, ChannelType] = {}
    for module in pkgutil.iter_modules(channels.__path__):
        if module.ispkg:
            _add(found, module.name, f"{channels.__name__}.{module.name}")
    for entry in entry_points(group=GROUP):
        _add(found, entry.name, entry.value)
    return found


def type_of(name: str) -> ChannelType:
    """Give one channel. Raises Invalid."""
    found = types().get(name)
    if found is None:
        raise Invalid(
            f"This Kindline has no channel named {name}; the account's messages are safe."
        )
    return found


get = type_of


def infos() -> list[ChannelInfo]:
    """Give what can be connected."""
    return [each.info for each in types().values() if each.info.can_connect]


def capabilities(name: str) -> Capabilities:
    """Give what a channel can do. Raises Invalid."""
    return type_of(name).info.can


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


def _add(found: dict[str, ChannelType], name: str, where: str) -> None:
    module_name, _, attribute = where.partition(":")
    try:
        channel = getattr(importlib.import_module(module_name), attribute or "CHANNEL", None)
        if channel is None:
            return
        _log.debug("channel %s from %s", channel.info.name, where)
        found.setdefault(channel.info.name, channel)
    except Exception:  # noqa: BLE001 - somebody else's package may raise anything
        _log.exception("the channel %s could not be loaded and is left out", name)


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
        prefix = secret_name(self.account_id, "")
        self.given[name.removeprefix(prefix)] = value

    def delete(self, name: str) -> None:
        self.given.pop(name.removeprefix(secret_name(self.account_id, "")), None)
