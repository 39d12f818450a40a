"""Does an answer need something looked up that is not for everybody's eyes: an order, an account, a bill?"""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import seen
from drafting.signals.reading import Reading


def look(reading: Reading) -> Signal:
    """`high` beside a number of an order or customer, `medium` where the comment is about the author's own case."""
    hits = reading.hits("lookup")
    personal = reading.earlier(SignalName.PERSONAL_DATA)
    if personal.level.at_least(Level.MEDIUM):
        return Signal(name=SignalName.LOOKUP, level=Level.HIGH, evidence=personal.evidence)
    return seen(SignalName.LOOKUP, hits)
