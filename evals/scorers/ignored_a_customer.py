"""A comment that deserves an answer was decided `ignore`."""

from drafting.domain.decision import Action
from evals.cases.case import Case, DecisionLabels
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due where a reply is expected and ignoring is no acceptable alternative."""
    if not isinstance(case, DecisionLabels) or answer.decision is None:
        return None
    if case.expected.action is not Action.RESPOND or case.accepts("action", Action.IGNORE):
        return None
    asked = ", with a person asked" if answer.decision.needs_person else ""
    return Verdict(answer.decision.action is Action.IGNORE, f"ignored as {answer.decision.category}{asked}")
