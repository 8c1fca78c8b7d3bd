"""Whether a draft speaks of what was written; a small model slips into its examples."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
_STEM, _SHORTEST = 4, 4
_ARABIC_STEM = 3
_ARABIC_PREFIX = re.compile(r"^(?:[وفبلك]?ال|لل)")
# The words that a reply brings by itself; they say nothing of its topic.
_BROUGHT_TEXT = """
    thank thanks sorry question about your that letting know would like have been very much telling
    happy please looking into will write soon more with this what from when they there were makes
    whole team again also being could just really hear able touch
    gracias pregunta sobre siento mucho avisarnos contarnos quieres muchas estoy mirando escribo
    sepa cuanto para como esto esta hola
    merci votre question suis désolé nous dire vous souhaitez avez cela pour avec dans très bonjour
    être êtes sera
    شكرا شكراً جزيلا جزيلاً لسؤالك نعتذر لأن لأنك أخبرتنا لإخبارنا أنك تريد سأكتب لك فور معرفة المزيد
"""
_BROUGHT = frozenset(_BROUGHT_TEXT.split())


def strays(text: str, thread: str) -> bool:
    """Tell whether a draft's first sentence shares no content word with what was written.

    A sentence that has no content word of its own is fine. Words count as shared when they begin
    alike, so that "returning" meets "return"; the check errs towards showing the draft.
    """
    first = re.split(r"(?<=[.!?؟])\s", text.strip(), maxsplit=1)[0]
    said = [word for word in _WORD.findall(first.lower()) if word not in _BROUGHT]
    content = {stem for word in said if (stem := _stem(word))}
    written = {_stem(word) for word in _WORD.findall(thread.lower())}
    return bool(content) and not content & written


def _stem(word: str) -> str:
    """Give a word's beginning without accents and article; "" for a word too short to tell."""
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    if "؀" <= plain[:1] <= "ۿ":
        bare = _ARABIC_PREFIX.sub("", plain)
        return bare[:_ARABIC_STEM] if len(bare) >= _ARABIC_STEM else ""
    return plain[:_STEM] if len(plain) >= _SHORTEST else ""
