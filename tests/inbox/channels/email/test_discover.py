"""Finding servers from an address, without asking anybody where that is not needed."""

from __future__ import annotations

import asyncio

import pytest

from inbox.channels.email import discover

XML = b"""<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="shop.example">
<incomingServer type="pop3"><hostname>pop.shop.example</hostname><port>995</port>
<socketType>SSL</socketType></incomingServer>
<incomingServer type="imap"><hostname>imap.shop.example</hostname><port>993</port>
<socketType>SSL</socketType><username>%EMAILLOCALPART%</username></incomingServer>
<outgoingServer type="smtp"><hostname>smtp.shop.example</hostname><port>587</port>
<socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username></outgoingServer>
</emailProvider></clientConfig>"""


def test_autoconfig_is_read() -> None:
    assert discover.read_autoconfig(XML, "help@shop.example") == {
        "imap_host": "imap.shop.example",
        "imap_port": 993,
        "imap_security": "tls",
        "username": "help",
        "smtp_host": "smtp.shop.example",
        "smtp_port": 587,
        "smtp_security": "starttls",
    }


@pytest.mark.parametrize("xml", [b"", b"<html>", b"<clientConfig/>", XML.replace(b"SSL", b"plain")])
def test_what_is_not_a_secure_configuration_gives_nothing(xml: bytes) -> None:
    assert discover.read_autoconfig(xml, "help@shop.example") == {}


def test_a_well_known_provider_needs_no_network() -> None:
    assert asyncio.run(discover.discover("shop@gmail.com"))["auth"] == "google"


@pytest.mark.parametrize("address", ["", "nobody", "a@localhost", "a@../etc", "a@b c.de"])
def test_nonsense_is_not_looked_up(address: str) -> None:
    assert asyncio.run(discover.discover(address)) == {}


def test_srv_records_win_over_autoconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    async def srv(name: str) -> tuple[str, int] | None:
        known = {
            "_imaps._tcp.shop.example": ("mx.shop.example", 993),
            "_submission._tcp.shop.example": ("mx.shop.example", 587),
        }
        return known.get(name)

    async def autoconfig(address: str, domain: str) -> dict[str, object]:
        return {"imap_host": "other"}

    monkeypatch.setattr(discover, "_srv", srv)
    monkeypatch.setattr(discover, "_by_autoconfig", autoconfig)
    found = asyncio.run(discover.discover("help@shop.example"))
    assert (found["imap_host"], found["imap_security"]) == ("mx.shop.example", "tls")
    assert (found["smtp_port"], found["smtp_security"]) == (587, "starttls")
