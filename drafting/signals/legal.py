"""A legal claim or step: a lawyer, a court, an ombudsman, a regulator, rights invoked. A person reads it first."""

from drafting.domain.signal import Signal, SignalName
from drafting.signals.evidence import seen
from drafting.signals.reading import Reading


def look(reading: Reading) -> Signal:
    """`high` where a step is taken or announced, `medium` where rights or the law are invoked."""
    return seen(SignalName.LEGAL, reading.speech["legal"])
