"""Receives mails in a process of its own, as the engine does, and tells of them in JSON lines."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from app import wiring
from inbox import receive
from tests.bench import _screen_data as data

_BATCH = 100


def main() -> None:
    """Receive `argv[2]` mails into the workspace `argv[1]`."""
    place, key = data.workspace(Path(sys.argv[1]))
    database, _secrets = wiring.open_database(place, key)
    first = int(time.time()) * 1000  # new mails also in a workspace used before
    for start in range(0, int(sys.argv[2]), _BATCH):
        batch = data.mails(first + start, _BATCH)
        changes = receive.receive(database, data.ACCOUNT, batch, datetime.now(UTC))
        sys.stdout.write(json.dumps(changes.to_json()) + "\n")
        sys.stdout.flush()
    database.close()


main()
