"""Splits a plain-text mail into what was newly written, what is quoted, and the signature."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from itertools import pairwise

_log = logging.getLogger(__name__)
# Without one of these no mail program has quoted anything.
_HINT = re.compile(
    r"^\s{0,3}>|^[-_*\s]{4,}|^\W*(?:from|von|de|da|van|من|от|発信者|差出人)\s*:|:\s*$|^ {0,3}\|",
    re.MULTILINE | re.IGNORECASE,
)
_INTRO = re.compile(
    r"^\s*(?:>\s*)?(?:on\b.{5,200}\bwrote|le\b.{5,200}\ba écrit|el\b.{5,200}\bescribió"
    r"|am\b.{5,200}\bschrieb.{0,80}|em\b.{5,200}\bescreveu|il\b.{5,200}\bha scritto"
    r"|op\b.{5,200}\bschreef.{0,80}|(?:في|بتاريخ).{5,200}كتب.{0,120}|.{3,200}\bwrites|.{5,200}<\S+@\S+>)"
    r"\s*:\s*$",
    re.IGNORECASE | re.DOTALL,
)
# One of these, or an address, is in every introduction: a cheap look before the expression above.
_VERBS = (
    "wrote", "écrit", "escribió", "schrieb", "escreveu", "scritto", "schreef", "كتب", "writes"
)  # fmt: skip
_RULES = frozenset("-_*")
_DIVIDER = re.compile(
    r"^\s*[-_*]{3,}\s*(?:original message|forwarded message|ursprüngliche nachricht"
    r"|message d'origine|message original|mensaje original|mensagem original"
    r"|messaggio originale|الرسالة الأصلية"
    r"|رسالة أصلية|begin forwarded message)\s*[-_*]*\s*$|^\s*_{20,}\s*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^--\s?$")
_SENT_FROM = re.compile(
    r"^\s*(?:sent from my |sent via |get outlook for |envoyé de mon |enviado desde mi "
    r"|gesendet von |von meinem .* gesendet|أُ?رسل(?:ت)? من ).{0,80}$",
    re.IGNORECASE,
)
_SENT_WORDS = ("sent", "outlook", "envoy", "enviado", "gesendet", "رسل")
_LANGUAGES = [
    "en",
    "de",
    "fr",
    "it",
    "es",
    "nl",
    "pl",
    "pt",
    "sv",
    "da",
    "no",
    "cs",
    "ja",
    "ko",
    "zh",
]

# The libraries are slow (3 ms a mail) and know only introductions with a date or an address in
# them: they see a few lines around such a one, never a whole mail.
_LIBRARY_HINT = re.compile(r"^(?=.*[\d@]).{8,400}:\s*$|^\W{0,3}\w{2,20}:.*@")
# Both need one of these in an introduction, or one of these fields; a test holds it against them.
_WORDS = (
    "wrote", "schrieb", "crit", "scritto", "escribi", "escreveu", "schreef", "geschreven",
    "nadesłał", "napisa", "skrev", "napsal", "написал", "\u5e74", "\ub144",
    "original", "origineel", "forwarded", "weitergeleitet", "réexpédié", "reenviado",
    "oorgestuurd", "vidarebefordrat", "ursprüngliche", "mensaje", "oorspronkelijk", "transféré",
    "пересылаемое", "_" * 32,
)  # fmt: skip
_FIELD_NAMES = re.compile(
    r"^[\s>*]*(?:from|sent|to|subject|date|cc|organization|von|gesendet|an|betreff|datum"
    r"|organisation|de|envoyé|à|objet| |da|inviato|a|oggetto|data|enviado|para|asunto|fecha"
    r"|organización|van|verzonden|aan|onderwerp|od|wysłano|do|temat|dw|från|skickat|till|ämne"
    r"|kopia|fra|sendt|til|emne|dato|kopi|vedhæftet|odesláno|komu|předmět|kopie"
    r"|보낸\s?사람|보낸\s?날짜|받는\s?사람|제목|참조|发件人|发送时间|收件人|主题|抄送|组织)\s?:",
    re.MULTILINE,
)
_DAY = re.compile(r"\d{4}/\d")
_MOST_CANDIDATES = 3
_LONGEST_SIGNATURE_LINES = 12
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class Parts:
    """The three stretches; together they hold every written line of the mail."""

    text: str
    quoted: str = ""
    signature: str = ""


def split(text: str) -> Parts:
    """Split a body. Where the rules do not fit everything stays in `text`. Never raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    lines = text.split("\n")
    cut = _own_cut(lines)
    if cut is None:
        cut = _library_cut(lines)
    if cut is None:
        return _split_signature(text, "")
    return _arranged(lines, cut)


def _arranged(lines: list[str], cut: int) -> Parts:
    above, below = "\n".join(lines[:cut]).strip("\n"), lines[cut:]
    if above.strip():
        tail = _after_quote(below)
        if tail is None:
            return _split_signature(above, "\n".join(below).strip("\n"))
        # Answers stand between the quoted lines: only together do they make sense.
        return _split_signature("\n".join(lines), "")
    start = _after_quote(below)
    if start is None:  # nothing but a quote, as in a bare forward
        return Parts("\n".join(lines))
    written = "\n".join(below[start:])
    if any(line.startswith(">") for line in below[start:]):
        return _split_signature("\n".join(lines), "")
    return _split_signature(written.strip("\n"), "\n".join(below[:start]).strip("\n"))


