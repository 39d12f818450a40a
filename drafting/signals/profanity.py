"""Swearing, as an exclamation or about a thing: how coarse it is, never who is meant."""

from drafting.domain.signal import Signal, SignalName
from drafting.signals.evidence import seen
from drafting.signals.reading import Reading


def look(reading: Reading) -> Signal:
    """`low` mild, `medium` coarse, `high` with the diseases and the body parts. No ground for removal by itself."""
    return seen(SignalName.PROFANITY, reading.hits("profanity"))
