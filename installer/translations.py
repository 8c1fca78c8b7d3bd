"""Collects the screen's texts into the Arabic catalogue and compiles it for Qt.

`python -m installer.translations` brings kindline_ar.ts up to date and compiles it;
`--check` only tells what is missing; `--fill FILE` takes translations from a JSON file
({"English": "Arabic"}, or a list of the six plural forms zero, one, two, few, many, other).
"""

from __future__ import annotations

import argparse
import ast
import json
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from installer.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "resources" / "translations" / "kindline_ar.ts"
CONTEXT = "Kindline"
PLURAL_FORMS = 6  # Arabic: zero, one, two, few, many, other
_SOURCES = ("ui", "profile_panel", "app")
# Declared data that the screen translates when it shows it: which arguments are texts.
_DECLARED = {
    "SettingField": ({1, 3}, {"label", "sentence", "group"}),
    "ChannelInfo": ({1, 2}, {"title", "sentence", "guide", "tested"}),
    "Capabilities": (set(), {"window_sentence"}),
}
# Names of languages and products are written as their own people write them.
_OWN_NAMES = frozenset({"English", "العربية"})
# What only the command line says stays English.
_ONLY_TERMINAL = ("app/commands/", "app/relay/", "app/cli", "app/terminal", "app/doctor")
TEMPLATES = CATALOGUE.with_name("sentences.json")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the screen with where it stands and its translation ("" when none yet)."""

    source: str
    is_plural: bool
    places: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Tell whether every form is there."""
        wanted = PLURAL_FORMS if self.is_plural else 1
        return len(self.forms) == wanted and all(self.forms)


def collect(root: Path = ROOT) -> dict[str, Entry]:
    """Find every text that the code shows, by its English."""
    found: dict[str, Entry] = {}
    for path, tree in _modules(root, _SOURCES, ("tr(",)):
        for source, is_plural in _spoken(tree):
            _add(found, source, is_plural, path.relative_to(root).as_posix())
    for path, tree in _modules(root, ("inbox",), tuple(f"{name}(" for name in _DECLARED)):
        for source in _declared(tree):
            _add(found, source, False, path.relative_to(root).as_posix())
    for source, place in told(root):
        _add(found, source, False, place)
    return dict(sorted(found.items()))


