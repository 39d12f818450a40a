"""A verdict taken back: at once by who gave it, or later by who disputes it."""

from datetime import timedelta

from drafting.desk.deps import Desk
from drafting.desk.verdict import By, Said, proposal_of, settle
from drafting.domain.decision import Action, NeedsPerson
from drafting.domain.draft import DraftRecord, Proposal, Status
from drafting.domain.errors import Conflict, InvalidInput
from drafting.domain.review import Review, Verdict
from drafting.domain.wording import Wording

HELD = 15.0
"""Seconds that a reply which was approved on the page is held back, so that its approval can be undone."""
_TOO_CLOSE = timedelta(seconds=2)
"""Another machine's clock may be ahead of ours."""
SETTLED = (Status.APPROVED, Status.EDITED, Status.REJECTED)
_SETTLING = (
    Verdict.APPROVE,
    Verdict.EDIT,
    Verdict.TAKE_OVER,
    Verdict.REJECT,
    Verdict.AGREE,
    Verdict.DECIDE_OTHERWISE,
)


def last_word(reviews: tuple[Review, ...]) -> Review | None:
    """The verdict that stands: the newest that settles and was not taken back. Reviews are oldest first."""
    if not reviews or reviews[-1].verdict not in _SETTLING:
        return None
    return reviews[-1]


def is_on_its_way(desk: Desk, record: DraftRecord, word: Review | None) -> bool:
    """Whether an approved reply was handed to the way out, or is about to be, which nobody can call back."""
    has_text = record.proposal is not None and record.proposal.draft is not None
    if not has_text or record.status not in (Status.APPROVED, Status.EDITED) or desk.deliverer is None:
        return False
    held_until = word.held_until if word else None
    return held_until is None or desk.clock() >= held_until - _TOO_CLOSE


async def undo(desk: Desk, record: DraftRecord, *, by: By) -> DraftRecord:
    """Take the last verdict back: draft and decision of before wait again. Raises Conflict when it is too late."""
    if record.status not in SETTLED:
        raise Conflict(f"the draft is {record.status.value}: there is nothing to undo", hint="read it again")
    word = last_word(await desk.store.reviews.of_draft(record.id))
    if word is None:
        raise Conflict("there is nothing to undo", hint="read it again")
    if is_on_its_way(desk, record, word):
        raise Conflict("the reply is on its way out already", hint="remove it on the channel itself")
    said = Said(Verdict.UNDO, undoes=word.id, action_after=word.action_before)
    return await settle(desk, record, Status.AWAITING_APPROVAL, said, by, becomes=_before(proposal_of(record), word))


def _before(proposal: Proposal, word: Review) -> Proposal:
    if word.decision_before is None:
        return proposal
    return proposal.model_copy(update={"decision": word.decision_before, "draft": word.draft_before})


async def contest(desk: Desk, record: DraftRecord, *, reason: str, by: By) -> DraftRecord:
    """Dispute a comment's removal, or that it was ignored: it waits again, with its text, for a person to judge."""
    proposal = proposal_of(record)
    if proposal.decision.action is Action.RESPOND or record.status is not Status.APPROVED:
        raise Conflict("only what was removed or ignored can be contested", hint="read it again")
    if not reason.strip():
        raise InvalidInput("is empty", field="reason", hint="say in a few words what is wrong with the decision")
    asked = NeedsPerson(
        reason=Wording(
            nl=f"Het besluit wordt betwist: {reason.strip()}", en=f"The decision is contested: {reason.strip()}"
        )
    )
    becomes = proposal.model_copy(update={"decision": proposal.decision.model_copy(update={"needs_person": asked})})
    said = Said(Verdict.CONTEST, reason=reason.strip(), action_after=proposal.decision.action)
    return await settle(desk, record, Status.AWAITING_APPROVAL, said, by, becomes=becomes)
