"""Files of a chat: fetched from the server's own upload service, and put there (XEP-0363)."""

from __future__ import annotations

import asyncio
import base64
import mimetypes
from dataclasses import dataclass, field
from hashlib import sha1
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inbox.channel import IncomingFile
from inbox.channels.live_chat import names, stanzas
from inbox.channels.live_chat.wire import Faulty
from inbox.errors import ChannelError, Refused, TryLater
from inbox.web import Api

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from inbox.channels.live_chat.parse import FileLink
    from inbox.channels.live_chat.wire import Line

_LIMIT_BYTES = 25_000_000
_PAUSES = (0.5, 2.0, 0.0)
# base64 of it stays below Prosody's limit of a stanza, 256 kB.
_INLINE_BYTES = 128_000
_HEADERS = {"authorization", "cookie", "expires"}  # XEP-0363, 5: no others may be taken over


@dataclass(slots=True)
class Files:
    """The upload service of one account's server; what it is gets found on first use."""

    api: Api = field(default_factory=lambda: Api("The chat server's file service"))
    _service: str | None = None  # "" where there is none
    _origin: str = ""  # scheme and host that it serves files from

    async def fetch(self, line: Line, domain: str, link: FileLink) -> IncomingFile:
        """Download what a visitor points to; only ever from the server's own service.

        A visitor may write any address, one inside the agent's own network too.
        """
        kind = mimetypes.guess_type(link.name)[0] or mimetypes.guess_type(link.url)[0]
        kind = kind or "application/octet-stream"
        try:
            is_ours = _origin(link.url) == await self._origin_of(line, domain)
        except (Faulty, Refused):
            # Without a service of its own the server can have served nothing.
            is_ours = False
        if not is_ours:
            missing = f"It lies on another server: {link.url}"
            return IncomingFile(link.name, kind, b"", missing=missing)
        for pause in _PAUSES:
            try:
                content = await self.api.download(link.url, _LIMIT_BYTES)
            except TryLater:
                await asyncio.sleep(pause)
            except ChannelError as error:
                return IncomingFile(link.name, kind, b"", missing=str(error))
            else:
                return IncomingFile(link.name, kind, content)
        # The messages behind this one must not wait for a file that may never come.
        return IncomingFile(link.name, kind, b"", missing=f"It could not be fetched: {link.url}")

    async def put(self, line: Line, domain: str, file: IncomingFile) -> Element:
        """Upload a file, or put a small one into the message; gives the element to add."""
        if not await self.find(line, domain):
            if len(file.content) > _INLINE_BYTES:
                raise Refused(
                    f"{file.name} is too large for a chat server without a file service "
                    "(mod_http_file_share); send it by email."
                )
            cid = f"sha1+{sha1(file.content, usedforsecurity=False).hexdigest()}@bob.xmpp.org"
            text = base64.b64encode(file.content).decode()
            return stanzas.inline_file(cid, file.media_type, file.name, text)
        put, get, headers = await self._slot(line, file.name, len(file.content), file.media_type)
        headers["Content-Type"] = file.media_type
        await self.api.call("PUT", put, content=file.content, headers=headers)
        return stanzas.file_link(get, file.name)

    async def close(self) -> None:
        """End every connection."""
        await self.api.close()

    async def find(self, line: Line, domain: str) -> str:
        """Give the address of the upload service, "" where there is none. Raises Faulty."""
        if self._service is not None:
            return self._service
        items = await line.ask("get", stanzas.element(names.DISCO_ITEMS, "query"), domain)
        found = ""
        for item in items.iter(f"{{{names.DISCO_ITEMS}}}item"):
            jid = item.get("jid", "")
            try:
                info = await line.ask("get", stanzas.element(names.DISCO_INFO, "query"), jid)
            except Faulty:
                continue
            features = info.iter(f"{{{names.DISCO_INFO}}}feature")
            if any(each.get("var") == names.UPLOAD for each in features):
                found = jid
                break
        self._service = found
        return found

    async def _origin_of(self, line: Line, domain: str) -> str:
        """Learn where the service serves files from: a place for a file tells, nothing is put."""
        if not self._origin and await self.find(line, domain):
            _, get, _ = await self._slot(line, "kindline.txt", 1, "text/plain")
            self._origin = _origin(get)
        return self._origin or "none"

    async def _slot(
        self, line: Line, name: str, size: int, kind: str
    ) -> tuple[str, str, dict[str, str]]:
        try:
            answer = await line.ask("get", stanzas.slot(name, size, kind), self._service or "")
        except Faulty as error:
            raise Refused(
                f"The chat server does not take {name} (it may be too large or the day's amount is "
                "used up); send it by email."
            ) from error
        put = answer.find(f".//{{{names.UPLOAD}}}put")
        get = answer.find(f".//{{{names.UPLOAD}}}get")
        if put is None or get is None:
            raise Refused(f"The chat server gave no place for {name}; send it by email.")
        headers = {
            each.get("name", ""): (each.text or "").replace("\n", "")
            for each in put.iter(f"{{{names.UPLOAD}}}header")
            if each.get("name", "").lower() in _HEADERS
        }
        return put.get("url", ""), get.get("url", ""), headers


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
