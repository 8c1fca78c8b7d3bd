"""What the accounts page shows of described feeds, and the fields of their connect dialog."""

from __future__ import annotations

from pathlib import Path

from inbox.model import Capabilities, ChannelInfo, SettingField, Visibility

CAN = Capabilities()

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "definition",
        "Description (TOML)",
        "long",
        "Where the messages come from and how replies go; the channel's README has more examples.",
        # Something to change is easier than an empty field.
        Path(__file__).with_name("example_reviews.toml").read_text("utf-8"),
        is_required=True,
        group="Source",
    ),
    SettingField(
        "secret",
        "Secret",
        "secret",
        "The token, key or password that [source.auth] speaks of; kept in the system's keyring.",
        group="Source",
    ),
    SettingField(
        "poll_seconds",
        "Look every (seconds)",
        "number",
        "Empty: as the description says.",
        group="Advanced",
    ),
)

INFO = ChannelInfo(
    name="feed",
    title="Any feed or API",
    sentence="A shop's own reviews or contact form, RSS, Atom, CSV or JSON, described in a text.",
    icon=Path(__file__).with_name("icon.svg"),
    visibility=Visibility.PUBLIC,
    can=CAN,
    fields=FIELDS,
    kind="review",
    guide=(
        "Put your address into the example, or take another one from the channel's README.",
        "Say where in an item each thing stands: “$.customer.name”, or the name of a column.",
        "If replies can be sent, describe the call under [reply].",
        "Enter the secret in its field, never in the description, and press Check.",
    ),
    tested=(
        "Against a local shop with an HTTP interface of its own (reviews with replies, a contact "
        "form), and files of RSS, Atom, CSV and JSON."
    ),
)
