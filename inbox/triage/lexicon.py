"""The words that make a message urgent or calm, in English, Spanish, French and Arabic."""

# Tables of words read best a row a meaning.
# ruff: noqa: E501, RUF001

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Signal:
    """Words with one meaning. `weight` is added to the log-odds of being urgent."""

    code: str
    weight: float
    sentence: str  # English, with {words} for what was found
    alternatives: tuple[str, ...]

    @property
    def words(self) -> re.Pattern[str]:
        """Compile the words when they are first looked for; a window never does."""
        return _compiled("|".join(self.alternatives))


_TASHKEEL = re.compile(r"[\u064b-\u065f\u0670\u0640]")
_ALEF = str.maketrans("أإآٱىة", "ااااي" + "ه")


def fold(text: str) -> str:
    """Make a text comparable: case, typographic quotes, Arabic marks and letter forms.

    Patterns are folded too, so none may hold a class in capitals.
    """
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    return _TASHKEEL.sub("", plain).translate(_ALEF)


def _signal(code: str, weight: float, sentence: str, *alternatives: str) -> Signal:
    return Signal(code, weight, sentence, tuple(fold(words) for words in alternatives))


@cache
def _compiled(words: str) -> re.Pattern[str]:
    # Arabic writes "and", "the", "with" as prefixes, so a word may begin inside one.
    return re.compile(rf"(?<![^\W_])(?:و|ف|ب|ال|وال|بال)?(?:{words})(?![^\W_])")


def is_any_in(text: str) -> bool:
    """Tell whether a folded text has words of any signal, in a quarter of the time of all."""
    return _compiled(_by_letter()).search(text) is not None


@cache
def _by_letter() -> str:
    """Give the words of all signals, so arranged that a wrong first letter is seen at once."""
    began: dict[str, list[str]] = {}
    for signal in SIGNALS:
        for words in _apart("|".join(signal.alternatives)):
            plain = words[0].isalpha() and words[1] not in "?*+{"
            began.setdefault(words[0] if plain else "", []).append(words[len("x") * plain :])
    return "|".join(f"{letter}(?:{'|'.join(ways)})" for letter, ways in began.items())


def _apart(pattern: str) -> list[str]:
    """Give the alternatives of a pattern: what stands between bars that are in no group."""
    found, depth = [""], 0
    for char in pattern:
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += char
    return found


_DAY_EN = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY_ES = r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
_DAY_FR = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_DAY_AR = r"(?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)"

