"""A reply keeps personal data private: it repeats none in public, and asks for none there."""

import re
from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.known import brand_texts, customer_texts
from drafting.guards.private_channel import names_private
from drafting.guards.said import Said, finding, public_parts
from drafting.text.personal_data import Kind, PersonalDatum, find_personal_data

_REPEATS = Wording(
    nl="Haal dit persoonsgegeven uit de openbare reactie: iedereen kan meelezen.",
    en="Take this personal detail out of the public reply: anybody can read along.",
)
_ASKS = Wording(
    nl="Vraag hier niet in het openbaar om: laat de klant het via het privékanaal sturen.",
    en="Do not ask for this in public: let the customer send it through the private channel.",
)
_CONTACT = (Kind.EMAIL, Kind.PHONE, Kind.ADDRESS, Kind.POSTCODE)
"""What a brand has itself: its own address and telephone number are no personal data."""

_A_CUSTOMERS = re.compile(
    r"klant|customer|client|lid\b|lidnummer|member|abonnee|subscriber|account|bestelling|bestelnummer|order|boeking|booking|reservering|reservation|"
    r"passagier|passenger|guest|gast\b|mevrouw|meneer|dhr|mevr|mr\b|mrs\b|ms\b",
    re.IGNORECASE,
)
_ON_FILE = re.compile(
    r"\b(?:op\suw\snaam|op\sje\snaam|uw\s(?:account|adres|e-?mail\w*|nummer|telefoon\w*)|je\s(?:account|adres|e-?mail\w*|nummer|telefoon\w*)|bij\sons\sbekend|"
    r"in\sons\ssysteem|wij\szien|we\szien|we\shebben|wij\shebben|staat\sgeregistreerd|"
    r"your\s(?:account|address|e-?mail\w*|number|phone|mobile|details)|on\s(?:the\s|your\s)?(?:account|file|record)|we\shave|we\ssee|we\scan\ssee|registered)\b",
    re.IGNORECASE,
)
_ENDS_IN = re.compile(
    r"\b(?:eindigt|eindigend|eindigde|ending|ends|ended|laatste\s(?:vier|4|drie|3)\scijfers|last\s(?:four|4|three|3)(?:\sdigits)?)"
    r"\s?(?:op|in|with|van|of|are|zijn|is|:)?\s{0,2}(?:your\s(?:card|account)\s(?:are\s)?)?\*{0,12}\d{2,4}\b",
    re.IGNORECASE,
)
_DATA = (
    r"(?:\w*(?:bestel|order|klant|factuur|boekings?|reserverings?|lid(?:maatschaps?)?|contract|polis|account|rekening|iban|kenteken|paspoort|id|bsn|telefoon|mobiele?|huis|"
    r"relatie|ticket|zaak|dossier|tracking|meter)-?\s?(?:nummer|nr)s?|track\s?(?:&|and|en)\s?trace(?:\s?-?(?:code|nummer))?|telefoon|06|adres\w*|e-?mail(?:adres)?|mailadres|postcode|geboortedat\w+|"
    r"geboortejaar|woonadres|bankgegevens|rekeninggegevens|(?:volledige\s|voor-\sen\sachter|achter)naam|\bnaam\b|adresgegevens|"
    r"contactgegevens|persoonsgegevens|wachtwoord|pincode|boekingscode|reserveringscode|\biban\b|\bbsn\b|paspoort\w*|rijbewijs\w*|polisnummer|"
    r"(?:order|booking|reservation|customer|account|membership|member|phone|telephone|mobile|reference|invoice|contract|policy|passport|card|ticket|tracking|case|meter|serial)\s?"
    r"(?:number|no\.?|id|ref(?:erence)?|code)s?|(?:e-?mail|home|delivery|postal|street|full|billing)\s?address(?:es)?|\be-?mails?\b|address|post\s?code|zip\s?code|\bzip\b|date\sof\sbirth|"
    r"birth\s?date|birthday|\bdob\b|(?:full|last|first|sur|your)\s?name|surname|(?<!the\s)(?<!by\s)(?<!on\s)\bphone\b|\bmobile\b|(?:which|what|your)\sstreet|welke\sstraat|bank\sdetails|card\sdetails|account\sdetails|contact\sdetails|"
    r"password|\bpin\b|national\sinsurance\w*|social\ssecurity\w*|booking\sref\w*|order\sref\w*|\bname\b)"
)
_DATUM = re.compile(rf"(?<!\w){_DATA}(?!\w)", re.IGNORECASE)
_ASKING = re.compile(
    r"\?|\b(?:stuur|stuurt|sturen|geef|geeft|geven|deel|deelt|delen|zet|zetten|plaats|plaatst|plaatsen|noem|noemt|noemen|vermeld|vermeldt|vermelden|laat|reageer|"
    r"reageert|antwoord|antwoordt|typ|schrijf|graag|nodig|ontvangen|doorgeven|"
    r"send|give|share|post|put|drop|leave|(?:reply|comment|respond)\s(?:\w+\s){0,2}?with|provide|confirm|tell|type|add|pop|let\sus|need|what(?:'s|’s|\sis))\b",
    re.IGNORECASE,
)
_IN_PUBLIC = re.compile(
    r"\b(?:hier|hieronder|onder\sdit\s\w+|in\sde\s(?:reacties|comments|comment)|als\sreactie|in\seen\sreactie|openbaar|here|below|in\sthe\s(?:comments|replies|thread)|"
    r"in\sa\s(?:comment|reply)|under\sthis\s\w+|publicly)\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:niet|nooit|geen|zonder|never|don't|don’t|do\snot|no\sneed|without|please\savoid|rather\snot|liever\sniet)\b|"
    # a tool that the customer fills in, and a thing that a name is written on
    r"\b(?:in|into|via|using|op|on)\s(?:the|our|de|het|onze|ons)\s(?:[\w-]+\s){0,2}?[\w-]*(?:checker|check|tool|site|website|webshop|app|form|formulier|"
    r"finder|locator|zoeker|calculator|portal|portaal|planner|search|zoekveld|page|pagina)\b|\b(?:zet|schrijf|plak)\s(?:u\s|je\s)?er\b[^.!?\n]{0,40}\bop\b",
    re.IGNORECASE,
)


