"""What only the company's files know of somebody, told in public: who it was, what ailed them, what a court decided."""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafting.guards.names import is_ordinary
from drafting.guards.said import Said, Sentence, touches

_TITLE = r"(?:Ms|Mrs|Mr|Miss|[Mm]evrouw|[Mm]evr|[Mm]eneer|[Dd]hr|(?:de|De)\sheer)\.?"
_SURNAME = r"(?:(?:van|de|den|der|ter|ten|el|al|of|the|[A-Z]\.)\s){0,3}[A-ZÀ-Ý][\wà-ÿ'’-]+"
_NAME = rf"(?:(?:[A-Z]\.\s?){{1,3}}|[A-ZÀ-Ý][\wà-ÿ'’-]+\s)?{_SURNAME}"
_WITH_TITLE = re.compile(rf"(?<![\w-]){_TITLE}\s(?P<name>{_NAME})")
_INITIALLED = re.compile(
    r"\b(?:van|aan|door|bij|voor|naar|met|en|is|was|of|to|by|for|with|from|and)\s"
    rf"(?P<name>(?:[A-Z]\.\s?){{1,3}}{_SURNAME})"
)
_FOR_SOMEBODY = re.compile(
    r"(?i:op\snaam\svan|in\sthe\sname\sof|registered\sto|geregistreerd\sop|meegegeven\saan|afgegeven\saan|getekend\sdoor|bestemd\svoor|"
    r"signed\s(?:for\s)?by)\s"
    rf"(?:{_TITLE}\s)?(?P<name>{_NAME})"
)
_STAFF = re.compile(
    r"\b(?:belt|helpt|mailt|collega\w*|colleague\w*|manager\w*|team\w*|receptie|apotheker|pharmacist|chef|monteur|vraag\snaar|ask\sfor|chauffeur|talk|lecture|lezing|show|film|boek|book|expositie|tentoonstelling|exhibition|portret|portrait|concert|workshop|"
    r"eigenaar|owner|directeur|director|onze|our|from\sthe|van\sde\s(?:afdeling|receptie|klantenservice))\b",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"(?:^|[\s,!])(?:hoi|hallo|hi|hey|hello|dear|beste|geachte|dag|goede(?:morgen|middag|navond|ndag)|good\s(?:morning|afternoon|evening)|"
    r"bedankt|dank\s?(?:je|u)?(?:\swel)?|thanks|thank\syou|sorry|bericht|groet\w*|regards|wishes|namens|liefs|love|cheers|[–—-])[,!]?\s*$|"
    r",\s$|^\s*$",
    re.IGNORECASE,
)


_HELPS = re.compile(
    r"\s(?:(?:u|je|jou|you)\s(?:\w+\s)?)?(?:belt|bellen|helpt|helpen|mailt|will|zal|kan|gaat|calls|rings|can|would)\b",
    re.IGNORECASE,
)
"""What one of the company does next."""
_DOES = re.compile(
    r"\s(?:is|was|has|had|heeft|had|kwam|woont|lives|lived|came|staat|ligt|belde|called|krijgt|gets|wrote|schreef)\b"
)
_OPENS = re.compile(r"\s*(?:dear|geachte|beste|hoi|hallo|dag|hello|hi)\s(?:[\w.&/]+[\s/]){0,4}$", re.IGNORECASE)


def told_from_the_file(part: Said, facts: tuple[str, ...], said: str) -> Iterator[str]:
    """Words of a public text that tell what the customer `said` nothing of."""
    lower = said.lower()
    private = tuple(fact for fact in facts if _IN_A_FILE.search(fact))
    others = " ".join(fact for fact in facts if fact not in private).lower()
    yield from _names(part, lower + others)
    yield from _names_on_file(part, private, lower)
    yield from _matters(part, private, lower)
    yield from _plates(part, lower)


