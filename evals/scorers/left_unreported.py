"""A threat that belongs with the platform or the police was decided without that advice."""

from drafting.domain.decision import Category
from evals.cases.case import Case, DecisionLabels
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due for threats that were seen as such."""
    if not isinstance(case, DecisionLabels) or not case.expected.report or answer.decision is None:
        return None
    if answer.decision.category is not Category.THREAT:
        return None
    lacking = [authority for authority in case.expected.report if authority not in answer.decision.moderation.report]
    return Verdict(bool(lacking), f"not advised to report to: {', '.join(lacking)}" if lacking else "")
