"""A factual problem: something failed, is late, missing, wrong, or was charged."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import distinct, none, seen, weight
from drafting.signals.reading import Reading
from drafting.text.words import Hit

_FAILURES = {"defect": 4, "waiting": 2}
"""Topics whose plain words are failures, and the weight of one: what is broken is a matter, who waits may just ask."""

_ATTACKS = (SignalName.HATE, SignalName.CULTURAL_INSULT, SignalName.BLASPHEMY)


def look(reading: Reading) -> Signal:
    """`high`: a concrete failure, or several complaints. `medium`: a complaint about something. `low`: displeasure."""
    hits = [hit for hit in distinct(reading.hits("problem")) if not _is_abuse(hit, reading)]
    failures = [(hit, about.topic) for about in reading.topics for hit in about.hits if hit.level == "high"]
    failures = [(hit, topic) for hit, topic in failures if topic in _FAILURES and not _is_abuse(hit, reading)]
    if not hits and not failures:
        return none(SignalName.PROBLEM)
    total = weight(hits) + sum(_FAILURES[topic] for _, topic in failures[:2])
    if reading.earlier(SignalName.PERSONAL_DATA).value in ("order_number", "customer_number"):
        total += 2
    level = _level(total, has_matter=bool(failures) or any(hit.level != "low" for hit in hits))
    return seen(SignalName.PROBLEM, [*hits, *(hit for hit, _ in failures)], level=level)


def _is_abuse(hit: Hit, reading: Reading) -> bool:
    """Whether the word is part of an attack: the `dirty` of a slur is no dirt in a parcel."""
    return any(
        span.start <= hit.span.start and hit.span.end <= span.end
        for name in _ATTACKS
        if reading.earlier(name).level is Level.HIGH
        for span in reading.earlier(name).evidence
    )


def _level(total: int, *, has_matter: bool) -> Level:
    if not has_matter:
        return Level.LOW
    return Level.HIGH if total >= 4 else Level.MEDIUM
