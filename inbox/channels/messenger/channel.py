"""One Facebook page, worked as inbox.graph works every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from inbox.channels.messenger.info import CAN, COMMENT_LIMITS, INFO
from inbox.graph.channel import PageChannel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inbox.model import Capabilities, ChannelInfo


class MessengerChannel(PageChannel):
    """Messenger; see inbox.graph.channel."""

    info: ClassVar[ChannelInfo] = INFO
    can: ClassVar[Capabilities] = CAN
    platform: ClassVar[str] = "messenger"
    comment_limits: ClassVar[Mapping[str, Any]] = COMMENT_LIMITS