def _after_quote(lines: list[str]) -> int | None:
    """Give where new text begins after `>` lines; None when the quote goes on to the end."""
    quoted = [at for at, line in enumerate(lines) if line.lstrip()[:1] == ">"]
    if not quoted:
        return None  # an unmarked quote has no end that could be seen
    last = quoted[-1]
    for before, after in pairwise(quoted):
        # One line amid quoted ones is a quoted one that a mail program wrapped.
        between = range(before + 1, after) if after - before > 2 else ()  # noqa: PLR2004
        inside = next((at for at in between if lines[at].strip()), None)
        if inside is not None:
            return inside
    for at in range(last + 1, len(lines)):
        if _SIGNATURE.match(lines[at]):
            return None
        if lines[at].strip():
            return at
    return None


def _own_cut(lines: list[str]) -> int | None:
    """Find the line where the quote begins by the marks that mail programs leave."""
    for at, line in enumerate(lines):
        start = line.lstrip()[:1]
        if start == ">" and line.startswith((">", " >")):
            return _intro_above(lines, at)
        if start in _RULES and _DIVIDER.match(line):
            return at
        if ":" not in line:
            continue
        if line.rstrip().endswith(":") and _is_intro(lines, at):
            return _intro_start(lines, at)
        if _is_header_block(lines, at):
            return at
    return None


def _intro_above(lines: list[str], at: int) -> int:
    above = at - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above >= 0 and lines[above].rstrip().endswith(":") and _is_intro(lines, above):
        return _intro_start(lines, above)
    return at


def _is_intro(lines: list[str], at: int) -> bool:
    """Tell whether an introduction, wrapped over up to three lines, ends here."""
    low = " ".join(lines[max(0, at - 2) : at + 1]).casefold()
    if "<" not in low and not any(verb in low for verb in _VERBS):
        return False
    return any(
        _INTRO.match(" ".join(lines[start : at + 1])) for start in range(max(0, at - 2), at + 1)
    )


def _intro_start(lines: list[str], at: int) -> int:
    for start in range(at, max(-1, at - 3), -1):
        if _INTRO.match(" ".join(lines[start : at + 1])):
            return start
    return at


_FROM = re.compile(r"^\W{0,3}(?:from|von|de|da|van|от|من)\W{0,3}:\W{0,3}\s*\S", re.IGNORECASE)
_FIELD = re.compile(r"^\W{0,3}[^\W\d_][\w' ]{1,20}\W{0,3}:\W{0,3}\s*\S")


def _is_header_block(lines: list[str], at: int) -> bool:
    """Outlook quotes with a block of From:, Sent:, To:, Subject: and no mark on the lines."""
    if not _FROM.match(lines[at]):
        return False
    return sum(bool(_FIELD.match(line)) for line in lines[at + 1 : at + 5]) >= 2  # noqa: PLR2004


def _library_cut(lines: list[str]) -> int | None:
    """Ask the libraries about the few lines that may introduce a quote in some language."""
    candidates = [at for at, line in enumerate(lines) if ":" in line and _LIBRARY_HINT.match(line)]
    if not candidates or not _HINT.search("\n".join(lines)):
        return None
    for at in candidates[:_MOST_CANDIDATES]:
        start = max(0, at - 2)
        cut = _cut_here(lines[start : at + 6])
        if cut is not None and any(line.strip() for line in lines[: start + cut]):
            return start + cut
    return None


def _cut_here(lines: list[str]) -> int | None:
    text = "\n".join(line[:_LONGEST_LINE] for line in lines)
    if not _may_introduce(text):
        return None
    import quotequail  # noqa: PLC0415 - few mails need them, and they take long to load
    from mailparser_reply import EmailReplyParser  # noqa: PLC0415

    try:
        parts = quotequail.quote(text, limit=len(lines) + 1, quote_intro_line=True)
        if len(parts) > 1:
            above = str(parts[0][1])
            return above.count("\n") + 1 if above else 0
        replies = EmailReplyParser(languages=_LANGUAGES[:]).read(text).replies
    except (ValueError, IndexError, KeyError, TypeError, RecursionError, re.error):
        _log.info("a library could not split a mail; it is shown whole", exc_info=True)
        return None
    if len(replies) < 2:  # noqa: PLR2004
        return None
    head = (replies[1].headers or "").strip().split("\n")[0].strip()
    return next((at for at, line in enumerate(lines) if head and line.strip() == head), None)


def _may_introduce(text: str) -> bool:
    """Tell whether the libraries could find anything, in a hundredth of the time."""
    low = text.casefold()
    return any(word in low for word in _WORDS) or bool(_FIELD_NAMES.search(low) or _DAY.search(low))


def _split_signature(text: str, quoted: str) -> Parts:
    if text.startswith("--") or "\n--" in text:
        lines = text.split("\n")
        lowest = max(0, len(lines) - 60)
        for at in range(len(lines) - 1, lowest - 1, -1):
            if lines[at].startswith("--") and _SIGNATURE.match(lines[at]):
                return _parts(lines, at, quoted)
    last = text.rsplit("\n", _LONGEST_SIGNATURE_LINES)[1:]
    low = "\n".join(last).casefold()
    if any(word in low for word in _SENT_WORDS):
        lines = text.split("\n")
        for at in range(len(lines) - 1, len(lines) - len(last) - 1, -1):
            if _SENT_FROM.match(lines[at]):
                return _parts(lines, at, quoted)
    return Parts(text.strip("\n"), quoted)


def _parts(lines: list[str], at: int, quoted: str) -> Parts:
    written = "\n".join(lines[:at]).strip("\n")
    if not written.strip():
        return Parts("\n".join(lines).strip("\n"), quoted)
    return Parts(written, quoted, "\n".join(lines[at:]).strip("\n"))
