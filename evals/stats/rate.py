"""A share with its interval: how often, out of how many, and how sure that is."""

import math
from typing import Literal

from drafting.domain.frozen import Frozen
from evals.stats.bootstrap import share_interval

_Z = 1.959964
"""95 %."""


class Rate(Frozen):
    """`hits` of `of`; no value where there was nothing to count."""

    hits: int
    of: int
    value: float | None
    low: float | None = None
    high: float | None = None
    method: Literal["bootstrap", "wilson"] | None = None

    @classmethod
    def of_counts(cls, hits: int, of: int) -> "Rate":
        """With a 95 % interval: bootstrapped, or Wilson's where all or none hit (resampling would claim certainty)."""
        if not of:
            return cls(hits=0, of=0, value=None)
        if of == 1:
            return cls(hits=hits, of=of, value=float(hits))
        if hits in (0, of):
            low, high = wilson(hits, of)
            return cls(hits=hits, of=of, value=hits / of, low=low, high=high, method="wilson")

        low, high = share_interval(hits, of)
        return cls(hits=hits, of=of, value=hits / of, low=low, high=high, method="bootstrap")

    def __str__(self) -> str:
        if self.value is None:
            return "nothing to count"
        between = f" [{self.low:.3f}, {self.high:.3f}]" if self.low is not None else ""
        return f"{self.value:.3f}{between} ({self.hits} of {self.of})"


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's interval for a share: right also at 0 and 1."""
    share, squared = hits / of, _Z * _Z
    middle = (share + squared / (2 * of)) / (1 + squared / of)
    half = _Z / (1 + squared / of) * math.sqrt(share * (1 - share) / of + squared / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)
