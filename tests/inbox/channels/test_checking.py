"""Trying an account saves nothing, and loses nothing either."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channels import registry
from inbox.model import Account, CheckResult
from inbox.ports import SystemClock, secret_name

if TYPE_CHECKING:
    from inbox.ports import SecretStore

ID = "a" * 32
TOKEN = secret_name(ID, "oauth")


class Renews:
    """A channel whose provider takes each refresh token only once."""

    def __init__(self, _account: Account, secrets: SecretStore, _clock: Any) -> None:
        self._secrets = secrets

    async def check(self) -> CheckResult:
        self._secrets.set(TOKEN, f"after {self._secrets.get(TOKEN)}")
        self._secrets.set(secret_name(ID, "session"), "new")
        return CheckResult(True, ("It works.",))

    async def close(self) -> None:
        pass


class Keeper(dict[str, str]):
    """A SecretStore in memory."""

    def set(self, name: str, value: str) -> None:
        self[name] = value

    def delete(self, name: str) -> None:
        self.pop(name, None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [({}, "after old"), ({"oauth": "typed"}, "old"), ({"oauth": ""}, "after old")],
)
def test_a_kept_token_that_was_renewed_is_kept_and_a_typed_one_is_not(
    monkeypatch: pytest.MonkeyPatch, typed: dict[str, str], kept: str
) -> None:
    monkeypatch.setattr(registry, "type_of", lambda _: Renews)
    secrets = Keeper({TOKEN: "old"})
    account = Account(ID, "x", "Shop")
    checked = asyncio.run(registry.check(account, dict(typed), secrets, SystemClock()))
    assert checked.is_ok
    assert secrets == {TOKEN: kept}
