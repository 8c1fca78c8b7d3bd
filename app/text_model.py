"""Fits the local model's client to the inbox's TextModel; neither package knows the other."""

from __future__ import annotations

import sys
from contextlib import aclosing, contextmanager
from typing import TYPE_CHECKING

from inbox.errors import ModelNotReady, ModelStopped
from inbox.model import ModelState, ModelStatus
from local_models.client import ModelClient, WorkerNotReady, WorkerStopped
from local_models.protocol import Prompt

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator, Sequence

    from inbox.ports import DraftPrompt


def worker_command() -> list[str]:
    """Give the command of the worker: a frozen build is its own."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--model-worker"]
    return [sys.executable, "-m", "local_models.worker"]


class LocalTextModel:
    """The TextModel that app hands to the inbox. Belongs to one event loop."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._client = ModelClient(command or worker_command())

    async def status(self) -> ModelStatus:
        """Tell how the model is doing; begins loading as soon as it is installed."""
        said = await self._client.status()
        return ModelStatus(
            ModelState(said.state),
            said.name,
            said.sentence,
            said.progress,
            said.device,
            said.tokens_per_second,
        )

    async def draft(
        self, prompt: DraftPrompt, *, temperature: float = 0.0, is_ahead: bool = False
    ) -> AsyncGenerator[str, None]:
        """Stream the reply's text; closing the iterator stops the model."""
        plain = Prompt(
            turns=tuple((turn.role, turn.text) for turn in prompt.turns),
            language=prompt.language,
            customer_name=prompt.customer_name,
            agent_name=prompt.agent_name,
            facts=prompt.facts,
            examples=prompt.examples,
            is_public=prompt.is_public,
            max_tokens=prompt.max_tokens,
        )
        with _known_errors():
            pieces = self._client.draft(plain, temperature=temperature, is_ahead=is_ahead)
            async with aclosing(pieces):
                async for piece in pieces:
                    yield piece

    async def urgency(self, texts: Sequence[str]) -> list[tuple[float, float]]:
        """Give (probability that the message is urgent, confidence)."""
        with _known_errors():
            return await self._client.urgency(texts)

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Give one sentence vector a text."""
        with _known_errors():
            return await self._client.embed(texts)

    async def close(self) -> None:
        """End the worker; safe to call twice."""
        await self._client.close()


@contextmanager
def _known_errors() -> Iterator[None]:
    try:
        yield
    except WorkerNotReady as error:
        raise ModelNotReady(str(error)) from error
    except WorkerStopped as error:
        raise ModelStopped(str(error)) from error
