"""Makes one checked suggestion for a conversation, streaming the model's words meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inbox.draft import fallback
from inbox.draft.checks import Checked, Evidence, check
from inbox.draft.material import Material, fact_line, gather, turns
from inbox.draft.retrieval import Near, nearest
from inbox.draft.saved import keep_suggestion
from inbox.errors import ModelStopped
from inbox.model import Ground, Suggestion, Visibility
from inbox.ports import DraftPrompt, ModelMessage, TextModel

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from inbox.store.database import Database

_FIRST, _SECOND = (0.0, 110), (0.6, 70)  # temperature, tokens
_NEAR_ENOUGH = 0.3  # a reply further away would only mislead the model


@dataclass(frozen=True, slots=True)
class _Case:
    material: Material
    near: list[Near]
    prompt: DraftPrompt
    evidence: Evidence


async def suggest(
    database: Database,
    model: TextModel,
    conversation_id: str,
    *,
    is_ahead: bool = False,
) -> AsyncGenerator[str | Suggestion, None]:
    """Stream the first attempt's text; the last value is the checked Suggestion, stored.

    Raises NotFound, ModelNotReady, and ModelStopped when the worker died twice.
    """
    material = await asyncio.to_thread(gather, database, conversation_id)
    case = _case(material, await nearest(model, material))
    pieces: list[str] = []
    try:
        async with aclosing(_attempt(case, model, _FIRST, is_ahead=is_ahead)) as stream:
            async for piece in stream:
                pieces.append(piece)
                yield piece
        first = check("".join(pieces), case.evidence)
    except ModelStopped:
        first = Checked("", ("The model stopped; it was asked again.",))
    made = _made(case, first) if first.is_usable else await _second(case, model, first, is_ahead)
    await asyncio.to_thread(keep_suggestion, database, made)
    yield made


async def _second(case: _Case, model: TextModel, first: Checked, is_ahead: bool) -> Suggestion:
    """Try once more, shorter and with other words; then offer what people wrote."""
    async with aclosing(_attempt(case, model, _SECOND, is_ahead=is_ahead)) as stream:
        text = "".join([piece async for piece in stream])
    second = check(text, case.evidence)
    refused = tuple(dict.fromkeys(first.refused + second.refused))
    if second.is_usable:
        return _made(case, Checked(second.text, refused))
    offered = fallback.offer(case.material, case.near)
    return Suggestion(
        conversation_id=case.material.row.conversation_id,
        text=offered.text,
        source=offered.source,
        language=offered.language,
        grounds=offered.grounds,
        refused=refused,
        based_on_message_id=case.material.based_on_message_id,
        made_at=datetime.now(UTC),
    )


def _attempt(
    case: _Case, model: TextModel, how: tuple[float, int], *, is_ahead: bool
) -> AsyncGenerator[str, None]:
    temperature, max_tokens = how
    prompt = DraftPrompt(
        turns=case.prompt.turns,
        language=case.prompt.language,
        customer_name=case.prompt.customer_name,
        agent_name=case.prompt.agent_name,
        facts=case.prompt.facts,
        examples=case.prompt.examples,
        is_public=case.prompt.is_public,
        max_tokens=max_tokens,
    )
    return model.draft(prompt, temperature=temperature, is_ahead=is_ahead)


def _case(material: Material, near: list[Near]) -> _Case:
    shown = [n for n in near if n.score >= _NEAR_ENOUGH and n.is_complete]
    # The closest comes last, right before the case: that is where a small model looks.
    examples = tuple((n.asked, n.answer) for n in reversed(shown))
    prompt = DraftPrompt(
        turns=tuple(ModelMessage(role, text) for role, text in turns(material)),
        language=material.language,
        customer_name=material.first_name,
        agent_name=material.agent,
        facts=material.fact_lines,
        examples=examples,
        is_public=material.row.visibility is Visibility.PUBLIC,
    )
    canned = "\n".join(n.answer for n in shown if n.kind == "canned")
    ours = "\n".join([material.our_text, *material.fact_lines, canned])
    names = (material.row.contact_name, material.agent)
    return _Case(
        material, near, prompt, Evidence(material.language, material.customer_text, ours, names)
    )


def _made(case: _Case, checked: Checked) -> Suggestion:
    material = case.material
    return Suggestion(
        conversation_id=material.row.conversation_id,
        text=checked.text,
        source="model",
        language=material.language,
        grounds=_grounds(case, checked.text),
        refused=checked.refused,
        based_on_message_id=material.based_on_message_id,
        made_at=datetime.now(UTC),
    )


def _grounds(case: _Case, text: str) -> tuple[Ground, ...]:
    """Name the message, the facts that the text speaks of, and the replies that it follows."""
    material = case.material
    found = [fallback.message_ground(material)]
    said = text.lower()
    for fact, line in zip(material.facts, map(fact_line, material.facts), strict=True):
        if fact.key and fact.key.lower() in said:
            found.append(Ground("profile", fact.key, line))
    shown = {answer for _, answer in case.prompt.examples}
    followed = [near for near in case.near if near.answer in shown]
    found.extend(Ground(near.kind, near.reference, near.asked[:160]) for near in followed)
    return tuple(found)
