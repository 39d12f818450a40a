"""Petty or unreasonable: a demand out of proportion over a trifle."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading
from drafting.text.words import Hit

_RANK = {"low": 1, "medium": 2, "high": 3}


def look(reading: Reading) -> Signal:
    """`high` when a demand and a trifle stand beside each other; one of them alone is a leaning."""
    hits = reading.hits("petty")
    demand, trifle = _rank(hits, "demand"), _rank(hits, "trifle")
    if demand >= 2 and trifle == 3:
        level = Level.HIGH
    elif demand >= 2 and trifle == 2 and demand + trifle >= 5:
        level = Level.MEDIUM
    elif demand + trifle >= 3:
        level = Level.LOW
    else:
        return none(SignalName.PETTY)
    return seen(SignalName.PETTY, hits, level=level)


def _rank(hits: tuple[Hit, ...], section: str) -> int:
    return max((_RANK[hit.level] for hit in hits if hit.section.endswith(section)), default=0)
