"""What customers may expect, brought to open conversations when the settings change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, select, text, update

from inbox.store import scoring, standing
from inbox.store.tables import accounts, conversations

if TYPE_CHECKING:
    from collections.abc import Callable

    from inbox.settings import Settings
    from inbox.store.write import Writer

_C = conversations.c
# The same as standing.order(), for all that wait at once; a promise stands whatever is expected.
_RESCORE = text(
    """
    WITH urgent AS (
        SELECT id AS uid, CASE urgency_correction WHEN '' THEN urgency_score
            WHEN 'urgent' THEN :urgent WHEN 'high' THEN :high WHEN 'normal' THEN :normal
            ELSE :low END AS u
        FROM conversations INDEXED BY conversations_unanswered
        WHERE state = 'open' AND waiting_since IS NOT NULL AND promised_at IS NULL
    ), timed AS (
        SELECT c.id AS tid, u, CAST(round(c.waiting_since + c.expect_seconds * 1e6
            * (1.0 - max(0.0, (min(u, 1.0) - 0.5) / 0.5) * :shortened)) AS INTEGER) AS due
        FROM urgent JOIN conversations c ON c.id = uid
    )
    UPDATE conversations SET due_at = due,
        queue_score = - due / 1e6 + (min(max(u, 0.0), 1.0) - :middle) * :bonus
    FROM timed WHERE id = tid AND due_at IS NOT due
    """
)
# Beyond this many the screen reads its page anew anyway.
_TOLD = 1_000


def apply(writer: Writer, settings: Settings, kind_of: Callable[[str], str]) -> None:
    """Give every open conversation the present expectation, and its place in the queue."""
    minutes = scoring.minutes(settings)
    a = accounts.c
    for row in writer.connection.execute(select(a.id, a.channel, a.settings)).all():
        kind = (row.settings or {}).get("kind") or kind_of(row.channel)
        wanted = _seconds(str(kind), minutes)
        writer.connection.execute(
            update(conversations)
            .where(
                _C.account_id == row.id,
                _C.state == "open",
                _C.expect_seconds != wanted,
            )
            .values(expect_seconds=wanted)
        )
    levels = {level.value: score for level, score in standing.LEVEL_SCORES.items()}
    shares = {
        "shortened": 1.0 - scoring.SHORTEST,
        "middle": scoring.DEFAULT_URGENCY,
        "bonus": scoring.BONUS_SECONDS,
    }
    writer.connection.execute(_RESCORE, levels | shares)
    waiting = select(_C.id).where(_C.state == "open", _C.waiting_since.is_not(None))
    for conversation_id in writer.connection.scalars(
        waiting.order_by(_C.queue_score.desc()).limit(_TOLD)
    ).all():
        writer.touch(conversations=conversation_id)


def _seconds(kind: str, minutes: tuple[int, int, int]) -> Any:
    """Give the seconds for a kind of account; without one each conversation looks like its own."""
    if kind:
        return int(scoring.expectation(kind, minutes).total_seconds())
    chat, social, mail = minutes
    return case(
        ((_C.subject != "") | (_C.thread_key == ""), mail * 60),
        (_C.visibility == "public", social * 60),
        else_=chat * 60,
    )