def _names(part: Said, known: str) -> Iterator[str]:
    """Who is named within a sentence, with a title, with initials, or as the one that something is of."""
    for pattern in (_WITH_TITLE, _INITIALLED, _FOR_SOMEBODY):
        for match in pattern.finditer(part.text):
            sentence = part.sentence_at(match.start())
            before = part.text[sentence.start : match.start()]
            if _OPENS.match(before):
                continue
            opens = not before.strip() and _DOES.match(part.text, match.end()) is not None
            if pattern is not _FOR_SOMEBODY and not opens and _GREETS.search(before):
                continue
            if (
                not _is_known(match["name"], known)
                and not _STAFF.search(before)
                and not _HELPS.match(part.text, match.end())
                and not touches(part.quoted, match.span())
            ):
                yield match.group()


def _is_known(name: str, known: str) -> bool:
    """Whether the last word of a name, which a relative may share, was given."""
    last = re.split(r"\s", name.rstrip(".,"))[-1].lower()
    return last in known or last.removesuffix("s") in known or last.removesuffix("'s") in known or is_ordinary(last)


_IN_A_FILE = re.compile(
    r"\b(?:klant|customer|client|cli[eë]nt|pati[eë]nt|patient|guest|gast|student|leerling|pupil|member|lid|abonnee|subscriber|tenant|huurder|"
    r"dossier|on\sfile|file|in\s(?:het\s)?systeem|system|record|noted?|geregistreerd|registered|dochter|zoon|kind|kinderen|daughter|son|child|children|partner|ex|"
    r"kenteken|op\snaam|claim|old\sbooking|booking|boeking|account|bestemd\svoor|ontvanger|recipient|mevrouw|mevr|dhr|meneer|mrs|mr|ms|naam|name|"
    r"geboren|born|mobiel|mobile|bewoner|resident|houder|holder)\b",
    re.IGNORECASE,
)
_FILED_NAME = re.compile(
    r"(?:\b(?i:klant|customer|client|cli[eë]nt|pati[eë]nt|patient|guest|gast|student|leerling|pupil|member|tenant|huurder|dochter|zoon|kind|kinderen|"
    r"daughter|son|child|children|partner|booking(?:\s\d{4})?|boeking(?:\s\d{4})?|op\snaam\svan|name|naam|bestemd\svoor|voor|for|file|account|door|by|aan|to|"
    r"ontvanger|recipient|holder|houder|mevrouw|mevr|dhr|meneer|mrs|mr|ms|&|en|and)\.?:?\s|(?<=[&,]\s))"
    r"(?P<name>(?:(?:van|de|den|der)\s|[A-Z]\.\s?)*[A-ZÀ-Ý][a-zà-ÿ'’-]{2,}(?:\s(?:van\s|de\s|den\s|der\s)*[A-ZÀ-Ý][a-zà-ÿ'’-]+)?)"
)


@lru_cache(maxsize=64)
def _filed_names(facts: tuple[str, ...]) -> tuple[str, ...]:
    """Names of people that facts about somebody hold."""
    found = (match["name"] for fact in facts if _PERSON.search(fact) for match in _FILED_NAME.finditer(fact))
    return tuple(dict.fromkeys(word for name in found for word in re.findall(r"[A-ZÀ-Ý][a-zà-ÿ'’-]{2,}", name)))


_PERSON = re.compile(
    r"\b(?:klant|customer|client|cli[eë]nt|pati[eë]nt|patient|guest|gast|student|leerling|pupil|tenant|huurder|dochter|zoon|kind|kinderen|daughter|"
    r"son|child|children|partner|op\snaam|old\sbooking|booking|boeking|bestemd\svoor|ontvanger|recipient|claim|mevrouw|mevr|dhr|meneer|mrs|mr|ms|houder|holder)\b",
    re.IGNORECASE,
)


def _names_on_file(part: Said, facts: tuple[str, ...], said: str) -> Iterator[str]:
    """A name that stands only in facts about somebody, within a sentence that does more than greet."""
    for name in _filed_names(facts):
        if name.lower() in said or is_ordinary(name.lower()):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", part.text):
            sentence = part.sentence_at(match.start())
            before, after = part.text[sentence.start : match.start()], part.text[match.end() : match.end() + 1]
            if not (_GREETS.search(before) and (not after or after in ",.!?:\n")) and not _STAFF.search(before):
                yield name
                break


