"""A reply keeps personal data private: it repeats none in public, and asks for none there."""

import re
from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.thread import AccountType
from drafting.domain.wording import Wording
from drafting.guards.known import brand_texts, customer_texts
from drafting.guards.on_file import told_from_the_file
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
    r"passagier|passenger|guest|gast\b|mobiel\b|mobile\b|in\s(?:het\s)?systeem|on\sfile|geregistreerd|registered|dossier|mevrouw|meneer|dhr|mevr|mr\b|mrs\b|ms\b",
    re.IGNORECASE,
)
_ON_FILE = re.compile(
    r"\b(?:op\suw\snaam|op\sje\snaam|uw\s(?:account|adres|e-?mail\w*|nummer|telefoon\w*)|je\s(?:account|adres|e-?mail\w*|nummer|telefoon\w*)|bij\sons\sbekend|"
    r"in\sons\ssysteem|wij\szien|we\szien|(?:uw|je|jouw)\se?-?mail\svan|your\se-?mail\sfrom|(?:zijn|haar|hun|his|her|their)\s(?:mobiel|nummer|adres|telefoon|e?-?mail\w*|mobile|number|address|phone)|op\snaam\svan|in\sthe\sname\sof|we\shebben|wij\shebben|staat\sgeregistreerd|"
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
    r"relatie|ticket|zaak|dossier|tracking|meter)-?\s?(?:nummer|nr)s?|track\s?(?:&|and|en)\s?trace(?:\s?-?(?:code|nummer))?|(?:uw|je|jouw)\stelefoon(?=\s?(?:en|of|[.,?!]|$))|06(?:-?nummer)?|adres\w*|(?<!per\s)(?<!via\s)(?<!een\s)(?<!an\s)(?<!us\s)(?<!by\s)(?<!this\s)e-?mail(?:adres)?(?!\s(?:us|me|it|this|that|them|the|your|to|at|ons|dan|even|naar|het)\b)|mailadres|kenteken|postcode|geboortedat\w+|"
    r"geboortejaar|woonadres|bankgegevens|rekeninggegevens|(?:volledige\s|voor-\sen\sachter|achter|voor)naam|(?:uw|je|jouw|jullie)\s(?:\w+\s)?naam|naam(?=\s?(?:,|en|of|\+|&)\s?(?:je\s|uw\s)?(?:\w*nummer|adres|mail|e-?mail|postcode|telefoon|geboorte\w+))|adresgegevens|"
    r"contactgegevens|persoonsgegevens|wachtwoord|pincode|boekingscode|reserveringscode|\biban\b|\bbsn\b|paspoort\w*|rijbewijs\w*|polisnummer|"
    r"(?:order|booking|reservation|customer|account|membership|member|phone|telephone|mobile|reference|invoice|contract|policy|passport|card|ticket|tracking|case|meter|serial)\s?"
    r"(?:number|no\.?|id|ref(?:erence)?|code)s?|(?:e-?mail|home|delivery|postal|street|full|billing)\s?address(?:es)?|(?:your|which|what|account|and|or|name,)\s(?:account\s)?e-?mail\b(?!\s(?:us|me|it|this|that|them|the|your|to|at))|address|post\s?code|zip\s?code|\bzip(?=\s?(?:and|or|here|below|[.,?!]|$))|date\sof\sbirth|"
    r"birth\s?date|birthday|\bdob\b|(?:full|last|sur|(?<!put\s)(?<!pronounce\s)(?<!pass\s)your(?:\sfirst)?)\s?name|surname|name(?=\s?(?:,|and|or|\+|&)\s?(?:your\s)?(?:\w+\s)?(?:number|address|e-?mail|mail|post\s?code|phone|mobile|date\sof))|(?:your|and|or)\s(?:phone|mobile)(?=\s?(?:and|or|here|below|in\s|[.,?!]|$))|(?:number|registration|licence|license)\s?plate|(?:(?:which|what)\sstreet|welke\sstraat)(?!\s(?:food|art|is\b))|bank\sdetails|card\sdetails|account\sdetails|contact\sdetails|"
    r"password|(?<!entered\s)(?<!enter\s)your\spin\b|pin\s?code|national\sinsurance\w*|social\ssecurity\w*|booking\sref\w*|order\sref\w*)"
)
_DATUM = re.compile(rf"(?<!\w){_DATA}(?!\w)", re.IGNORECASE)
_ASKING = re.compile(
    r"\?|\b(?:stuur|stuurt|sturen|geef|geeft|geven|deel|deelt|delen|zet|zetten|plaats|plaatst|plaatsen|noem|noemt|noemen|vermeld|vermeldt|vermelden|laat|reageer|"
    r"reageert|antwoord|antwoordt|vertel|vertelt|typ|tweet|comment|schrijf|graag|nodig|ontvangen|doorgeven|"
    r"send|tweet|comment|give|share|post|put|drop|leave|(?:reply|comment|respond)\s(?:\w+\s){0,2}?with|provide|confirm|tell|type|add|pop|let\sus|need|what(?:'s|’s|\sis))\b",
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
        said = "\n".join(customer_texts(brief))
        leaked = [
            *_repeated(part, brief),
            *(match.group() for match in _ENDS_IN.finditer(part.text)),
            *_told(part, brief, said),
        ]
        for quote in dict.fromkeys(leaked):
            yield finding(FindingKind.LEAKS_PERSONAL_DATA, "block", _REPEATS, quote=quote)
        for quote in _asked(part, brief):
            yield finding(FindingKind.LEAKS_PERSONAL_DATA, "block", _ASKS, quote=quote)


def _told(part: Said, brief: Brief, said: str) -> Iterator[str]:
    """What only a file knows; a person who answers on an account of their own keeps none."""
    context = brief.thread.context
    if context.account_type is not AccountType.PERSONAL:
        yield from told_from_the_file(part, context.facts, said)


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
    r"contact|klant(?:en)?(?:service|zorg|contact)|servicelijn|customer\s(?:service|care|team)|support|help|service|whats\s?app|bereikbaar|(?<![\w.])(?:info|hallo|hello|hoi|team|care)@|"
    r"\b(?:call|ring|phone|e?-?mail)\sus\b|\bby\sphone\s(?:on|at)\b|\bbel\s(?:ons|naar)\b|\bbellen\s(?:naar|op|met)\b|\btelefonisch\s(?:via|op)\b|"
    r"(?<!\d)0(?:800|808|844|845|900|906|909|85|88)[\s-]",
    re.IGNORECASE,
)


