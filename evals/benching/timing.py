"""Timing of single calls: a median and a 99th percentile, not a mean that a hiccup pulls along."""

import gc
import time
from collections.abc import Callable, Sequence

from drafting.domain.frozen import Frozen
from evals.stats.paired import percentile


class Timing(Frozen):
    """One thing that was timed, and what is asked of it, in milliseconds."""

    name: str
    calls: int
    median: float
    p99: float
    most_median: float | None = None
    most_p99: float | None = None

    @property
    def is_within(self) -> bool:
        """Whether every bar is reached."""
        return (self.most_median is None or self.median < self.most_median) and (
            self.most_p99 is None or self.p99 < self.most_p99
        )


def timed(
    name: str,
    calls: Callable[[int], Sequence[Callable[[], object]]],
    *,
    rounds: int,
    most_median: float | None = None,
    most_p99: float | None = None,
) -> Timing:
    """The calls of every round in turn, after a tenth as many rounds to warm up. The collector runs as always."""
    for number in range(max(1, rounds // 10)):
        for call in calls(rounds + number):
            call()
    gc.collect()
    spent: list[float] = []
    for number in range(rounds):
        for call in calls(number):
            started = time.perf_counter()
            call()
            spent.append((time.perf_counter() - started) * 1000)
    median, p99 = percentile(spent, 0.5), percentile(spent, 0.99)
    assert median is not None
    assert p99 is not None
    return Timing(name=name, calls=len(spent), median=median, p99=p99, most_median=most_median, most_p99=most_p99)
