"""Times in words: "tomorrow 9", "next Sunday", "in 2 hours", in several languages."""

# ruff: noqa: RUF001 - people write their languages with their own characters
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from inbox.errors import Invalid
from inbox.folding import fold

_MORNING = 9
_EVENING = 18
_LANGUAGES = ("en", "ar", "es", "fr")
_WEEKDAYS = {
    **dict(
        zip(
            ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            range(7),
            strict=True,
        )
    ),
    **dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), range(7), strict=True)),
    **dict(
        zip(
            ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
            range(7),
            strict=True,
        )
    ),
    **dict(
        zip(
            ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
            range(7),
            strict=True,
        )
    ),
    **dict(
        zip(
            ("الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد"),
            range(7),
            strict=True,
        )
    ),
}
_DAYS = {
    "today": 0, "hoy": 0, "aujourd'hui": 0, "aujourd’hui": 0, "اليوم": 0,
    "tomorrow": 1, "tmr": 1, "manana": 1, "demain": 1, "غدا": 1, "بكره": 1,
    "day after tomorrow": 2, "pasado manana": 2, "apres-demain": 2, "بعد غد": 2,
    "next week": 7, "la proxima semana": 7, "la semaine prochaine": 7, "الاسبوع القادم": 7,
    "الاسبوع المقبل": 7,
}  # fmt: skip
_UNITS = {
    **dict.fromkeys(("minute", "minutes", "min", "mins", "m", "minuto", "minutos", "دقيقه",
                     "دقائق"), timedelta(minutes=1)),
    **dict.fromkeys(("hour", "hours", "h", "hr", "hrs", "hora", "horas", "heure", "heures",
                     "ساعه", "ساعات"), timedelta(hours=1)),
    **dict.fromkeys(("day", "days", "d", "dia", "dias", "jour", "jours", "يوم", "ايام"),
                    timedelta(days=1)),
    **dict.fromkeys(("week", "weeks", "w", "semana", "semanas", "semaine", "semaines", "اسبوع",
                     "اسابيع"), timedelta(weeks=1)),
}  # fmt: skip
_DUAL = {"ساعتين": timedelta(hours=2), "يومين": timedelta(days=2), "اسبوعين": timedelta(weeks=2),
         "دقيقتين": timedelta(minutes=2), "نصف ساعه": timedelta(minutes=30)}  # fmt: skip
_HOURS = {
    "morning": 9, "noon": 12, "midday": 12, "afternoon": 14, "evening": 18, "tonight": 20,
    "night": 20, "por la manana": 9, "mediodia": 12, "por la tarde": 15, "por la noche": 20,
    "matin": 9, "midi": 12, "apres-midi": 14, "soir": 18, "صباحا": 9, "ظهرا": 12, "مساء": 18,
}  # fmt: skip
_FEW = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "un": 1, "una": 1, "une": 1, "dos": 2,
        "deux": 2, "half an": 0.5, "half a": 0.5, "media": 0.5}  # fmt: skip
_WORDS = "|".join(map(re.escape, sorted(_FEW, key=len, reverse=True)))
_SPAN = re.compile(rf"^(?:in|en|dans|dentro de|بعد|خلال)?\s*(\d{{1,4}}|{_WORDS})?\s*([^\W\d_]+)$")
_CLOCK = re.compile(
    r"(?:\b(?:at|a las|a la|a|à|um|الساعه)\s+)?(\d{1,2})(?:[:h.](\d{2})?)?\s*(am|pm|ص|م)?$"
)
_JOINERS = re.compile(r"^(?:next|on|this|el|le|ce|proximo|prochain|يوم)\s+")
_TAILS = re.compile(r"\s+(?:prochain|prochaine|proximo|que viene|القادم|المقبل)$")
_NOON = 12
_LAST_HOUR = 23
_LAST_MINUTE = 59


