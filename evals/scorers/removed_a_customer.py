"""A comment that must not be removed was decided `remove`."""

from drafting.domain.decision import Action
from evals.cases.case import Case, DecisionLabels
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due wherever removal is no acceptable answer; a person who was asked as well does not undo the advice."""
    if not isinstance(case, DecisionLabels) or case.accepts("action", Action.REMOVE) or answer.decision is None:
        return None
    asked = ", with a person asked" if answer.decision.needs_person else ""
    return Verdict(answer.decision.action is Action.REMOVE, f"removed as {answer.decision.category}{asked}")
