"""A reply asks to take a comment down or update it only once resolved, never for a favour, never on a review site."""

import re
from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.said import Said, Sentence, finding, parts

_THINGS = (
    r"(?:\w*(?:review|recensie|beoordeling|reactie|bericht|klacht|bewertung|kommentar)\w*|comments?|posts?|tweets?|ratings?|sterren|ster|sterretje|stars?|"
    r"story|stories|video|filmpje|score|words|thread|draadje|avis|commentaires?|reseñas?|comentarios?)"
)
_THEIRS = r"(?:uw|je|jouw|your|this|that|deze|dit|die|dat|the|de|het|ihre[nr]?|deine[nr]?|votre|ton|tu|su)"
_ACTS = (
    r"(?:verwijderen|verwijder|verwijdert|weghalen|weg\s?te\s?halen|weghaalt|weg\s?haal\w*|wissen|aanpassen|aan\s?te\s?passen|aanpast|bijwerken|wijzigen|"
    r"wijzigt|wijzig|herzien|herziet|intrekken|intrekt|offline|bijstellen|heroverwegen|ophogen|verhogen|opkrikken|"
    r"remove|removing|delete|deleting|take\sdown|taking\sdown|tak(?:e|ing)\s(?:it|this|that|the\s\w+|your\s\w+(?:\s\w+)?)\s(?:down|off)|"
    r"edit|editing|update|updating|amend|amending|adjust|adjusting|change|changing|revise|revised|revising|reconsider|reconsidering|withdraw|withdrawing|retract|bump|raise|upgrade|pull|"
    r"take\sanother\slook\sat|have\sanother\slook\sat|look\sagain\sat|nog\seens\s(?:te\s)?(?:bekijkt|bekijken|bekijk|nalopen)|opnieuw\s(?:te\s)?(?:bekijken|beoordelen)|"
    r"löschen|entfernen|anpassen|ändern|supprimer|retirer|modifier|eliminar|borrar|quitar|actualizar|modificar)"
)
_DONE = (
    r"deleted|removed|taken|changed|updated|edited|amended|revised|withdrawn|raised|"
    r"verwijderd|weggehaald|aangepast|gewijzigd|herzien|ingetrokken|bijgewerkt"
)
_ASKS = re.compile(
    rf"\b{_ACTS}\b[^.!?\n]{{0,40}}?\b{_THEIRS}\s(?:[\w-]+\s){{0,3}}?{_THINGS}\b|"
    rf"\b{_THEIRS}\s(?:[\w-]+\s){{0,3}}?{_THINGS}\b[^.!?\n]{{0,50}}?\b{_ACTS}\b|"
    rf"\bhaal(?:t|\sje|\su)?\b[^.!?\n]{{0,60}}?{_THINGS}\b[^.!?\n]{{0,30}}?\b(?:weg|offline|eraf)\b|"
    rf"\b{_THINGS}\b[^.!?\n]{{0,40}}?\b(?:weg|offline|eraf)\s?(?:te\s)?(?:haalt|halen|gehaald)\b|"
    rf"\bpast?\s(?:u|je)\b[^.!?\n]{{0,30}}?{_THINGS}\b[^.!?\n]{{0,20}}?\baan\b|"
    r"\b(?:reconsider|revisit|update|change|edit|remove|delete|adjust)\syours\b|"
    rf"\b(?:take|takes|taking|pop|popping)\b[^.!?\n]{{0,40}}?{_THINGS}\b[^.!?\n]{{0,20}}?\bdown\b|"
    r"\b(?:take|taking|haal|halen|haalt|remove|verwijder\w*|delete)\b[^.!?\n]{0,40}?\b(?:picture|photo|foto|screenshot|filmpje|video)s?\b[^.!?\n]{0,30}?\b(?:down|weg|offline|"
    r"page|pagina|from\shere|van\shier)\b|"
    r"\b(?:sterretje|ster|star)s?\s(?:toe\w*|erbij|extra|meer|more)\b|\b(?:extra|another|few\smore|more)\s(?:sterretje|ster|star)s?\b|"
    rf"\b(?:betere|positieve|mooie(?:re)?|hogere|nieuwe|aangepaste|herziene|eerlijkere|better|positive|higher|new|nicer|good|revised|updated|amended|fairer|kinder)\s(?:star\s)?{_THINGS}\b|"
    # what is to be done first, told as if it were done
    rf"\b(?:once|if|when|after|zodra|als|wanneer|nadat|mits)\s(?:you|u|je)\b[^.!?\n]{{0,30}}\b(?:{_DONE})\b[^.!?\n]{{0,12}}\b{_THEIRS}\s(?:[\w-]+\s){{0,2}}?{_THINGS}\b|"
    rf"\b(?:once|if|when|after|zodra|als|wanneer|nadat|mits)\s(?:you|u|je)\b[^.!?\n]{{0,20}}\b{_THEIRS}\s(?:[\w-]+\s){{0,2}}?{_THINGS}\b[^.!?\n]{{0,20}}\b(?:{_DONE})\b|"
    # stars that grow
    r"\b(?:stars?|rating|score|review)\s(?:become|turn(?:ed|ing)?\sinto|go(?:es)?\sup|grow)\b|"
    r"\b(?:give|leave|rate|zet|geef|geeft|plak)\b(?:\s[\w'’]+){0,4}?\s(?:five|four|5|4|vijf|vier)[\s-](?:stars?|sterren)\b|"
    rf"\b(?:give|giving)\s(?:the|your|that|this|us)\s(?:\w+\s)?{_THINGS}?\s?(?:another|a\s(?:second|fresh|new))\s(?:look|go|thought|chance|rating|score)\b|"
    rf"\b{_THINGS}\b[^.!?\n]{{0,40}}\bwould\sbe\s(?:fairer|more\sfair|more\sbalanced)\b|\b(?:ster|sterren|sterretje)\s(?:\w+\s)?(?:omhoog|hoger)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\?|\b(?:please|graag|wilt?\s(?:u|je)|kunt?\s(?:u|je)|zou(?:\s|dt\s)(?:u|je)|mag\b|mogen\b|verzoek\w*|vragen|vraag|prijs|waarderen|waardeert|zou\shelpen|helpt|"
    r"fijn\sals|blij\sals|helpen|appreciate|ask|asking|asked|request\w*|grateful|helps?|could\syou|would\syou|can\syou|if\syou|once\syou|als\s(?:u|je)|zodra\s(?:u|je)|"
    r"welcome\sto|free\sto|gerust|alvast|eerst|first|then|dan|love\s(?:it|to)|mean\sa\slot|zet\ser|geef\sons|fairer|perhaps|misschien|bitte|würden|pourriez|merci\sde|podría|por\sfavor)\b|"
    r"^\W*(?:haal|verwijder|pas|wijzig|remove|delete|take|update|edit|change|amend|revise|bump)\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:hoeft?|hoeven)\b[^.!?\n]{0,60}\bniet\b|\b(?:don't|don’t|do\snot|no)\sneed\s(?:for\syou\s)?to\b|\b(?:won't|won’t|will\snot|never|nooit|niet)\b"
    rf"[^.!?\n]{{0,30}}\b{_ACTS}\b",
    re.IGNORECASE,
)
_FOR_A_FAVOUR = re.compile(
    r"\b(?:korting\w*|gratis|cadeau\w*|tegoed\w*|\w*bon|vergoed\w*|vergoeding|terugbetal\w*|geld\sterug|refund\w*|discount\w*|free\s(?!to\b)|vouchers?|credit\w*|"
    r"gift\w*|compensat\w*|in\sruil|in\sreturn|in\sexchange|dan\s(?:krijgt?|sturen|ontvangt?|ligt|regelen|kijken)|then\swe|%\soff)"
    rf"|\b(?:if|once|als|zodra|wanneer)\s(?:you|u|je)\b[^,.!?\n]{{0,40}}\b{_ACTS}\b[^.!?\n]{{0,60}}"
    r"\b(?:we(?:['’]ll|\swill)?|wij|dan)\s(?:give|send|offer|add|arrange|refund|pay|look|help|geven|sturen|regelen|betalen|kijken|helpen|doen|krijgt?|ontvangt?)\b",
    re.IGNORECASE,
)
_TOO_EARLY = Wording(
    nl="Vraag niet om de reactie of review weg te halen of aan te passen: de zaak is nog niet opgelost.",
    en="Do not ask to take down or change the comment or review: the matter is not resolved yet.",
)
_REVIEW_SITE = Wording(
    nl="Vraag op een reviewsite nooit om een review weg te halen of aan te passen: de site verbiedt het.",
    en="Never ask on a review site to remove or change a review: the site's rules forbid it.",
)
_FAVOUR = Wording(
    nl="Vraag nooit om verwijdering in ruil voor iets: laat de vraag of het aanbod weg.",
    en="Never ask for removal in exchange for something: leave out the request or the offer.",
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """A request to take down or change what the customer wrote, where none may be made."""
    for part in parts(reply, brief):
        for sentence in part.sentences:
            asked = _request(sentence)
            message = None if asked is None else _wrong(sentence, part, brief)
            if message is not None:
                yield finding(FindingKind.PREMATURE_REMOVAL_REQUEST, "block", message, quote=asked, part=part.name)


def _request(sentence: Sentence) -> str | None:
    match = _ASKS.search(sentence.text)
    if match is None or not _ASKED.search(sentence.text) or _NOT_ASKED.search(sentence.text):
        return None
    return sentence.text.strip()


def _wrong(sentence: Sentence, part: Said, brief: Brief) -> Wording | None:
    if brief.thread.comment.channel.is_review_site:
        return _REVIEW_SITE
    if not brief.decision.ask_removal:
        return _TOO_EARLY
    index = part.sentences.index(sentence)
    around = " ".join(one.text for one in part.sentences[index : index + 2])
    return _FAVOUR if _FOR_A_FAVOUR.search(around) else None