def told(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Give the sentences of errors and states that reach the screen, with their places."""
    for path, tree in _modules(root, ("inbox", "local_models", "app"), ("sentence", "raise ")):
        place = path.relative_to(root).as_posix()
        if not place.startswith(_ONLY_TERMINAL):
            yield from ((text, place) for text in sentences(tree))


def merge(found: Mapping[str, Entry], known: Mapping[str, tuple[str, ...]]) -> list[Entry]:
    """Give each collected text its known translation; what is no longer used is left out."""
    return [replace(entry, forms=known.get(source, ())) for source, entry in found.items()]


def read(path: Path = CATALOGUE) -> dict[str, tuple[str, ...]]:
    """Read the translations of a .ts file, by their English."""
    if not path.exists():
        return {}
    known: dict[str, tuple[str, ...]] = {}
    for message in ET.parse(path).iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        if translation is not None:
            forms = [form.text or "" for form in translation.findall("numerusform")]
            known[message.findtext("source", "")] = tuple(forms) or (translation.text or "",)
    return known


def write(entries: Sequence[Entry], path: Path = CATALOGUE) -> None:
    """Write a .ts file of Qt Linguist's form."""
    top = ET.Element("TS", version="2.1", language="ar", sourcelanguage="en")
    context = ET.SubElement(top, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for entry in entries:
        message = ET.SubElement(context, "message")
        if entry.is_plural:
            message.set("numerus", "yes")
        for place in entry.places:
            ET.SubElement(message, "location", filename=f"../../{place}")
        ET.SubElement(message, "source").text = entry.source
        translation = ET.SubElement(message, "translation")
        if not entry.is_done:
            translation.set("type", "unfinished")
        if entry.is_plural:
            for form in entry.forms or ("",) * PLURAL_FORMS:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = entry.forms[0] if entry.forms else ""
    ET.indent(top, "  ")
    body = ET.tostring(top, encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8"
    )


def compile_catalogue(path: Path = CATALOGUE) -> None:
    """Make the .qm file that the window loads, whole at once: an open window has it mapped."""
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    made, fresh = path.with_suffix(".qm"), path.with_suffix(".qm.new")
    subprocess.run([str(tool), "-silent", str(path), "-qm", str(fresh)], check=True)
    fresh.replace(made)


def missing(entries: Sequence[Entry]) -> list[str]:
    """Give the texts that are not translated yet."""
    return [entry.source for entry in entries if not entry.is_done]


def fill(known: Mapping[str, tuple[str, ...]], path: Path) -> dict[str, tuple[str, ...]]:
    """Add the translations of a JSON file to those known."""
    given = json.loads(path.read_text(encoding="utf-8"))
    added = {
        source: tuple(forms) if isinstance(forms, list) else (str(forms),)
        for source, forms in given.items()
    }
    return {**known, **added}


def main(arguments: Sequence[str] | None = None) -> int:
    """Collect, merge, write and compile; give 1 when a text has no translation."""
    parser = argparse.ArgumentParser(prog="python -m installer.translations")
    parser.add_argument("--check", action="store_true", help="only tell what is missing")
    parser.add_argument("--fill", type=Path, help="take translations from a JSON file")
    chosen = parser.parse_args(arguments)
    known = read()
    if chosen.fill:
        known = fill(known, chosen.fill)
    entries = merge(collect(), known)
    if not chosen.check:
        write(entries)
        templates = sorted({text for text, _ in told() if "{v1}" in text})
        TEMPLATES.write_text(json.dumps(templates, indent=1) + "\n", encoding="utf-8")
        compile_catalogue()
    left = missing(entries)
    for source in left:
        print(json.dumps(source, ensure_ascii=False))
    print(f"{len(entries) - len(left)} of {len(entries)} texts are translated.")
    return 1 if left else 0


def _modules(
    root: Path, packages: Sequence[str], signs: Sequence[str]
) -> Iterator[tuple[Path, ast.Module]]:
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if any(sign in text for sign in signs):
                yield path, ast.parse(text, filename=str(path))


def _spoken(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "tr" and node.args:
            is_plural = len(node.args) >= _TWO or any(k.arg == "n" for k in node.keywords)
            yield from ((text, is_plural) for text in _literals(node.args[0]))


def _declared(tree: ast.Module) -> Iterator[str]:
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _name(node.func) not in _DECLARED:
            continue
        positions, names = _DECLARED[_name(node.func)]
        parts = [argument for i, argument in enumerate(node.args) if i in positions]
        parts += [k.value for k in node.keywords if k.arg in names]
        parts = [constants.get(_name(part), part) for part in parts]
        texts = [text for part in parts for text in _literals(part)]
        yield from (text for text in [*texts, *_choices(node)] if text and text != "hidden")


def _choices(node: ast.Call) -> Iterator[str]:
    # Choices are ((value, label), ...): every second string of the pairs is a label.
    for pair in ast.walk(node):
        if isinstance(pair, ast.Tuple) and len(pair.elts) == _TWO:
            label = pair.elts[1]
            if isinstance(label, ast.Constant) and isinstance(label.value, str):
                yield label.value


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.Tuple):
        for each in node.elts:
            yield from _literals(each)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _add(found: dict[str, Entry], source: str, is_plural: bool, place: str) -> None:
    if source in _OWN_NAMES or not any(c.isalpha() for c in source):
        return
    before = found.get(source, Entry(source, is_plural))
    places = tuple(sorted({*before.places, place}))
    found[source] = Entry(source, before.is_plural or is_plural, places)


if __name__ == "__main__":
    raise SystemExit(main())
