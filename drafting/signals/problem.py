"""A factual problem: something failed, is late, missing, wrong, or was charged."""

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.signals.evidence import distinct, none, seen, weight
from drafting.signals.reading import Reading
from drafting.text.words import Hit

_FAILURES = {"defect": 4, "waiting": 2}
"""Topics whose plain words are failures, and the weight of one: what is broken is a matter, who waits may just ask."""

_ATTACKS = (SignalName.HATE, SignalName.CULTURAL_INSULT, SignalName.BLASPHEMY)


def look(reading: Reading) -> Signal:
    """`high`: a concrete failure, or several complaints. `medium`: a complaint about something. `low`: displeasure."""
    attacks = _attacks(reading)
    hits = [hit for hit in distinct(reading.hits("problem")) if not _is_within(hit, attacks)]
    failing = [about for about in reading.topics if about.topic in _FAILURES]
    failures = [(hit, each.topic) for each in failing for hit in each.hits if hit.level == "high"]
    failures = [(hit, topic) for hit, topic in failures if not _is_within(hit, attacks)]
    if not hits and not failures:
        return none(SignalName.PROBLEM)
    total = weight(hits) + sum(_FAILURES[topic] for _, topic in failures[:2])
    if reading.earlier(SignalName.PERSONAL_DATA).value in ("order_number", "customer_number"):
        total += 2
    level = _level(total, has_matter=bool(failures) or any(hit.level != "low" for hit in hits))
    return seen(SignalName.PROBLEM, [*hits, *(hit for hit, _ in failures)], level=level)


def _attacks(reading: Reading) -> list[Span]:
    """The words of attacks: the `dirty` of a slur is no dirt in a parcel."""
    signals = [reading.earlier(name) for name in _ATTACKS]
    return [span for signal in signals if signal.level is Level.HIGH for span in signal.evidence]


def _is_within(hit: Hit, spans: list[Span]) -> bool:
    return any(span.start <= hit.span.start and hit.span.end <= span.end for span in spans)


def _level(total: int, *, has_matter: bool) -> Level:
    if not has_matter:
        return Level.LOW
    return Level.HIGH if total >= 4 else Level.MEDIUM
