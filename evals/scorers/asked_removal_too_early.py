"""A customer is asked to take the comment down before the matter is solved, or where that may never be asked."""

import re

from drafting.domain.draft import FindingKind
from evals.cases.case import Case, DecisionLabels, DraftCase
from evals.scorers.drafts import first_match, missed, offered, written
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer

_KINDS = (FindingKind.PREMATURE_REMOVAL_REQUEST,)
_ASKS = re.compile(
    r"(bericht|reactie|review|beoordeling|post)\b[^.?!]{0,40}\b(verwijder|weghal|aanpas|bijwerk|offline)"
    r"|\b(take|taking)\b[^.?!]{0,30}\bdown\b|\b(remove|delete|edit|update)\b[^.?!]{0,20}\b(comment|review|post)\b",
    re.IGNORECASE,
)


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due wherever asking is not allowed."""
    if isinstance(case, DraftCase):
        return missed(case, answer, _KINDS)
    assert isinstance(case, DecisionLabels)
    if case.expected.ask_removal or answer.decision is None:
        return None
    if answer.decision.ask_removal:
        return Verdict(True, "decided to ask for removal")
    return offered(answer, _KINDS, first_match(_ASKS, written(answer))) or Verdict(False)
