"""Blanks of a template that no bracket marks: words for what is to come, dots, letters that stand for a number."""

import re
from collections.abc import Iterator

from drafting.guards.calendar_words import MONTHS

_NAMED = (
    r"(?:(?:klant|customer|client|agent|medewerker|first|last|full|sur|voor|achter|product|company|store|team|bedrijfs|winkel)"
    r"[\s_-]?(?:naam|name)|(?:naam|name)\s(?:van\sde\s|of\s(?:the\s)?)?(?:klant|medewerker|agent|customer|collega|team)|"
    r"(?:agent|medewerker|employee)[\s_-]?(?:initials|initialen)|(?:initials|initialen)\s(?:agent|medewerker|employee)|"
    r"initials|initialen|(?:your|uw|je|jouw)[\s_-](?:naam|name)|"
    r"naam|name|handtekening|ondertekening)"
)
_THING = (
    rf"(?:{_NAMED}|(?:order|bestel|klant|telefoon|phone|customer|ticket|boekings|booking)[\s_-]?(?:nummer|number)|"
    r"datum|date|bedrag|amount|link)"
)
_MONTH = "|".join(sorted((month for month in MONTHS if len(month) > 3), key=len, reverse=True))
_UNIT = (
    rf"(?:{_MONTH}|euro|pounds|uur|hours|minuten|minutes|(?:werk)?dagen|(?:(?:working|business)\s)?days|weken|weeks|"
    r"procent|percent|o['’]clock|p\.?m\.?|a\.?m\.?)\b|%"
)
_GREETING = (
    r"(?:beste|hoi|hallo|hi|hey|hello|dear|dag|geachte|goede(?:morgen|middag|navond)|good\s(?:morning|afternoon|evening))"
    r"(?:\s(?:heer/mevrouw|heer|mevrouw|mr|mrs|ms)\.?)?"
)
_CLOSING = (
    r"(?:groet\w{0,4}|regards|wishes|love|liefs|cheers|best|thanks|sincerely|faithfully|"
    r"namens|hoogachtend|team|[–—-]|\^)"
)
_BEFORE_DOTS = (
    r"(?:op|om|van|tot|naar|bij|met|voor|vanaf|rond|door|aan|tussen|uw|je|neemt|belt|mailt|nummer|nr\.|"
    r"vraag\snaar|on|at|from|to|by|with|for|your|of|until|between|around|number|ask\sfor|[€£$])"
)
_BLANKS = re.compile(
    rf"(?<!\w)([\^~|*_=%/\\#@«‹]){_THING}\d?[\^~|*_=%/\\#@»›](?!\w)|"
    r"(?<![\w@#])[@#](?:naam|klant_?naam|customer_?name|first_?name|voornaam)\b|"
    rf"(?:^|(?<=[\n.!?]))\s{{0,3}}{_GREETING}\s(?:{_NAMED}|\.{{2,}}|…)(?=\s?[,!.\n]|$)|"
    rf"(?<!\w){_CLOSING}[,\s]{{0,4}}(?<!\w){_NAMED}\s?[.!]?\s?$|(?<=[.!?\n])\s{{0,3}}{_NAMED}\s?[.!]?\s?$|"
    rf"(?<!\w){_BEFORE_DOTS}\s(?:\.{{2,4}}|…)\s(?=[a-z0-9])|(?<!\S)(?:\.{{2,4}}|…)\s(?:{_UNIT})|"
    rf"\b(?:binnen|within|in|na|after|om|at|op|vanaf|from|for|over)\s(?-i:X{{1,3}}|[YN])\s(?:{_UNIT})|[€£]\s?x{{1,3}}\b|"
    rf"\bxx\s(?:{_UNIT})|\bxx[:.]xx\b",
    re.IGNORECASE,
)
_RUN = re.compile(r"(?<![\w#@])[A-Z]{2,}\d?(?:[ /-][A-Z]{2,}\d?)*(?!\w)")
_CALLED = frozenset(
    """NAAM NAME VOORNAAM ACHTERNAAM SURNAME FIRSTNAME LASTNAME KLANTNAAM INITIALS INITIALEN DATUM DATE BEDRAG AMOUNT
    ORDERNUMMER BESTELNUMMER KLANTNUMMER TELEFOONNUMMER ORDERNUMBER LEEFTIJD AGE INSERT INVULLEN PLACEHOLDER PRODUCTNAAM
    MEDEWERKER WINKELNAAM BEDRIJFSNAAM PLAATSNAAM AFSPRAAKDATUM BEZORGDATUM""".split()
)
_BESIDE = frozenset(
    """ENTER FILL IN VUL HIER HERE YOUR UW JE OF VAN DE THE CUSTOMER KLANT CLIENT AGENT FIRST LAST FULL ORDER PHONE
    TELEFOON BRAND PRODUCT COMPANY BEDRIJF TEAM NUMBER NUMMER NR ID LINK URL TIME TIJD CITY STAD STORE
    WINKEL AFDELING DEPARTMENT EMAIL ADRES ADDRESS PRICE PRIJS LOCATION LOCATIE TEXT TEKST""".split()
)
_SHOUTED = 0.6
"""Share of capitals from which a text is shouted, and its capitals tell nothing."""


def unfilled(text: str) -> Iterator[str]:
    """Each blank, as it is written."""
    for match in _BLANKS.finditer(text):
        yield match.group().strip()
    runs = [match for match in _RUN.finditer(text) if _is_slot(match.group())]
    if runs and sum(map(str.isupper, text)) < _SHOUTED * sum(map(str.isalpha, text)):
        yield from (match.group() for match in runs)


def _is_slot(run: str) -> bool:
    """Whether words in capitals are a template's words for a blank: a call ("SAVE THE DATE") has others beside them."""
    words = [word.rstrip("0123456789") for word in re.split(r"[ /-]", run)]
    return not _CALLED.isdisjoint(words) and all(word in _CALLED or word in _BESIDE for word in words)
