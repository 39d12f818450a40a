"""Whether a text as a whole pushes back: how many words contradict, and how few give way."""

from drafting.guards.said import Said

_WEIGHTS = {"low": 1.0, "medium": 1.5}
_GIVES_WAY = 1.5
"""A word that gives way weighs more than one that pushes: who concedes a point does not quarrel."""
_PER_WORDS = 20
_LEAST_WORDS = 12
"""In fewer words than these one "not" would decide."""


def pushes_back(part: Said) -> float:
    """Pushing less giving way, per twenty words; above zero it pushes more than it gives way."""
    words = len(part.folded.words)
    if words < _LEAST_WORDS:
        return 0.0
    counts = {"pushes": 0.0, "gives_way": 0.0}
    for hit in part.hits("tone"):
        counts[hit.section] += _WEIGHTS.get(hit.level, 0.0)
    return (counts["pushes"] - _GIVES_WAY * counts["gives_way"]) * _PER_WORDS / words