_OTHERWISE = re.compile(
    r"(?:(?:or|of|otherwise|anders|liever|prefer)\b|.*\b(?:here|below|hier|hieronder)\b[^.!?]{0,60}\b(?:or|of)\b)",
    re.IGNORECASE,
)
"""A private channel that is only the other way does not make the first one private."""


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Personal data in a public text: repeated, made up, partly hidden, or asked for outside the private channel."""
    for part in public_parts(reply, brief):
        leaked = [*_repeated(part, brief), *(match.group() for match in _ENDS_IN.finditer(part.text))]
        for quote in dict.fromkeys(leaked):
            yield finding(FindingKind.LEAKS_PERSONAL_DATA, "block", _REPEATS, quote=quote)
        for quote in _asked(part, brief):
            yield finding(FindingKind.LEAKS_PERSONAL_DATA, "block", _ASKS, quote=quote)


def _repeated(part: Said, brief: Brief) -> Iterator[str]:
    for datum in find_personal_data(part.text):
        if not _is_the_brands(datum, part, brief):
            yield datum.span.quote
    for text in (*customer_texts(brief), *brief.thread.context.facts):
        for datum in find_personal_data(text):
            if datum.span.quote in part.text and not _is_the_brands(datum, part, brief):
                yield datum.span.quote


def _is_the_brands(datum: PersonalDatum, part: Said, brief: Brief) -> bool:
    if datum.kind not in _CONTACT:
        return False
    quote = datum.span.quote
    if any(quote in text for text in customer_texts(brief)):
        return False
    if quote in brief.private_channel or quote in (brief.thread.context.private_channel or ""):
        return True
    holders = [text for text in brand_texts(brief) if quote in text]
    if holders:
        return not all(_A_CUSTOMERS.search(text) and not _is_service_line(text) for text in holders)
    start = max(0, part.text.find(quote) - 60)
    return _ON_FILE.search(part.text[start : part.text.find(quote)]) is None


_SERVICE = re.compile(
    r"contact|klant(?:en)?(?:service|zorg|contact)|servicelijn|customer\s(?:service|care|team)|support|help|service|(?<![\w.])(?:info|hallo|hello|hoi|team|care)@|"
    r"\b(?:call|ring|phone|e?-?mail)\sus\b|\bby\sphone\s(?:on|at)\b|\bbel\s(?:ons|naar)\b|\bbellen\s(?:naar|op|met)\b|\btelefonisch\s(?:via|op)\b|"
    r"(?<!\d)0(?:800|808|844|845|900|906|909|85|88)[\s-]",
    re.IGNORECASE,
)


def _is_service_line(text: str) -> bool:
    return _SERVICE.search(text) is not None


def _asked(part: Said, brief: Brief) -> Iterator[str]:
    sentences = part.sentences
    for index, sentence in enumerate(sentences):
        match = _DATUM.search(sentence.text)
        if match is None or _ASKING.search(sentence.text) is None or _NOT_ASKED.search(sentence.text):
            continue
        around = " ".join(
            one.text for one in sentences[max(0, index - 1) : index + 2] if not _OTHERWISE.match(one.text)
        )
        is_public = _IN_PUBLIC.search(sentence.text) is not None
        if any(_is_public(clause, brief) for clause in _CLAUSE.split(sentence.text)) or (
            not names_private(sentence.text, brief.private_channel)
            and (is_public or not names_private(around, brief.private_channel))
        ):
            yield sentence.text.strip()


_CLAUSE = re.compile(r"[,;:]\s(?:en|and|of|or|dan|then)\s|[;:]\s", re.IGNORECASE)


def _is_public(clause: str, brief: Brief) -> bool:
    """Whether a part of a sentence asks for it in public, whatever the rest says of a private channel."""
    asks = _IN_PUBLIC.search(clause) and _DATUM.search(clause) and _ASKING.search(clause)
    return bool(asks) and not names_private(clause, brief.private_channel)
