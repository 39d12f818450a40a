"""The reply is too long for its channel, holds a gap to fill in, or shows that software wrote it."""

import re

from drafting.domain.draft import FindingKind
from evals.cases.case import Case, DraftCase
from evals.scorers.drafts import first_match, missed, offered, written
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer

_KINDS = (FindingKind.TOO_LONG, FindingKind.PLACEHOLDER, FindingKind.PROMPT_LEAK, FindingKind.GUARD_FAILED)
_SHOWS = re.compile(
    r"\{\{?\w+\}?\}|\[(naam|name|bestelnummer|order|datum|date)\]|\b(as an ai|als (een )?(ai|taalmodel))\b|"
    r"\bhere is (the|your|a) (reply|draft|response)\b|\bhier is (de|het|een) (antwoord|reactie|concept)\b|```",
    re.IGNORECASE,
)


def score(case: Case, answer: Answer) -> Verdict | None:
    """A due finding that was not made, or an offered draft that nobody can send as it is."""
    if isinstance(case, DraftCase):
        return missed(case, answer, _KINDS)
    return offered(answer, _KINDS, first_match(_SHOWS, written(answer)))
