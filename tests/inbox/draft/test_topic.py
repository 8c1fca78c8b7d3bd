import pytest

from inbox.draft.topic import strays


@pytest.mark.parametrize(
    ("draft", "written"),
    [
        ("Thank you for your question about the tent poles.", "Will I get it before Friday?"),
        ("Gracias por tu pregunta sobre la silla verde.", "¿Cuándo llega mi mochila?"),
        ("شكراً لسؤالك عن الكرسي الأخضر.", "متى تصل حقيبتي؟"),
    ],
)
def test_a_draft_about_something_else_strays(draft: str, written: str) -> None:
    assert strays(draft, written)


@pytest.mark.parametrize(
    ("draft", "written"),
    [
        ("I'm sorry that your money has not come.", "Please tell me where the money is."),
        ("Thank you for letting us know that you would like to.", "A receipt, please."),
        ("I'm sorry that returning it is so hard. I am on it.", "How do I return this?"),
        ("شكراً لسؤالك عن القفازات.", "هل قفازات الأطفال متوفرة؟"),
        ("Je suis désolé que votre tente soit cassée.", "La tente a cassé hier"),
    ],
)
def test_a_draft_about_what_was_written_does_not(draft: str, written: str) -> None:
    assert not strays(draft, written)
