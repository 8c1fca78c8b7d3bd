"""The sample workspace's mail."""

from pathlib import Path

from inbox.channels.sample import sample_channel
from inbox.model import Capabilities, Visibility

CHANNEL = sample_channel(
    str(Path(__file__).parent),
    "Sample mail",
    Visibility.PRIVATE,
    Capabilities(
        formatted_text=True, files=True, subject=True, recipients=True, idempotent_send=True
    ),
)

__all__ = ["CHANNEL"]
