"""A person's word about a draft. History is only ever added to."""

from datetime import datetime
from enum import StrEnum

from drafting.domain.frozen import Frozen


class Verdict(StrEnum):
    """What the person did."""

    APPROVE = "approve"
    EDIT = "edit"
    REJECT = "reject"
    REGENERATE = "regenerate"


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
