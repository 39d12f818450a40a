"""A journalist asks, or the press is called in. A person writes that answer."""

from drafting.domain.signal import Signal, SignalName
from drafting.signals.beside import beside
from drafting.signals.evidence import seen
from drafting.signals.reading import Reading


def look(reading: Reading) -> Signal:
    """`high` for somebody who speaks for a medium, `medium` where the press is called in, `low` for a name."""
    return seen(SignalName.PRESS, (*reading.hits("press"), *beside("press", reading)))
