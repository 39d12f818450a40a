"""What the scorers of drafts share: the two ways in which a wrong draft comes up."""

import re
from collections.abc import Iterable

from drafting.domain.draft import FindingKind
from evals.cases.case import Case, DraftCase
from evals.scorers.verdict import Verdict
from evals.targets.answer import Answer


def missed(case: DraftCase, answer: Answer, kinds: Iterable[FindingKind]) -> Verdict | None:
    """For a draft with labels: a finding of these kinds is due, and the guards said nothing of it."""
    due = case.kinds & set(kinds)
    if not due or answer.findings is None:
        return None
    overlooked = due - {finding.kind for finding in answer.findings}
    return Verdict(bool(overlooked), f"not found: {', '.join(sorted(overlooked))}" if overlooked else "")


def offered(answer: Answer, kinds: Iterable[FindingKind], shows: str | None = None) -> Verdict | None:
    """For a draft that was written: it was offered although it holds this mistake.

    `shows`: words that a check of the scorer's own found. The guards' own warnings count as well.
    """
    if answer.draft is None:
        return None
    if shows is not None:
        return Verdict(True, f"the draft says: {shows}")
    warned = [finding for finding in answer.draft.findings if finding.kind in set(kinds)]
    if warned:
        return Verdict(True, f"offered with a warning: {warned[0].kind}")
    return Verdict(False)


def written(answer: Answer) -> str:
    """All the words of the draft."""
    return f"{answer.draft.text}\n{answer.draft.private_message or ''}" if answer.draft else ""


def known(case: Case) -> str:
    """All that a draft may rest on."""
    context = case.context
    said = [turn.text for turn in case.thread]
    given = [context.instructions, context.signature, context.private_channel]
    return "\n".join([case.comment.text, *said, *context.facts, *filter(None, given)])


def first_match(pattern: re.Pattern[str], text: str) -> str | None:
    """The words that match, if any."""
    match = pattern.search(text)
    return match.group() if match else None
