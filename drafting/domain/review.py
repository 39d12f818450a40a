"""A person's word about a draft. History is only ever added to."""

from datetime import datetime
from enum import StrEnum

from drafting.domain.decision import Action, Decision
from drafting.domain.draft import Draft
from drafting.domain.frozen import Frozen


class Verdict(StrEnum):
    """What the person did."""

    APPROVE = "approve"
    """The reply is right as it stands."""
    EDIT = "edit"
    """Other words than the draft's are approved."""
    TAKE_OVER = "take_over"
    """The person wrote the reply alone."""
    REJECT = "reject"
    REGENERATE = "regenerate"
    AGREE = "agree"
    """Ignoring or removing is right."""
    DECIDE_OTHERWISE = "decide_otherwise"
    UNDO = "undo"
    """The last word is taken back; the draft waits again."""
    POSTED = "posted"
    """The way out failed, and the person posted the approved reply by hand."""
    CONTEST = "contest"
    """Somebody disputes what was decided; the draft waits again, for another look."""


class RejectReason(StrEnum):
    """Why a draft was refused, so that refusals can be counted."""

    WRONG_TONE = "wrong_tone"
    NOT_TRUE = "not_true"
    MISSES_THE_POINT = "misses_the_point"
    PROMISES_TOO_MUCH = "promises_too_much"
    BADLY_WRITTEN = "badly_written"
    ALREADY_HANDLED = "already_handled"
    NO_REPLY_NEEDED = "no_reply_needed"
    OTHER = "other"


_FASTEST = 10.0
"""Words a second. People read 4 (Brysbaert 2019) and skim 8; nobody who looked at the words is faster."""
_LEAST = 2.0
"""Seconds that finding the button takes."""


def is_too_fast(texts: tuple[str, ...], seconds: float) -> bool:
    """Whether these texts cannot have been read in this time."""
    words = sum(len(text.split()) for text in texts)
    return seconds < max(_LEAST, words / _FASTEST)


class Review(Frozen):
    """Who did what, when, why, and with which text."""

    id: str
    draft_id: str
    verdict: Verdict
    reviewer: str | None
    at: datetime
    reason: str | None = None
    text_before: str | None = None
    text_after: str | None = None
    private_message_before: str | None = None
    private_message_after: str | None = None
    ground: RejectReason | None = None
    action_before: Action | None = None
    action_after: Action | None = None
    decision_before: Decision | None = None
    """Whole, where the decision itself was changed."""
    decision_after: Decision | None = None
    draft_before: Draft | None = None
    """Whole, where the draft itself was replaced: an undo puts it back."""
    thread_state: str | None = None
    """What had been said in the exchange when this word was given (`Thread.state`)."""
    revision: int | None = None
    """The draft's revision that the person looked at."""
    seconds: float | None = None
    """How long it was open before this word; None where nobody can tell."""
    too_fast: bool = False
    held_until: datetime | None = None
    """Until then an approved reply stays here, so that its approval can be undone."""
    undoes: str | None = None
    """The id of the review that an undo takes back."""
