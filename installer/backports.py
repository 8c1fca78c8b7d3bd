"""Opens Debian's backports for the few test servers that the release itself does not hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WANTED = {"snac2"}
_RELEASE = "bookworm"
_SUITE = f"{_RELEASE}-backports"
# Low, so that nothing else is ever taken from there.
_PIN = f"Package: *\nPin: release a={_SUITE}\nPin-Priority: 100\n"


def open_for(packages: Iterable[str], apt: Path = Path("/etc/apt")) -> bool:
    """Add the source where a package wants it, beside the mirror in use; tells whether it did."""
    source = apt / "sources.list.d" / "kindline-backports.sources"
    if not _WANTED.intersection(packages) or _is_open(apt):
        return False
    mirror = _mirror(apt)
    if not mirror:
        return False  # another release: it has the package itself, or apt says that it has not
    uri, signed_by = mirror
    said = f"Types: deb\nURIs: {uri}\nSuites: {_SUITE}\nComponents: main\n"
    pins = apt / "preferences.d"
    pins.mkdir(parents=True, exist_ok=True)
    (pins / "kindline-backports").write_text(_PIN, encoding="utf-8")
    source.write_text(said + (f"Signed-By: {signed_by}\n" if signed_by else ""), encoding="utf-8")
    return True


def _sources(apt: Path) -> list[str]:
    return [
        path.read_text("utf-8", "replace")
        for path in sorted((apt / "sources.list.d").glob("*.sources"))
    ]


def _is_open(apt: Path) -> bool:
    return any(_SUITE in text for text in _sources(apt))


def _mirror(apt: Path) -> tuple[str, str] | None:
    """Give (address, key) of the mirror that the release itself comes from."""
    for text in _sources(apt):
        for block in re.split(r"\n\s*\n", text):
            fields = dict(re.findall(r"^([\w-]+):[ \t]*(.+)$", block, re.MULTILINE))
            if _RELEASE in fields.get("Suites", "").split() and fields.get("URIs"):
                return fields["URIs"].split()[0], fields.get("Signed-By", "").strip()
    return None
