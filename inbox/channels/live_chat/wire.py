"""One signed-in XMPP session: stanzas in and out, with the server's acknowledgements.

RFC 6120 through slixmpp, used as a transport only: its reconnecting, roster and DNS are not
used, and every future here belongs to the loop that opened the line. A message counts as handed
over when the server acknowledged it. A session whose connection broke is resumed within seconds
(XEP-0198, 5), so that visitors never see us leave; what cannot be resumed ends, and the archive
tells what was missed.
"""

from __future__ import annotations

import asyncio
import logging
import random
import ssl
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

import dns.asyncresolver
import dns.exception
from slixmpp import ClientXMPP
from slixmpp.exceptions import IqError, IqTimeout
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

from inbox.channels.live_chat import names
from inbox.errors import ChannelError, Offline, OutcomeUnknown, Refused, SignInAgain, TryLater

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from inbox.channels.live_chat.config import Config

# It logs what it could not read, and that is what customers write.
logging.getLogger("slixmpp").setLevel(logging.CRITICAL)
_CONNECT_SECONDS = 20.0
_ANSWER_SECONDS = 20.0
# Prosody reads no more than 10 kB a second from a client, unless told otherwise (mod_limits).
_SLOWEST = 8000
_RESUME_AFTER = (0.05, 0.5, 1.5, 4.0)  # seconds before each try to go on with the session
_RESUME_SECONDS = 8.0
_PLEASE_CONFIRM = '<r xmlns="urn:xmpp:sm:3"/>'


class Faulty(Exception):
    """The server answered a request with an error; `condition` is RFC 6120's word."""

    def __init__(self, condition: str) -> None:
        super().__init__(condition)
        self.condition = condition


