"""The guards found something wrong with a draft that a good agent would send unchanged."""

from evals.cases.case import Case, DraftCase
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due for good drafts; a warning counts as well as a block."""
    if not isinstance(case, DraftCase) or not case.good or answer.findings is None:
        return None
    wrong = [finding for finding in answer.findings if finding.kind not in case.lenient]
    return Verdict(bool(wrong), f"{wrong[0].kind} ({wrong[0].severity}): {wrong[0].quote or ''}" if wrong else "")
