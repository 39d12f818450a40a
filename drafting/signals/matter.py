"""What a comment is to its author, read off the signals: a case, a matter, a purchase, praise, a question."""

import re

from drafting.domain.signal import Level, SignalName
from drafting.signals.complaint import earlier_kinds
from drafting.signals.reading import Reading

_COLLECTIVE = frozenset(
    "stelletje bende zootje zooitje bunch company bedrijf firma organisatie tent shop store winkel outfit lot".split()
)
_WHY = frozenset({"waarom", "why", "warum", "pourquoi", "hoezo", "wieso"})
_MONEY = re.compile(r"[€$£]\s?\d|\d\s?(?:euro|eur|€|£|quid|bucks|dollars?|pounds?)\b", re.IGNORECASE)
_SENT_OFF = re.compile(
    r"\b(?:rot|donder|flikker|sodemieter|tyf|pleur) (?:toch )?op\b|\bval (?:toch )?(?:allemaal )?dood\b"
    r"|\b(?:piss|fuck|sod|bugger) off\b|\bget lost\b|\bgo to hell\b|\bdrop dead\b",
    re.IGNORECASE,
)
"""Said to be rid of somebody: then a name for all of them is no criticism any more."""


def level(reading: Reading, name: SignalName) -> Level:
    """How strongly a signal was seen."""
    return reading.earlier(name).level


def names_a_case(reading: Reading) -> bool:
    """Whether an order or customer number stands in it."""
    return reading.earlier(SignalName.PERSONAL_DATA).value in ("order_number", "customer_number")


def has_matter(reading: Reading) -> bool:
    """Whether a customer's own matter stands in it: a concrete failure, or a case by its number."""
    return level(reading, SignalName.PROBLEM) is Level.HIGH or names_a_case(reading)


def touches_us(reading: Reading) -> bool:
    """Whether a customer's matter shines through: then an insult is crude criticism until a person looked."""
    if level(reading, SignalName.PROBLEM).at_least(Level.LOW) or _MONEY.search(reading.text):
        return True
    if not _COLLECTIVE.isdisjoint(reading.folded.vocabulary) and not _SENT_OFF.search(reading.text):
        return True  # crude words for all of a company are criticism
    return any(
        level(reading, name).at_least(Level.MEDIUM)
        for name in (SignalName.PRODUCT, SignalName.SERVICE, SignalName.LOOKUP)
    )


def has_bought(reading: Reading) -> bool:
    """Whether the author names an order, or says outright to have bought or ordered."""
    return names_a_case(reading) or any(hit.level != "low" for hit in reading.hits("product"))


def praises(reading: Reading) -> bool:
    """Kind words; within a running complaint, only where nothing is complained of in the same breath."""
    if not level(reading, SignalName.PRAISE).at_least(Level.MEDIUM):
        return False
    return not (level(reading, SignalName.PROBLEM).at_least(Level.MEDIUM) and earlier_kinds(reading))


def asks_only(reading: Reading) -> bool:
    """A question in form, with nothing that failed for certain and no anger."""
    if level(reading, SignalName.SOCIAL_MEDIA) is Level.HIGH and not _WHY.isdisjoint(reading.folded.vocabulary):
        return False  # "why do you delete comments" accuses
    return (
        level(reading, SignalName.QUESTION) is Level.HIGH
        and level(reading, SignalName.PROBLEM).rank < Level.HIGH.rank
        and not level(reading, SignalName.HEAT).at_least(Level.MEDIUM)
    )
