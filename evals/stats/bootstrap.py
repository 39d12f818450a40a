"""Intervals by resampling cases, seeded: the same run gives the same interval."""

import math
import random
from collections.abc import Callable, Sequence
from itertools import accumulate

Statistic = Callable[[Sequence[int]], float | None]
"""A figure out of how often each cell was drawn; None where the sample does not define it."""

_DRAWS = 2_000_000
"""Single draws in all: what bounds the time of one interval to about a second."""


def resamples_for(size: int) -> int:
    """How many samples are drawn from a set of this size."""
    return max(200, min(1000, _DRAWS // max(1, size)))


def share_interval(hits: int, of: int, *, level: float = 0.95) -> tuple[float, float]:
    """The interval of a share, as endless resampling would give it: drawn with replacement, hits are binomial."""
    share, outside = hits / of, (1 - level) / 2
    low = high = None
    below = 0.0
    for count in range(of + 1):
        below += math.exp(
            math.lgamma(of + 1)
            - math.lgamma(count + 1)
            - math.lgamma(of - count + 1)
            + count * math.log(share)
            + (of - count) * math.log1p(-share)
        )
        if low is None and below >= outside:
            low = count
        if below >= 1 - outside:
            high = count
            break
    return (low or 0) / of, (of if high is None else high) / of


def intervals(
    cells: Sequence[int],
    statistics: Callable[[Sequence[int]], dict[str, float | None]],
    *,
    seed: int,
    level: float = 0.95,
) -> dict[str, tuple[float, float]]:
    """Percentile intervals of several figures over the same samples.

    Cases that count alike are one cell, so a sample is drawn as cell numbers. Figures that a sample leaves undefined
    are left out of that figure's interval.
    """
    size = sum(cells)
    if not size:
        return {}
    random_cells = random.Random(seed)
    numbers, weights = range(len(cells)), list(accumulate(cells))
    found: dict[str, list[float]] = {}
    for _ in range(resamples_for(size)):
        counts = [0] * len(cells)
        for cell in random_cells.choices(numbers, cum_weights=weights, k=size):
            counts[cell] += 1
        for name, value in statistics(counts).items():
            if value is not None:
                found.setdefault(name, []).append(value)
    return {name: middle(sorted(values), level) for name, values in found.items()}


def middle(ordered: Sequence[float], level: float) -> tuple[float, float]:
    """Where the middle `level` of ordered values lies."""
    outside = (1 - level) / 2
    last = len(ordered) - 1
    return ordered[round(outside * last)], ordered[round((1 - outside) * last)]
