"""A factual problem: something failed, is late, missing, wrong, or was charged."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import distinct, none, seen, weight
from drafting.signals.reading import Reading

_FAILURES = ("defect", "waiting")


def look(reading: Reading) -> Signal:
    """`high`: a concrete failure, or several complaints. `medium`: a complaint about something. `low`: displeasure."""
    hits = distinct(reading.hits("problem"))
    failures = [
        hit for about in reading.topics if about.topic in _FAILURES for hit in about.hits if hit.level == "high"
    ]
    number = reading.earlier(SignalName.PERSONAL_DATA)
    total = weight(hits) + 2 * min(len(failures), 2)
    if number.value in ("order_number", "customer_number"):
        total += 2
    if not hits and not failures:
        return none(SignalName.PROBLEM)
    level = _level(total, any(hit.level != "low" for hit in hits) or bool(failures))
    return seen(SignalName.PROBLEM, [*hits, *failures], level=level)


def _level(total: int, has_matter: bool) -> Level:
    if not has_matter:
        return Level.LOW
    return Level.HIGH if total >= 4 else Level.MEDIUM
