"""Pytest fixtures around the real servers; a conftest imports what its tests use."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.needs import free_ports, server_directory
from tests.servers.postfix import Postfix
from tests.servers.proxy import FaultProxy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["MailChain", "dovecot", "mail_chain", "mailbox", "oauth_dovecot", "proxy_to"]

_numbers = itertools.count(1)


@dataclass
class MailChain:
    """Dovecot and Postfix together: submission -> Postfix -> LMTP -> mailbox."""

    dovecot: Dovecot
    postfix: Postfix

    def new_user(self, name: str = "user") -> str:
        """Add a fresh mailbox with password "b" and give its address."""
        return self.dovecot.add_user(f"{name}{next(_numbers)}@test.local")


@pytest.fixture(scope="session")
def mail_chain() -> Iterator[MailChain]:
    """One Dovecot + Postfix for the whole run (Postfix takes seconds); use fresh users."""
    directory = server_directory("chain")
    smtp_port = free_ports(1)[0]
    dovecot = Dovecot.start(directory / "dovecot", relay_port=smtp_port)
    postfix = None
    try:
        postfix = Postfix.start(directory / "postfix", dovecot.lmtp_port, smtp_port)
        yield MailChain(dovecot, postfix)
    finally:
        if postfix is not None:
            postfix.stop()
        dovecot.stop()
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    """A Dovecot of the test's own, with bob@test.local (password b)."""
    yield from _started(oauth=False)


@pytest.fixture
def oauth_dovecot() -> Iterator[Dovecot]:
    """A Dovecot that takes XOAUTH2 with tokens from `.token(user)`."""
    yield from _started(oauth=True)


@pytest.fixture
def mailbox(mail_chain: MailChain) -> str:
    """A fresh address on the chain, password b."""
    return mail_chain.new_user()


@pytest.fixture
def proxy_to() -> Iterator[Callable[[int], FaultProxy]]:
    """Make fault proxies to ports; they are stopped at the end."""
    made: list[FaultProxy] = []

    def make(port: int) -> FaultProxy:
        made.append(FaultProxy.start(port))
        return made[-1]

    yield make
    for proxy in made:
        proxy.stop()


def _started(oauth: bool) -> Iterator[Dovecot]:
    directory = server_directory("dovecot")
    server = Dovecot.start(directory, oauth=oauth)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(directory, ignore_errors=True)
