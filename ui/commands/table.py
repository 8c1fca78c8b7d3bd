"""The one table of actions: id, words, default key, icon, and what carries it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inbox.model import Urgency, View
from ui.kit.words import tr

if TYPE_CHECKING:
    from ui.commands.verbs import ConversationVerbs as Verbs

Hand = Callable[[], object]
Places = Mapping[str, Hand]  # what the window does itself, by name


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `key` is Qt's portable text; "" has no key of its own."""

    id: str
    text: str
    key: str
    group: str
    icon: str
    hand: Hand
    is_listed: bool = True  # shown in the palette


def declared(verbs: Verbs, places: Places) -> tuple[Action, ...]:
    """Give every action, bound to what carries it out."""
    return (*_moving(places), *_doing(verbs, places), *_marking(places), *_going(verbs, places))


def with_keys(actions: tuple[Action, ...], changed: Mapping[str, str]) -> dict[str, str]:
    """Give each action's key: the person's own where one was set."""
    return {action.id: changed.get(action.id, action.key) for action in actions}


def _moving(places: Places) -> tuple[Action, ...]:
    group = tr("Moving")
    return (
        Action("next", tr("Next conversation"), "J", group, "arrow-down", places["next"]),
        Action("previous", tr("Previous conversation"), "K", group, "arrow-up", places["previous"]),
        Action("search", tr("Search"), "/", group, "search", places["search"]),
        Action("palette", tr("Do or jump to anything"), "Ctrl+K", group, "command",
               places["palette"], is_listed=False),
        Action("queue", tr("Back to the queue"), "Escape", group, "list", places["clear"],
               is_listed=False),
    )  # fmt: skip


def _doing(verbs: Verbs, places: Places) -> tuple[Action, ...]:
    group, level = tr("Working"), tr("Urgency")
    return (
        Action("reply", tr("Reply"), "R", group, "reply", places["reply"]),
        Action("note", tr("Write an internal note"), "N", group, "sticky-note", places["note"]),
        Action("close", tr("Close"), "E", group, "check", verbs.close),
        Action("archive", tr("Close and archive on the server"), "Y", group, "archive",
               verbs.archive),
        Action("snooze", tr("Snooze\u2026"), "S", group, "alarm-clock", verbs.snooze),
        Action("assign", tr("Assign to me"), "A", group, "user-plus", verbs.assign),
        Action("unassign", tr("Take the assignment away"), "Shift+A", group, "user-x",
               verbs.unassign),
        Action("tag", tr("Tag\u2026"), "L", group, "tag", verbs.tag),
        Action("read", tr("Mark as read or unread"), "U", group, "mail-open", verbs.toggle_read),
        Action("spam", tr("Mark as spam"), "#", group, "shield-alert", verbs.spam),
        Action("reopen", tr("Open again"), "Shift+E", group, "inbox", verbs.reopen),
        Action("undo", tr("Undo"), "Ctrl+Z", group, "undo-2", verbs.undo),
        Action("urgent", tr("Set urgency: urgent"), "Alt+1", level, "chevrons-up",
               lambda: verbs.correct(Urgency.URGENT)),
        Action("high", tr("Set urgency: high"), "Alt+2", level, "chevron-up",
               lambda: verbs.correct(Urgency.HIGH)),
        Action("normal", tr("Set urgency: normal"), "Alt+3", level, "minus",
               lambda: verbs.correct(Urgency.NORMAL)),
        Action("low", tr("Set urgency: low"), "Alt+4", level, "chevron-down",
               lambda: verbs.correct(Urgency.LOW)),
    )  # fmt: skip


def _marking(places: Places) -> tuple[Action, ...]:
    group = tr("Marking several")
    return (
        Action("mark", tr("Mark"), "X", group, "check", places["mark"]),
        Action("mark_next", tr("Mark and go down"), "Shift+J", group, "arrow-down",
               places["mark_next"]),
        Action("mark_previous", tr("Mark and go up"), "Shift+K", group, "arrow-up",
               places["mark_previous"]),
        Action("mark_all", tr("Mark all that are loaded"), "Ctrl+A", group, "check-check",
               places["mark_all"]),
    )  # fmt: skip


def _going(verbs: Verbs, places: Places) -> tuple[Action, ...]:
    views, app = tr("Views"), tr("Kindline")

    def to(view: View) -> Hand:
        return places[f"view:{view}"]

    return (
        Action("unanswered", tr("Go to: Waiting for us"), "Ctrl+1", views, "inbox",
               to(View.UNANSWERED)),
        Action("mine", tr("Go to: My queue"), "Ctrl+2", views, "user", to(View.MINE)),
        Action("unassigned", tr("Go to: Unassigned"), "Ctrl+3", views, "users",
               to(View.UNASSIGNED)),
        Action("snoozed", tr("Go to: Snoozed"), "Ctrl+4", views, "alarm-clock",
               to(View.SNOOZED)),
        Action("sent", tr("Go to: Sent and held"), "Ctrl+5", views, "send", to(View.SENT)),
        Action("all", tr("Go to: All conversations"), "Ctrl+6", views, "archive", to(View.ALL)),
        Action("panel", tr("Show or hide the profile"), "Ctrl+Shift+P", app, "panel-right",
               places["toggle_panel"]),
        Action("sync", tr("Look for new messages now"), "F5", app, "refresh-cw", verbs.sync),
        Action("settings", tr("Settings"), "Ctrl+,", app, "settings", places["settings"]),
        Action("accounts", tr("Accounts"), "Ctrl+Shift+A", app, "plug", places["accounts"]),
        Action("keys", tr("Show the keys"), "?", app, "keyboard", places["keys"]),
        Action("quit", tr("Quit"), "Ctrl+Q", app, "log-out", places["quit"]),
    )  # fmt: skip
