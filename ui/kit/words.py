"""Every text, number and time on the screen, in the person's language and direction."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

_FOLDER = Path(__file__).parents[2] / "resources" / "translations"
_FSI, _PDI = "\u2068", "\u2069"
_SINGULAR_AND_PLURAL = 2
_NAMED, _FEW, _MANY = range(3), range(3, 11), range(11, 100)
_HOUR, _DAY = 60, 1440  # minutes
_SOON_HOURS, _ROUND_MINUTES, _WEEK_DAYS = 6, 5, 7
_translators: list[QTranslator] = []


def use_language(app: QGuiApplication, language: str) -> None:
    """Speak a language ("system", "en", "ar"): catalogue, numbers, dates, direction."""
    locale = QLocale.system() if language == "system" else QLocale(language)
    QLocale.setDefault(locale)
    for old in _translators:
        app.removeTranslator(old)
    _translators.clear()
    code = locale.name().split("_")[0]
    catalogue = QTranslator(app)
    if catalogue.load(str(_FOLDER / f"kindline_{code}.qm")):
        app.installTranslator(catalogue)
        _translators.append(catalogue)
    # A language that we do not speak keeps its numbers and dates, but not its direction.
    is_known = bool(_translators) or language == code
    app.setLayoutDirection(locale.textDirection() if is_known else Qt.LayoutDirection.LeftToRight)


def tr(text: str, n: int | None = None, **values: object) -> str:
    """Translate a literal English text, then fill in `{names}`.

    With `n` the text holds its plural forms between bars: "{n} message|{n} messages"; a
    translation may hold two forms, or Arabic's six (zero, one, two, few, many, other).
    """
    found = QCoreApplication.translate("Kindline", text, None, -1 if n is None else n)
    if n is not None:
        found = _plural(found, n)
        values["n"] = n
    if not values:
        return found
    shown = {
        key: number(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for key, value in values.items()
    }
    return found.format(**shown)


def _plural(text: str, n: int) -> str:
    forms = text.split("|")
    if len(forms) <= _SINGULAR_AND_PLURAL:
        return forms[0] if n == 1 else forms[-1]
    # CLDR's rule for Arabic: zero, one, two, few, many, other.
    last = n % 100
    which = n if n in _NAMED else 3 if last in _FEW else 4 if last in _MANY else 5
    return forms[min(which, len(forms) - 1)]


def language() -> str:
    """Give the ISO 639-1 code of the window's language."""
    return QLocale().name().split("_")[0]


def number(value: int) -> str:
    """Give a whole number in the locale's digits."""
    return QLocale().toString(value)


def is_rtl() -> bool:
    """Tell whether the window reads from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def isolate(text: str) -> str:
    """Keep a name, id or address from reordering the sentence around it."""
    return f"{_FSI}{text}{_PDI}"


def person(who: str) -> str:
    """Name somebody of the team; the one who works here alone has no other name in the store."""
    return tr("you") if who == "me" else isolate(who)


def tip(text: str) -> str:
    """Give a text for a tooltip, which would read a stranger's `<img ...>` as a page."""
    if "<" not in text:
        return text
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


def span(length: timedelta) -> str:
    """Say a length of time shortly: "4m", "1h 10m", "3d"."""
    minutes = max(0, int(length.total_seconds() // 60))
    hours, rest = divmod(minutes, _HOUR)
    if minutes < _HOUR:
        return tr("{m}m", m=minutes)
    if hours < _SOON_HOURS and rest >= _ROUND_MINUTES:
        return tr("{h}h {m}m", h=hours, m=rest)
    return tr("{h}h", h=hours) if minutes < 2 * _DAY else tr("{d}d", d=minutes // _DAY)


def ago(dt: datetime, now: datetime | None = None) -> str:
    """Say shortly how long ago something was; older than a week becomes its day."""
    minutes = int(((now or datetime.now(UTC)) - dt).total_seconds() // 60)
    if minutes < 1:
        return tr("now")
    if minutes < _DAY:
        return tr("{m}m", m=minutes) if minutes < _HOUR else tr("{h}h", h=minutes // _HOUR)
    days = minutes // _DAY
    return tr("{d}d", d=days) if days < _WEEK_DAYS else day(dt)


def until(dt: datetime, now: datetime | None = None) -> str:
    """Say shortly how long is left, or "late" with the delay when it is over."""
    now = now or datetime.now(UTC)
    if dt >= now:
        return span(dt - now)
    late = now - dt
    if late >= timedelta(hours=1):
        late -= timedelta(minutes=late.total_seconds() // 60 % _HOUR)  # minutes matter no more
    return tr("{time} late", time=span(late))


def clock(dt: datetime) -> str:
    """Give the local time of day."""
    return QLocale().toString(_local(dt).time(), QLocale.FormatType.ShortFormat)


def day(dt: datetime) -> str:
    """Give the local day as people say it: Today, Yesterday, 12 Nov, 3 Oct 2025."""
    local, today = dt.astimezone().date(), datetime.now().astimezone().date()
    if local == today:
        return tr("Today")
    if local == today - timedelta(days=1):
        return tr("Yesterday")
    if local == today + timedelta(days=1):
        return tr("Tomorrow")
    pattern = "d MMM" if local.year == today.year else "d MMM yyyy"
    return QLocale().toString(_local(dt).date(), pattern)


def moment(dt: datetime) -> str:
    """Give the day and the time of day."""
    return tr("{day}, {time}", day=day(dt), time=clock(dt))


def size(count: int) -> str:
    """Give a number of bytes as people read it."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _local(dt: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(int(dt.timestamp() * 1000))
