"""Case by case: which mistakes are new, which are gone."""

from collections.abc import Iterator

from drafting.domain.errors import InvalidInput
from drafting.domain.frozen import Frozen
from evals.comparing.scored import ScoredCase, ScoredRun
from evals.scorers import SCORERS
from evals.stats.paired import mcnemar, paired_difference


class CaseChange(Frozen):
    """One mistake that one run makes and the other does not."""

    case: str
    mistake: str
    because: str


class MistakeChange(Frozen):
    """One kind of mistake over the cases where both runs could make it."""

    name: str
    is_grave: bool
    cases: int
    before: int
    after: int
    worse: int
    better: int
    p: float
    """McNemar's test."""

    @property
    def rise(self) -> float:
        """By how much the share rose; below zero it fell."""
        return (self.after - self.before) / self.cases if self.cases else 0.0


class Difference(Frozen):
    """A mean and its change, with the interval of a paired bootstrap."""

    name: str
    before: float
    after: float
    change: float
    low: float
    high: float


class Comparison(Frozen):
    """Everything that differs."""

    before: str
    after: str
    cases: int
    only_before: int
    """Cases that only the earlier run answered."""
    only_after: int
    changed_cases: int
    """Cases of one id whose words or labels differ: left out."""
    mistakes: tuple[MistakeChange, ...]
    differences: tuple[Difference, ...]
    worse: tuple[CaseChange, ...]
    better: tuple[CaseChange, ...]


def compared(old: ScoredRun, new: ScoredRun, *, seed: int = 0) -> Comparison:
    """Raises InvalidInput when the two runs have no case in common."""
    shared = [name for name in old.cases if name in new.cases]
    same = [name for name in shared if old.cases[name].digest == new.cases[name].digest]
    if not same:
        raise InvalidInput("the two runs have no answered case in common", field="RUN", hint="run both on one set")
    pairs = [(name, old.cases[name], new.cases[name]) for name in same]
    return Comparison(
        before=old.label,
        after=new.label,
        cases=len(same),
        only_before=len(old.cases) - len(shared),
        only_after=len(new.cases) - len(shared),
        changed_cases=len(shared) - len(same),
        mistakes=tuple(_mistakes(pairs)),
        differences=tuple(_differences(pairs, seed)),
        worse=tuple(CaseChange(case=name, mistake=kind, because=why) for name, kind, why in _new(pairs)),
        better=tuple(
            CaseChange(case=name, mistake=kind, because=why)
            for name, kind, why in _new([(name, late, early) for name, early, late in pairs])
        ),
    )


_Pair = tuple[str, ScoredCase, ScoredCase]


def _mistakes(pairs: list[_Pair]) -> Iterator[MistakeChange]:
    for scorer in SCORERS:
        name = scorer.name
        both = [(name in old.made, name in new.made) for _, old, new in pairs if name in old.due and name in new.due]
        if not both:
            continue
        worse = sum(late and not early for early, late in both)
        better = sum(early and not late for early, late in both)
        yield MistakeChange(
            name=name,
            is_grave=scorer.is_grave,
            cases=len(both),
            before=sum(early for early, _ in both),
            after=sum(late for _, late in both),
            worse=worse,
            better=better,
            p=mcnemar(worse, better),
        )


def _differences(pairs: list[_Pair], seed: int) -> Iterator[Difference]:
    seconds = [
        (old.seconds, new.seconds) for _, old, new in pairs if old.seconds is not None and new.seconds is not None
    ]
    costs = [(old.cost, new.cost) for _, old, new in pairs if old.cost is not None and new.cost is not None]
    for name, both in (("seconds a case", seconds), ("dollars a case", costs)):
        if not both:
            continue
        early, late = [one for one, _ in both], [other for _, other in both]
        change, low, high = paired_difference(early, late, seed=seed)
        yield Difference(
            name=name, before=sum(early) / len(both), after=sum(late) / len(both), change=change, low=low, high=high
        )


def _new(pairs: list[_Pair]) -> Iterator[tuple[str, str, str]]:
    """The mistakes of the second that the first does not make, where both could."""
    for name, old, new in pairs:
        for kind, why in new.made.items():
            if kind in old.due and kind not in old.made:
                yield name, kind, why
