"""Is the matter solved, by the customer's own words or by what the brand knows?"""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import seen
from drafting.signals.reading import Reading


def look(reading: Reading) -> Signal:
    """`high` when the brand says so, or the customer in a running exchange; outside one, a customer may only praise."""
    hits = reading.hits("resolution")
    if reading.thread.context.resolved:
        said = seen(SignalName.RESOLUTION, hits, level=Level.HIGH)
        return said.model_copy(update={"level": Level.HIGH, "certain": True, "value": "context"})
    said = seen(SignalName.RESOLUTION, hits)
    if said.level is Level.HIGH and not reading.turns:
        return said.model_copy(update={"level": Level.MEDIUM})
    return said
