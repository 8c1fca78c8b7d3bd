"""A mail taken apart, before anything is concluded from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from inbox.channel import IncomingFile


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox of an address header."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Mail:
    """Headers (lower-case names, decoded values), bodies and files."""

    headers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    subject: str = ""
    author: Address = Address("", "")
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    date: datetime | None = None
    text: str = ""
    html: str = ""
    files: tuple[IncomingFile, ...] = ()
    warnings: tuple[str, ...] = ()
