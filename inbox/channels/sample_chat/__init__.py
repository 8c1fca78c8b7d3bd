"""The sample workspace's website chat."""

from pathlib import Path

from inbox.channels.sample import sample_channel
from inbox.model import Capabilities, Visibility

CHANNEL = sample_channel(
    str(Path(__file__).parent),
    "Sample chat",
    Visibility.PRIVATE,
    Capabilities(files=True, typing=True, idempotent_send=True),
)

__all__ = ["CHANNEL"]
