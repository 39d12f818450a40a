"""Conspiracy theories; a suspicion about the company's own prices is none."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.context import Context
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading

_WEIGHTS = {"low": 1, "medium": 2, "high": 6}
_HIGH, _MEDIUM = 5, 3
_OWN_MATTER = 2
"""What a factual problem takes off: a customer whose microchip is broken speaks of microchips as well."""


def look(reading: Reading) -> Signal:
    """`high` for a theory's own words or several words of its scene, which alone are only `low`."""
    hits = reading.hits("conspiracy")
    if not hits:
        return none(SignalName.CONSPIRACY)
    context = Context(reading.text)
    hits = tuple(hit for hit in hits if not context.is_denied(hit, reach=2) or hit.level != "high")
    weight = sum({hit.entry: _WEIGHTS[hit.level] for hit in hits}.values())
    if reading.earlier(SignalName.PROBLEM).level is Level.HIGH and all(hit.level != "high" for hit in hits):
        weight -= _OWN_MATTER
    level = Level.HIGH if weight >= _HIGH else Level.MEDIUM if weight >= _MEDIUM else Level.LOW
    if level is Level.LOW and all(hit.level == "low" for hit in hits):
        return none(SignalName.CONSPIRACY)
    if all(context.is_reported(hit) for hit in hits):
        level = Level.LOW
    return seen(SignalName.CONSPIRACY, hits, level=level)
