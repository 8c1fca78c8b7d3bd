"""Whether a request really comes from the vendor: signatures and secrets, in constant time."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.relay.config import Desktop, Source

_PREFIX = "sha256="


def is_signed(source: Source, headers: Mapping[str, str], body: bytes) -> bool:
    """Check what the vendor proves itself with.

    Meta: X-Hub-Signature-256 (developers.facebook.com, Webhooks, "Validating payloads").
    Telegram: X-Telegram-Bot-Api-Secret-Token (core.telegram.org/bots/api#setwebhook).
    """
    if source.kind == "telegram":
        return _is_same(headers.get("x-telegram-bot-api-secret-token", ""), source.secret)
    name = "x-hub-signature-256" if source.kind == "meta" else source.header.lower()
    given = headers.get(name, "")
    if source.kind == "meta" and not given.startswith(_PREFIX):
        return False
    made = hmac.new(source.secret.encode(), body, hashlib.sha256).hexdigest()
    return _is_same(given.removeprefix(_PREFIX).lower(), made)


def answers_challenge(source: Source, query: Mapping[str, str]) -> str | None:
    """Give what to answer to Meta's verification request; None refuses it."""
    challenge = query.get("hub.challenge", "")
    right = (
        source.kind == "meta"
        and bool(source.verify_token)
        and query.get("hub.mode") == "subscribe"
        and _is_same(query.get("hub.verify_token", ""), source.verify_token)
    )
    return challenge if right and len(challenge) <= 256 else None  # noqa: PLR2004 - Meta's have 10


def desktop_of(desktops: tuple[Desktop, ...], authorization: str) -> Desktop | None:
    """Find whose bearer token (RFC 6750) this is; every one is compared, found or not."""
    scheme, _, token = authorization.partition(" ")
    made = token_hash(token.strip())
    found = None
    for each in desktops:
        if _is_same(made, each.token_sha256) and scheme.lower() == "bearer":
            found = each
    return found


def token_hash(token: str) -> str:
    """Give what the configuration keeps of a token (256 random bits need no slow hash)."""
    return hashlib.sha256(token.encode()).hexdigest()


def _is_same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
