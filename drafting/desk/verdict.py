"""One person's verdict becomes a stored review, in the same transaction as the status it leads to."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from drafting.desk.deps import Desk
from drafting.domain.decision import Action, Decision
from drafting.domain.draft import Draft, DraftRecord, Proposal, Status
from drafting.domain.errors import Conflict
from drafting.domain.review import RejectReason, Review, Verdict, is_too_fast

_APPROVALS = (Verdict.APPROVE, Verdict.AGREE)


@dataclass(frozen=True)
class By:
    """Who gives a verdict, on which revision, and how long they had it open."""

    name: str | None
    revision: int | None = None
    """What they read; None: whatever stands now."""
    seconds: float | None = None
    hold: float = 0.0
    """Seconds that an approved reply is held back, so that the person can still undo it."""


@dataclass(frozen=True)
class Said:
    """A verdict and all that goes with it."""

    verdict: Verdict
    reason: str | None = None
    ground: RejectReason | None = None
    after: Draft | None = None
    decision_after: Decision | None = None
    action_after: Action | None = None
    keeps_before: bool = False
    """Whether the whole draft and decision of before are kept, for an undo."""
    undoes: str | None = None


def proposal_of(record: DraftRecord) -> Proposal:
    """The proposal; raises Conflict while there is none."""
    if record.proposal is None:
        raise Conflict("the draft is still being made", hint="wait until its status is awaiting_approval")
    return record.proposal


def review_of(desk: Desk, record: DraftRecord, said: Said, by: By) -> Review:
    """The verdict as it is kept."""
    proposal = record.proposal
    before = proposal.draft if proposal else None
    decision = proposal.decision if proposal else None
    texts = (record.thread.comment.text, *((before.text, before.private_message or "") if before else ()))
    return Review(
        id=f"rev_{uuid.uuid4().hex}",
        draft_id=record.id,
        verdict=said.verdict,
        reviewer=by.name,
        at=desk.clock(),
        reason=said.reason,
        ground=said.ground,
        text_before=before and before.text,
        text_after=said.after and said.after.text,
        private_message_before=before and before.private_message,
        private_message_after=said.after and said.after.private_message,
        action_before=decision and decision.action,
        action_after=said.decision_after.action if said.decision_after else said.action_after,
        decision_before=decision if said.decision_after or said.keeps_before else None,
        decision_after=said.decision_after,
        draft_before=before if said.decision_after or said.keeps_before else None,
        thread_state=record.thread.state,
        revision=record.revision,
        seconds=by.seconds,
        too_fast=said.verdict in _APPROVALS and by.seconds is not None and is_too_fast(texts, by.seconds),
        undoes=said.undoes,
    )


async def settle(
    desk: Desk, record: DraftRecord, status: Status, said: Said, by: By, *, becomes: Proposal | None = None
) -> DraftRecord:
    """Store the verdict and the proposal it leads to; have an approved reply delivered where there is a way out."""
    review = review_of(desk, record, said, by)
    changed = record if becomes is None else record.model_copy(update={"proposal": becomes})
    has_text = changed.proposal is not None and changed.proposal.draft is not None
    goes_out = status in (Status.APPROVED, Status.EDITED) and has_text and desk.deliverer is not None
    if goes_out and by.hold:
        review = review.model_copy(update={"held_until": review.at + timedelta(seconds=by.hold)})
    moved = await desk.store.review(changed, status, review, expected_revision=by.revision, deliver=goes_out)
    if goes_out:
        await desk.jobs().enqueue_delivery(moved.id, after=by.hold)
    return moved
