"""Fetches the files of direct messages; one that fails again and again is named instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.channel import IncomingFile
from inbox.errors import ChannelError, TryLater
from inbox.graph.api import is_metas

if TYPE_CHECKING:
    from collections import Counter

    from inbox.graph.files import RemoteFile
    from inbox.graph.page import Page

_BYTES = 25_000_000
_TRIES = 3
_GONE = "Meta did not give this file any more; see it in its app."
_TOO_LARGE = "Larger than 25 MB; see it in Meta's app."


async def fetched(page: Page, file: RemoteFile, base_url: str, tries: Counter[str]) -> IncomingFile:
    """Give the file, or why it is missing. Raises TryLater some times."""
    content, missing = b"", ""
    if not is_metas(file.address, base_url):
        missing = _GONE
    else:
        try:
            content = await page.download(file.address, _BYTES)
        except TryLater:
            tries[file.address] += 1
            if tries[file.address] < _TRIES:
                raise
            missing = _GONE
        except ChannelError as error:
            missing = _TOO_LARGE if "larger" in str(error) else _GONE
    if len(tries) > _TRIES * 1000:
        tries.clear()
    return IncomingFile(file.name, file.media_type, content, kind=file.kind, missing=missing)
