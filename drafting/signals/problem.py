"""A factual problem: something failed, is late, missing, wrong, or was charged."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import distinct, none, seen, weight
from drafting.signals.reading import Reading

_FAILURES = {"defect": 4, "waiting": 2}
"""Topics whose plain words are failures, and the weight of one: what is broken is a matter, who waits may just ask."""


def look(reading: Reading) -> Signal:
    """`high`: a concrete failure, or several complaints. `medium`: a complaint about something. `low`: displeasure."""
    hits = distinct(reading.hits("problem"))
    failures = [(hit, about.topic) for about in reading.topics for hit in about.hits if hit.level == "high"]
    failures = [(hit, topic) for hit, topic in failures if topic in _FAILURES]
    if not hits and not failures:
        return none(SignalName.PROBLEM)
    total = weight(hits) + sum(_FAILURES[topic] for _, topic in failures[:2])
    if reading.earlier(SignalName.PERSONAL_DATA).value in ("order_number", "customer_number"):
        total += 2
    level = _level(total, has_matter=bool(failures) or any(hit.level != "low" for hit in hits))
    return seen(SignalName.PROBLEM, [*hits, *(hit for hit, _ in failures)], level=level)


def _level(total: int, *, has_matter: bool) -> Level:
    if not has_matter:
        return Level.LOW
    return Level.HIGH if total >= 4 else Level.MEDIUM
