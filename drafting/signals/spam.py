"""Spam: self-promotion, calls to follow, money schemes, prizes, adult links, fake support. A sum of weighted grains."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.signals.evidence import none, span
from drafting.signals.reading import Reading
from drafting.text.fold import Piece
from drafting.text.links import links, without_links
from drafting.text.phones import phones

_WEIGHTS = {"low": 1.0, "medium": 2.5, "high": 5.0}
_HIGH, _MEDIUM, _LOW = 5.0, 3.5, 1.0
_SHORTENERS = (
    "bit.ly",
    "tinyurl",
    "goo.gl",
    "adf.ly",
    "ow.ly",
    "t.me/",
    "wa.me/",
    "shorturl",
    "cutt.ly",
    "rebrand.ly",
    "is.gd",
)
_MOST_FROM_SMALL = 2.0
_RELIEF = {Level.HIGH: 3.0, Level.MEDIUM: 1.5}
"""What a factual problem takes off: customers paste links and phone numbers as well."""


class Grain(NamedTuple):
    """One thing that points to spam, and its weight."""

    weight: float
    span: Piece


def look(reading: Reading) -> Signal:
    """`high` from one unmistakable phrase or several suspicious ones; a customer's own matter weighs against it."""
    grains = list(_grains(reading))
    score = _score(grains)
    if not grains:
        return none(SignalName.SPAM)
    score -= _RELIEF[Level.HIGH] if _is_customer(reading) else _RELIEF.get(reading.earlier(SignalName.PROBLEM).level, 0)
    level = _level(score)
    if level is Level.NONE:
        return none(SignalName.SPAM)
    return Signal(name=SignalName.SPAM, level=level, evidence=_evidence(grains))


def _score(grains: list[Grain]) -> float:
    """The sum, in which small grains count for little: a long letter has many of them."""
    small = sum(grain.weight for grain in grains if grain.weight <= 1)
    return sum(grain.weight for grain in grains if grain.weight > 1) + min(small, _MOST_FROM_SMALL)


def _level(score: float) -> Level:
    if score >= _HIGH:
        return Level.HIGH
    if score >= _MEDIUM:
        return Level.MEDIUM
    return Level.LOW if score >= _LOW else Level.NONE


def _evidence(grains: list[Grain]) -> tuple[Span, ...]:
    strongest = sorted(grains, key=lambda grain: -grain.weight)[:6]
    return tuple(span(grain.span) for grain in strongest)


def _is_customer(reading: Reading) -> bool:
    return reading.earlier(SignalName.PERSONAL_DATA).value in ("order_number", "customer_number")


def _grains(reading: Reading) -> Iterator[Grain]:
    text = reading.text
    hits = {hit.entry: hit for hit in reading.hits("spam")}.values()
    for hit in hits:
        yield Grain(_WEIGHTS[hit.level], hit.span)
    yield from _links(reading)
    yield from _numbers(text, suspicious=bool(hits))
    yield from _dressing(text)
    repeated = _REPEATED.search(text) if len(text) > 60 else None
    if repeated is not None:
        yield Grain(2.5, Piece(repeated.start(), repeated.end(), repeated.group()))


def _links(reading: Reading) -> Iterator[Grain]:
    """Links, all the more where little else is said, and nothing that a customer would ask or report."""
    found = [link for link in links(reading.text) if not _MOMENT.search(link.quote)]
    for index, link in enumerate(found[:4]):
        short = any(part in link.quote.lower() for part in _SHORTENERS)
        yield Grain((2.5 if index == 0 else 1.0) + 1.5 * short, link)
    if not found:
        return
    if not any(reading.earlier(name).level.at_least(Level.LOW) for name in _OF_CUSTOMERS):
        yield Grain(1.0, found[0])
    if _words_beside(reading.text) <= 4:
        yield Grain(1.5, found[0])


_OF_CUSTOMERS = (SignalName.PROBLEM, SignalName.QUESTION, SignalName.PRODUCT, SignalName.SERVICE)
_MOMENT = re.compile(r"[?&](?:amp;)?t=\d|[?&](?:amp;)?t=\w*\ds\b")  # a moment of the very video that is talked about
_REPEATED = re.compile(r"(?<!\w)(\w[^.!?\n]{15,120}[.!?\n])\s*(?:\1\s*){1,9}", re.IGNORECASE)


def _words_beside(text: str) -> int:
    """How much is said besides the links."""
    return len(re.findall(r"[^\W\d_]{2,}", without_links(text)))


def _numbers(text: str, *, suspicious: bool) -> Iterator[Grain]:
    """Premium numbers; beside something suspicious also a phone number or a sum, which alone are a customer's."""
    if not any(digit in text for digit in "0123456789"):
        return
    for match in _PREMIUM.finditer(text):
        called = _CALLED.search(text, max(0, match.start() - 60), match.start()) is not None
        yield Grain(3.5 if called else 1.5 * suspicious, Piece(match.start(), match.end(), match.group()))
        break
    if not suspicious:
        return
    for start, end, _ in phones(text):
        yield Grain(1.5, Piece(start, end, text[start:end]))
        break
    for match in _SUM.finditer(text):
        yield Grain(1.0, Piece(match.start(), match.end(), match.group()))
        break


_CALLED = re.compile(r"\b(?:call|callin|reply|txt|text|chat|ring|bel|sms)\w*", re.IGNORECASE)
_PREMIUM = re.compile(r"(?<!\d)0(?:8[47]\d|9\d\d)[ -]?\d{3}[ -]?\d{3,5}(?!\d)|(?<![\d.,])(?:8\d{4}|6\d{4})(?![\d.,])")
_SUM = re.compile(r"[€$£]\s?\d[\d.,]{2,9}|\d[\d.,]{2,9}\s?(?:€|euro|usd|dollars?|pounds?)\b", re.IGNORECASE)
_DRESS = re.compile("[🔥💰💵💸🤑🚀✅👉👇💯🎁🎉📈💎📲📩🌟💪✈💕💋🔞⬇➡]")


def _dressing(text: str) -> Iterator[Grain]:
    """Signs that advertisements wear: rows of arrows, fire, money bags."""
    if text.isascii():
        return
    signs = list(_DRESS.finditer(text))
    if len(signs) >= 2:
        first, last = signs[0], signs[-1]
        yield Grain(1.5 if len(signs) > 2 else 1.0, Piece(first.start(), first.end(), first.group()))
        if first.start() == 0 and last.end() == len(text.rstrip("\ufe0f ")):
            yield Grain(0.5, Piece(last.start(), last.end(), last.group()))
