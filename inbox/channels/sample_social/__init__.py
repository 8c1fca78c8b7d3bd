"""The sample workspace's direct messages from a social network."""

from pathlib import Path

from inbox.channels.sample import sample_channel
from inbox.model import Capabilities, Visibility

CHANNEL = sample_channel(
    str(Path(__file__).parent),
    "Sample social",
    Visibility.PRIVATE,
    Capabilities(files=True, react=True, max_length=1000, idempotent_send=True),
)

__all__ = ["CHANNEL"]
