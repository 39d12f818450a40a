"""Is it about customer service or the conduct of staff?"""

from drafting.domain.signal import Signal, SignalName
from drafting.signals.evidence import by_weight, none, seen, weight
from drafting.signals.reading import Reading

_TOPICS = ("waiting", "staff")


def look(reading: Reading) -> Signal:
    """The weight of waiting, silence and behaviour in the comment."""
    hits = [*reading.hits("service")]
    hits += [hit for about in reading.topics if about.topic in _TOPICS for hit in about.hits]
    if not hits:
        return none(SignalName.SERVICE)
    return seen(SignalName.SERVICE, hits, level=by_weight(weight(hits), high=6, medium=3))
