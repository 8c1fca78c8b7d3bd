"""Ranks a few hundred hits by their words: BM25 over the fields, other messages not counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from inbox.folding import fold
from inbox.store.tables import messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inbox.store.search_query import Term

# As the full-text query weighs them: a subject says more than a body.
_WEIGHTS = (("subject", 4.0), ("text", 1.0), ("author_name", 2.0), ("author_handle", 2.0))
# Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
_SATURATION, _LENGTH_SHARE = 1.2, 0.75
_USUAL_LENGTH = 400.0  # characters
_CHUNK = 500
_M = messages.c


def ranked(connection: Connection, terms: Sequence[Term], rowids: Sequence[int]) -> list[int]:
    """Give hits in the order of how well they fit, the newer of two alike first."""
    patterns = [_pattern(term) for term in terms if not term.is_not]
    scores: dict[int, float] = dict.fromkeys(rowids, 0.0)
    for start in range(0, len(rowids), _CHUNK):
        chosen = [_M.rowid, *(_M[name] for name, _ in _WEIGHTS)]
        asked = select(*chosen).where(_M.rowid.in_(rowids[start : start + _CHUNK]))
        for rowid, *fields in connection.execute(asked):
            scores[rowid] = _score(patterns, fields)
    return sorted(scores, key=lambda rowid: (-scores[rowid], -rowid))


def _pattern(term: Term) -> re.Pattern[str]:
    follows = r"[\W_]+".join(map(re.escape, term.words))
    return re.compile(rf"(?<![^\W_]){follows}" + ("" if term.is_prefix else r"(?![^\W_])"))


def _score(patterns: Sequence[re.Pattern[str]], fields: Sequence[Any]) -> float:
    folded = [fold(field) for field in fields]
    length = sum(map(len, folded)) / _USUAL_LENGTH
    damping = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length)
    score = 0.0
    for pattern in patterns:
        count = sum(
            weight * len(pattern.findall(text))
            for text, (_, weight) in zip(folded, _WEIGHTS, strict=True)
        )
        score += count * (_SATURATION + 1) / (count + damping)
    return score
