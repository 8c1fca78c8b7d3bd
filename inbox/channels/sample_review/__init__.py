"""The sample workspace's public reviews."""

from pathlib import Path

from inbox.channels.sample import sample_channel
from inbox.model import Capabilities, Visibility

CHANNEL = sample_channel(
    str(Path(__file__).parent),
    "Sample reviews",
    Visibility.PUBLIC,
    Capabilities(edit=True, delete=True, max_length=350, idempotent_send=True),
)

__all__ = ["CHANNEL"]
