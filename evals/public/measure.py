"""A measure: which rows should be called what, and the figures that come of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from drafting.domain.frozen import Frozen
from evals.figures.figures import Bar
from evals.public.rows import PublicRow
from evals.stats.rate import Rate
from evals.targets.answer import Answer

Counted = Iterable[tuple[str, str, bool]]
"""(figure, group, whether it hit), as many as one row gives."""


class Line(Frozen):
    """One figure in one group."""

    figure: str
    group: str
    rate: Rate


class Measured(Frozen):
    """What one file came to."""

    file: str
    measures: str
    rows: int
    unreadable: int
    """Rows that no service would take."""
    failed: int
    """Rows without an answer: they count in no figure."""
    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Measure:
    """How one file is measured."""

    measures: str
    count: Callable[[PublicRow, Answer], Counted]
    bars: Callable[[Mapping[tuple[str, str], Rate], bool], Iterable[Bar]] = lambda rates, has_model: ()
    reply_to: str | None = None
    """The rows are replies to this comment; None: they are comments."""


@dataclass
class Counts:
    """Hits and tries of every figure in every group."""

    hits: defaultdict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    tries: defaultdict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, counted: Counted) -> None:
        """Count a row, in its group and in all."""
        for figure, group, hit in counted:
            for name in dict.fromkeys(("all", group)):
                self.tries[figure, name] += 1
                self.hits[figure, name] += hit

    def rates(self) -> dict[tuple[str, str], Rate]:
        """With their intervals, `all` before the groups."""
        ordered = sorted(self.tries, key=lambda key: (key[0], key[1] != "all", key[1]))
        return {key: Rate.of_counts(self.hits[key], self.tries[key]) for key in ordered}
