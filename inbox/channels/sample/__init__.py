"""The sample workspace's channels: nothing is fetched, and what is sent goes to a local file."""

from inbox.channels.sample.channel import SampleChannel, sample_channel

CHANNEL = SampleChannel

__all__ = ["CHANNEL", "SampleChannel", "sample_channel"]
