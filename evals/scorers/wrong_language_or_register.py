"""The reply is in another language than the comment, or mixes the forms of address."""

import re

from drafting.domain.draft import FindingKind
from drafting.text.language import guess
from evals.cases.case import Case, DraftCase
from evals.scorers.drafts import missed, offered
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer

_KINDS = (FindingKind.WRONG_LANGUAGE, FindingKind.WRONG_FORMALITY)
_WRITTEN = ("nl", "en", "de", "fr", "es")
_FORMAL = re.compile(r"\b(u|uw|uzelf)\b")
_FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jezelf)\b", re.IGNORECASE)


def score(case: Case, answer: Answer) -> Verdict | None:
    """A due finding that was not made, or an offered draft in the wrong language or with both `u` and `je`."""
    if isinstance(case, DraftCase):
        return missed(case, answer, _KINDS)
    return offered(answer, _KINDS, _shows(case, answer))


def _shows(case: Case, answer: Answer) -> str | None:
    if answer.draft is None:
        return None
    text = answer.draft.text
    read = guess(text)
    if case.language in _WRITTEN and read.sureness == "high" and read.code != case.language:
        return f"words in {read.code} where {case.language} is due"
    if case.language == "nl" and _FORMAL.search(text) and _FAMILIAR.search(text):
        return "both u and je"
    return None
