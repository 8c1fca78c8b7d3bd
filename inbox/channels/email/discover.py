"""Finds a mailbox's servers from its address: presets, SRV records, autoconfig."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

import dns.asyncresolver
import dns.exception
import dns.resolver
import httpx
from lxml import etree

from inbox.channels.email.presets import EXCHANGERS, preset_for

_log = logging.getLogger(__name__)
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
_SECONDS = 6.0
_MOST_BYTES = 200_000
_SERVICES = (
    ("imap", "_imaps._tcp", "tls"),
    ("imap", "_imap._tcp", "starttls"),
    ("smtp", "_submissions._tcp", "tls"),
    ("smtp", "_submission._tcp", "starttls"),
)
_SOCKETS = {"SSL": "tls", "STARTTLS": "starttls"}


async def discover(address: str) -> dict[str, Any]:
    """Give settings for an address; {} when nothing is known. Only the domain is ever told."""
    try:
        domain = address.rpartition("@")[2].strip().lower().encode("idna").decode()
    except UnicodeError:
        return {}
    if not _DOMAIN.fullmatch(domain):
        return {}
    known = dict(preset_for(address))
    if known:
        return known
    by_records, by_file = await asyncio.gather(_by_srv(domain), _by_autoconfig(address, domain))
    return by_records or by_file or await _by_exchanger(domain)


async def _by_srv(domain: str) -> dict[str, Any]:
    """RFC 6186 and RFC 8314."""
    found: dict[str, Any] = {}
    answers = await asyncio.gather(*(_srv(f"{name}.{domain}") for _, name, _ in _SERVICES))
    for (kind, _, security), answer in zip(_SERVICES, answers, strict=True):
        if answer and f"{kind}_host" not in found:
            host, port = answer
            found |= {f"{kind}_host": host, f"{kind}_port": port, f"{kind}_security": security}
    return found if {"imap_host", "smtp_host"} <= found.keys() else {}


async def _srv(name: str) -> tuple[str, int] | None:
    try:
        answer = await dns.asyncresolver.resolve(name, "SRV", lifetime=_SECONDS)
    except (dns.exception.DNSException, OSError):
        return None
    best = min(answer, key=lambda record: (record.priority, -record.weight), default=None)
    host = best.target.to_text(omit_final_dot=True) if best else ""
    return (host, int(best.port)) if best and host not in {"", "."} else None


async def _by_exchanger(domain: str) -> dict[str, Any]:
    try:
        answer = await dns.asyncresolver.resolve(domain, "MX", lifetime=_SECONDS)
    except (dns.exception.DNSException, OSError):
        return {}
    for record in answer:
        host = record.exchange.to_text(omit_final_dot=True).lower()
        for suffix, settings in EXCHANGERS.items():
            if host.endswith("." + suffix):
                return dict(settings)
    return {}


async def _by_autoconfig(address: str, domain: str) -> dict[str, Any]:
    """Mozilla's autoconfig, at the domain itself and then at Thunderbird's list."""
    urls = (
        f"https://autoconfig.{domain}/mail/config-v1.1.xml",
        f"https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
        f"https://autoconfig.thunderbird.net/v1.1/{domain}",
    )
    async with httpx.AsyncClient(timeout=_SECONDS, follow_redirects=True, max_redirects=3) as web:
        texts = await asyncio.gather(*(_get(web, url) for url in urls))
    found = (read_autoconfig(text, address) for text in texts if text)
    return next((settings for settings in found if settings), {})


async def _get(web: httpx.AsyncClient, url: str) -> bytes:
    try:
        answer = await web.get(url)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError):
        return b""
    return answer.content if answer.is_success and len(answer.content) <= _MOST_BYTES else b""


def read_autoconfig(xml: bytes, address: str) -> dict[str, Any]:
    """Read Mozilla's clientConfig; {} when it is not one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.LxmlError, ValueError):
        return {}
    incoming = _server(root, "incomingServer", "imap", address)
    outgoing = _server(root, "outgoingServer", "smtp", address)
    return {**incoming, **outgoing} if incoming and outgoing else {}


def _server(root: Any, tag: str, kind: str, address: str) -> dict[str, Any]:
    for server in root.iter(tag):
        security = _SOCKETS.get((server.findtext("socketType") or "").strip().upper())
        host, port = (server.findtext("hostname") or "").strip(), server.findtext("port") or ""
        if server.get("type") != kind or not security or not host or not port.strip().isdigit():
            continue
        found = {f"{kind}_host": host, f"{kind}_port": int(port), f"{kind}_security": security}
        user = _filled(server.findtext("username") or "", address)
        if kind == "imap" and user and user != address:
            found["username"] = user
        return found
    return {}


def _filled(pattern: str, address: str) -> str:
    local, _, domain = address.partition("@")
    for name, value in (("ADDRESS", address), ("LOCALPART", local), ("DOMAIN", domain)):
        pattern = pattern.replace(f"%EMAIL{name}%", value)
    return pattern.strip()
