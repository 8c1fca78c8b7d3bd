"""What is offered when the model's own text may not be shown: a canned reply, or a plain word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inbox.draft import lexicon
from inbox.model import Ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.draft.material import Material
    from inbox.draft.retrieval import Near

_CLOSE_ENOUGH = 0.4
# Arabic strings below hold letters that look like others; they are meant.


@dataclass(frozen=True, slots=True)
class Offer:
    """A text with its source and what it rests on."""

    text: str
    source: str
    language: str
    grounds: tuple[Ground, ...]


_GREETINGS = {
    "en": ("Hi {name},", "Hello,"),
    "es": ("Hola, {name}:", "Hola:"),
    "fr": ("Bonjour {name},", "Bonjour,"),
    "ar": ("أهلاً {name}،", "أهلاً بك،"),
    "de": ("Hallo {name},", "Hallo,"),
    "it": ("Ciao {name},", "Buongiorno,"),
    "pt": ("Olá, {name},", "Olá,"),
    "nl": ("Hallo {name},", "Hallo,"),
}
_RECEIVED = {
    "en": "Thank you for writing to us. I have read your message and am looking into it now; "
    "I will come back to you as soon as I know more.",
    "es": "Gracias por escribirnos. He leído tu mensaje y lo estoy revisando; "
    "te respondo en cuanto sepa más.",
    "fr": "Merci de nous avoir écrit. J'ai bien lu votre message et je regarde cela ; "
    "je reviens vers vous dès que j'en sais plus.",
    "ar": "شكراً لتواصلك معنا. قرأت رسالتك وأتابع الأمر الآن، وسأعود إليك فور أن أعرف المزيد.",
    "de": "danke für Ihre Nachricht. Ich habe sie gelesen und kümmere mich darum; "
    "ich melde mich, sobald ich mehr weiß.",
    "it": "grazie per averci scritto. Ho letto il messaggio e me ne sto occupando; "
    "ti rispondo appena so di più.",
    "pt": "obrigado por nos escrever. Li a sua mensagem e estou a tratar do assunto; "
    "respondo assim que souber mais.",
    "nl": "bedankt voor je bericht. Ik heb het gelezen en zoek het uit; "
    "ik laat het weten zodra ik meer weet.",
}
_SORRY = {
    "en": "I'm sorry for the trouble this is causing you, and thank you for telling us. "
    "I am looking into it now and will come back to you as soon as I know more.",
    "es": "Siento mucho las molestias y gracias por contárnoslo. "
    "Lo estoy revisando ahora y te respondo en cuanto sepa más.",
    "fr": "Je suis désolé pour ce désagrément, et merci de nous l'avoir dit. "
    "Je regarde cela maintenant et je reviens vers vous dès que j'en sais plus.",
    "ar": "نعتذر عن الإزعاج ونشكرك على إخبارنا. أتابع الأمر الآن وسأعود إليك فور أن أعرف المزيد.",
}
_WELCOME = {
    "en": "Thank you so much for your kind words, they mean a lot to us. Have a lovely day!",
    "es": "Muchas gracias por tus palabras, nos alegran mucho. ¡Que tengas un buen día!",
    "fr": "Merci beaucoup pour vos mots, ils nous touchent. Très belle journée à vous !",
    "ar": "شكراً جزيلاً على كلماتك اللطيفة، لقد أسعدتنا. نتمنى لك يوماً جميلاً!",
}


def offer(material: Material, near: Sequence[Near]) -> Offer:
    """Give the closest complete canned reply, else a warm acknowledgement."""
    for found in near:
        is_close = found.is_complete and found.score >= _CLOSE_ENOUGH
        if found.kind == "canned" and is_close and _is_true(found.answer, material):
            ground = Ground("canned", found.reference, found.asked)
            return Offer(found.answer, "canned", material.language, (ground,))
    language = material.language if material.language in _RECEIVED else "en"
    text = greeted(material, _words(material, language), language)
    return Offer(text, "acknowledgement", language, (message_ground(material),))


def _is_true(answer: str, material: Material) -> bool:
    """Tell whether we said ourselves, or know, whatever a reply says has been done."""
    ours = "\n".join((material.our_text, *material.fact_lines)).lower()
    told = lexicon.HAPPENED.finditer(answer)
    return all(match.group().lower().rpartition(" ")[2] in ours for match in told)


def greeting(language: str, name: str) -> str:
    """Give the first words of a reply."""
    named, unnamed = _GREETINGS.get(language, _GREETINGS["en"])
    return named.format(name=name) if name else unnamed


def greeted(material: Material, body: str, language: str = "") -> str:
    """Put the greeting before a text: on a line of its own in a mail."""
    start = greeting(language or material.language, material.first_name)
    return f"{start}\n\n{body}" if material.row.subject else f"{start} {body}"


def message_ground(material: Material) -> Ground:
    """Give the message that is answered, as what a reply rests on."""
    excerpt = " ".join(material.asked.split())[:160]
    return Ground("message", material.based_on_message_id, excerpt)


def _words(material: Material, language: str) -> str:
    asked = material.asked
    has_trouble = bool(lexicon.TROUBLE.search(asked)) or "?" in asked or "؟" in asked
    if lexicon.THANKS.search(asked) and not has_trouble:
        return _WELCOME.get(language, _RECEIVED[language])
    is_complaint = material.row.urgency_score >= 0.55  # noqa: PLR2004 - Urgency.HIGH
    return (_SORRY if is_complaint and language in _SORRY else _RECEIVED)[language]
