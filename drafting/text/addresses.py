"""Streets with a house number, and postcodes of the Netherlands and Britain."""

import re
from collections.abc import Iterator

from drafting.text.numbers import NumberAt

_BACK = 48
_DUTCH_KINDS = (
    "straat", "laan", "weg", "plein", "gracht", "kade", "dijk", "hof", "singel", "steeg", "pad", "dreef", "plantsoen",
    "boulevard", "burcht", "erf", "wal", "markt", "park", "haven", "akker", "veld", "baan", "lei", "straße", "strasse",
    "str.", "platz", "allee", "gasse", "ring", "ufer",
)  # fmt: skip
_NAME = r"(?:[A-ZÄÖÜ][\w'’.äöüß-]{0,25} ){0,3}[A-ZÄÖÜ][\w'’äöüß.-]{0,30} $"
_STREET_BEFORE = re.compile(rf"(?<!\w){_NAME}")
_HOUSE_LETTER = re.compile(r"(?: ?[a-zA-Z]\b(?!['’])|[-/]\d{1,3})?")
_COUNTED = re.compile(r"\s?(?:uur|min|euro|%|x\b|keer|dagen|weken|jaar|tage|€|[.,]\d)")
# English: the number, the name, the kind of street. French: the number, the kind, the name.
_ENGLISH_AFTER = re.compile(
    r"[a-zA-Z]? (?:[A-Z][\w'’-]{1,20} ){1,3}?(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Way|Place|"
    r"Crescent|Terrace|Boulevard|Blvd|Gardens|Grove)\b"
)
_FRENCH_AFTER = re.compile(
    r"(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|bd|place|chemin|impasse|allée|quai) "
    r"(?:[dl]['’]|de la |du |des |de )?[A-Z][\w'’-]{1,25}(?: [A-Z][\w'’-]{1,25}){0,2}"
)
_SPANISH_KINDS = ("calle", "c/", "avenida", "avda", "plaza", "paseo")
_SPANISH_BEFORE = re.compile(
    r"\b(?:calle|c/|avenida|avda\.?|plaza|paseo) ?(?:de |del |de la |los |las )?[A-Z][\w]{1,25}(?: \w{1,20}){0,3},? "
    r"(?:n[ºo°.]{0,2} ?)?$",
    re.IGNORECASE,
)


def addresses(text: str, numbers: tuple[NumberAt, ...]) -> Iterator[tuple[int, int]]:
    """Streets with their number: Dutch, German, English, French, Spanish."""
    lowered = text.lower()
    is_spanish = any(kind in lowered for kind in _SPANISH_KINDS)
    for number in numbers:
        if len(number.digits) > 5:
            continue
        before = text[max(0, number.start - _BACK) : number.start]
        start = _start_of_street(before, is_spanish=is_spanish)
        if start is not None:
            house = _HOUSE_LETTER.match(text, number.end)
            end = number.end if house is None else house.end()
            if len(number.digits) <= 4 and not _COUNTED.match(text, number.end):
                yield number.start - len(before) + start, end
        elif after := _ENGLISH_AFTER.match(text, number.end) or _FRENCH_AFTER.match(text, number.end):
            yield number.start, after.end()


def _start_of_street(before: str, *, is_spanish: bool) -> int | None:
    """Where the street's name starts in the text before a number; None where there is no street."""
    if before.endswith(" ") and before[:-1].lower().endswith(_DUTCH_KINDS):
        found = _STREET_BEFORE.search(before)
        return None if found is None else found.start()
    if is_spanish and (found := _SPANISH_BEFORE.search(before)) is not None:
        return found.start()
    return None


# A year and a short word in capitals look the same: "2024 IN". SA, SD and SS are never given out (PostNL).
_NL_LETTERS = re.compile(r" ?(?!SA|SD|SS)[A-Z]{2}(?![\w'’])")
_GB_FROM_DIGIT = re.compile(r"\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?!\w)")
_SMALL_WORDS = frozenset(
    "IN OP EN DE IS IK JE ZO EU VS NU AL OF TE AN OR ON AT TO BY KM KG CM MM GB MB PM AM HD AD BC UK".split()
)


def postcodes(text: str, numbers: tuple[NumberAt, ...]) -> Iterator[tuple[int, int]]:
    """`1234 AB` and `SW1A 1AA`."""
    for number in numbers:
        before = text[max(0, number.start - 3) : number.start]
        if (
            len(number.digits) == 4
            and number.digits[0] != "0"
            and not before[-1:].isalnum()
            and before[-1:] not in ("€", "$", "£", "#")
        ):
            letters = _NL_LETTERS.match(text, number.end)
            if letters and (not letters.group().startswith(" ") or letters.group()[1:] not in _SMALL_WORDS):
                yield number.start, letters.end()
        area = len(before) - len(before.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if 1 <= area <= 2:
            rest = _GB_FROM_DIGIT.match(text, number.start)
            if rest is not None and not text[number.start - area - 1 : number.start - area].isalnum():
                yield number.start - area, rest.end()
