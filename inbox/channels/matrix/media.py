"""Fetches the files of messages, within a limit; one that cannot be had says why."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inbox.channel import IncomingFile
from inbox.errors import Offline, Refused, SignInAgain, TryLater
from inbox.web import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.channel import IncomingMessage
    from inbox.channels.matrix.body import Media
    from inbox.channels.matrix.parse import Said
    from inbox.channels.matrix.wire import Wire

LIMIT_BYTES = 25_000_000
_TOO_LARGE = "Larger than 25 MB; see it in another Matrix app."
_GONE = "The Matrix server does not have this file any more."
_UNREACHABLE = "The file's server could not be reached; see it in another Matrix app."
_AT_ONCE = 4
_TRIES = 3


@dataclass(slots=True)
class MediaStore:
    """The files of one account."""

    wire: Wire
    _failures: Counter[str] = field(default_factory=Counter)

    async def fetch(self, said: Sequence[Said]) -> list[IncomingMessage]:
        """Give the messages with their files. Raises Offline, SignInAgain, and TryLater at first.

        A file whose own server is down for good must not hold up the messages behind it: after
        some tries it is left out with a sentence.
        """
        gate = asyncio.Semaphore(_AT_ONCE)

        async def complete(each: Said) -> IncomingMessage:
            if not each.media:
                return each.message
            async with gate:
                files = [await self._file(media) for media in each.media]
            return replace(each.message, files=tuple(files))

        return list(await asyncio.gather(*map(complete, said)))

    async def _file(self, media: Media) -> IncomingFile:
        missing, content = media.missing, b""
        if not missing and media.size_bytes > LIMIT_BYTES:
            missing = _TOO_LARGE
        if not missing:
            content, missing = await self._content(media.url)
        return IncomingFile(
            media.name,
            media.media_type,
            content,
            kind=media.kind,
            duration_seconds=media.duration_seconds,
            missing=missing,
        )

    async def _content(self, url: str) -> tuple[bytes, str]:
        try:
            return await self.wire.download(url, LIMIT_BYTES), ""
        except (Offline, SignInAgain):
            raise
        except TryLater:
            self._failures[url] += 1
            if self._failures[url] < _TRIES:
                raise
            return b"", _UNREACHABLE
        except Status:
            return b"", _GONE
        except Refused as error:
            return b"", _TOO_LARGE if "larger than" in str(error) else _GONE
