"""What the comment is about, as a signal; the first turns help where it only says "still nothing"."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import none, seen
from drafting.signals.reading import Reading
from drafting.text.topics import topics

_FIRM = 4


def look(reading: Reading) -> Signal:
    """`value` is the topic. `low` where only what the customer said before tells it."""
    if reading.topics:
        about = reading.topics[0]
        level = Level.HIGH if about.weight >= _FIRM else Level.MEDIUM
        return seen(SignalName.TOPIC, about.hits, level=level, value=about.topic)
    for turn in reversed(reading.customer_turns):
        found = topics(turn)
        if found:
            return Signal(name=SignalName.TOPIC, level=Level.LOW, value=found[0].topic)
    return none(SignalName.TOPIC)
