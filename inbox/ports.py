"""What the inbox asks of the outside; app hands in the real things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Sequence

    from inbox.model import ModelStatus


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """Give the aware UTC time."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Give the aware UTC time."""
        return datetime.now(UTC)


class SecretStore(Protocol):
    """Where passwords, tokens and the workspace's key are kept. Raises SecretsUnavailable."""

    def get(self, name: str) -> str | None:
        """Give the secret, or None when there is none."""
        ...

    def set(self, name: str, value: str) -> None:
        """Keep a secret, replacing the earlier one."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; unknown names are fine."""
        ...


def secret_name(account_id: str, key: str) -> str:
    """Name one secret of an account ("password", "oauth", ...) in the SecretStore."""
    return f"{account_id}.{key}"


@dataclass(frozen=True, slots=True)
class ModelMessage:
    """One turn of the conversation for the model. `text` is never read as control tokens."""

    role: str  # "customer" | "agent"
    text: str


@dataclass(frozen=True, slots=True)
class DraftPrompt:
    """All that a draft may rest on: plain values, the worker turns them into tokens."""

    turns: tuple[ModelMessage, ...]  # oldest first, already cut to fit
    language: str
    customer_name: str
    agent_name: str
    facts: tuple[str, ...] = ()  # "Order 88213: delivered on 12 November"
    examples: tuple[tuple[str, str], ...] = ()  # (customer text, good reply)
    is_public: bool = False
    max_tokens: int = 160


class TextModel(Protocol):
    """The local model. Every call may raise ModelNotReady or ModelStopped."""

    async def status(self) -> ModelStatus:
        """Tell how the model is doing; never raises."""
        ...

    def draft(
        self, prompt: DraftPrompt, *, temperature: float = 0.0, is_ahead: bool = False
    ) -> AsyncGenerator[str, None]:
        """Stream the reply's text; closing the iterator stops the model within 200 ms.

        `is_ahead`: nobody waits for it, so a draft that a person asked for goes first.
        """
        ...

    async def urgency(self, texts: Sequence[str]) -> list[tuple[float, float]]:
        """Give (probability that the message is urgent, confidence), both 0.0 to 1.0."""
        ...

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Give one sentence vector a text (512 numbers, unit length), multilingual."""
        ...


class EngineLine(Protocol):
    """The window's line to the engine: a few requests and streamed answers.

    The verbs and fields are listed in app/link.py. Raises Offline when no engine answers.
    """

    async def request(self, verb: str, **fields: Any) -> dict[str, Any]:
        """Ask once; errors of the engine are raised again here by their type."""
        ...

    def stream(self, verb: str, **fields: Any) -> AsyncIterator[dict[str, Any]]:
        """Ask, and read events until the engine ends the stream; closing it cancels."""
        ...
