"""What the accounts page shows of Messenger, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.graph.fields import ACCESS, HISTORY
from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

WINDOW_SENTENCE = (
    "Messenger takes replies for 24 hours after the customer's last message, or for seven days "
    "where Meta granted your app the feature Human Agent. After that wait until the customer "
    "writes again."
)

CAN = Capabilities(
    files=True,
    typing=True,
    read_state=True,
    max_length=2000,
    max_files=1,
    max_file_bytes=25_000_000,
    reply_window_hours=24,
    window_sentence=WINDOW_SENTENCE,
)

# What differs in a public thread below a post.
COMMENT_LIMITS = {
    "files": False,
    "typing": False,
    "read_state": False,
    "edit": True,
    "delete": True,
    "hide": True,
    "private_reply": True,
    "max_length": 8000,
    "reply_window_hours": None,
}

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "page_id",
        "Page ID",
        "text",
        "A number; at Facebook under the page's About, Page transparency.",
        is_required=True,
        group="Account",
    ),
    *ACCESS,
    SettingField(
        "comments",
        "Public comments",
        "bool",
        "Comments below the posts of the page come in as public conversations.",
        True,
        group="Public",
    ),
    *HISTORY,
)

GUIDE = (
    "At developers.facebook.com make an app of the type Business and add Messenger to it.",
    "At business.facebook.com, Settings, System users, give a system user the page and make"
    " a token for the app with pages_messaging, pages_manage_metadata, "
    "pages_read_engagement, pages_read_user_content and pages_manage_engagement.",
    "For people outside your own team the app needs Advanced Access: ask for it under App review.",
    "Copy the page ID and the token into the fields here.",
    "To get messages at once, set up a Kindline relay (docs/relay.md) and enter it here.",
)

INFO = ChannelInfo(
    name="messenger",
    title="Messenger",
    sentence="A Facebook page's direct messages, and the comments below its posts.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PRIVATE,
    can=CAN,
    fields=FIELDS,
    kind="social",
    guide=GUIDE,
    tested=(
        "Against a fake made from Meta's documentation (Meta publishes no spec of it) and a real "
        "relay; never run against the live service."
    ),
)
