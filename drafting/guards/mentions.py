"""What a text states that can be checked to the letter: numbers, amounts, times, dates, days, addresses and names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from drafting.guards.calendar_words import DAYS, MONTHS, NUMBERS, RELATIVE_DAYS, SHORT_DAYS

Kind = Literal["number", "time", "date", "day", "address", "name"]


class Mention(NamedTuple):
    """One checkable thing: `key` is the same however it is written, `text[start:end]` are its words."""

    kind: Kind
    key: str
    start: int
    end: int


_COUNTED = (
    r"(?:werkdag\w*|working\s?days?|business\s?days?|euro\w*|pounds?|quid|dollars?|procent|per\s?cent|percent|minuten|"
    r"(?:vrije\s|free\s)?(?:plek\w*|plaatsen|plaatsjes|spots|places|seats|kaartjes|tickets|stuks|tafels|tables|tablets|klanten|customers|vestigingen|branches)|"
    r"minutes|(?:jaar|years?['’]?)\s(?:ervaring|experience))"
)
"""What a number in words counts when it is a statement of fact, not a turn of phrase."""

_ADDRESS = re.compile(
    r"https?://[^\s<>\"']+|www\.[^\s<>\"']+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}|(?<![\w@.])@[A-Za-z0-9_.]{2,30}|"
    r"(?<![\w@.-])(?:[a-z0-9-]{2,40}\.){1,3}(?:com|net|org|nl|be|de|fr|es|eu|io|co\.uk|uk|info|shop|app|me|ly|example|test)(?:/[^\s<>\"']*)?(?![\w-])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,/])(?:\+|00)?\d(?:[ ()/-]{0,2}\d){7,13}(?!\w)")
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|e|\.)?\s(?:of\s|de\s)?({_MONTH_NAMES})\b\.?|\b({_MONTH_NAMES})\s(\d{{1,2}})(?:st|nd|rd|th)?\b|"
    rf"\b(\d{{1,2}})[-/](0?[1-9]|1[0-2])(?:[-/](?:20)?\d{{2}})?\b(?!\s(?:{_MONTH_NAMES})\b)",  # "3-4 May" are two days
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b([01]?\d|2[0-4])[:.h]([0-5]\d)(?:\s?(uur|h|am|pm|a\.m\.|p\.m\.))?(?!\d)|\b([01]?\d|2[0-4])\s?(uur|am|pm|a\.m\.|p\.m\.|o['’]clock)(?![\w])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w#])(?:[€£$]\s?)?\d{1,3}(?:[.,   ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|(?<!\w)[€£$]?\s?\d+(?:[.,]\d+)?|"
    r"\d+(?:[.,]\d+)?"
)
_CODE = re.compile(r"(?<!\w)(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{2,20}(?!\w)")
_SPELLED = re.compile(r"\b(" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_SPELLED_COUNT = re.compile(
    r"\b(" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + rf")\s{_COUNTED}\b", re.IGNORECASE
)
_DAY = re.compile(
    r"\b(?!fris\b|mons\b)("
    + "|".join(sorted((*DAYS, *RELATIVE_DAYS), key=len, reverse=True))
    + r")(?:s|en|avond|middag|ochtend|morgen)?\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every checkable thing that a text states, in no particular order, none inside another."""
    found: list[Mention] = []
    digits = any(sign in text for sign in "0123456789")
    for finder in (_addresses, _dates, _times, _numbers, _days) if digits else (_addresses, _spelled_counts, _days):
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
            hour, minute = mention.key.split(":")
            keys.add(("time", mention.key))
            if int(hour) > 12:  # 19:00 is also "at 7"
                keys.add(("number", str(int(hour) - 12) + ("" if minute == "00" else f".{minute}")))
    keys |= {("number", str(NUMBERS[match.group(1).lower()])) for match in _SPELLED.finditer(text)}
    keys |= {("day", str(SHORT_DAYS[word])) for word in re.findall(r"[a-z]+", text.lower()) if word in SHORT_DAYS}
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
            day, month = int(match[1]), MONTHS[match[2].lower()]
        elif match[3]:
            day, month = int(match[4]), MONTHS[match[3].lower()]
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
    return (
        bool(re.search(r"uur|\bvan\b|\btot\b|\bfrom\b|\bto\b|\buntil\b|\bom\b|\bat\b", around))
        and "€" not in around
        and "£" not in around
    )


def _numbers(text: str) -> Iterator[Mention]:
    for match in _CODE.finditer(text):
        yield Mention("number", match.group().lower(), match.start(), match.end())
    for match in _NUMBER.finditer(text):
        yield Mention("number", _value(match.group()), match.start(), match.end())
    yield from _spelled_counts(text)


def _spelled_counts(text: str) -> Iterator[Mention]:
    for match in _SPELLED_COUNT.finditer(text):
        yield Mention("number", str(NUMBERS[match[1].lower()]), match.start(), match.end())


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
        yield Mention("day", str(DAYS[word]) if word in DAYS else RELATIVE_DAYS[word], match.start(), match.end())
