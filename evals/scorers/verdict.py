"""What a scorer says of one answer."""

from collections.abc import Callable
from dataclasses import dataclass

from evals.cases.case import Case
from evals.targets.answer import Answer


@dataclass(frozen=True)
class Verdict:
    """Whether the mistake was made, and what shows it."""

    mistake: bool
    because: str = ""


Score = Callable[[Case, Answer], Verdict | None]
"""None where the mistake could not have been made: nothing is counted then."""


@dataclass(frozen=True)
class Scorer:
    """One kind of mistake: the file's name is its name."""

    score: Score
    sentence: str
    is_grave: bool = False
    """Whether a single one is too many."""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.score.__module__.rpartition(".")[2]
