"""The houses of the flow tests, ended with the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flow.house import House
from tests.servers.fixtures import dovecot, mail_chain, mailbox, oauth_dovecot, proxy_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["dovecot", "house", "mail_chain", "mailbox", "oauth_dovecot", "proxy_to"]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A fresh Kindline."""
    made = House(tmp_path)
    yield made
    made.close()
