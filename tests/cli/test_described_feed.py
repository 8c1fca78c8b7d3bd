"""A described feed from the command line: connected from a file, received, answered."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.servers.feed_rig import TOKEN, FeedRig, example

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kindline


def test_a_shop_is_connected_by_its_description(kindline: Kindline, tmp_path: Path) -> None:
    rig = FeedRig()
    asyncio.run(rig.start())
    rig.vendor.write("r1", "The kettle leaks", 1)
    path = tmp_path / "shop.toml"
    path.write_text(example("reviews", rig.port))
    connect = ["accounts", "add", "shop", "--channel", "feed", "--password-stdin"]
    added = kindline.json(*connect, "--set", f"definition=@{path}", given=f"{TOKEN}\n")
    assert TOKEN not in str(added)
    kindline.json("sync", "--once", "--timeout", "60")
    (row,) = kindline.json("queue")
    assert (row["rating"], row["network"], row["visibility"]) == (1, "Shop reviews", "public")
    kindline.json("settings", "undo_send_seconds", "0")
    given = ("--text", "We send a new one.", "--yes", "--wait", "60")
    assert kindline.json("send", row["conversation_id"], *given)["state"] == "sent"
    assert rig.vendor.replies() == ["We send a new one."]
    asyncio.run(rig.stop())


def test_a_file_needs_no_secret_and_a_fault_is_named(kindline: Kindline, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("id,name,message\n1,Huda,Hello\n")
    path = tmp_path / "file.toml"
    path.write_text(f'name = "File"\n[source]\npath = "{tmp_path / "m.csv"}"\nformta = "csv"\n')
    connect = ["accounts", "add", "file", "--channel", "feed", "--password-stdin"]
    refused = kindline.run(*connect, "--set", f"definition=@{path}", given="\n")
    assert refused.returncode == 1
    assert "Line 4" in refused.stderr
    path.write_text(path.read_text().replace("formta", "format"))
    kindline.json(*connect, "--set", f"definition=@{path}", given="\n")
    kindline.json("sync", "--once", "--timeout", "60")
    (row,) = kindline.json("queue")
    assert row["snippet"] == "Hello"
