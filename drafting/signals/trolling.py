"""Provocation without a matter: mocking the crowd, bait, "first"."""

from drafting.domain.signal import Level, Signal, SignalName
from drafting.signals.evidence import none, seen, weight
from drafting.signals.reading import Reading

_REPEATS = 2
_MUCH = 4


def look(reading: Reading) -> Signal:
    """Whoever names a concrete problem is a customer and no troll, however they say it: then at most `low`."""
    hits = reading.hits("trolling")
    repeats = _same_again(reading)
    if not hits and repeats < _REPEATS:
        return none(SignalName.TROLLING)
    total = weight(hits) + (2 if repeats >= _REPEATS else 0)
    if _is_customer(reading, total):
        level = Level.LOW
    elif any(hit.level == "high" for hit in hits) or total >= _MUCH:
        level = Level.HIGH
    else:
        level = Level.MEDIUM if any(hit.level != "low" for hit in hits) or repeats >= _REPEATS else Level.LOW
    return seen(SignalName.TROLLING, hits, level=level) if hits else Signal(name=SignalName.TROLLING, level=level)


def _is_customer(reading: Reading, total: int) -> bool:
    """Names a case, or a concrete problem: unless the problem is about nothing we know and the provocation is thick."""
    if reading.earlier(SignalName.PERSONAL_DATA).value in ("order_number", "customer_number"):
        return True
    failed = reading.earlier(SignalName.PROBLEM).level is Level.HIGH
    return failed and (total < _MUCH or reading.earlier(SignalName.PRODUCT).level.at_least(Level.MEDIUM))


def _same_again(reading: Reading) -> int:
    """How often the customer said these very words before."""
    words = reading.folded.vocabulary
    if len(words) < 3:
        return 0
    return sum(_is_the_same(words, said) for said in reading.turn_words)


def _is_the_same(words: frozenset[str], said: frozenset[str]) -> bool:
    """Whether seven in ten of all their words are in both."""
    both = len(words & said)
    return both >= 0.7 * (len(words) + len(said) - both)
