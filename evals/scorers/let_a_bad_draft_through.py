"""The guards found none of the things that are wrong with a draft."""

from evals.cases.case import Case, DraftCase
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due for bad drafts: the right reason must be among the findings, whatever else is."""
    if not isinstance(case, DraftCase) or not case.kinds or answer.findings is None:
        return None
    found = {finding.kind for finding in answer.findings}
    other = f"; found in its place: {', '.join(sorted(found))}" if found else ""
    return Verdict(not found & case.kinds, f"not found: {', '.join(sorted(case.kinds))}{other}")
