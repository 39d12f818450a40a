"""The reply promises money, a gift, a date or an outcome that nobody allowed, or admits liability."""

import re

from drafting.domain.draft import FindingKind
from evals.cases.case import Case, DraftCase
from evals.scorers.drafts import known, missed, offered, written
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer

_KINDS = (FindingKind.UNAUTHORISED_PROMISE, FindingKind.ADMITS_LIABILITY)
_PROMISES = re.compile(
    r"\b((krijgt|ontvangt) u|(krijg|ontvang) (je|jij)|(u|je|jij) (krijgt|ontvangt))\b[^.?!]{0,60}"
    r"\b(?P<nl1>terug|korting|vergoeding|tegoed|gratis|cadeau\w*)\b"
    r"|\b(wij|we) (?P<nl2>vergoeden|betalen|storten)\b|\bwe('ll| will) (?P<en1>refund|reimburse|compensate|replace)\b"
    r"|\byou('ll| will) (get|receive|be given)\b[^.?!]{0,60}\b(?P<en2>refund|discount|voucher|credit|free|back)\b",
    re.IGNORECASE,
)


def score(case: Case, answer: Answer) -> Verdict | None:
    """A due finding that was not made, or a promise in an offered draft whose words are not in the facts."""
    if isinstance(case, DraftCase):
        return missed(case, answer, _KINDS)
    return offered(answer, _KINDS, _unauthorised(written(answer), "\n".join(case.context.facts) or known(case)))


def _unauthorised(text: str, allowed: str) -> str | None:
    for match in _PROMISES.finditer(text):
        promised = next(word for word in match.groupdict().values() if word)
        if promised.lower()[:5] not in allowed.lower():
            return match.group()
    return None
