"""A legal claim or step: a lawyer, a court, an ombudsman, a regulator, rights invoked. A person reads it first."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import seen
from drafting.signals.reading import Reading

_LAUGHS = ("😂", "🤣", "😜", "😝", "🤪")


def look(reading: Reading) -> Signal:
    """`high` where a step is taken or announced, `medium` where rights or the law are invoked, `low` in jest."""
    hits = reading.hits("legal")
    in_jest = any(laugh in reading.text for laugh in _LAUGHS)
    if hits and in_jest and not reading.earlier(SignalName.PROBLEM).level.at_least(Level.MEDIUM):
        return seen(SignalName.LEGAL, hits, level=Level.LOW)
    return seen(SignalName.LEGAL, hits)
