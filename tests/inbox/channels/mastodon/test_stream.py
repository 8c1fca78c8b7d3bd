"""The stream as Mastodon documents it, before a real snac2 that has none."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from inbox.channel import MessageDeleted
from tests.inbox.channels.kept import Kept
from tests.inbox.channels.mastodon.people import channel_of
from tests.servers.mastodon_stream import StreamFront

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.inbox.channels.mastodon.people import Person
    from tests.servers.snac import Snac

pytestmark = pytest.mark.servers


async def test_the_stream_wakes_and_a_lost_one_is_opened_again(
    person: Callable[[str], Person], snac: Snac
) -> None:
    shop, ann = person("shop"), person("ann")
    front = StreamFront(snac.host)
    base_url = await front.start()
    # Polling alone would take an hour.
    channel = channel_of(shop, base_url=base_url, poll_seconds=3600)
    kept = Kept()
    follow = asyncio.ensure_future(kept.follow(channel, lambda: kept.of(MessageDeleted), 90))
    await front.is_listened_to.wait()
    said = ann.says(f"@{shop.handle} one")
    heard = (await asyncio.to_thread(shop.waits_for, 1))[0]
    await front.push("notification", "{}")
    await _until(lambda: len(kept.messages) == 1)
    await front.drop()
    await front.is_listened_to.wait()
    ann.says(f"@{shop.handle} two")
    await asyncio.to_thread(shop.waits_for, 2)
    await front.push("notification", "{}")
    await _until(lambda: len(kept.messages) == 2)
    assert kept.repeated == 0
    ann.web.post(
        f"/{ann.name}/admin/action",
        data={"id": said["uri"], "actor": f"{snac.url}/{ann.name}", "action": "Delete"},
        auth=(ann.name, snac.passwords[ann.name]),
    )
    gone = f"/api/v1/statuses/{heard['id']}"
    await _until(lambda: shop.web.get(gone).status_code == 404)
    await front.push("delete", heard["id"])
    await follow
    assert kept.of(MessageDeleted)[0].remote_id == said["uri"]
    await channel.close()
    await front.stop()


async def _until(what: Callable[[], bool], seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while not await asyncio.to_thread(what):  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.1)
