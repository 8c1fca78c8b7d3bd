"""Payloads as Meta's documentation shows them, and any other JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inbox.channel import MessageDeleted, MessageEdited
from inbox.channels.whatsapp.parse import Parsed, parse
from tests.servers.specs import spec_path

NOW = datetime(2026, 11, 22, tzinfo=UTC)
NUMBER = "106540352242922"


def _parse(*messages: Any, **value: Any) -> Parsed:
    whole = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550783881", "phone_number_id": NUMBER},
        "contacts": [{"profile": {"name": "Sheena Nelson"}, "wa_id": "16505551234"}],
        "messages": list(messages),
    } | value
    changes = [{"value": whole, "field": "messages"}]
    payload = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": changes}]}
    return parse(payload, NUMBER, NOW)


def _message(kind: str, **content: Any) -> dict[str, Any]:
    head = {"from": "16505551234", "id": f"wamid.{kind}", "timestamp": "1749416383", "type": kind}
    return head | content


def test_every_webhook_that_the_vendors_file_shows_is_readable() -> None:
    path = spec_path("meta_business_messaging_v23_openapi.yaml")
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    asked = document["paths"]["/whatsapp/webhooks"]["post"]["requestBody"]["content"]
    shown = {
        name: each["value"]
        for name, each in asked["application/json"]["examples"].items()
        if not name.startswith("Group")  # what happens to a group itself is no message
    }
    assert len(shown) >= 13
    for name, payload in shown.items():
        value = payload["entry"][0]["changes"][0]["value"]
        found = parse(payload, value["metadata"]["phone_number_id"], NOW)
        if name == "Reaction Message":
            assert found.events
            continue
        (message,) = found.messages
        assert message.remote_id == value["messages"][0]["id"]
        assert message.sent_at < NOW
        assert message.text, name
        assert "does not know" not in message.text, name


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (_message("text", text={"body": "Hello"}), "Hello"),
        (_message("button", button={"payload": "P", "text": "Unsubscribe"}), "Unsubscribe"),
        (
            _message(
                "interactive",
                interactive={
                    "type": "list_reply",
                    "list_reply": {"id": "1", "title": "Express", "description": "Two days"},
                },
            ),
            "Express\nTwo days",
        ),
        (
            _message(
                "interactive",
                interactive={
                    "type": "nfm_reply",
                    "nfm_reply": {"body": "Sent", "response_json": '{"a": 1}', "name": "flow"},
                },
            ),
            'Sent\n{"a": 1}',
        ),
        (
            _message(
                "contacts",
                contacts=[{"name": {"formatted_name": "Lu"}, "phones": [{"phone": "+1"}]}],
            ),
            "Lu, +1",
        ),
        (_message("something_new", something_new={"title": "A poll"}), "A poll"),
    ],
)
def test_what_a_message_says(message: dict[str, Any], text: str) -> None:
    assert _parse(message).messages[0].text == text


def test_a_location_and_an_order_keep_their_fields() -> None:
    place = {"latitude": 37.4, "longitude": -122.1, "name": "Philz", "address": "101 Forest Ave"}
    products = [{"product_retailer_id": "mug", "quantity": 2, "item_price": 30, "currency": "USD"}]
    found = _parse(
        _message("location", location=place), _message("order", order={"product_items": products})
    )
    shown = {"title": "Philz", "address": "101 Forest Ave", "latitude": 37.4, "longitude": -122.1}
    assert found.messages[0].extra["location"] == shown
    assert found.messages[1].text == "2 x mug (30 USD)"
    assert found.messages[1].extra["product"] == "mug"


def test_an_unsupported_and_an_empty_message_say_so() -> None:
    found = _parse(_message("unsupported", errors=[{"code": 131051}]), _message("poll"), {})
    assert "does not hand on" in found.messages[0].text
    assert "does not know" in found.messages[1].text
    assert found.messages[2].remote_id.startswith("content-")
    assert found.messages[2].sent_at == NOW
    assert _parse({}).messages[0].remote_id == found.messages[2].remote_id


def test_a_message_taken_back_or_changed_is_followed() -> None:
    words = {"type": "text", "text": {"body": "Green"}}
    found = _parse(
        _message("revoke", revoke={"original_message_id": "wamid.A"}),
        _message("edit", edit={"original_message_id": "wamid.B", "message": words}),
    )
    assert not found.messages
    deleted, edited = found.events
    assert isinstance(deleted, MessageDeleted)
    assert deleted.remote_id == "wamid.A"
    assert isinstance(edited, MessageEdited)
    assert (edited.remote_id, edited.text) == ("wamid.B", "Green")


def test_an_answer_knows_what_it_quotes() -> None:
    context = {"from": "15550783881", "id": "wamid.OURS"}
    assert _parse(_message("text", text={"body": "Yes"}, context=context)).messages[0].reply_to == (
        "wamid.OURS"
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KINDS = st.sampled_from(
    ["text", "image", "location", "contacts", "order", "interactive", "reaction", "revoke", "edit"]
)
NAMES = st.sampled_from(
    ["id", "from", "type", "timestamp", "context", "system", "button", "body", "errors", "audio"]
)
KEYS = KINDS | NAMES
MESSAGE = st.dictionaries(KEYS, JSON | KINDS, max_size=6)


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_no_payload_stops_it(payload: Any) -> None:
    parse(payload, NUMBER, NOW)


@settings(max_examples=300, deadline=None)
@given(st.lists(MESSAGE, max_size=3), st.lists(MESSAGE, max_size=2))
def test_no_message_is_lost_and_none_stops_it(messages: list[Any], statuses: list[Any]) -> None:
    found = _parse(*messages, statuses=statuses, message_echoes=statuses)
    assert len(found.messages) + len(found.events) >= len(messages)
