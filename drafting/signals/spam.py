"""Spam: self-promotion, calls to follow, money schemes, prizes, adult links, fake support. A sum of weighted grains."""

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.signals.evidence import none, span
from drafting.signals.reading import Reading
from drafting.signals.spam_grains import Grain, grains

_HIGH, _MEDIUM, _MEDIUM_OF_STRANGERS, _LOW = 5.0, 3.5, 2.0, 1.0
"""A little is enough where nothing shows that a customer speaks."""

_CERTAIN = 6.5
"""More than one unmistakable phrase, after what a customer's own words took off."""

_SMALL, _MOST_FROM_SMALL = 1.0, 2.0
"""Small grains count for little together: a long letter has many of them."""

_RELIEF = {Level.HIGH: 3.0, Level.MEDIUM: 1.5}
"""What a factual problem takes off: customers paste links and phone numbers as well."""

_OF_CUSTOMERS = {
    SignalName.PROBLEM: Level.LOW,
    SignalName.QUESTION: Level.MEDIUM,
    SignalName.PRODUCT: Level.MEDIUM,
    SignalName.SERVICE: Level.MEDIUM,
}


def look(reading: Reading) -> Signal:
    """`high` from one unmistakable phrase or several suspicious ones; a customer's own matter weighs against it."""
    is_customer = _is_customer(reading)
    found = list(grains(reading, is_customer=is_customer))
    if not found:
        return none(SignalName.SPAM)
    score = _sum(found) - _relief(reading)
    level = _level(score, is_customer=is_customer)
    if level is Level.NONE:
        return none(SignalName.SPAM)
    return Signal(name=SignalName.SPAM, level=level, evidence=_evidence(found), certain=score >= _CERTAIN)


def _is_customer(reading: Reading) -> bool:
    """Whether the author speaks as a customer does: of a problem, of goods, of staff, of a case of their own."""
    if any(reading.earlier(name).level.at_least(least) for name, least in _OF_CUSTOMERS.items()):
        return True
    return any(hit.level != "low" for hit in reading.hits("lookup"))


def _sum(found: list[Grain]) -> float:
    small = sum(grain.weight for grain in found if grain.weight <= _SMALL)
    return sum(grain.weight for grain in found if grain.weight > _SMALL) + min(small, _MOST_FROM_SMALL)


def _relief(reading: Reading) -> float:
    if reading.earlier(SignalName.PERSONAL_DATA).value in ("order_number", "customer_number"):
        return _RELIEF[Level.HIGH]
    return _RELIEF.get(reading.earlier(SignalName.PROBLEM).level, 0.0)


def _level(score: float, *, is_customer: bool) -> Level:
    if score >= _HIGH:
        return Level.HIGH
    if score >= (_MEDIUM if is_customer else _MEDIUM_OF_STRANGERS):
        return Level.MEDIUM
    return Level.LOW if score >= _LOW else Level.NONE


def _evidence(found: list[Grain]) -> tuple[Span, ...]:
    strongest = sorted(found, key=lambda grain: -grain.weight)[:6]
    return tuple(dict.fromkeys(span(grain.span) for grain in strongest))