class Line:
    """A session; `open` it, `close` it. All methods belong to one event loop."""

    def __init__(self, config: Config, password: str) -> None:
        self._config = config
        self._password = password
        self._client: ClientXMPP | None = None
        self._heard: deque[ET.Element] = deque()
        self._bell = asyncio.Event()
        self._archived: dict[str, list[ET.Element]] = {}
        self._acks: dict[str, asyncio.Future[None]] = {}
        self._trouble: ChannelError | None = None
        self._ready: asyncio.Future[None] | None = None
        self._connecting: asyncio.Future[Any] | None = None
        self._server = ("", 0)
        self._resuming: asyncio.Task[None] | None = None
        self._attempt: asyncio.Future[str] | None = None  # "resumed", "cut" or "gone"
        self.is_open = False
        self.resumed = 0  # how often the session went on after its connection broke

    async def open(self) -> None:
        """Connect and sign in. Raises Offline, SignInAgain, TryLater, Refused."""
        loop = asyncio.get_running_loop()
        context = await asyncio.to_thread(_tls, self._config)
        self._server = await _server(self._config)
        client = ClientXMPP(
            self._config.address,
            self._password,
            # A line that somebody stripped of its TLS must never carry the sign-in.
            plugin_config={
                "feature_mechanisms": dict.fromkeys(
                    ("unencrypted_plain", "unencrypted_scram", "unencrypted_digest"),
                    self._config.security == "none",
                )
            },
            ssl_context=context,
            loop=loop,
        )
        self._client = client
        security = self._config.security
        client.enable_starttls = security == "starttls"
        client.enable_direct_tls = security == "tls"
        client.enable_plaintext = security == "none"
        client.register_plugin("xep_0198", {"window": 1 << 30})
        for name in ("Presence", "Im", "IMError", "Roster Update"):
            client.remove_handler(name)
        for kind in ("message", "presence"):
            path = MatchXPath(f"{{{names.CLIENT}}}{kind}")
            client.register_handler(Callback(f"Kindline {kind}", path, self._on_stanza))
        self._ready = loop.create_future()
        self._listen(client)
        self._connecting = client.connect(*self._server)
        try:
            async with asyncio.timeout(_CONNECT_SECONDS):
                await self._ready
        except TimeoutError:
            await self.close()
            raise _offline(self._config) from None
        except BaseException:
            await self.close()
            raise
        self.is_open = True

    async def close(self) -> None:
        """End the session; safe to call twice."""
        client, self._client = self._client, None
        self._fail(_broken(self._config))
        resuming, self._resuming = self._resuming, None
        if resuming is not None:
            resuming.cancel()
            await asyncio.gather(resuming, return_exceptions=True)
        if client is None:
            return
        if client.transport is not None:
            with suppress(Exception):  # a goodbye on a line that may be broken already
                client.send_raw(client.stream_footer)
        client.cancel_connection_attempt()
        client.abort()
        sender = client._run_out_filters  # noqa: SLF001 - slixmpp leaves its send loop running
        if sender is not None:
            sender.cancel()
            with suppress(asyncio.CancelledError):
                await sender
        # Lets the transport's connection_lost run.
        await asyncio.sleep(0)

    async def heard(self, seconds: float) -> list[ET.Element]:
        """Give what came, waiting at most so long for something. Raises once the line broke."""
        if not self._heard and self._trouble is None:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._bell.wait()
        self._bell.clear()
        if not self._heard and self._trouble is not None:
            raise self._trouble
        found = list(self._heard)
        self._heard.clear()
        return found

    def ring(self) -> None:
        """Wake `heard`."""
        self._bell.set()

    def post(self, stanza: ET.Element) -> None:
        """Send a stanza whose loss does no harm (typing, presence, marks)."""
        client = self._client
        if client is None or not self.is_open:
            return
        # Not as text: slixmpp counts only its own stanzas, and the server counts all (XEP-0198).
        made = (
            client.make_presence() if stanza.tag.endswith("presence") else client.make_message("")
        )
        made.xml = stanza
        client.send(made)

    async def deliver(self, stanza: ET.Element) -> None:
        """Send a message and wait until the server has it. Raises TryLater, OutcomeUnknown."""
        client = self._client
        if client is None or not self.is_open:
            raise self._trouble or _broken(self._config)
        message = client.make_message(mto=stanza.get("to", ""))
        message.xml = stanza
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        name = stanza.get("id", "")
        self._acks[name] = done
        client.send(message)
        # Through the same queue: the plugin's own request would overtake the message.
        client.send(_PLEASE_CONFIRM)
        try:
            async with asyncio.timeout(_ANSWER_SECONDS + _weight(stanza) / _SLOWEST):
                await done
        except (TimeoutError, ChannelError) as error:
            raise OutcomeUnknown(
                "The line broke while this reply was leaving, so the visitor may already have "
                "it; Kindline looks in the server's archive by itself."
            ) from error
        finally:
            self._acks.pop(name, None)

    async def ask(
        self, kind: Literal["get", "set"], payload: ET.Element, to: str = ""
    ) -> ET.Element:
        """Ask the server ("get" or "set") and give the answer's stanza. Raises Faulty, TryLater."""
        client = self._client
        if client is None or not self.is_open:
            raise self._trouble or _broken(self._config)
        asked = client.make_iq(ito=to or None, itype=kind)
        asked.xml.append(payload)
        try:
            answer: Any = await asked.send(timeout=_ANSWER_SECONDS)  # type: ignore[no-untyped-call]
        except IqError as error:
            raise Faulty(str(error.condition)) from error
        except IqTimeout as error:
            await self.close()
            raise TryLater(_silent(self._config)) from error
        found: ET.Element = answer.xml
        return found

    async def archive(self, query: ET.Element) -> tuple[list[ET.Element], ET.Element]:
        """Ask the archive (XEP-0313); gives the results and the closing <fin/>."""
        key = query.get("queryid", "")
        found = self._archived[key] = []
        try:
            answer = await self.ask("set", query)
        finally:
            self._archived.pop(key, None)
        fin = answer.find(f"{{{names.MAM}}}fin")
        if fin is None:
            raise TryLater(_silent(self._config))
        return found, fin

    # What slixmpp tells ---------------------------------------------------------------------

    def _listen(self, client: ClientXMPP) -> None:
        client.add_event_handler("stream_negotiated", self._on_negotiated)
        client.add_event_handler("failed_all_auth", self._on_refused)
        client.add_event_handler("connection_failed", self._on_unreachable)
        client.add_event_handler("ssl_invalid_chain", self._on_certificate)
        client.add_event_handler("disconnected", self._on_end)
        client.add_event_handler("stanza_acked", self._on_ack)
        client.add_event_handler("session_resumed", lambda _: self._tried("resumed"))
        client.add_event_handler("sm_failed", lambda _: self._tried("gone"))

    def _on_negotiated(self, _: Any) -> None:
        client = self._client
        if client is None or not client.bound or self._ready is None or self._ready.done():
            return
        if "stream_management" not in client.features:
            self._fail(
                Refused(
                    "The chat server cannot confirm what it took (XEP-0198). Switch on its module "
                    '"smacks"; see the channel\'s README.'
                )
            )
            return
        self._ready.set_result(None)

    def _on_refused(self, _: Any) -> None:
        self._fail(
            SignInAgain(
                f"{self._config.domain} does not accept the address and password. What was "
                "received is safe; enter them again in the account's settings."
            )
        )

    def _on_unreachable(self, _: Any) -> None:
        if self._resuming is None:
            self._fail(_offline(self._config))
        self._tried("cut")
        if self._client is not None:
            self._client.cancel_connection_attempt()

    def _on_certificate(self, _: Any) -> None:
        self._fail(
            Refused(
                f"The certificate of {self._config.domain} cannot be trusted, so nothing was "
                "sent there. Ask who runs the server."
            )
        )
        if self._client is not None:
            self._client.abort()

    def _on_end(self, _: Any) -> None:
        client = self._client
        if self._resuming is not None:
            self._tried("cut")
        elif self.is_open and client is not None and client.plugin["xep_0198"].sm_id:
            self.is_open = False
            self._resuming = asyncio.ensure_future(self._resume(client))
        elif self._ready is not None and not self._ready.done():
            # slixmpp tells why the line ended (a certificate) only after telling that it did.
            self._ready.get_loop().call_later(0.2, self._fail, _broken(self._config))
        else:
            self._fail(_broken(self._config))

    async def _resume(self, client: ClientXMPP) -> None:
        """Go on with the session on a new connection; once it is gone the line is broken."""
        for wait in _RESUME_AFTER:
            await asyncio.sleep(wait * random.uniform(0.5, 1.5))  # noqa: S311 - not a secret
            self._attempt = asyncio.get_running_loop().create_future()
            self._connecting = client.connect(*self._server)
            try:
                async with asyncio.timeout(_RESUME_SECONDS):
                    outcome = await self._attempt
            except TimeoutError:
                outcome = "cut"
                client.cancel_connection_attempt()
                client.abort()
            if outcome == "resumed":
                self._resuming = self._attempt = None
                self.is_open = True
                self.resumed += 1
                self._bell.set()
                # What asked for this before was no stanza, so it was not sent again.
                client.send(_PLEASE_CONFIRM)
                return
            if outcome == "gone" or self._trouble is not None:
                break
        self._resuming = self._attempt = None
        self._fail(_broken(self._config))

    def _tried(self, outcome: str) -> None:
        if self._attempt is not None and not self._attempt.done():
            self._attempt.set_result(outcome)

    def _on_ack(self, stanza: Any) -> None:
        done = self._acks.get(stanza.xml.get("id", ""))
        if done is not None and not done.done():
            done.set_result(None)

    def _on_stanza(self, stanza: Any) -> None:
        xml: ET.Element = stanza.xml
        result = xml.find(f"{{{names.MAM}}}result")
        if result is not None:
            # Only our own archive may speak of earlier messages.
            wanted = self._archived.get(result.get("queryid", ""))
            if wanted is not None and xml.get("from", self._config.address) == self._config.address:
                wanted.append(result)
            return
        self._heard.append(xml)
        self._bell.set()

    def _fail(self, trouble: ChannelError) -> None:
        self.is_open = False
        self._trouble = self._trouble or trouble
        self._tried("gone")
        if self._ready is not None and not self._ready.done():
            self._ready.set_exception(self._trouble)
        for done in self._acks.values():
            if not done.done():
                done.set_exception(self._trouble)
        self._bell.set()


