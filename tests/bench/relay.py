"""The relay at full size: 10,000 payloads, 50 kills; `python -m tests.bench.relay`."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.app.relay.storm import storm
from tests.servers.postgres import Postgres
from tests.servers.relay import RelayProcess


def main() -> int:
    """Run it and print what it came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--payloads", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--postgres", action="store_true")
    chosen = parser.parse_args()
    postgres = Postgres.start() if chosen.postgres else None
    with tempfile.TemporaryDirectory() as folder:
        url = postgres.url if postgres else "relay.db"
        relay = RelayProcess(Path(folder), ("one", "two", "three"), url=url)
        relay.start()
        try:
            told = asyncio.run(storm(relay, chosen.payloads, chosen.kills))
        finally:
            relay.stop()
            if postgres:
                postgres.stop()
    rate = chosen.payloads / told.seconds
    print(f"{chosen.payloads} payloads, 3 desktops, {chosen.kills} kills, {relay.starts} starts")
    print(f"{told.posts} posts in {told.seconds:.1f} s ({rate:.0f} payloads/s with the kills)")
    print(f"missing {told.missing}, doubled {told.doubled}, not opened {told.faults}")
    print(f"left at the relay: {told.kept_after}")
    return int(any((told.missing, told.doubled, told.faults, told.kept_after)))


if __name__ == "__main__":
    sys.exit(main())
