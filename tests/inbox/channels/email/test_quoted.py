"""The cheap look before the slow quote libraries misses nothing that they would find."""

# ruff: noqa: RUF001, S311 - many languages; chance, not secrets
from __future__ import annotations

import random
import re

import pytest
from mailparser_reply.constants import MAIL_LANGUAGES
from quotequail import _patterns

from inbox.channels.email import quoted

_INTRODUCTIONS = [
    "On 1 May 2020, Ada <a@home.example> wrote:",
    "Am 12.03.2021 um 10:00 schrieb Otto <o@home.example>:",
    "Le lun. 4 mai 2020 à 10:12, Jean <j@home.example> a écrit :",
    "El lun, 4 may 2020, Ana (<a@home.example>) escribió:",
    "Em seg., 4 de mai. de 2020 às 10:00, Ana <a@home.example> escreveu:",
    "Il giorno lun 4 mag 2020 alle 10:00 Ugo <u@home.example> ha scritto:",
    "Op ma 4 mei 2020 om 10:00 schreef Jan <j@home.example>:",
    "Op 4 mei heeft Jan het volgende geschreven:",
    "Den 4. maj 2020 kl. 10.00 skrev Ole <o@home.example>:",
    "Dnia 4 maja 2020 Jan napisał(a):",
    "Dnia 4 maja 2020 Jan nadesłał:",
    "Dne 4.5.2020 Jan napsal(a):",
    "4 мая 2020 г. Иван <i@home.example> написал(а):",
    "2020年5月4日(月) 10:00 Taro <t@home.example>:",
    "2020年5月4日 10:00,Li 写道：",
    "2020년 5월 4일 (월) 10:00, Kim <k@home.example>님이 작성하였습니다:",
    "2020/5/4 Ada <a@home.example>",
    "---- Forwarded message ----",
    "-----Original Message-----",
    "Begin forwarded message:",
    "Anfang der weitergeleiteten E-Mail:",
    "Пересылаемое сообщение:",
    "________________________________",
    "From: Ada <a@home.example>",
    "Sent: Monday 4",
    "Von: Otto <o@home.example>",
    "Gesendet: Montag",
    "De : Jean",
    "Envoyé : lundi",
    "Od: Jan <j@home.example>",
    "Från: A <a@home.example>",
    "Skickat: 4 maj",
    "Fra: B <b@home.example>",
    "Til: c@home.example",
    "发件人: 李 <l@home.example>",
    "收件人: x@home.example",
    "보낸 사람: Kim <k@home.example>",
    "제목: 안녕",
    "Thanks, that is all",
    "Note: call 555 1234:",
    "",
    "> quoted",
]


@pytest.mark.parametrize("seed", range(4))
def test_the_libraries_find_nothing_where_they_are_not_asked(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    samples = [chance.choices(_INTRODUCTIONS, k=chance.randint(1, 6)) for _ in range(150)]
    samples += [["Hello", line, "as said"] for line in _INTRODUCTIONS]
    found = [quoted._cut_here(lines) for lines in samples]
    monkeypatch.setattr(quoted, "_may_introduce", lambda _text: True)
    assert found == [quoted._cut_here(lines) for lines in samples]
    assert any(found)


def test_every_introduction_of_the_libraries_has_a_known_word() -> None:
    told = [each.pattern for each in _patterns.COMPILED_PATTERNS]
    told += [MAIL_LANGUAGES[each]["wrote_header"] for each in _known()]
    for pattern in told:
        low = str(pattern).casefold()
        known = any(word in low for word in quoted._WORDS)
        assert known or "[0-9]{4}/" in low, pattern


def test_every_header_field_of_the_libraries_is_known() -> None:
    for language in _known():
        alternatives = re.search(
            r"\(\?:([^()]*\|[^()]*)\):", MAIL_LANGUAGES[language]["from_header"]
        )
        assert alternatives, language
        for name in alternatives[1].split("|"):
            letters = re.sub(r"\\u(\w{4})", lambda code: chr(int(code[1], 16)), name)
            shown = re.sub(r"\[(\w)\w\]", r"\1", letters).replace(r"\s?", " ")
            assert quoted._may_introduce(f"Hello\n{shown}: 4"), shown


def _known() -> list[str]:
    return [each for each in quoted._LANGUAGES if each in MAIL_LANGUAGES]
