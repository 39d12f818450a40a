"""What a text states that can be checked to the letter: numbers, amounts, times, dates, days, addresses and names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["number", "time", "date", "day", "address", "name"]


class Mention(NamedTuple):
    """One checkable thing: `key` is the same however it is written, `text[start:end]` are its words."""

    kind: Kind
    key: str
    start: int
    end: int


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari januar janvier enero", "feb february februari februar février fevrier febrero",
            "mrt mar march maart märz maerz mars marzo", "apr april avril abril", "mei may mai mayo", "jun june juni juin junio",
            "jul july juli juillet julio", "aug august augustus août aout agosto", "sep sept september septembre septiembre",
            "okt oct october oktober octobre octubre", "nov november novembre noviembre",
            "dec dez december dezember décembre decembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = {
    name: str(number)
    for number, names in enumerate(
        (
            "maandag monday montag lundi lunes mon", "dinsdag tuesday dienstag mardi martes tues",
            "woensdag wednesday mittwoch mercredi miércoles", "donderdag thursday donnerstag jeudi jueves thurs",
            "vrijdag friday freitag vendredi viernes fri", "zaterdag saturday samstag samedi sábado",
            "zondag sunday sonntag dimanche domingo",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_RELATIVE = {
    "morgen": "tomorrow", "tomorrow": "tomorrow", "overmorgen": "in two days", "vanavond": "tonight", "tonight": "tonight",
    "vanmiddag": "this afternoon", "vannacht": "this night", "this evening": "tonight", "this afternoon": "this afternoon",
    "vandaag": "today", "today": "today", "gisteren": "yesterday", "yesterday": "yesterday", "vanmorgen": "this morning",
    "vanochtend": "this morning", "this morning": "this morning", "gisteravond": "last night", "last night": "last night",
}  # fmt: skip
_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "twee two zwei deux dos", "drie three drei trois tres", "vier four quatre cuatro", "vijf five fünf cinq cinco",
            "zes six sechs seis", "zeven seven sieben sept siete", "acht eight huit ocho", "negen nine neun neuf nueve",
            "tien ten zehn dix diez", "elf eleven onze once", "twaalf twelve zwölf douze doce", "dertien thirteen", "veertien fourteen",
            "vijftien fifteen", "zestien sixteen", "zeventien seventeen", "achttien eighteen", "negentien nineteen", "twintig twenty",
        ),
        start=2,
    )
    for word in words.split()
} | {"tweede": 2, "second": 2, "twice": 2, "derde": 3, "third": 3, "vierde": 4, "fourth": 4, "vijfde": 5, "fifth": 5, "zesde": 6, "sixth": 6,
     "zevende": 7, "seventh": 7, "dertig": 30, "thirty": 30, "veertig": 40, "forty": 40, "vijftig": 50, "fifty": 50, "zestig": 60, "sixty": 60,
     "zeventig": 70, "seventy": 70, "tachtig": 80, "eighty": 80, "negentig": 90, "ninety": 90, "honderd": 100, "hundred": 100}  # fmt: skip
_SHORT_DAYS = {
    short: str(number)
    for number, names in enumerate(("ma mon", "di tue tues", "wo wed", "do thu thur thurs", "vr vrij fri", "za sat", "zo sun"), start=1)
    for short in names.split()
}
"""How people shorten days; in a known text only, for most are words of their own."""
_COUNTED = (
    r"(?:werkdag\w*|working\s?days?|business\s?days?|euro\w*|pounds?|quid|dollars?|procent|per\s?cent|percent|uur|uren|hours?|minuten|minutes)"
)

_ADDRESS = re.compile(
    r"https?://[^\s<>\"']+|www\.[^\s<>\"']+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])@[A-Za-z0-9_.]{2,30}|"
    r"(?<![\w@.-])(?:[a-z0-9-]{2,40}\.){1,3}(?:com|net|org|nl|be|de|fr|es|eu|io|co\.uk|uk|info|shop|app|me|ly)(?:/[^\s<>\"']*)?(?![\w-])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,/])(?:\+|00)?\d(?:[ ()/-]{0,2}\d){7,13}(?!\w)")
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|e|\.)?\s(?:of\s|de\s)?({_MONTH_NAMES})\b\.?|\b({_MONTH_NAMES})\s(\d{{1,2}})(?:st|nd|rd|th)?\b|"
    r"\b(\d{1,2})[-/](\d{1,2})(?:[-/](?:20)?\d{2})?\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b([01]?\d|2[0-4])[:.h]([0-5]\d)(?:\s?(uur|h|am|pm|a\.m\.|p\.m\.))?(?!\d)|\b([01]?\d|2[0-4])\s?(uur|am|pm|a\.m\.|p\.m\.|o['’]clock)(?![\w])", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w#])(?:[€£$]\s?)?\d{1,3}(?:[.,   ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|(?<!\w)[€£$]?\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_CODE = re.compile(r"(?<!\w)(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{2,20}(?!\w)")
_SPELLED = re.compile(r"\b(" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_SPELLED_COUNT = re.compile(r"\b(" + "|".join(sorted(_WORDS, key=len, reverse=True)) + rf")\s{_COUNTED}\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b(" + "|".join(sorted((*_DAYS, *_RELATIVE), key=len, reverse=True)) + r")(?:s|en|avond|middag|ochtend|morgen)?\b", re.IGNORECASE
)


@lru_cache(maxsize=64)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every checkable thing that a text states, in no particular order, none inside another."""
    found: list[Mention] = []
    for finder in (_addresses, _dates, _times, _numbers, _days):
        for mention in finder(text):
            if not any(mention.start < other.end and other.start < mention.end for other in found):
                found.append(mention)
    return tuple(found)


