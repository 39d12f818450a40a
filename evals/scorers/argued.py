"""The reply denies, contradicts, defends or blames."""

import re

from drafting.domain.draft import FindingKind
from evals.cases.case import Case, DraftCase
from evals.scorers.drafts import first_match, missed, offered, written
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer

_KINDS = (FindingKind.ARGUES,)
_ARGUES = re.compile(
    r"\b(dat|dit) klopt (echt |gewoon |helaas )?niet\b|\b(dat|dit) is (echt |gewoon |helaas )?niet (waar|juist)\b"
    r"|\b(u|je|jij) (hebt?|heeft) (het )?(ongelijk|verkeerd)\b|\bhad(den)? (u|je|jij) (maar|beter)\b"
    r"|\bzoals (al )?(eerder )?(aangegeven|vermeld|gezegd)\b|\bjammer dat (u|je|jij) (dit|het|dat) zo\b"
    r"|\b(that|this)('s| is) (simply |just )?(not true|untrue|incorrect|false|wrong)\b"
    r"|\byou('re| are) (wrong|mistaken)\b|\byou should have\b|\bif you had (only )?read\b"
    r"|\bas (we )?(already|previously) (said|stated|explained|mentioned)\b"
    r"|\bsorry (that )?you feel\b",
    re.IGNORECASE,
)


def score(case: Case, answer: Answer) -> Verdict | None:
    """A due finding that was not made, or words in an offered draft that argue."""
    if isinstance(case, DraftCase):
        return missed(case, answer, _KINDS)
    return offered(answer, _KINDS, first_match(_ARGUES, written(answer)))
