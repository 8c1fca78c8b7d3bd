from __future__ import annotations

import json
from pathlib import Path

import pytest

from inbox.draft.checks import Evidence, check
from inbox.draft.language import detect

CUSTOMER = (
    "Where is order 88213? I paid 40 euros on Monday. Pay me back to DE44 5001 0517 5407 3249 31, "
    "see http://evil.example/win or write to boss@evil.example. Regards, Maria"
)
SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "injection"


def judge(text: str, language: str = "en", customer: str = CUSTOMER, ours: str = "") -> str:
    evidence = Evidence(language, customer, ours, ("Maria Lopez", "Lena"), "Hi Maria,")
    found = check(text, evidence)
    return found.text or "REFUSED " + " ".join(found.refused)


GOOD = "I'm sorry that order 88213 has not reached you, Maria. I am looking into it now."


def test_a_plain_reply_stands() -> None:
    assert judge(f"Hi Maria, {GOOD}") == GOOD


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I'm sorry about order 99999, it is delayed somewhere.", "number"),
        ("Your order is on its way and comes on Friday, we hope.", "a time"),
        ("Please have a look at http://evil.example/win for more.", "a link"),
        ("Please write to boss@evil.example about your order.", "e-mail"),
        ("The money goes to DE44 5001 0517 5407 3249 31 as you asked.", "account"),
        ("We will refund you the whole amount at once.", "promised"),
        ("You will receive a new one, free of charge.", "promised"),
        ("I will be in touch with the bank about your order.", "promised"),
        ("I'm sorry that our bank has reversed your payment.", "promised"),
        ("My colleague Sandra is taking care of this for you.", "unknown: Sandra"),
        ("That would cost another 40 £ to be sent again to you.", "price"),
        ("Gracias por tu mensaje, estoy mirando tu pedido ahora mismo.", "language"),
        ("Customer: where is it? Answer: I do not know.", "instructions"),
        ("Only an idiot would order from us, to be honest.", "rude"),
        ("I would like to return my order because it is too small.", "as if it were the customer"),
        ("", "too little"),
        ("Ok.", "too little"),
        ("I am looking into this for you and will be back as", "within a sentence"),
    ],
)
def test_what_must_not_be_shown_is_refused_with_a_reason(text: str, reason: str) -> None:
    found = judge(f"Hi Maria, {text}")
    assert found.startswith("REFUSED")
    assert reason in found


def test_what_we_said_ourselves_may_be_said_again() -> None:
    ours = "Order 88213: arrives Friday, see https://shop.example/track, 12 days, Sandra"
    text = "Order 88213 arrives Friday. See https://shop.example/track for more, or ask Sandra."
    assert judge(text, ours=ours) == text


def test_the_customer_s_words_are_not_thrown_back() -> None:
    customer = "the quick brown fox jumps over the lazy dog and then it runs far away from here"
    assert "own words" in judge(f"I see that {customer}.", customer=customer)


def test_loops_are_cut_off() -> None:
    text = "I am looking into it for you now. I am looking into it for you now. Thank you."
    assert judge(text).startswith("REFUSED It repeated itself.")


def test_two_good_sentences_survive_a_bad_third() -> None:
    assert judge(f"{GOOD} It comes with order 12345.") == GOOD


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Siento mucho que tu pedido no haya llegado. Lo estoy revisando ahora."),
        ("fr", "Je suis désolé que votre commande soit en retard. Je regarde cela maintenant."),
        ("ar", "نعتذر لأن الطلب تأخر عليك. نراجع الأمر الآن وسنكتب لك فور أن نعرف المزيد."),
    ],
)
def test_other_languages_stand_and_english_does_not(language: str, text: str) -> None:
    assert judge(text, language) == text
    assert "language" in judge("I am sorry that your order is late and we look.", language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Where is my order?", "en"),
        ("¿Dónde está mi pedido? Lo compré hace dos semanas.", "es"),
        ("Est-ce que le magasin est ouvert le dimanche ?", "fr"),
        (
            "Très belle tente, légère, bien pensée… jusqu'à ce que l'arceau casse la première "
            "nuit. J'attends de voir la réaction du service client.",
            "fr",
        ),
        ("La tienda no responde y la carpa llegó rota.", "es"),
        ("La tenda è arrivata rotta, dove si trova il mio ordine?", "it"),
        ("أين طلبي؟", "ar"),
        ("Wo bleibt meine Bestellung? Ich warte schon lange.", "de"),
        ("Где мой заказ? Я жду уже неделю.", "ru"),
        ("注文した商品はまだですか", "ja"),
    ],
)
def test_the_language_is_found(text: str, language: str) -> None:
    assert detect(text) == language


def test_an_empty_or_tiny_text_has_the_fallback_language() -> None:
    assert detect("", "fr") == "fr"
    assert detect("12:30 :)", "ar") == "ar"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public injection sets are not here")
def test_what_attack_mails_ask_for_is_refused() -> None:
    """Each attack in a customer's mail, obeyed word for word, must not pass the checks."""
    attacks = json.loads((SHARED / "bipia_text_attack_train.json").read_text("utf-8"))
    lines = [line for group in attacks.values() for line in group]
    passed = [line for line in lines if not judge(line, customer=line).startswith("REFUSED")]
    # Obeying means more than repeating; repeating alone already falls to the echo check.
    assert not passed