@lru_cache(maxsize=16)
def known_keys(text: str) -> frozenset[tuple[str, str]]:
    """What of a known text counts as given: a time gives its hour, a date its day, a spelled number its digits."""
    keys: set[tuple[str, str]] = set()
    for mention in mentions(text):
        keys.add((mention.kind, mention.key))
        if mention.kind in ("date", "time"):
            keys |= {("number", _value(digits)) for digits in re.findall(r"\d+", text[mention.start : mention.end])}
        if mention.kind == "time":
            keys.add(("time", mention.key))
    keys |= {("number", str(_WORDS[match.group(1).lower()])) for match in _SPELLED.finditer(text)}
    keys |= {("day", _SHORT_DAYS[word]) for word in re.findall(r"[a-z]+", text.lower()) if word in _SHORT_DAYS}
    keys |= {("number", _value(digits)) for digits in re.findall(r"\d+", text)}
    keys |= {("number", _value(match.group())) for match in _NUMBER.finditer(text)}
    return frozenset(keys)


def _addresses(text: str) -> Iterator[Mention]:
    for match in _ADDRESS.finditer(text):
        words = match.group().rstrip(".,;:!?)")
        key = re.sub(r"^(?:https?://)?(?:www\.)?", "", words.lower()).rstrip("/")
        yield Mention("address", key, match.start(), match.start() + len(words))
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if 9 <= len(digits) <= 14:
            yield Mention("address", _national(digits), match.start(), match.end())


def _national(digits: str) -> str:
    """The last nine digits: the same with a country's prefix or without."""
    return digits[-9:]


def _dates(text: str) -> Iterator[Mention]:
    for match in _DATE.finditer(text):
        if match[1]:
            day, month = int(match[1]), _MONTHS[match[2].lower()]
        elif match[3]:
            day, month = int(match[4]), _MONTHS[match[3].lower()]
        else:
            day, month = int(match[5]), int(match[6])
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield Mention("date", f"{day}/{month}", match.start(), match.end())


def _times(text: str) -> Iterator[Mention]:
    for match in _TIME.finditer(text):
        if match[1] and (match[3] or ":" in match.group() or _reads_as_time(text, match)):
            hour, minute, half = int(match[1]), int(match[2]), match[3]
        elif match[4]:
            hour, minute, half = int(match[4]), 0, match[5]
        else:
            continue
        if half and half[0].lower() == "p" and hour < 12:
            hour += 12
        yield Mention("time", f"{hour}:{minute:02d}", match.start(), match.end())


def _reads_as_time(text: str, match: re.Match[str]) -> bool:
    """`9.00-16.00 uur`, `van 9.00 tot 16.00`: the word stands after the second time only, or not at all."""
    around = text[max(0, match.start() - 12) : match.end() + 14].lower()
    return bool(re.search(r"uur|\bvan\b|\btot\b|\bfrom\b|\bto\b|\buntil\b|\bom\b|\bat\b", around)) and "€" not in around and "£" not in around


def _numbers(text: str) -> Iterator[Mention]:
    for match in _CODE.finditer(text):
        yield Mention("number", match.group().lower(), match.start(), match.end())
    for match in _NUMBER.finditer(text):
        yield Mention("number", _value(match.group()), match.start(), match.end())
    for match in _SPELLED_COUNT.finditer(text):
        yield Mention("number", str(_WORDS[match[1].lower()]), match.start(), match.end())


def _value(written: str) -> str:
    """One key for `1.250,00`, `€1250` and `1,250`; leading zeros and cents of nothing fall away."""
    digits = re.sub(r"[^\d.,]", "", written)
    decimals = re.search(r"[.,](\d{1,2})$", digits)
    whole = digits[: decimals.start()] if decimals else digits
    whole = re.sub(r"\D", "", whole).lstrip("0") or "0"
    cents = decimals[1].ljust(2, "0") if decimals else "00"
    return whole if cents == "00" else f"{whole}.{cents}"


def _days(text: str) -> Iterator[Mention]:
    for match in _DAY.finditer(text):
        word = match[1].lower()
        yield Mention("day", _DAYS.get(word) or _RELATIVE[word], match.start(), match.end())