_KNOWS = re.compile(
    r"\b(?:(?:we|wij|ik)\s(?:zien|zie|weten|weet|lezen|lees)\b|\b(?:zie|zien|weten|weet)\s(?:we|wij|ik)\b|in\sons\ssysteem|volgens\s(?:ons|uw|je|jouw|het)\s\w+|"
    r"staat\s(?:bij\sons|geregistreerd|genoteerd|in\s(?:uw|je|jouw|het|ons))|bij\sons\sbekend|"
    r"(?:we|i)\s(?:can\s)?(?:see|know|note)\b|our\s(?:records|system|notes)|your\s(?:file|record|notes)|on\s(?:your\s|our\s)?(?:file|record|system)|according\sto)",
    re.IGNORECASE,
)
_VAGUE = (
    r"(?:medicatie|medication|diagnos\w+|operatie|surgery|therapie|therapy|medical\s\w+|medische\s\w+|gebit\w*|"
    r"allerg\w+|verslav\w+|addict\w+|antibiotic\w*|aangifte)"
)
"""Words that are said to many a customer, and tell something only where the facts hold them too."""
_MEDICAL = re.compile(
    r"(?:stoornis\w*|kanker|dieet|(?<!\w)(?:gyna?eco\w+|oncolo\w+|psychiat\w+|psycholo\w+|urolo\w+|cardiolo\w+|dermatolo\w+|mri\w*(?:-scan)?|ct-scan|biops\w+|mammogra\w+|echo-?scan|"
    r"depressie\w*|depression|anxiety|burn-?out\w*|adhd|autis\w+|epilep\w+|diabet\w+|ecze\w+|psoriasis|asthma|astma|dementi\w*|alzheimer\w*|parkinson\w*|"
    r"cancer|tumou?r\w*|chemo\w*|hiv|soa(?:-test)?|\bsti\b|hepatitis|covid\w*|miskraam|miscarriage|abort\w+|zwanger\w*|pregnan\w+|ivf|bevalling|"
    r"hearing\sloss|gehoorverlies|wortelkanaal\w*|root\scanal|gebit\w*|kunstgebit|dentures?|incontinent\w*|verslav\w+|addict\w+|rehab\w*|methadon\w*|"
    r"antidepress\w+|sertralin\w+|ritalin\w*|insulin\w+|antibiotic\w*|ziekteverlof|ziekmelding|sick\sleave|"
    r"bipolar\w*|borderline|schizo\w+|transplant\w*|dialys\w+|nier(?:dialyse|steen|stenen|falen|patient)|ggz\w*|"
    rf"{_VAGUE}))(?!\w)",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?<!\w)(?:rechter|rechtbank|rechtszaak|omgangsregeling|voogdij\w*|gezagskwestie|ondertoezicht\w+|curatele|bewindvoer\w+|schuldsaner\w+|schuldhulp\w*|deurwaarder\w*|"
    r"beslaglegging|loonbeslag|faillissement|strafblad|strafzaak|aangifte|contactverbod|echtscheiding|betalingsachterstand|"
    r"court(?:\sorder)?|custody|restraining\sorder|bailiffs?|bankrupt\w*|insolven\w+|probation|divorce|criminal\srecord|debt\s(?:plan|relief|collect\w+)|arrears|ccj)(?!\w)",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:uw|je|jouw|jullie|zijn|haar|u|jij|hun|your|his|her|their|you|she|he|they|ze)\b", re.IGNORECASE
)
_IF = re.compile(
    r"\b(?:als|indien|mocht|wanneer|bij\s(?:klachten|twijfel|een)|of\su|hopelijk|hopen|if|should\syou|whether|in\scase|anyone|everyone|iedereen|in\shet\salgemeen|hope|"
    r"beterschap|geen|niet|no|not|never|nooit|onze|our|contact\smet|speak\sto|talk\sto|ask\syour|huisarts|doctor|dokter|advies|advice)\b",
    re.IGNORECASE,
)

