"""Stands where no local model is wanted: on a small server that only receives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox.errors import ModelNotReady
from inbox.model import ModelState, ModelStatus

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from inbox.ports import DraftPrompt

_SENTENCE = "This engine was started without the local model; everything else works."


class NoModel:
    """A TextModel that is never ready."""

    async def status(self) -> ModelStatus:
        """Say that there is none."""
        return ModelStatus(ModelState.MISSING, sentence=_SENTENCE)

    async def draft(
        self,
        prompt: DraftPrompt,
        *,
        temperature: float = 0.0,
        is_ahead: bool = False,
    ) -> AsyncGenerator[str, None]:
        """Refuse."""
        for piece in await self.urgency(()):
            yield str(piece)

    async def urgency(self, texts: Sequence[str]) -> list[tuple[float, float]]:
        """Refuse."""
        raise ModelNotReady(_SENTENCE)

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Refuse."""
        raise ModelNotReady(_SENTENCE)

    async def close(self) -> None:
        """Do nothing."""