def later(words: str, now: datetime, language: str = "en", zone: tzinfo | None = None) -> datetime:
    """Give the future time that words name, in the machine's zone. Raises Invalid."""
    here = now.astimezone(zone).replace(tzinfo=None)
    plain = " ".join(fold(words).split()) or "nothing"
    span = _span(plain)
    named = _day_and_hour(plain, here) or _by_library(words, here, language)
    found = now + span if span else named and _placed(named, zone)
    if found is None or found <= now:
        raise Invalid(
            f"“{words.strip()}” is no time to come; try “tomorrow 9”, “next Sunday”"
            " or “in 2 hours”."
        )
    return found.astimezone(UTC)


def _placed(wall: datetime, zone: tzinfo | None) -> datetime:
    """Give the moment at which a wall clock shows that time, summer time included."""
    return wall.replace(tzinfo=zone) if zone else wall.astimezone()


def _span(plain: str) -> timedelta | None:
    """Read "in 2 hours"."""
    for words, length in _DUAL.items():
        if plain in (words, f"بعد {words}", f"خلال {words}"):
            return length
    found = _SPAN.match(plain)
    if found is None or found[2] not in _UNITS:
        return None
    few = found[1] or "1"
    return _UNITS[found[2]] * (int(few) if few.isdigit() else _FEW[few])


def _day_and_hour(plain: str, here: datetime) -> datetime | None:
    """Read "tomorrow 9", "next Sunday", "friday afternoon", "18:30"."""
    rest, hour, minute = _cut_clock(plain)
    if hour is None:
        rest, hour = _cut_part_of_day(plain)
        minute = 0
    days = _days(rest, here)
    if days is None:
        return None
    if hour is None:
        hour = here.hour + 1 if days == 0 and not rest else _MORNING
        if days == 0 and rest:
            hour = _EVENING
    found = _at(here + timedelta(days=days), hour, minute)
    if found <= here and not rest:
        found = _at(here + timedelta(days=1), hour, minute)
    return found


def _cut_clock(plain: str) -> tuple[str, int | None, int]:
    found = _CLOCK.search(plain)
    if found is None:
        return plain, None, 0
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] in ("pm", "م") and hour < _NOON:
        hour += _NOON
    elif found[3] in ("am", "ص") and hour == _NOON:
        hour = 0
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        return plain, None, 0
    return plain[: found.start()].strip(), hour, minute


def _cut_part_of_day(plain: str) -> tuple[str, int | None]:
    for words in sorted(_HOURS, key=len, reverse=True):
        if plain == words or plain.endswith(f" {words}"):
            rest = plain[: -len(words)].strip()
            return re.sub(r"(?:^|\s)(?:this|in the|ce|cet|esta)$", "", rest), _HOURS[words]
    return plain, None


def _days(rest: str, here: datetime) -> int | None:
    """Give how many days ahead the words name; 0 for none."""
    if not rest:
        return 0
    if rest in _DAYS:
        return _DAYS[rest]
    bare = _TAILS.sub("", _JOINERS.sub("", _JOINERS.sub("", rest)))
    if bare not in _WEEKDAYS:
        return None
    # Said on a Sunday, "Sunday" is the one to come.
    return (_WEEKDAYS[bare] - here.weekday() - 1) % 7 + 1


def _at(day: datetime, hour: int, minute: int) -> datetime:
    base = day.replace(hour=0, minute=0, second=0, microsecond=0)
    return base + timedelta(hours=hour, minutes=minute)


def _by_library(words: str, here: datetime, language: str) -> datetime | None:
    """Read dates in full ("12 December 14:00"); a word that is no date gives None."""
    if not re.search(r"\d", fold(words)):
        return None
    import dateparser  # type: ignore[import-untyped]  # noqa: PLC0415 - slow and rarely needed

    settings: Any = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": here,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    languages = list(dict.fromkeys((language[:2], *_LANGUAGES)))
    try:
        found: datetime | None = dateparser.parse(words, languages=languages, settings=settings)
    except (ValueError, OverflowError, TypeError):
        return None
    if found is None:
        return None
    if not re.search(r"\d\s*(?:[:h]\s*\d|h\b|am\b|pm\b)", fold(words)):
        # The library fills in the present time of day where none was said.
        found = found.replace(hour=_MORNING, minute=0, second=0, microsecond=0)
    return found.replace(tzinfo=None)
