"""The reply does not name the problem."""

from drafting.domain.draft import FindingKind
from evals.cases.case import Case, DraftCase
from evals.scorers.drafts import missed, offered
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer

_KINDS = (FindingKind.GENERIC,)


def score(case: Case, answer: Answer) -> Verdict | None:
    """A due finding that was not made, or a warning that was offered."""
    return missed(case, answer, _KINDS) if isinstance(case, DraftCase) else offered(answer, _KINDS)
