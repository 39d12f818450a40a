"""A reply keeps one form of address: the one that is due, from beginning to end."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.said import Said, Sentence, finding, parts, touches


class Forms(NamedTuple):
    """How a language says "you" politely and familiarly, and what either is called."""

    polite: re.Pattern[str]
    familiar: re.Pattern[str]
    polite_name: str
    familiar_name: str


_FORMS = {
    "nl": Forms(
        re.compile(r"(?<![\w'’.-])(?:u|uw|uzelf|uwerzijds)(?![\w'’-])(?!\.\w)", re.IGNORECASE),
        re.compile(r"(?<![\w'’-])(?:je|jij|jou|jouw|jezelf|jouwe|ge|gij)(?![\w'’-])", re.IGNORECASE),
        "u",
        "je",
    ),
    "de": Forms(
        # In the middle of a sentence only: at its beginning "Sie" may be "she" or "they".
        re.compile(r"(?<=[a-zäöüß,;:] )(?:Sie|Ihnen|Ihre?[mnrs]?)(?!\w)"),
        re.compile(r"(?<!\w)(?:du|dir|dich|deine?[mnrs]?)(?!\w)", re.IGNORECASE),
        "Sie",
        "du",
    ),
    "fr": Forms(
        re.compile(r"(?<!\w)(?:vous|votre|vos)(?!\w)", re.IGNORECASE),
        re.compile(r"(?<!\w)(?:tu|toi|ton|ta|tes|te|t['’](?=\w))(?!\w)?", re.IGNORECASE),
        "vous",
        "tu",
    ),
    "es": Forms(
        re.compile(r"(?<!\w)(?:usted|ustedes)(?!\w)", re.IGNORECASE),
        re.compile(r"(?<!\w)(?:tú|ti|contigo|tus|tuyo|tuya)(?!\w)", re.IGNORECASE),
        "usted",
        "tú",
    ),
}
_POLITE = frozenset({"u", "Sie", "vous", "usted"})


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Forms that are mixed or not the due one, and pet names and slang to somebody who is addressed formally."""
    forms = _FORMS.get(brief.language)
    for part in parts(reply, brief):
        if forms is not None:
            yield from _wrong_form(part, forms, brief.formality)
        if _is_formal(brief):
            yield from _too_familiar(part)


def _is_formal(brief: Brief) -> bool:
    return brief.formality in _POLITE or brief.thread.context.formality in _POLITE


def _wrong_form(part: Said, forms: Forms, due: str | None) -> Iterator[Finding]:
    polite, familiar = _uses(part, forms.polite), _uses(part, forms.familiar)
    wrong, right = (polite, forms.familiar_name) if due == forms.familiar_name else (familiar, forms.polite_name)
    if due is None:
        if not (polite and familiar):
            return
        wrong, right = (polite, forms.familiar_name) if len(polite) <= len(familiar) else (familiar, forms.polite_name)
    if wrong:
        first = part.sentence_at(wrong[0].start()).text.strip()
        yield finding(FindingKind.WRONG_FORMALITY, "warn", _message(right), quote=first, part=part.name)


def _uses(part: Said, form: re.Pattern[str]) -> list[re.Match[str]]:
    found = [match for match in form.finditer(part.text) if not touches(part.quoted, match.span())]
    return [] if len(found) == 1 and _means_anybody(part, found[0]) else found


_ANYBODY = re.compile(
    r"(?:\b(?:voel|krijg|wil|verwacht|betaal|zit|wacht|sta|koop|kijk|hoop|schrik|word|baal|zie|kom|weet|mag|hoor|denk|heb|ben|kan|kun)|\b(?:als|dat|wat|waar))\sje$",
    re.IGNORECASE,
)
"""A single "je" behind these words is what anybody would feel or expect, also to somebody who is called u."""


def _means_anybody(part: Said, match: re.Match[str]) -> bool:
    sentence = part.sentence_at(match.start())
    said = part.text[sentence.start : match.end()]
    if match.group() != "je" or sentence.is_question or _TOLD.search(said) is not None:
        return False
    return _ANYBODY.search(said) is not None or _is_a_saying(part, sentence, said)


_TOLD = re.compile(
    r"^\W*(?:neem|doe|kom|kijk|stuur|mail|bel|app|laat|geef|vraag|ga|vul|meld|kies|gebruik|lees|bewaar|houd|hou|check|probeer|"
    r"schrijf|zet|boek|wissel|reserveer|bestel|klik|open|log|bezoek)\b[^.!?\n]{0,120},\s(?:dan|zo)\s\w{2,12}\sje$",
    re.IGNORECASE,
)
"""Who is told to do something, and what that brings: "Boek op tijd, dan heb je keus" is said to the customer."""
_SAYING = re.compile(
    r"(?:^|[,:;]\s)(?:dat|daar|zo['’]n|zoiets|zulke?|dit|wie|een)\b[^.,:;!?\n]{0,60}\s(?!stuur|krijg|ontvang|vind|kun|lees|mail|bel|app|meld|laat)\w{2,12}\sje$",
    re.IGNORECASE,
)
"""A thing in front, a verb and "je": "dat gun je niemand" is said of anybody."""
_OF_US = re.compile(r"\b(?:we|wij|ons|onze)\b", re.IGNORECASE)


def _is_a_saying(part: Said, sentence: Sentence, said: str) -> bool:
    """Whether a reply that says u elsewhere says of anybody what anybody does, with nothing about itself beside it."""
    polite = _FORMS["nl"].polite.search(part.text) is not None
    return polite and _SAYING.search(said) is not None and _OF_US.search(sentence.text) is None


def _message(right: str) -> Wording:
    return Wording(
        nl=f"Spreek de klant overal met {right} aan.",
        en=f"Address the customer as {right} throughout.",
    )


_TOO_FAMILIAR = Wording(
    nl="Deze toon is te gemeenzaam voor een klant die formeel wordt aangesproken: schrijf het netter.",
    en="This tone is too familiar for a customer who is addressed formally: write it more formally.",
)


def _too_familiar(part: Said) -> Iterator[Finding]:
    for hit in part.hits("familiar"):
        if hit.level != "low":
            yield finding(FindingKind.WRONG_FORMALITY, "warn", _TOO_FAMILIAR, quote=hit.span.quote, part=part.name)
            return
