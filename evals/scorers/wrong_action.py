"""Another action than the case deserves."""

from evals.cases.case import Case, DecisionLabels
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due for every decision; marked alternatives are right."""
    if not isinstance(case, DecisionLabels) or answer.decision is None:
        return None
    action = answer.decision.action
    return Verdict(not case.accepts("action", action), f"{action} where {case.expected.action} is due")
