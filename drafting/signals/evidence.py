"""From hits of a word list to a signal with its evidence."""

from collections.abc import Iterable
from functools import cache

from drafting.domain.signal import Level, Signal, SignalName, Span
from drafting.text.fold import Piece
from drafting.text.words import Hit

_MOST_SPANS = 5
_WEIGHTS = {"low": 1, "medium": 2, "high": 4}
_LEVELS = {1: Level.LOW, 2: Level.MEDIUM, 4: Level.HIGH}


def span(piece: Piece) -> Span:
    """A piece of the comment as evidence."""
    return Span(start=piece.start, end=piece.end, quote=piece.quote)


@cache
def none(name: SignalName) -> Signal:
    """Looked for, not seen."""
    return Signal(name=name, level=Level.NONE)


def seen(
    name: SignalName,
    hits: Iterable[Hit],
    *,
    level: Level | None = None,
    value: str | None = None,
    certain: bool = False,
) -> Signal:
    """The signal at the level of its strongest hit (or at `level`), with the hits as evidence; `none` without hits."""
    hits = list(hits)
    if not hits:
        return none(name)
    strongest = _LEVELS[max(_WEIGHTS[hit.level] for hit in hits)]
    evidence = tuple(span(hit.span) for hit in hits[:_MOST_SPANS])
    return Signal(name=name, level=level or strongest, value=value, evidence=evidence, certain=certain)


def distinct(hits: Iterable[Hit]) -> list[Hit]:
    """Each entry once: what is said twice is no stronger."""
    return list({hit.entry: hit for hit in hits}.values())


def weight(hits: Iterable[Hit]) -> int:
    """A sum over distinct hits: low 1, medium 2, high 4."""
    return sum(_WEIGHTS[hit.level] for hit in distinct(hits))


def by_weight(total: int, *, high: int, medium: int, low: int = 1) -> Level:
    """The level that a sum of weights reaches."""
    if total >= high:
        return Level.HIGH
    if total >= medium:
        return Level.MEDIUM
    return Level.LOW if total >= low else Level.NONE
