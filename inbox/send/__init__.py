"""The way of an approved reply: approved, waiting, handed over once, its outcome recorded."""

from inbox.send.approval import approve, recall, release, settle
from inbox.send.delivery import (
    deliver_one,
    due,
    due_everywhere,
    hold_or_release,
    keep_copy,
    look_for,
    next_due_at,
    recover,
    unsettled,
)
from inbox.send.message import KEEP_COPY
from inbox.send.private import take_private

__all__ = [
    "KEEP_COPY",
    "approve",
    "deliver_one",
    "due",
    "due_everywhere",
    "hold_or_release",
    "keep_copy",
    "look_for",
    "next_due_at",
    "recall",
    "recover",
    "release",
    "settle",
    "take_private",
    "unsettled",
]
