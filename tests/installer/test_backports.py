"""The backports are opened beside the mirror in use, only when wanted, and pinned low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.backports import open_for

if TYPE_CHECKING:
    from pathlib import Path

_DEBIAN = """Types: deb
# a comment
URIs: http://mirror.test/debian
Suites: {release} {release}-updates
Components: main
Signed-By: /usr/share/keyrings/debian.gpg
"""


def _apt(tmp_path: Path, release: str) -> Path:
    (tmp_path / "sources.list.d").mkdir()
    (tmp_path / "sources.list.d" / "debian.sources").write_text(_DEBIAN.format(release=release))
    return tmp_path


def test_a_wanted_package_opens_them_once(tmp_path: Path) -> None:
    apt = _apt(tmp_path, "bookworm")
    assert not open_for(["postfix"], apt)
    assert open_for(["postfix", "snac2"], apt)
    said = (apt / "sources.list.d" / "kindline-backports.sources").read_text()
    assert "URIs: http://mirror.test/debian\nSuites: bookworm-backports\n" in said
    assert "Signed-By: /usr/share/keyrings/debian.gpg" in said
    assert "Pin-Priority: 100" in (apt / "preferences.d" / "kindline-backports").read_text()
    assert not open_for(["snac2"], apt)


def test_another_release_is_left_alone(tmp_path: Path) -> None:
    assert not open_for(["snac2"], _apt(tmp_path, "trixie"))
    assert not open_for(["snac2"], tmp_path / "nothing")
