"""Humour where somebody is upset."""

from drafting.domain.draft import FindingKind
from evals.cases.case import Case, DecisionLabels, DraftCase
from evals.scorers.drafts import missed, offered
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer

_KINDS = (FindingKind.UNSAFE_HUMOUR,)


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due wherever humour is not surely safe."""
    if isinstance(case, DraftCase):
        return missed(case, answer, _KINDS)
    assert isinstance(case, DecisionLabels)
    if case.expected.humour_allowed or answer.decision is None:
        return None
    if answer.decision.humour_allowed:
        return Verdict(True, "humour was allowed")
    return offered(answer, _KINDS) or Verdict(False)
