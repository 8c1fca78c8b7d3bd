"""What the accounts page shows of Google Business reviews, and the fields of its connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities(
    edit=True,
    delete=True,
    one_answer=True,
    idempotent_send=True,
    max_length=4096,
    counted_in="bytes",
)

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "oauth_client_id",
        "OAuth client id",
        "text",
        "Of your own registration with Google; see the channel's README.",
        is_required=True,
        group="Sign-in",
    ),
    SettingField(
        "oauth_client_secret",
        "OAuth client secret",
        "secret",
        "Stands beside the client id; kept in the system's keyring.",
        group="Sign-in",
    ),
    SettingField(
        "oauth",
        "Sign in through the browser",
        "signin",
        "With the Google account that manages the places; Kindline never sees its password.",
        group="Sign-in",
    ),
    SettingField(
        "places",
        "Only these places",
        "text",
        "Their names as on Google Maps, separated by semicolons; empty for all.",
        group="Places",
    ),
    SettingField(
        "poll_seconds",
        "Look every (seconds)",
        "number",
        "Google permits 300 requests a minute.",
        300,
        group="Advanced",
    ),
    SettingField(
        "base_url", "Address of the interface", "text", "Only for tests.", group="Advanced"
    ),
)

INFO = ChannelInfo(
    name="google_business",
    title="Google Business",
    sentence="Reviews of your places on Google Maps and Search, with answers in public.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PUBLIC,
    can=CAN,
    fields=FIELDS,
    kind="review",
    guide=(
        "Ask Google for access to the Business Profile APIs with a form; that takes days.",
        "In the Google Cloud project that was approved, switch on the Google My Business API, the "
        "Account Management API and the Business Information API.",
        "Make an OAuth client of the type Desktop app and copy its id and secret here.",
        "Sign in with the Google account that owns or manages the places.",
    ),
    tested=(
        "Lists of accounts and places checked against Google's discovery documents, reviews and "
        "answers against a description written after Google's reference pages, in a local "
        "stand-in; never run against the live service."
    ),
)
