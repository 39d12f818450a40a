"""Whether a number can be worked out from numbers that are known: an amount of money, or a rounded count."""

import re
from functools import lru_cache
from itertools import combinations

from drafting.guards.calendar_words import NUMBERS
from drafting.guards.mentions import Mention

_MONEY = re.compile(
    r"[€£$]\s?(\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?|\d{1,9}(?:[.,]\d\d)?)|\b(\d{1,9}[.,]\d\d)\b|"
    r"\b(\d{1,9})\s?(?:euro|pounds?|quid|p)\b"
)
_BARE = re.compile(r"(\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?|\d{1,9}(?:[.,]\d\d)?)")
_ABOUT = re.compile(
    r"\b(?:ongeveer|ruim|zo['’]n|circa|ca\.?|bijna|rond(?:\sde)?|dik|plusminus|about|around|roughly|some|nearly|almost|over|"
    r"approximately|just\s(?:over|under))\s[€£$]?\s?$",
    re.IGNORECASE,
)
_ROUNDED = 0.04
"""How far from the true number a rounded one may be, as a part of it."""
_IS_MONEY = re.compile(r"[€£$]|[.,]\d\d\b")
_UNIT = re.compile(r"\s?(?:euro|pounds?|quid)\b", re.IGNORECASE)
_TRIED = re.compile(
    r"\b(?:poging|keer|nummer|ronde|dag|attempt|try|number|time|round|day|take|visit)\s(?:nummer\s|nr\.?\s|number\s|no\.?\s)?$",
    re.IGNORECASE,
)
_PART = re.compile(r"\s?(?:%|procent\b|per\s?cent\b)", re.IGNORECASE)
_PARTS = re.compile(r"(?<![\d.,])(\d{1,2})\s?(?:%|procent\b|per\s?cent\b)", re.IGNORECASE)
_COUNT = re.compile(r"(?<![\d.,])(\d{1,3})(?![\d.,]?\d)")
_SLANG = {"tenner": 10, "fiver": 5, "tientje": 10, "half": 50, "helft": 50}
_MOST = 8
"""Amounts and counts that are combined, the first of a text."""
_MOST_COUNTED = 100


def is_worked_out(mention: Mention, said: str, known: str) -> bool:
    """Whether it is a sum, difference, multiple or share of known amounts of money, or "about" what known numbers give.

    A bare count is no sum of others by chance: only one that says that it is rounded is, the next of known attempts, or
    the rest of a hundred.
    """
    words = said[mention.start : mention.end]
    cents = round(_value(re.sub(r"[^\d.,]", "", words)) * 100)
    if _ABOUT.search(said, max(0, mention.start - 20), mention.start):
        return any(abs(result - cents) <= _ROUNDED * cents for result in _results(known, bare=True))
    if _IS_MONEY.search(words):
        return cents in _results(known)
    if _UNIT.match(said, mention.end):  # "31 euro on Friday and 44 on Saturday": the second is an amount, too
        return cents in _results(known, bare=True)
    return _is_next_or_rest(cents // 100, said, mention, known)


def _is_next_or_rest(count: int, said: str, mention: Mention, known: str) -> bool:
    """Whether it is the attempt after the known number of them, or what a known part leaves of a hundred."""
    if _TRIED.search(said, max(0, mention.start - 20), mention.start):
        return count - 1 in _counts(known)
    if _PART.match(said, mention.end):
        return any(int(part[1]) == 100 - count for part in _PARTS.finditer(known))
    return False


@lru_cache(maxsize=16)
def _results(known: str, *, bare: bool = False) -> frozenset[int]:
    """What can be worked out, in cents; from bare numbers too where the result is rounded."""
    written = (next(filter(None, match.groups())) for match in (_BARE if bare else _MONEY).finditer(known))
    amounts = [round(_value(number) * 100) for number in written]
    amounts = list(dict.fromkeys(amounts))[:_MOST]
    counts = list(dict.fromkeys([2, *_counts(known)]))[:_MOST]
    multiples = {amount * count for amount in amounts for count in counts} | set(amounts)
    shares = {amount * count // 100 for amount in multiples for count in counts}
    sums = {a + b for a, b in combinations(multiples, 2)} | {abs(a - b) for a, b in combinations(multiples, 2)}
    return frozenset(multiples | shares | sums)


def _counts(known: str) -> list[int]:
    words = re.findall(r"[a-zé]+", known.lower())
    written = [NUMBERS.get(word, _SLANG.get(word, 0)) for word in words]
    digits = [int(match[1]) for match in _COUNT.finditer(known)]
    return [count for count in (*digits, *written) if 2 <= count <= _MOST_COUNTED]


def _value(written: str) -> float:
    cents = re.search(r"[.,](\d\d)$", written)
    whole = re.sub(r"\D", "", written[: cents.start()] if cents else written) or "0"
    return int(whole) + (int(cents[1]) / 100 if cents else 0)