def _weight(stanza: ET.Element) -> int:
    """Give about how many bytes a stanza has."""
    return sum(len(each.text or "") for each in stanza.iter())


def _tls(config: Config) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=config.ca_file or None)
    except (OSError, ssl.SSLError) as error:
        raise Refused(
            "The certificate file named in the account cannot be read; choose another."
        ) from error


async def _server(config: Config) -> tuple[str, int]:
    """Find the server: as set, else by the domain's SRV record (RFC 6120, 3.2), else itself."""
    is_direct = config.security == "tls"
    port = config.port or (5223 if is_direct else 5222)
    if config.host:
        return config.host, port
    service = "_xmpps-client" if is_direct else "_xmpp-client"
    try:
        found = await dns.asyncresolver.resolve(
            f"{service}._tcp.{config.domain}", "SRV", lifetime=5
        )
    except (dns.exception.DNSException, OSError):
        return config.domain, port
    best = min(found, key=lambda each: (each.priority, -each.weight))
    host = str(best.target).rstrip(".")
    return (host, config.port or int(best.port)) if host else (config.domain, port)


def _offline(config: Config) -> Offline:
    return Offline(
        f"The chat server of {config.domain} cannot be reached just now. Everything is safe; "
        "Kindline goes on by itself when the network is back."
    )


def _broken(config: Config) -> TryLater:
    return TryLater(
        f"The line to the chat server of {config.domain} broke. Nothing is lost; Kindline connects "
        "again by itself.",
        0.5,
    )


def _silent(config: Config) -> str:
    return (
        f"The chat server of {config.domain} does not answer. Nothing is lost; Kindline connects "
        "again by itself."
    )