def _is_service_line(text: str) -> bool:
    return _SERVICE.search(text) is not None


def _asked(part: Said, brief: Brief) -> Iterator[str]:
    sentences = part.sentences
    openly = _IN_PUBLIC.search(part.text) is not None
    for index, sentence in enumerate(sentences):
        after = sentences[index + 1].text if index + 1 < len(sentences) else ""
        if not _ASKING.search(sentence.text):
            continue
        if openly and _asked_openly(sentence.text, after, brief):
            yield sentence.text.strip()
            continue
        if not _DATUM.search(sentence.text) or _NOT_ASKED.search(sentence.text):
            continue
        around = " ".join(
            one.text for one in sentences[max(0, index - 1) : index + 2] if not _OTHERWISE.match(one.text)
        )
        is_public = _IN_PUBLIC.search(sentence.text) is not None
        if any(_is_public(clause, brief) for clause in _CLAUSE.split(sentence.text)) or (
            not names_private(sentence.text, brief.private_channel)
            and not _BY_MAIL.search(sentence.text)
            and (is_public or not names_private(around, brief.private_channel))
        ):
            yield sentence.text.strip()


_ANY_DETAIL = re.compile(
    r"\b(?:(?:more\s|your\s|all\s|meer\s|je\s|uw\s|alle\s)(?:details|gegevens)|(?:her|his|their|the|de|haar|zijn|welke|which|what)\s(?:\w+\s)?(?:name|naam)|"
    r"(?:welke?|which|what)\s(?:medicijn\w*|medicatie|medication|medicine|behandeling|treatment|arts|huisarts|dokter|doctor|(?:bank)?kaart|(?:bank\s)?card|rekening|"
    r"(?:street|straat)(?!\s(?:food|art|is\b))|school|klas|class|diagnos\w+|instructeur|instructor|medewerker|employee|monteur|driver|chauffeur))\b",
    re.IGNORECASE,
)
"""What may be asked for anywhere but where strangers read along."""


def _asked_openly(sentence: str, after: str, brief: Brief) -> bool:
    """Whether the words ask for somebody's details and say that they may stand right here."""
    if not _ANY_DETAIL.search(sentence) or _NEGATED.search(sentence):
        return False
    for said in (sentence, after):
        here = _ANSWERS_HERE.sub("", said)
        is_private = names_private(here, brief.private_channel) and not _OTHERWISE.match(here)
        if _IN_PUBLIC.search(here) and not is_private and not _NEGATED.search(here):
            return True
    return False


_NEGATED = re.compile(
    r"\b(?:niet|nooit|geen|never|don't|don’t|do\snot|no\sneed|avoid|rather\snot|"
    # what a reader likes best is no detail of theirs
    r"favou?rites?|best|beste|mooiste|leukste|lekkerste|fijnste|vind(?:en|t)?)\b",
    re.IGNORECASE,
)
_ANSWERS_HERE = re.compile(
    r"\b(?:i(?:'ll|’ll)?|we(?:'ll|’ll)?|ik|wij)\s(?:\w+\s){0,3}?(?:here|hier|below|hieronder)\b|\b(?:here\sis|here\sare|here's|hier\sis|right\shere\swith|not\shere)\b",
    re.IGNORECASE,
)
_BY_MAIL = re.compile(
    r"\bons\b[^.!?]{0,90}\b(?:mailen|doormailen|bellen|appen)\W*$|\be-?mail(?:ing)?\sus\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:]\s(?:en|and|of|or|dan|then)\s|[;:]\s", re.IGNORECASE)


def _is_public(clause: str, brief: Brief) -> bool:
    """Whether a part of a sentence asks for it in public, whatever the rest says of a private channel."""
    asks = _IN_PUBLIC.search(clause) and _DATUM.search(clause) and _ASKING.search(clause)
    return bool(asks) and not names_private(clause, brief.private_channel)
