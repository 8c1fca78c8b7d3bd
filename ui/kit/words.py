"""Every text, number and time on the screen, in the person's language and direction."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

_FOLDER = Path(__file__).parents[2] / "resources" / "translations"
_FSI, _PDI = "\u2068", "\u2069"
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
    if len(forms) <= 2:
        return forms[0] if n == 1 else forms[-1]
    few, many = 3 <= n % 100 <= 10, 11 <= n % 100 <= 99
    which = n if n in {0, 1, 2} else 3 if few else 4 if many else 5
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


def span(length: timedelta) -> str:
    """Say a length of time shortly: "4m", "1h 10m", "3d"."""
    minutes = max(0, int(length.total_seconds() // 60))
    hours, days = minutes // 60, minutes // 1440
    if minutes < 60:
        return tr("{m}m", m=minutes)
    if hours < 6 and minutes % 60 >= 5:
        return tr("{h}h {m}m", h=hours, m=minutes % 60)
    return tr("{h}h", h=hours) if days < 2 else tr("{d}d", d=days)


def ago(dt: datetime, now: datetime | None = None) -> str:
    """Say shortly how long ago something was; older than a week becomes its day."""
    now = now or datetime.now(UTC)
    passed = now - dt
    if passed < timedelta(minutes=1):
        return tr("now")
    if passed < timedelta(hours=24):
        minutes = int(passed.total_seconds() // 60)
        return tr("{m}m", m=minutes) if minutes < 60 else tr("{h}h", h=minutes // 60)
    return tr("{d}d", d=passed.days) if passed.days < 7 else day(dt)


def until(dt: datetime, now: datetime | None = None) -> str:
    """Say shortly how long is left, or "late" with the delay when it is over."""
    now = now or datetime.now(UTC)
    if dt >= now:
        return span(dt - now)
    return tr("{time} late", time=span(now - dt))


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
