"""The reply is due at another time than the policy says."""

from datetime import timedelta

from drafting.domain.decision import Urgency
from drafting.domain.thread import posted_or
from evals.cases.case import Case, DecisionLabels
from evals.scorers.verdict import Verdict
from evals.targets.answer import NOW, Answer

_WITHIN = {Urgency.H24: timedelta(hours=24), Urgency.H48: timedelta(hours=48)}


def score(case: Case, answer: Answer) -> Verdict | None:
    """Due where the action is right: a wrong one has its own scorer."""
    decision = answer.decision
    if not isinstance(case, DecisionLabels) or decision is None or not case.expected.labels("urgency"):
        return None
    if not case.accepts("action", decision.action):
        return None
    if not case.accepts("urgency", decision.urgency):
        return Verdict(True, f"{decision.urgency} where {case.expected.urgency} is due")
    if (decision.respond_by is None) != (decision.urgency is Urgency.NONE):
        return Verdict(True, f"urgency {decision.urgency}, but respond_by is {decision.respond_by}")
    return _too_late(case, answer)


def _too_late(case: DecisionLabels, answer: Answer) -> Verdict:
    """The timestamp against the urgency. A service decides at its own time, so only cases with a time are checked."""
    decision = answer.decision
    assert decision is not None
    within = _WITHIN.get(decision.urgency)
    if within is None or decision.respond_by is None or case.comment.posted_at is None:
        return Verdict(False)
    latest = posted_or(case.exchange("default"), NOW) + within
    explained = any("hours" in reason.rule for reason in decision.reasons)
    return Verdict(decision.respond_by > latest and not explained, f"due {decision.respond_by}, at the latest {latest}")
