"""The author speaks of ending or hurting his own life: a person reads it first. Hyperbole is none, by the lists."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.beside import beside
from drafting.signals.context import Context
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading


def look(reading: Reading) -> Signal:
    """`high` where it is said, `medium` where it may be meant; denied or told of somebody else, `low`."""
    hits = reading.hits("self_harm")
    veiled = beside("self_harm", reading)
    if not (hits or veiled):
        return none(SignalName.SELF_HARM)
    context = Context(reading.text)
    own = [hit for hit in hits if not context.is_denied(hit, reach=2) and not context.is_reported(hit)]
    if not (own or veiled):
        return seen(SignalName.SELF_HARM, hits, level=Level.LOW)
    found = seen(SignalName.SELF_HARM, (*own, *veiled))
    return found.model_copy(update={"certain": any(hit.level == "high" for hit in own)})
