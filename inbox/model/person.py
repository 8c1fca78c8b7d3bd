"""The people who write, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Identity:
    """A contact's handle on a channel."""

    id: str
    contact_id: str
    channel: str
    handle: str
    display_name: str = ""
    is_verified: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A person. `id` is canonical: merges have been followed."""

    id: str
    name: str
    language: str = ""  # ISO 639-1, "" when unknown
    place: str = ""
    time_zone: str = ""  # IANA name
    is_vip: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a system of record says of a contact (an order, a plan, a rating)."""

    contact_id: str
    kind: str  # "order" | "refund" | "rating" | "plan" | "note"
    key: str  # order number, ...
    title: str
    values: Mapping[str, Any]
    happened_at: datetime
    source: str
