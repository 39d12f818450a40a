"""Danger to health or safety: somebody was hurt, or could be. A person reads it first."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.beside import beside
from drafting.signals.context import Context
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading


def look(reading: Reading) -> Signal:
    """`high` where somebody was hurt or could be at once, `medium` for a hazard, `low` where it was denied."""
    hits = reading.hits("health_safety")
    told = beside("health_safety", reading)
    if not (hits or told):
        return none(SignalName.HEALTH_SAFETY)
    context = Context(reading.text)
    stated = [*(hit for hit in hits if not context.is_denied(hit, reach=2)), *told]
    if not stated:
        return seen(SignalName.HEALTH_SAFETY, hits, level=Level.LOW)
    return seen(SignalName.HEALTH_SAFETY, stated)
