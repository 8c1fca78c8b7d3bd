"""Makes one checked suggestion for a conversation, streaming the model's words meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import mul
from typing import TYPE_CHECKING

from inbox.draft import fallback
from inbox.draft.checks import Checked, Evidence, check
from inbox.draft.material import Material, fact_line, gather, turns
from inbox.draft.retrieval import Near, body_of, nearest
from inbox.draft.saved import keep_suggestion
from inbox.draft.topic import strays
from inbox.errors import ModelError, ModelStopped
from inbox.model import Ground, Suggestion, Visibility
from inbox.ports import DraftPrompt, ModelMessage, TextModel

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from inbox.store.database import Database

_FIRST, _SECOND = (0.0, 110), (0.4, 70)  # temperature, tokens
_ABOUT_IT = 0.27  # measured: what missed the point lies below, what met it above
_SURELY_ABOUT_IT = 0.6  # below it a draft shares a word with the customer, or is not shown
_NEAR_ENOUGH = 0.5  # a reply further away would only mislead the model


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
        first = await _checked(case, model, "".join(pieces))
    except ModelStopped:
        first = Checked("", ("The model stopped; it was asked again.",))
    made = _made(case, first) if first.is_usable else await _second(case, model, first, is_ahead)
    await asyncio.to_thread(keep_suggestion, database, made)
    yield made


async def _second(case: _Case, model: TextModel, first: Checked, is_ahead: bool) -> Suggestion:
    """Try once more, shorter and with other words; then offer what people wrote."""
    async with aclosing(_attempt(case, model, _SECOND, is_ahead=is_ahead)) as stream:
        text = "".join([piece async for piece in stream])
    second = await _checked(case, model, text)
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


async def _checked(case: _Case, model: TextModel, text: str) -> Checked:
    """Check the words, then whether they are about what the customer wrote at all."""
    found = check(text, case.evidence)
    if not found.is_usable:
        return found
    try:
        asked, answered = await model.embed([case.material.asked, found.text])
    except ModelError:
        return found
    closeness = sum(map(mul, asked, answered))
    is_strange = closeness < _SURELY_ABOUT_IT and strays(found.text, case.evidence.customer)
    if closeness >= _ABOUT_IT and not is_strange:
        return found
    return Checked("", (*found.refused, "It was not about what the customer wrote."))


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
        examples=case.prompt.examples if how is _FIRST else (),
        is_public=case.prompt.is_public,
        max_tokens=max_tokens,
    )
    return model.draft(prompt, temperature=temperature, is_ahead=is_ahead)


def _case(material: Material, near: list[Near]) -> _Case:
    # Only the closest: a small model copies from whatever else stands there.
    shown = [n for n in near if n.score >= _NEAR_ENOUGH and n.is_complete][:1]
    examples = tuple((n.asked, body_of(n.answer, material.agent)) for n in shown)
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
        material,
        near,
        prompt,
        Evidence(
            language=material.language,
            customer=material.customer_text,
            ours=ours,
            names=names,
            greeting=fallback.greeting(material.language, material.first_name),
        ),
    )


def _made(case: _Case, checked: Checked) -> Suggestion:
    material = case.material
    return Suggestion(
        conversation_id=material.row.conversation_id,
        text=fallback.greeted(material, checked.text),
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
    followed = [n for n in case.near if body_of(n.answer, material.agent) in shown]
    found.extend(Ground(near.kind, near.reference, near.asked[:160]) for near in followed)
    return tuple(found)
