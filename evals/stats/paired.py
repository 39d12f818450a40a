"""Whether two runs over the same cases differ by more than chance."""

import math
import random
from collections.abc import Sequence
from statistics import fmean

from evals.stats.bootstrap import middle, resamples_for

_EXACT = 1000
"""Discordant pairs up to which the exact test is taken."""


def mcnemar(worse: int, better: int) -> float:
    """McNemar's test, two-sided: how likely so uneven a split is if neither run is better. Exact where it is cheap."""
    changed = worse + better
    if not changed:
        return 1.0
    if changed <= _EXACT:
        tail = sum(math.comb(changed, k) for k in range(min(worse, better) + 1))
        return min(1.0, 2.0 * tail / 2.0**changed)
    chi = (abs(worse - better) - 1) ** 2 / changed
    return math.erfc(math.sqrt(chi / 2))


def paired_difference(before: Sequence[float], after: Sequence[float], *, seed: int) -> tuple[float, float, float]:
    """The mean of after minus before, and its 95 % interval by resampling pairs."""
    differences = [late - early for early, late in zip(before, after, strict=True)]
    if not differences:
        raise ValueError("no pairs")
    drawn = random.Random(seed)
    size = len(differences)
    means = sorted(fmean(drawn.choices(differences, k=size)) for _ in range(resamples_for(size)))
    return (fmean(differences), *middle(means, 0.95))


def kappa(both: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two readers: agreement beyond chance; None where chance explains all, or nothing was read."""
    size = len(both)
    if not size:
        return None
    agree = sum(one == other for one, other in both) / size
    yes_one, yes_other = sum(one for one, _ in both) / size, sum(other for _, other in both) / size
    chance = yes_one * yes_other + (1 - yes_one) * (1 - yes_other)
    return None if chance == 1 else (agree - chance) / (1 - chance)


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which this share lies (nearest rank); None without values."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(share * len(ordered)) - 1))]