_HINTS = frozenset(
    """gyna gyne onco psyc urol card derm mri mris ct biop mamm echo depr anxi burn adhd auti epil diab ecze psor
    asth astm deme alzh park canc tumo chem hiv soa sti hepa covi misk misc abor zwan preg ivf beva hear
    geho wort root kuns dent inco meth anti sert rita insu ziek sick bipo bord schi tran dial nier ggz reha
    medi diag oper surg ther gebi alle vers addi aang rech omga voog geza onde cura bewi schu deur besl loon
    fail stra cont echt beta cour cust rest bail bank inso prob divo crim debt arre ccj""".split()
)
"""How the words above begin: most texts hold none of these."""
_ENDINGS = ("stoornis", "kanker", "dieet")


def _matters(part: Said, facts: tuple[str, ...], said: str) -> Iterator[str]:
    """What ails somebody, or what a court has to do with them, that the customer did not write."""
    if _HINTS.isdisjoint(word[:4] for word in part.folded.words) and not any(end in part.text for end in _ENDINGS):
        return
    for pattern in (_MEDICAL, _LEGAL):
        found = list(pattern.finditer(part.text))
        # who speaks of their illness is answered in its words
        spoken = bool(found) and pattern.search(said) is not None
        for match in found:
            sentence = part.sentence_at(match.start())
            if match.group().lower()[:5] in said or (spoken and not _KNOWS.search(sentence.text)):
                continue
            if _is_about_them(sentence, match.start() - sentence.start, match.group(), facts):
                yield sentence.text.strip()
                break


def _is_about_them(sentence: Sentence, at: int, word: str, facts: tuple[str, ...]) -> bool:
    on_file = any(word.lower() in fact.lower() for fact in facts)
    if not on_file and _VAGUE_WORD.fullmatch(word):
        return False
    told = on_file or _KNOWS.search(sentence.text) is not None or _DAY.search(sentence.text[:at]) is not None
    mine = _THEIRS.search(sentence.text) is not None or _WITH_TITLE.search(sentence.text) is not None
    if _IF.search(sentence.text) and not (told and on_file):
        return False
    return (told and (mine or on_file)) or _YOUR.search(sentence.text[:at]) is not None


_VAGUE_WORD = re.compile(_VAGUE, re.IGNORECASE)
_YOUR = re.compile(r"\b(?:uw|jouw|your)\s(?:[\w-]+\s(?:voor\seen|voor|for)\s)?$", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:op|on)\s(?:\d{1,2}(?:st|nd|rd|th)?\s\w+|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|monday|tuesday|wednesday|thursday|friday|saturday)\b",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,3}-\d{2,3}-[A-Z]{1,2}|\d{1,2}-[A-Z]{2,3}-\d{1,2}|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|"
    r"[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|[A-Z]{2}\d{2}\s[A-Z]{3})(?![\w-])"
)
_CAR = re.compile(
    r"kenteken|\bauto|voertuig|parkeer|garage|\bboete|\bapk\b|\b(?:car|van|vehicle|plate|reg|registration|parking|parked|mot|fine)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:student|klant|customer|client|cli[eë]nt|patient|pati[eë]nt|member(?:ship)?|lidmaatschaps?|lid|polis|policy|account|dossier|case|claim|loyalty|passport|paspoort|contract|"
    r"meter|leerling|abonnee|subscriber|debiteur\w*|relatie|nhs|kenteken)[\s-]?(?:number|nummer|nr|no|id)?\.?:?\s(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{4,}\b",
    re.IGNORECASE,
)


def _plates(part: Said, said: str) -> Iterator[str]:
    """The plate of a car that the customer did not name, and the number of a file."""
    if not any(map(str.isdigit, part.text)):
        return
    if _CAR.search(part.text) or _CAR.search(said):
        yield from (match.group() for match in _PLATE.finditer(part.text) if match.group().lower() not in said)
    yield from (match.group() for match in _NUMBERED.finditer(part.text))
