"""All scorers over one answer."""

from dataclasses import dataclass, field

from evals.cases.case import Case
from evals.scorers import SCORERS
from evals.targets.answer import Answer


@dataclass
class Scores:
    """Which mistakes could be made, which were, and which scorers failed."""

    due: list[str] = field(default_factory=list)
    made: dict[str, str] = field(default_factory=dict)
    """With what shows each."""
    failed: dict[str, str] = field(default_factory=dict)
    """A failure to score is neither a mistake nor its absence."""


def scored(case: Case, answer: Answer) -> Scores:
    """Run every scorer."""
    scores = Scores()
    for scorer in SCORERS:
        try:
            verdict = scorer.score(case, answer)
        except Exception as error:  # noqa: BLE001  # one scorer that fails must not take the others' figures along
            scores.failed[scorer.name] = f"{type(error).__name__}: {error}"
            continue
        if verdict is None:
            continue
        scores.due.append(scorer.name)
        if verdict.mistake:
            scores.made[scorer.name] = verdict.because
    return scores
