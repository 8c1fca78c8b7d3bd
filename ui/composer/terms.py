"""Under which conditions a reply may be written now: who sees it, until when, instead of what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from inbox.model import Direction, Thread, Visibility
from ui.kit.told import told
from ui.kit.words import clock, day, isolate, moment, tr

if TYPE_CHECKING:
    from datetime import datetime

    from inbox.model import Message

_SOON = timedelta(hours=2)
_TIMES_IN_PUBLIC = 2  # Jay Baer, Hug Your Haters: never reply more than twice in public
_EVERY = "*"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the composer says and allows; sentences are "" where there is nothing to say."""

    is_open: bool = True
    is_public: bool = False
    public: str = ""
    window: str = ""
    is_closing: bool = False
    twice: str = ""
    replaces: Message | None = None
    notice: str = ""


def terms_of(thread: Thread, network: str, now: datetime) -> Terms:
    """Work out the conditions of a conversation at a moment."""
    is_public = thread.row.visibility is Visibility.PUBLIC
    ends = ends_at(thread)
    is_open = thread.can.reply and (ends is None or now < ends)
    return Terms(
        is_open=is_open,
        is_public=is_public,
        public=tr("Public: everyone on {network} can see this", network=isolate(network))
        if is_public
        else "",
        window=_window(thread, network, ends, is_open=is_open),
        is_closing=ends is not None and ends - now < _SOON,
        twice=_twice(thread) if is_public and is_open else "",
        replaces=our_answer(thread) if thread.can.one_answer else None,
        notice=told(thread.notice),
    )


def ends_at(thread: Thread) -> datetime | None:
    """Give when the network stops taking a free reply; None when it always does."""
    if thread.reply_until is not None or thread.can.reply_window_hours is None:
        return thread.reply_until
    asked = [m.sent_at for m in thread.messages if m.direction is Direction.INBOUND]
    return max(asked) + timedelta(hours=thread.can.reply_window_hours) if asked else None


def our_answer(thread: Thread) -> Message | None:
    """Give our newest message that still stands."""
    ours = (m for m in reversed(thread.messages) if m.direction is Direction.OUTBOUND)
    return next((m for m in ours if not m.is_deleted), None)


def last_editable(thread: Thread) -> Message | None:
    """Give our newest message that the network lets us change."""
    return next((m for m in reversed(thread.messages) if m.can_edit and not m.is_deleted), None)


def _window(thread: Thread, network: str, ends: datetime | None, *, is_open: bool) -> str:
    if not thread.can.reply:
        return told(thread.can.window_sentence)
    if ends is None:
        return ""
    when = clock(ends) if day(ends) == tr("Today") else moment(ends)
    if is_open:
        return tr("{network} lets us answer until {when}.", network=isolate(network), when=when)
    over = tr(
        "The time to answer on {network} ended: {when}. A reply would be refused.",
        network=isolate(network),
        when=when,
    )
    return " ".join(part for part in (over, told(thread.can.window_sentence)) if part)


def _twice(thread: Thread) -> str:
    answers = [m for m in thread.messages if m.direction is Direction.OUTBOUND and not m.is_deleted]
    if len(answers) < _TIMES_IN_PUBLIC or thread.can.one_answer:
        return ""
    if thread.can.private_reply:
        return tr("You answered twice in public; continue in private.")
    return tr("You answered twice in public; ask the customer to write to you in private.")


def takes_type(media_type: str, accepted: tuple[str, ...]) -> bool:
    """Tell whether a media type is among those a channel takes; none named takes all."""
    return not accepted or any(
        media_type == one or (one.endswith(_EVERY) and media_type.startswith(one[:-1]))
        for one in accepted
    )
