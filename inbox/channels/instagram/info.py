"""What the accounts page shows of Instagram, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.graph.fields import ACCESS, HISTORY
from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

WINDOW_SENTENCE = (
    "Instagram takes replies for 24 hours after the customer's last message, or for seven days "
    "where Meta granted your app the feature Human Agent. After that wait until the customer "
    "writes again."
)

# developers.facebook.com, Instagram Messaging, "Upload Media" (1 April 2026).
_FILE_TYPES = (
    "image/png",
    "image/jpeg",
    "image/gif",
    "video/mp4",
    "video/ogg",
    "video/x-msvideo",
    "video/quicktime",
    "video/webm",
    "audio/aac",
    "audio/mp4",
    "audio/x-m4a",
    "audio/wav",
    "audio/x-wav",
    "application/pdf",
)

CAN = Capabilities(
    files=True,
    typing=True,
    read_state=True,
    max_length=1000,
    counted_in="bytes",
    max_files=1,
    max_file_bytes=25_000_000,
    file_types=_FILE_TYPES,
    reply_window_hours=24,
    window_sentence=WINDOW_SENTENCE,
)

# What differs in a public thread below a post.
COMMENT_LIMITS = {
    "files": False,
    "typing": False,
    "read_state": False,
    "delete": True,
    "hide": True,
    "private_reply": True,
    "max_length": 2200,
    "counted_in": "characters",
    "reply_window_hours": None,
}

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "page_id",
        "Page ID",
        "text",
        "A number: of the Facebook page that the Instagram account is connected to.",
        is_required=True,
        group="Account",
    ),
    *ACCESS,
    SettingField(
        "comments",
        "Public comments",
        "bool",
        "Comments below the posts of the account come in as public conversations.",
        True,
        group="Public",
    ),
    *HISTORY,
)

GUIDE = (
    "In the Instagram app, Settings, Messages, allow access for connected tools, and "
    "connect the professional account to a Facebook page.",
    "At developers.facebook.com make an app of the type Business and add Instagram to it.",
    "At business.facebook.com, Settings, System users, give a system user the page and make"
    " a token for the app with instagram_basic, instagram_manage_messages, "
    "instagram_manage_comments, pages_messaging, pages_manage_metadata and "
    "pages_read_engagement.",
    "For people outside your own team the app needs Advanced Access: ask for it under App review.",
    "Copy the page ID and the token into the fields here.",
    "To get messages at once, set up a Kindline relay (docs/relay.md) and enter it here.",
)

INFO = ChannelInfo(
    name="instagram",
    title="Instagram",
    sentence="An Instagram professional account's direct messages and comments.",
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
