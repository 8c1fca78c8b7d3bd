"""README's table of channels is made from what each channel says of itself."""

from __future__ import annotations

from inbox.channels import registry
from installer import channels_table


def test_every_channel_that_can_be_connected_has_a_line() -> None:
    made = channels_table.table()
    for info in registry.infos():
        assert f"[{info.title}](inbox/channels/{info.name}/README.md)" in made
    assert all(line.count(" | ") == 4 for line in made.splitlines()[2:])


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    document = f"before\n{channels_table._BEGIN}\nold\n{channels_table._END}\nafter"
    new = channels_table.renewed(document, "new")
    assert new == document.replace("old", "new")
    assert channels_table.renewed(new, "new") == new
