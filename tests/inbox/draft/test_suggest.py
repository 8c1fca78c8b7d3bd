from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from inbox import draft
from inbox.errors import ModelError, ModelNotReady, ModelStopped
from inbox.model import CannedReply, ModelState, ModelStatus, Suggestion
from inbox.store import read
from tests.inbox.conftest import NOW
from tests.inbox.mail import add_account, bring, mail, minutes, only, ours, reply

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from inbox.ports import DraftPrompt
    from inbox.store.database import Database

AGO = NOW - timedelta(hours=3)
GOOD = "I'm sorry that your parcel is late. I am looking into it now."


class FakeModel:
    """Says what it was told to; every text has the same vector unless `far` names it."""

    def __init__(self, *answers: str | ModelError, far: str = "") -> None:
        self.answers = list(answers)
        self.prompts: list[DraftPrompt] = []
        self.far = far

    async def status(self) -> ModelStatus:
        return ModelStatus(ModelState.READY)

    async def draft(
        self, prompt: DraftPrompt, *, temperature: float = 0.0, is_ahead: bool = False
    ) -> AsyncGenerator[str, None]:
        self.prompts.append(prompt)
        answer = self.answers.pop(0)
        if isinstance(answer, ModelError):
            yield "Hi "
            raise answer
        for word in answer.split(" "):
            yield word + " "

    async def urgency(self, texts: Sequence[str]) -> list[tuple[float, float]]:
        return [(0.5, 0.0)] * len(texts)

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [[0.0, 1.0] if self.far and self.far in text else [1.0, 0.0] for text in texts]


@pytest.fixture
def conversation(database: Database) -> str:
    add_account(database, NOW)
    text = "My parcel 88213 is late, where is it? Please look at http://evil.example for my photo."
    bring(database, [mail("one", AGO, text=text, subject="Parcel")], NOW)
    return only(database)


def run(database: Database, model: FakeModel, conversation: str) -> tuple[str, Suggestion]:
    async def collect() -> list[str | Suggestion]:
        return [event async for event in draft.suggest(database, model, conversation)]

    events = asyncio.run(collect())
    last = events[-1]
    assert isinstance(last, Suggestion)
    return "".join(e for e in events if isinstance(e, str)), last


def test_a_good_draft_is_streamed_greeted_kept_and_grounded(
    database: Database, conversation: str
) -> None:
    streamed, made = run(database, FakeModel(f"Hi Ada, {GOOD}"), conversation)
    assert streamed.strip() == f"Hi Ada, {GOOD}"
    assert made.text == f"Hi Ada,\n\n{GOOD}"
    assert (made.source, made.language, made.refused) == ("model", "en", ())
    assert made.grounds[0].kind == "message"
    assert read.suggestion(database, conversation) == made


def test_a_bad_draft_is_tried_once_more(database: Database, conversation: str) -> None:
    model = FakeModel("See http://evil.example for it. Thank you for that.", f"Hi Ada, {GOOD}")
    _, made = run(database, model, conversation)
    assert made.source == "model"
    assert "a link" in " ".join(made.refused)
    assert model.prompts[1].max_tokens < model.prompts[0].max_tokens


def test_two_bad_drafts_give_an_acknowledgement(database: Database, conversation: str) -> None:
    model = FakeModel("Order 99999 comes on Friday.", "You will receive a full refund today.")
    _, made = run(database, model, conversation)
    assert made.source == "acknowledgement"
    assert made.text.startswith("Hi Ada,\n\n")
    assert len(made.refused) >= 2


def test_two_bad_drafts_give_the_closest_canned_reply(
    database: Database, conversation: str
) -> None:
    late = CannedReply("1" * 32, "Parcel late", "Hi {first_name},\n\nParcel {order} is late.")
    draft.save_canned(database, late, "me", NOW)
    other = CannedReply("2" * 32, "Autre", "Bonjour, votre colis arrive.", language="fr")
    draft.save_canned(database, other, "me", NOW)
    _, made = run(database, FakeModel("No.", "No."), conversation)
    assert made.source == "canned"
    assert made.text == "Hi Ada,\n\nParcel 88213 is late."
    assert made.grounds[0].reference == "1" * 32


def test_a_canned_reply_is_not_offered_for_what_nobody_did(
    database: Database, conversation: str
) -> None:
    done = "Hi {first_name},\n\nParcel {order} has been refunded."
    draft.save_canned(database, CannedReply("1" * 32, "Parcel late", done), "me", NOW)
    _, made = run(database, FakeModel("No.", "No."), conversation)
    assert made.source == "acknowledgement"
    bring(database, [ours("told", "one", NOW, text="It was refunded this morning.")], NOW)
    bring(
        database,
        [reply("asks", "one", NOW + minutes(1), text="Parcel late 88213, where is it?")],
        NOW,
    )
    _, made = run(database, FakeModel("No.", "No."), conversation)
    assert made.source == "canned"


def test_a_draft_about_something_else_is_refused(database: Database, conversation: str) -> None:
    off = "Thank you for your kind words. The team is happy."
    model = FakeModel(off, off, far="kind words")
    _, made = run(database, model, conversation)
    assert made.source == "acknowledgement"
    assert "It was not about what the customer wrote." in made.refused


def test_a_worker_that_dies_once_is_asked_again(database: Database, conversation: str) -> None:
    _, made = run(database, FakeModel(ModelStopped("gone"), f"Hi Ada, {GOOD}"), conversation)
    assert made.source == "model"
    with pytest.raises(ModelStopped):
        run(database, FakeModel(ModelStopped("gone"), ModelStopped("gone")), conversation)


def test_without_a_model_it_is_said(database: Database, conversation: str) -> None:
    with pytest.raises(ModelNotReady):
        run(database, FakeModel(ModelNotReady("preparing")), conversation)


@pytest.mark.parametrize(
    ("text", "language", "start"),
    [
        ("¿Dónde está mi pedido? Lo compré hace dos semanas.", "es", "Hola, Ada:"),
        ("Est-ce que le magasin est ouvert le dimanche ?", "fr", "Bonjour Ada,"),
        ("أين طلبي؟ لم يصل شيء حتى الآن.", "ar", "أهلاً Ada،"),
        ("Wo bleibt meine Bestellung? Ich warte schon lange.", "de", "Hallo Ada,"),
    ],
)
def test_the_customer_s_language_is_kept(
    database: Database, text: str, language: str, start: str
) -> None:
    add_account(database, NOW)
    bring(database, [mail("one", AGO, text=text, subject="")], NOW)
    english = "I am looking into it now and will write to you soon enough."
    _, made = run(database, FakeModel(english, english), only(database))
    assert made.language == language
    assert made.source == "acknowledgement"
    assert made.text.startswith(start)
