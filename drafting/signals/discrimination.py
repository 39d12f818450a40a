"""A customer says that they, or somebody with them, were discriminated against: a complaint for a person, not hate."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.beside import beside
from drafting.signals.context import Context
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading


def look(reading: Reading) -> Signal:
    """`high` where an act is told of, `medium` where the word falls; denied, `low`."""
    hits = reading.hits("discrimination")
    told = beside("discrimination", reading)
    if not (hits or told):
        return none(SignalName.DISCRIMINATION)
    context = Context(reading.text)
    stated = [*(hit for hit in hits if not context.is_denied(hit, reach=2)), *told]
    if not stated:
        return seen(SignalName.DISCRIMINATION, hits, level=Level.LOW)
    return seen(SignalName.DISCRIMINATION, stated)
