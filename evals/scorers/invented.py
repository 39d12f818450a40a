"""The reply states a number, an amount or an address that stands nowhere in what it was given."""

import re

from drafting.domain.draft import FindingKind
from evals.cases.case import Case, DraftCase
from evals.scorers.drafts import known, missed, offered, written
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer

_KINDS = (FindingKind.INVENTED_FACT,)
_CHECKABLE = re.compile(r"https?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w+|\d[\d .,/:-]*\d|\d+\s?%")


def score(case: Case, answer: Answer) -> Verdict | None:
    """A due finding that was not made, or something that can be checked and is nowhere in comment, thread or facts."""
    if isinstance(case, DraftCase):
        return missed(case, answer, _KINDS)
    given = _bare(known(case))
    stated = (match.group().rstrip(".,;") for match in _CHECKABLE.finditer(written(answer)))
    return offered(answer, _KINDS, next((words for words in stated if _bare(words) not in given), None))


def _bare(text: str) -> str:
    """Without what is written one way or another: spaces, dots and dashes between digits."""
    return re.sub(r"(?<=\d)[ .,/:-]+(?=\d)|\s+(?=%)", "", text).lower()
