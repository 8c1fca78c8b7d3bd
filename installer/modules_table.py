"""Write docs/modules.md, the table of modules, from the first sentence of each module."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).resolve().parent.parent
_PACKAGES = ("app", "ui", "profile_panel", "inbox", "local_models", "installer")
_BEGIN = "<!-- modules: made by installer/modules_table.py -->"
_END = "<!-- end of modules -->"


def sentence(path: Path) -> str:
    """Give the first line of a module's docstring, "" if it has none."""
    told = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return told.splitlines()[0].strip() if told else ""


def table(root: Path = _ROOT) -> str:
    """Give the table, a section a folder."""
    return "\n".join(line for name in _PACKAGES for line in _section(root, root / name))


def _section(root: Path, package: Path) -> Iterator[str]:
    folders = sorted({path.parent for path in package.rglob("*.py")})
    for folder in folders:
        modules = sorted(folder.glob("*.py"))
        about = sentence(folder / "__init__.py") if (folder / "__init__.py").exists() else ""
        shown = [path for path in modules if path.name != "__init__.py"]
        if shown or about:
            yield f"**`{folder.relative_to(root).as_posix()}/`** {about}  "
        for path in shown:
            yield f"`{path.stem}` {sentence(path)}  "
        yield ""


def renewed(text: str, made: str) -> str:
    """Give the document with its table replaced. Raises ValueError without the marks."""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"docs/modules.md needs the lines {_BEGIN} and {_END}.")
    return f"{before}{_BEGIN}\n{made}\n{_END}{after}"


def main(arguments: list[str]) -> int:
    """Renew the table; with --check only say whether it is up to date."""
    document = _ROOT / "docs" / "modules.md"
    now = document.read_text("utf-8")
    new = renewed(now, table())
    if "--check" in arguments:
        if now != new:
            print("docs/modules.md is out of date: run python -m installer.modules_table")
        return int(now != new)
    document.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
