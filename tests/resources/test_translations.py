"""Every text of the screen is said in Arabic, with its plural forms and its values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator

from inbox.send import delivery
from installer import translations
from installer.translations import CATALOGUE, Entry
from ui.kit import words
from ui.kit.told import told

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return translations.merge(translations.collect(), translations.read())


def test_every_literal_has_an_arabic_translation(entries: list[Entry]) -> None:
    # Sentences of errors may lag behind: they are then shown in English.
    lagging = {text for text, _ in translations.told()}
    missing = translations.missing(entries)
    assert [text for text in missing if text not in lagging] == []
    assert len(missing) <= 0.15 * len(lagging)


def test_an_error_with_values_is_said_in_arabic(qapp: QApplication) -> None:
    words.use_language(qapp, "ar")
    try:
        said = told("mail.example took too long. Everything received and written is safe, and "
                    "Kindline tries again by itself.")  # fmt: skip
        assert said.startswith("تأخر")
        assert "mail.example" in said
        assert told("This reply is empty; write something before you send it.").startswith("هذا")
        assert told("Nobody has written this sentence.") == "Nobody has written this sentence."
        assert told("") == ""
    finally:
        words.use_language(qapp, "en")


def test_what_stands_beside_a_reply_that_did_not_leave_is_said_in_arabic(
    qapp: QApplication,
) -> None:
    held = [
        delivery.hold_or_release(
            delivery.Newer("Carla", is_customer=is_customer), is_released=False
        )
        for is_customer in (True, False)
    ]
    sentences = [delivery._UNKNOWN, delivery._BUG, delivery._NOT_READY, *held]
    words.use_language(qapp, "ar")
    try:
        for sentence in sentences:
            assert re.search("[\u0621-\u064a]{3}", told(sentence)), sentence
        assert "Carla" in told(held[0])
    finally:
        words.use_language(qapp, "en")


def test_no_translation_loses_or_invents_a_value(entries: list[Entry]) -> None:
    for entry in entries:
        wanted = set(re.findall(r"\{(\w+)\}", entry.source))
        for form in entry.forms:
            said = set(re.findall(r"\{(\w+)\}", form))
            # The dual says "two" by itself, so a plural form may leave out its number.
            assert said <= wanted, entry.source
            assert wanted - said <= ({"n"} if entry.is_plural else set()), entry.source


def test_translations_are_arabic(entries: list[Entry]) -> None:
    latin = [
        entry.source
        for entry in entries
        if any(form == entry.source and len(form.split()) > 1 for form in entry.forms)
    ]
    assert [text for text in latin if re.search(r"[a-z]{3} [a-z]{2}", text)] == []


def test_the_compiled_catalogue_is_up_to_date(qapp: object, entries: list[Entry]) -> None:
    catalogue = QTranslator()
    assert catalogue.load(str(CATALOGUE.with_suffix(".qm")))
    for entry in (entry for entry in entries if entry.is_done):
        count = 2 if entry.is_plural else -1
        wanted = entry.forms[2] if entry.is_plural else entry.forms[0]
        assert catalogue.translate("Kindline", entry.source, None, count) == wanted


def test_a_collected_text_keeps_its_translation_and_an_unused_one_goes(tmp_path: Path) -> None:
    package = tmp_path / "ui"
    package.mkdir()
    (package / "a.py").write_text('tr("Keep"); tr("{n} day|{n} days", n=3); tr(name)\n')
    found = translations.collect(tmp_path)
    forms = ("صفر", "يوم", "يومان", "أيام", "يوماً", "يوم")
    known = {"Keep": ("احتفظ",), "{n} day|{n} days": forms, "Gone": ("ذهب",)}
    written = translations.merge(found, known)
    assert [entry.source for entry in written] == ["Keep", "{n} day|{n} days"]
    path = tmp_path / "x.ts"
    translations.write(written, path)
    assert translations.read(path) == {"Keep": ("احتفظ",), "{n} day|{n} days": forms}
    assert translations.missing(written) == []


def test_what_has_no_translation_is_told(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "a.py").write_text('words.tr("New" if x else "Old", 1)\n')
    found = translations.collect(tmp_path)
    assert translations.missing(translations.merge(found, {})) == ["New", "Old"]
    assert all(entry.is_plural for entry in found.values())
