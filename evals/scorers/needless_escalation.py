"""A person was asked about a comment that is plain."""

from evals.cases.case import Case, DecisionLabels
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due where no person is expected. Without a model this is the price of never guessing."""
    if not isinstance(case, DecisionLabels) or answer.decision is None:
        return None
    if case.expected.needs_person is not False or True in case.lenient.needs_person:
        return None
    needs_person = answer.decision.needs_person
    return Verdict(needs_person is not None, needs_person.reason if needs_person else "")
