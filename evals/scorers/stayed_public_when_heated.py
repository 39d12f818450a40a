"""A heated or private matter was left to be dealt with in public."""

from drafting.domain.decision import Action, Visibility
from drafting.domain.draft import FindingKind
from evals.cases.case import Case, DecisionLabels, DraftCase
from evals.scorers.drafts import missed
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due where only `private` is right and a reply is given."""
    if isinstance(case, DraftCase):
        return missed(case, answer, [FindingKind.NOT_MOVED_TO_PRIVATE])
    assert isinstance(case, DecisionLabels)
    if answer.decision is None or case.expected.visibility is not Visibility.PRIVATE:
        return None
    if case.accepts("visibility", Visibility.PUBLIC) or answer.decision.action is not Action.RESPOND:
        return None
    return Verdict(answer.decision.visibility is not Visibility.PRIVATE, f"visibility {answer.decision.visibility}")
