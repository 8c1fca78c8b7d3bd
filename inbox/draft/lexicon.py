"""The words that a draft's checks look for, in English, Spanish, French and Arabic."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Tables of words read best a row a meaning.
# ruff: noqa: E501, RUF001

_START, _END = r"(?<![^\W_])", r"(?![^\W_])"


class _Words:
    """Alternatives that are compiled when they are first looked for; a window never does."""

    def __init__(self, *alternatives: str) -> None:
        self._source = rf"{_START}(?:{'|'.join(alternatives)}){_END}"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first."""
        return self._pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find every one, with its place."""
        return self._pattern.finditer(text)

    def findall(self, text: str) -> list[str]:
        """Find the words of every one."""
        return self._pattern.findall(text)


LINK = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w@])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|app|de|fr|es|co|info|me|shop)\b\S*",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*", re.IGNORECASE)
NUMBER = re.compile(r"\d[\d.,:/-]*\d|\d")
ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{3,4}){3,8}\b|(?:\d[ -]?){9,}")
MONEY = re.compile(
    r"[$€£¥₹]|(?<![^\W_])(?:usd|eur|gbp|dollars?|euros?|pounds?|dólares|دولار|يورو|ريال|درهم)(?![^\W_])",
    re.IGNORECASE,
)

DATES = _Words(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
    r"january|february|march(?= \d)|april|june|july|august|september|october|november|december",
    r"today|tonight|tomorrow|yesterday|next (?:week|month|year)|this (?:week|afternoon|evening|weekend)",
    r"(?:a few|an?|one|two|three|four|five|seven|ten|several|business|working) (?:business |working )?(?:minutes?|hours?|days?|weeks?|months?)",
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    r"hoy|mañana|ayer|esta (?:noche|semana|tarde)|próxim[ao] (?:semana|mes)|(?:un|una|dos|tres|cuatro|cinco|pocos|unas?) (?:minutos?|horas?|días?|semanas?)",
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre",
    r"aujourd'hui|demain|hier|ce soir|cette semaine|semaine prochaine|(?:une|deux|trois|quatre|cinq|quelques) (?:minutes?|heures?|jours?|semaines?)",
    r"(?:يوم )?(?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)|اليوم|غداً?|أمس|الليلة|الأسبوع (?:القادم|المقبل)|خلال (?:ساعة|ساعات|يوم|يومين|أيام)",
)

# What only a person may say: money given, things sent, results guaranteed, work already done.
PROMISES = _Words(
    r"(?:i|we|you)(?:'ll| will| have| are going to|'ve|'re going to)(?: \w+)? (?:refund(?:ed)?|reimburse[d]?|compensate[d]?|credit(?:ed)?|replace[d]?|cancel(?:led)?|ship(?:ped)?|deliver(?:ed)?)",
    r"(?:i|we)(?:'ve| have)(?: already| just)? (?:sent|fixed|resolved|issued|processed|updated|changed|received your payment|credited|cancelled|shipped|escalated)",
    r"(?:has|have) been (?:\w+ )?(?:refunded|sent|shipped|cancelled|processed|fixed|resolved|issued|credited|updated|approved|delivered)",
    r"you(?:'ll| will)(?: \w+)? (?:receive|get|be (?:refunded|credited|contacted|charged))",
    r"(?:will|should) (?:arrive|be (?:delivered|there|shipped|fixed|sent|refunded|resolved|replaced|available|ready))",
    r"(?:i|we) (?:already )?(?:exchanged|refunded|sent|shipped|fixed|cancelled|changed|replaced|credited)|will (?:refund|replace|compensate|reimburse)",
    r"(?:will|can|to)(?: \w+ \w+ \w+ and)? send (?:you|it|them)|(?:a|the) (?:new one|replacement)|thank you for sending",
    r"by (?:calling|emailing|phoning) (?:me|us)|call (?:me|us) (?:on|at)|(?:vous|te) (?:envoie|mando|envío|mandaré|enviaré)",
    r"(?:in touch|speak|talk|check) with (?!you\b)(?:the|your|our|a) \w+|(?:contact|call|phone|ask) (?:the|your|our) \w+",
    r"guarantee[ds]?|promise[ds]?|free of charge|for free|discount|voucher|coupon|gift card|compensation|full refund|money back|no charge|waive[d]?",
    r"we (?:can|do) (?:only )?(?:ship|send|deliver)|(?:is|are) (?:in|out of) stock|(?:is|are) (?:not )?available|we (?:have|offer|don't have|do not have) (?:a |an |the )?\w+",
    r"te (?:reembolsa\w*|devolve\w*|enviaremos|compensa\w*)|(?:será|ha sido|fue|ya fue) (?:enviado|reembolsado|cancelado|entregado|resuelto)|recibirás|recibirá|llegará|debería llegar",
    r"garantiza\w*|prometemos|gratis|descuento|cupón|vale de|compensación|reembolso completo|hemos (?:enviado|resuelto|cancelado|actualizado|devuelto)|devolución del dinero",
    r"(?:vous )?(?:serez|allez être|avez été) rembours\w*|(?:sera|a été|est) (?:expédiée?|envoyée?|remboursée?|annulée?|livrée?|résolue?)|vous recevrez|devrait arriver|arrivera",
    r"garanti\w*|promettons|gratuit\w*|remise|bon d'achat|dédommage\w*|remboursement (?:complet|intégral)|nous avons (?:envoyé|résolu|annulé|remboursé|expédié)|un remboursement",
    r"سنعيد|سنرسل|سيصل\w*|ستصل\w*|سوف (?:يصل|نرسل|نعيد|تستلم)\w*|تم (?:إرسال|شحن|إلغاء|استرداد|حل|رد|تحديث|إصلاح)|مجان(?:ا|ي|ية)|خصم|قسيمة|تعويض|نضمن|نعدك|من المتوقع أن يصل|استرداد المبلغ|ستستلم",
)

# What has happened, said as a fact: true only where somebody in the thread said that it did.
CLAIMS = _Words(
    r"(?:has|have|had|was|were|is|are) (?:already |just |now )?(?:being )?(?:reversed|refunded|charged|returned|reimbursed|replaced|cancelled|canceled|blocked|confirmed)",
)

# What is done already, in whatever words: a canned reply that says so fits only where it is true.
HAPPENED = _Words(
    r"(?:has|have) been (?:\w+ )?(?:refunded|sent|shipped|cancelled|processed|fixed|resolved|issued|credited|updated|approved|delivered|replaced)",
    r"(?:i|we)(?:'ve| have)(?: already| just)? (?:sent|fixed|resolved|issued|processed|updated|changed|credited|cancelled|shipped|refunded|replaced)",
    r"(?:ha sido|fue|ya está) (?:enviad[oa]|reembolsad[oa]|cancelad[oa]|entregad[oa]|resuelt[oa])|(?:hemos|he) (?:enviado|resuelto|cancelado|actualizado|devuelto|reembolsado)",
    r"(?:a été|est) (?:expédiée?|envoyée?|remboursée?|annulée?|livrée?|résolue?)|(?:nous avons|j'ai) (?:envoyé|résolu|annulé|remboursé|expédié)",
    r"تم (?:إرسال|شحن|إلغاء|استرداد|حل|رد|تحديث|إصلاح)",
)

# Words that only the customer would say: the model went on as the other side.
CUSTOMER_VOICE = _Words(
    r"my (?!colleagues?|team|apolog|manager|side|best|sincere|name|pleasure|heart|end)\w+",
    r"i (?:want|ordered|bought|paid|purchased|would like to (?:return|cancel|order|buy|know)|need (?:a|my|the|to)|am (?:not able|unable)|can't|cannot|have not received|haven't received)",
    r"mi (?:pedido|cuenta|paquete|dinero|tarjeta|factura|vuelo|reserva)|quiero|pedí|compré|pagué|necesito|no puedo|me gustaría (?:devolver|cancelar|saber)",
    r"(?:mon|ma) (?:commande|compte|colis|argent|carte|facture|vol|réservation|abonnement)|je (?:veux|voudrais|souhaite)|j'ai (?:commandé|acheté|payé|besoin)",
    r"طلبي|حسابي|أموالي|بطاقتي|فاتورتي|رحلتي|حجزي|أريد|اشتريت|دفعت|أحتاج",
)

LABEL = re.compile(
    r"(?<![^\W_])(?:customer|answer|known|agent|client|cliente|respuesta|se sabe|réponse|connu|العميل|الرد|المعروف|system|assistant|user|instructions?) ?:"
    r"|as an ai|language model|system prompt|<[a-z_|]+>|\[/?inst\]|###",
    re.IGNORECASE,
)

INSULTS = _Words(
    r"stupid|idiots?|moron|dumb|shut up|fuck\w*|shit\w*|bitch\w*|asshole|bastard|damn|crap|hate you|kill|die|loser|hell",
    r"estúpid[oa]s?|idiotas?|imbécil(?:es)?|mierda|puta|cállate|tont[oa]s?|gilipollas|cabr[oó]n",
    r"stupide|idiote?s?|imbécile?s?|merde|putain|connard|salope|ta gueule|crétin\w*",
    r"غبي|أحمق|حمار|كلب|اخرس|تافه|حقير",
)

# Arabic has no capitals: names can only be known by list.
ARABIC_NAMES = _Words(
    r"ليلى|طارق|أمينة|مازن|سارة|جنى|محمد|أحمد|علي|فاطمة|خالد|يوسف|مريم|عمر|حسن|نور|سامي|رنا|هدى|كريم|زينب|إبراهيم"
)

# Written with a capital within a sentence, and yet nobody's name.
NOT_NAMES = frozenset(
    [
        "i",
        "i'm",
        "i'll",
        "i've",
        "i'd",
        "ok",
        "okay",
        "faq",
        "pdf",
        "app",
        "id",
        "sms",
        "usb",
        "wifi",
        "wi-fi",
        "pin",
        "url",
        "email",
        "english",
        "spanish",
        "french",
        "arabic",
        "internet",
        "android",
        "iphone",
        "ios",
        "windows",
        "mac",
        "android",
        "monsieur",
        "madame",
        "señor",
        "señora",
        "usted",
        "ustedes",
        "sr",
        "sra",
        "m",
        "mme",
        "gracias",
        "thanks",
        "thank",
        "merci",
        "bonjour",
        "hello",
        "hi",
        "hola",
        "dear",
        "team",
        "kind",
        "regards",
        "please",
        "sorry",
        "the",
        "we",
        "you",
        "your",
        "it",
        "if",
        "and",
        "but",
        "as",
        "let",
        "could",
        "can",
        "would",
        "is",
        "are",
        "no",
        "yes",
        "en",
        "el",
        "la",
        "los",
        "le",
        "les",
        "je",
        "nous",
        "vous",
        "si",
        "por",
        "para",
        "customer",
        "support",
        "forgot",
        "password",
        "mot",
        "he",
        "olvidado",
    ]
)

THANKS = _Words(
    r"thank you|thanks|thx|great (?:service|job|help)|fantastic|awesome|love it|well done|happy with",
    r"gracias|estupend[oa]|me encanta|genial|fantástic[oa]|merci|formidable|génial|j'adore|bravo",
    r"شكرا\w*|رائع\w*|ممتاز\w*|أحببت|أشكر\w*",
)
TROUBLE = _Words(
    r"but|not|n't|never|problem|broken|wrong|where|when|how|please|can you|could you|refund|late|still|\w+n't",
    r"pero|no|nunca|problema|dónde|cuándo|cómo|por favor|mais|pas|jamais|problème|où|quand|comment|لكن|لم|لا|متى|أين|كيف|مشكلة",
)
