"""Signing in by the browser from a terminal."""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
from typing import TYPE_CHECKING, Any

import pytest

from app.commands import accounts
from app.commands.session import Session
from app.paths import Workspace
from inbox.channels import registry
from inbox.model import Account

if TYPE_CHECKING:
    from pathlib import Path


class Desk:
    """Signs in as a browser would; remembers with what."""

    def __init__(self) -> None:
        self.account: Account | None = None

    async def sign_in(self, account: Account, open_url: Any) -> dict[str, str]:
        await asyncio.sleep(0)
        self.account = account
        return {"oauth": "tokens"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("s3cret\n", {"oauth_client_secret": "s3cret", "oauth": "tokens"}),
        ("\n", {"oauth": "tokens"}),
    ],
)
def test_the_clients_own_secret_is_asked_for_and_kept_apart_from_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kept: dict[str, str]
) -> None:
    desk = Desk()
    session = Session(Workspace(tmp_path))
    monkeypatch.setattr(Session, "desk", desk)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    account = Account("", "email", "Shop", "shop@gmail.com", {"auth": "google"})
    chosen = argparse.Namespace(sign_in=True, password_stdin=True)
    given = accounts._secrets(session, account, registry.info_of("email"), chosen)
    assert given == kept
    assert account.settings == {"auth": "google"}
    assert desk.account is not None
    assert desk.account.settings.get("oauth_client_secret") == kept.get("oauth_client_secret")


def test_the_servers_that_were_found_are_named_before_a_password_is_asked_for() -> None:
    found = {"imap_host": "imap.x.test", "imap_port": 993, "smtp_host": "smtp.x.test"}
    assert accounts._servers(found) == [("imap.x.test", 993), ("smtp.x.test", "?")]