SIGNALS: tuple[Signal, ...] = (
    _signal(
        "safety",
        2.4,
        "Somebody may be hurt: “{words}”",
        r"electric shock|on fire|caught fire|smok(?:e|ing)|burning|burnt|burned|gas leak|smells? of gas",
        r"allergic|allergy|injured|injury|bleeding|hospitali[sz]ed|poison(?:ed|ing)?|swallowed|recall(?:ed)?",
        r"(?:is|was|am|are|were|went|taken|rushed|ended up|been) (?:now )?(?:in|at|to) (?:the |a )?hospital",
        r"swelling up|swollen|unsafe|dangerous|is it safe|brakes? (?:failed|fail)|insulin|medication",
        r"quemad[oa]|huele a quemado|incendio|humo|descarga eléctrica|peligros[oa]|alérgic[oa]|herid[oa]",
        r"fuga de gas|hospitalizad[oa]|(?:llevado|llevada|ingresad[oa]) (?:al|en el) hospital|medicamento|brûlé|incendie|fumée|décharge électrique|dangereu(?:x|se)",
        r"allergique|blessée?s?|fuite de gaz|hospitalisée?|(?:est|suis|sont|transportée?|emmenée?) à l.hôpital|médicament",
        r"احتراق|حريق|دخان|صدمة كهربائية|خطير(?:ة)?|حساسية|مصاب(?:ة)?|في المستشفى|إلى المستشفى|تسرب غاز|الدواء",
    ),
    _signal(
        "security",
        1.8,
        "Fears theft or misuse: “{words}”",
        r"hacked|stolen|stole|fraud(?:ulent)?|scammed|unauthori[sz]ed|wasn'?t me|phishing|data breach",
        r"identity theft|privacy breach|never made (?:this|these|that) (?:orders?|payments?)",
        r"robad[oa]|robaron|hackead[oa]|fraude|no fui yo|estafad[oa]|han entrado en mi cuenta",
        r"volée?s?|piratée?s?|fraude|usurpation|hameçonnage|ce n'était pas moi",
        r"سرق(?:ت|وا)?|اختراق|مخترق|احتيال|لم أكن أنا",
    ),
    _signal(
        "outage",
        1.5,
        "Something stopped working for them: “{words}”",
        r"outage|is down|are down|went down|down since|offline since|went offline|error 50\d",
        r"nobody can (?:work|log in)|no one can (?:work|log in)|(?:can'?t|cannot) take payments?",
        r"stopped working|lost all (?:our |my )?data|production (?:is )?(?:down|stopped|stands still)",
        r"está caíd[oa]|no funciona desde|nadie puede (?:trabajar|entrar)|no puede(?:n)? cobrar",
        r"en panne|ne (?:marche|fonctionne) plus|plus personne ne peut|hors service",
        r"متوقف(?:ة)?|معطل(?:ة)?|لا أحد يستطيع|انقطاع|توقف (?:النظام|الموقع|التطبيق)",
    ),
    _signal(
        "deadline",
        1.1,
        "Names a time: “{words}”",
        r"(?:due |by |until |before )?(?:today|tonight|tomorrow)(?: (?:morning|night|at \d+[^ \n]*))?",
        rf"(?:due|by|before|until|till|due on|is on|starts? on) (?:next |this )?{_DAY_EN}",
        r"(?:due|by|before|until) (?:noon|midnight|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|o'clock)?)",
        r"in(?: the next)? (?:an?|one|two|three|four|\d{1,2}|\d\d) (?:hours?|minutes?|mins)|deadline|expires? (?:soon|in|on)",
        r"asap|as soon as possible|urgent(?:ly)?|immediately|right now|right away|at once|emergency",
        r"(?:para |antes de(?:l)? |hasta )?(?:hoy|esta noche|mañana(?: por la (?:mañana|tarde|noche))?)",
        rf"(?:es el|antes del|para el|hasta el) {_DAY_ES}|en (?:una|dos|tres|\d+) horas?|vence|caduca",
        r"urgente(?:mente)?|cuanto antes|de inmediato|ahora mismo|fecha límite|plazo",
        r"(?:avant |pour |dès )?(?:aujourd'hui|ce soir|demain(?: matin| soir)?)|au plus vite|d'urgence",
        rf"(?:c'est |avant |pour |est )(?:ce )?{_DAY_FR}|dans (?:une|deux|trois|\d+) heures?|expire|échéance",
        r"urgente?|immédiatement|tout de suite|en ce moment|date limite|le plus vite possible",
        rf"اليوم|الليلة|غدا|قبل (?:يوم )?{_DAY_AR}|خلال (?:ساعة|ساعتين)|عاجل(?:ا)?|فورا|حالا",
        r"في أسرع وقت|موعد نهائي|ينتهي",
    ),
    _signal(
        "stuck",
        1.0,
        "Cannot go on without us: “{words}”",
        r"locked out|stranded|stuck (?:at|in|outside)|(?:can'?t|cannot) (?:log ?in|sign in|get in|access)",
        r"(?:code|key|ticket)s? (?:does ?n'?t|do ?n'?t|does not|do not) (?:work|scan)|standing in front of|no reservation",
        r"no puedo (?:entrar|acceder|iniciar)|no me deja entrar|bloquead[oa]|estoy delante",
        r"bloquée?s?|je suis devant|(?:n'arrive plus|impossible) (?:à|de) (?:me )?(?:connecter|entrer|accéder)",
        r"لا أستطيع (?:الدخول|تسجيل الدخول)|عالق(?:ة)?|محظور|أنا أمام|الرمز لا يعمل",
    ),
    _signal(
        "legal",
        1.4,
        "Speaks of legal steps: “{words}”",
        r"lawyers?|attorney|legal action|sue you|small claims|court|consumer protection|ombudsman|chargeback",
        r"dispute the charge|police|trading standards|abogad[oa]s?|denunciar(?:los|é)?|demanda(?:r|ré)?",
        r"tribunal(?:es)?|policía|hoja de reclamaciones|avocate?|plainte|tribunal|mise en demeure|police",
        r"محامي?|المحامي|محكمة|شكوى رسمية|حماية المستهلك|الشرطة|قضية",
    ),
    _signal(
        "payment",
        0.85,
        "Money is at stake: “{words}”",
        r"charged (?:me |us |us for )?(?:twice|double|two times|three times|four times|again)|double[- ](?:charged?|billed)",
        r"overdrawn|rent bounced|payroll|my salary|money back|want (?:a|my) refund|refund me|took [^ \n]+ (?:euros|dollars)",
        r"invoice is wrong|wrong amount|amount is wrong|debt collect(?:or|ion)s?|payment (?:failed|was refused)",
        r"cobr(?:ado|aron|o)(?: \w+)? (?:dos|tres|cuatro) veces|cobro doble|devuelv\w+ (?:el|mi) dinero|reembolso",
        r"importe está mal|alquiler|nómina|prélev\w+ (?:deux|trois) fois|débit\w* (?:deux|trois) fois|découvert",
        r"rembours\w+|montant est faux|loyer|salaire",
        r"خصم\w* (?:المبلغ )?(?:مرتين|ثلاث مرات)|استرداد|أعيدوا المال|المبلغ خاطئ|الإيجار|الراتب",
    ),
    _signal(
        "anger",
        0.9,
        "Is upset: “{words}”",
        r"furious|angry|outrage(?:d|ous)|unacceptable|ridiculous|disgust(?:ed|ing)|worst|terrible|horrible|awful|a joke",
        r"fed up|sick of|never again|rip[- ]?off|scam|shame on|appalling|pathetic|ruined|liars?|unbelievable|done with you",
        r"furios[oa]|enfadad[oa]|indignad[oa]|vergüenza|inaceptable|pésim[oa]|el peor|la peor|horrible|estafa|hart[oa]|nunca más",
        r"furieu(?:x|se)|inacceptable|honteu(?:x|se)|scandaleu(?:x|se)|le pire|arnaque|ras[- ]le[- ]bol|marre|plus jamais|inadmissible",
        r"غاضب(?:ة)?|غير مقبول|أسوأ|فضيحة|نصب|عيب عليكم|سيء جدا|مهزلة|استهتار",
    ),
    _signal(
        "chasing",
        0.8,
        "Asks again: “{words}”",
        r"(?:second|third|fourth|fifth) time (?:i|we|that|i'm)|still (?:waiting|no (?:answer|reply|response|refund))",
        r"(?:nobody|no one) (?:answers|answered|replies|replied|called)|no (?:answer|reply|response) (?:yet|from)|asked (?:\w+ )?(?:\w+ )times",
        r"sigo esperando|nadie (?:me )?(?:responde|contesta)|(?:segunda|tercera|cuarta) vez|sin respuesta|no contestan",
        r"toujours pas de réponse|personne ne répond|(?:deuxième|troisième|quatrième) fois|j'attends toujours|sans réponse",
        r"لا أحد يرد|المرة (?:الثانية|الثالثة|الرابعة)|ما زلت أنتظر|لم يرد أحد|بدون رد|لم يتصل أحد",
    ),
    _signal(
        "leaving",
        0.6,
        "May leave: “{words}”",
        r"cancel (?:my|our) (?:account|subscription|contract|membership|order)|switch(?:ing)? to another|leaving you|close my account",
        r"cancelar mi (?:cuenta|suscripción|contrato|pedido)|darme de baja|me cambio de",
        r"résilier (?:mon|notre)|annuler (?:mon|ma) (?:compte|abonnement|commande)|aller ailleurs",
        r"إلغاء (?:حسابي|اشتراكي|طلبي)|سأنتقل إلى",
    ),
    _signal(
        "calm",
        -1.2,
        "Says there is no hurry: “{words}”",
        r"no (?:rush|hurry)|not (?:urgent|pressing)|when(?:ever)? you (?:have|find|get) (?:the |a )?(?:time|minute|moment|chance)",
        r"it can wait|take your time|just (?:curious|wondering)|plenty of time|no es urgente|sin prisa|cuando (?:pueda|tenga)\w*",
        r"no hay prisa|pas (?:urgent|pressé)|rien d'urgent|quand vous (?:aurez|avez) (?:le|un) \w+|بدون استعجال|لا داعي للعجلة",
        r"ليس عاجلا|عندما يتسنى",
    ),
    _signal(
        "thanks",
        -0.8,
        "Thanks us: “{words}”",
        r"thank you (?:so|very) much|thanks (?:a lot|so much|again)|that (?:solved|fixed|did) it|works now|all good|keep (?:it up|going)",
        r"great (?:service|job|work|help)|love (?:it|the|your)|perfect",
        r"muchas gracias|mil gracias|ya está resuelto|perfecto|me encanta|merci (?:beaucoup|infiniment)|c'est réglé|parfait|j'adore",
        r"شكرا (?:جزيلا|لكم|لك)|تم حل المشكلة|رائع(?:ة)?|ممتاز(?:ة)?",
    ),
)
