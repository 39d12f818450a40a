"""A matter that must go before a person was left to a draft."""

from evals.cases.case import Case, DecisionLabels
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due where a person is expected and nothing else is acceptable."""
    if not isinstance(case, DecisionLabels) or answer.decision is None:
        return None
    if case.expected.needs_person is not True or False in case.lenient.needs_person:
        return None
    return Verdict(answer.decision.needs_person is None, "no person was asked")
