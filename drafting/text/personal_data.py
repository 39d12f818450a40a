"""Personal data in a text: which kind, and where."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from drafting.text.addresses import addresses, postcodes
from drafting.text.checked_numbers import bsns, cards, ibans
from drafting.text.fold import Piece
from drafting.text.links import without_links
from drafting.text.numbers import NumberAt, has_long_number, numbers_in
from drafting.text.phones import phones
from drafting.text.references import references


class Kind(StrEnum):
    """Kinds of personal data, the most telling first."""

    IBAN = "iban"
    CARD = "card"
    BSN = "bsn"
    EMAIL = "email"
    PHONE = "phone"
    DATE_OF_BIRTH = "date_of_birth"
    ADDRESS = "address"
    POSTCODE = "postcode"
    CUSTOMER_NUMBER = "customer_number"
    ORDER_NUMBER = "order_number"


class PersonalDatum(NamedTuple):
    """One piece of personal data. `certain`: a check digit or an unmistakable form says so."""

    kind: Kind
    span: Piece
    certain: bool


def find_personal_data(text: str, *, region: str = "NL", readable: str | None = None) -> tuple[PersonalDatum, ...]:
    """All of it, in the text's order; where two readings overlap, the more telling one.

    `region` is the country that a phone number without a prefix is tried for first; `readable` is the text without its
    links, where the caller has it already.
    """
    found: list[PersonalDatum] = []
    for kind, start, end, certain in _readings(text, region, readable):
        if not any(start < other.span.end and other.span.start < end for other in found):
            found.append(PersonalDatum(kind, Piece(start, end, text[start:end]), certain))
    return tuple(sorted(found, key=lambda datum: datum.span.start))


def _readings(text: str, region: str, readable: str | None) -> Iterator[tuple[Kind, int, int, bool]]:
    """Every reading, the most telling first. Most texts hold few digits, so each looks around those only."""
    numbers = numbers_in(text)
    has_long = has_long_number(numbers)
    if has_long:
        yield from ((Kind.IBAN, *place) for place in ibans(text))
        yield from ((Kind.CARD, start, end, True) for start, end in cards(text))
        yield from ((Kind.BSN, *place) for place in bsns(text))
    yield from ((Kind.EMAIL, start, end, True) for start, end in _emails(text))
    if not numbers:
        return
    yield from ((Kind.DATE_OF_BIRTH, start, end, True) for start, end in _births(text))
    readable = without_links(text) if readable is None else readable
    yield from _around(readable, numbers if readable is text else numbers_in(readable))
    if has_long:
        yield from ((Kind.PHONE, *place) for place in phones(text, region=region))


def _around(text: str, numbers: tuple[NumberAt, ...]) -> Iterator[tuple[Kind, int, int, bool]]:
    for start, end, is_customer in references(text, numbers):
        yield Kind.CUSTOMER_NUMBER if is_customer else Kind.ORDER_NUMBER, start, end, True
    yield from ((Kind.ADDRESS, start, end, True) for start, end in addresses(text, numbers))
    yield from ((Kind.POSTCODE, start, end, True) for start, end in postcodes(text, numbers))


_NAME_OF_ADDRESS = re.compile(r"[\w.+-]{1,64}$")
_HOST = re.compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![\w-])")
# Said so that a filter does not see it: "jan (at) voorbeeld punt nl".
_SPOKEN_AT = re.compile(r"\(at\)|\[at\]|\bapenstaartje\b", re.IGNORECASE)
_SPOKEN_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:\(at\)|\[at\]|apenstaartje)\s?[A-Za-z0-9-]{1,63}"
    r"\s?(?:\.|\(dot\)|\[dot\]|\spunt\s|\sdot\s|\(punt\))\s?[A-Za-z]{2,24}\b",
    re.IGNORECASE,
)


def _emails(text: str) -> Iterator[tuple[int, int]]:
    if "@" in text:
        for host in islice(_HOST.finditer(text), _MOST_ADDRESSES):
            first = max(0, host.start() - 64)
            name = _NAME_OF_ADDRESS.search(text[first : host.start()])
            if name is not None:
                yield first + name.start(), host.end()
    if ("(" in text or "[" in text or "apen" in text) and _SPOKEN_AT.search(text):
        yield from (match.span() for match in _SPOKEN_EMAIL.finditer(text))


_MOST_ADDRESSES = 60
_BIRTH_WORDS = re.compile(
    r"geboren|geboortedatum|\bgeb\.|\bborn\b|of birth|birth ?da(?:te|y)|\bd\.?o\.?b\b|geburtsdatum|\bnée? le\b|"
    r"de naissance|\bnacid[oa] el|de nacimiento",
    re.IGNORECASE,
)
_MONTHS = (
    "jan(?:uari|uary|uar)?|feb(?:ruari|ruary|ruar)?|maart|march|märz|mrt|apr(?:il)?|mei|may|mai|juni?|june|juli?|july|"
    "aug(?:ustus|ust)?|sep(?:tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?|"
    "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_DATE = re.compile(
    rf"\D{{0,16}}?(\d{{1,2}}(?:st|nd|rd|th|er)?[-/. ](?:de )?(?:\d{{1,2}}|(?:{_MONTHS}))[-/., ]{{1,2}}(?:de )?"
    r"(?:19|20)?\d{2}|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}"
    rf"|\b(?:{_MONTHS}) \d{{1,2}},? (?:19|20)\d{{2}})\b",
    re.IGNORECASE,
)


_BIRTH_HINTS = ("gebor", "geb.", "born", "birth", "dob", "d.o.b", "geburt", "né", "naissance", "nacid", "nacim")


def _births(text: str) -> Iterator[tuple[int, int]]:
    lowered = text.lower()
    if not any(hint in lowered for hint in _BIRTH_HINTS):
        return
    for word in _BIRTH_WORDS.finditer(text):
        date = _DATE.match(text, word.end())
        if date is not None:
            yield date.span(1)
