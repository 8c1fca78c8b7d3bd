from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbox.model import Urgency
from inbox.triage import Case, judge, reasons
from inbox.triage.lexicon import SIGNALS, fold, is_any_in

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def codes(*texts: str, **more: object) -> set[str]:
    return {reason.code for reason in reasons(Case(texts, NOW, **more))}  # type: ignore[arg-type]


def level(*texts: str, **more: object) -> Urgency:
    return Urgency.of(judge(reasons(Case(texts, NOW, **more))).score)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The payment is due tomorrow.", "deadline"),
        ("I need it by Friday", "deadline"),
        ("Necesito la respuesta antes del viernes", "deadline"),
        ("Il me le faut pour demain", "deadline"),
        ("They took 1,200 euros from my card", "payment"),
        ("أحتاجه غداً", "deadline"),
        ("The charger gave my son an electric shock", "safety"),
        ("La batería huele a quemado", "safety"),
        ("المدفأة تصدر رائحة احتراق", "safety"),
        ("My account was hacked", "security"),
        ("On m'a volé ma carte", "security"),
        ("Our shop system is down since 9", "outage"),
        ("Le service est en panne", "outage"),
        ("I'm locked out of my flat", "stuck"),
        ("My lawyer will write to you", "legal"),
        ("Hablaré con mi abogado", "legal"),
        ("You charged me twice", "payment"),
        ("خصمتم المبلغ مرتين", "payment"),
        ("This is unacceptable", "anger"),
        ("C'est inadmissible", "anger"),
        ("هذا غير مقبول", "anger"),
        ("This is the third time I'm writing", "chasing"),
        ("WHERE IS MY PARCEL PLEASE", "shouting"),
        ("No rush at all", "calm"),
        ("Rien d'urgent", "calm"),
        ("Muchas gracias", "thanks"),
    ],
)
def test_plain_signs_are_found_in_four_languages(text: str, code: str) -> None:
    assert code in codes(text)


def test_an_everyday_question_shows_no_sign() -> None:
    assert codes("Do you have this shirt in green, perhaps in size M?") == set()
    assert codes("¿Tienen esta camisa en verde?") == set()
    assert codes("هل لديكم هذا القميص باللون الأخضر؟") == set()


def test_length_says_nothing() -> None:
    calm = "I was looking at the chairs in your window and liked the oak one. "
    assert level(calm) == level(calm * 30) == Urgency.NORMAL
    assert level("house is on fire because of your charger") in (Urgency.URGENT, Urgency.HIGH)


def test_signs_add_up_and_are_told_in_words() -> None:
    judged = judge(reasons(Case(["The rent payment is due tomorrow", "Hello?"], NOW)))
    sentences = [reason.sentence for reason in judged.reasons]
    assert "Names a time: “due tomorrow”" in sentences
    assert "The second message without an answer" in sentences
    assert abs(sum(abs(reason.weight) for reason in judged.reasons) - 1.0) < 0.02


def test_what_stands_around_the_words_counts() -> None:
    assert codes("Hello", promised_at=NOW - timedelta(hours=1)) == {"promise_missed"}
    assert codes("Hello", promised_at=NOW + timedelta(hours=1)) == set()
    assert codes("Bad.", rating=1, is_public=True) == {"low_rating"}
    assert codes("Nice.", rating=5, is_public=True) == set()
    assert codes("Hello", is_vip=True) == {"vip"}
    assert level("Bad.", rating=1, is_public=True) is Urgency.HIGH


def test_a_named_time_without_haste_does_not_press() -> None:
    assert codes("No rush, tomorrow is fine") == {"calm"}
    assert level("No rush, tomorrow is fine") is Urgency.LOW


def test_the_classifier_and_the_signs_decide_together() -> None:
    signs = reasons(Case(["The payment is due tomorrow"], NOW))
    alone, agreed, denied = (judge(signs, p).score for p in (None, 0.97, 0.03))
    assert denied < alone < agreed
    assert judge([], 0.97).reasons[0].code == "model"
    assert judge([], 0.5).reasons == ()


def test_an_earlier_correction_pulls() -> None:
    base = judge([]).score
    assert judge([], None, 0.9).score > base > judge([], None, 0.1).score


def test_nobody_waiting_is_calm_ground() -> None:
    assert reasons(Case([], NOW)) == []


@pytest.mark.parametrize(
    "text",
    [
        "We would like forty mugs for the children's hospital. Can you make an offer?",
        "Queremos cuarenta tazas para el hospital infantil.",
        "Nous voulons quarante tasses pour l'hôpital des enfants.",
        "نريد أربعين كوباً لمستشفى الأطفال",
    ],
)
def test_a_hospital_in_a_harmless_request_is_no_danger(text: str) -> None:
    assert "safety" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "My son was taken to hospital",
        "Lo han llevado al hospital",
        "Il est à l'hôpital",
        "ابني في المستشفى",
    ],
)
def test_somebody_in_hospital_is_a_danger(text: str) -> None:
    assert "safety" in codes(text)


def test_haste_in_a_forged_mail_does_not_lift_it() -> None:
    text = "Your account was hacked! Pay the invoice today or we close it."
    doubts = ("from_name_has_address", "authentication_failed")
    assert level(text) in (Urgency.HIGH, Urgency.URGENT)
    assert level(text, warnings=doubts) in (Urgency.NORMAL, Urgency.LOW)
    assert "forged" in codes(text, warnings=doubts)


@given(
    st.lists(
        st.sampled_from(
            [word for signal in SIGNALS for word in re.findall(r"[^\W\d_]+", signal.words.pattern)]
        )
        | st.sampled_from(["12", "50", "?", "'", "x", "و"]),
        max_size=8,
    )
)
def test_the_quick_look_finds_what_the_signals_find(words: list[str]) -> None:
    text = fold(" ".join(words))
    assert is_any_in(text) == any(signal.words.search(text) for signal in SIGNALS)
