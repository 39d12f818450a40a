"""A person decides otherwise than the policy did, and that holds."""

from datetime import datetime

from drafting.desk import cases
from drafting.desk.deps import Desk
from drafting.desk.review import make_again
from drafting.desk.verdict import By, Said, proposal_of, settle
from drafting.domain.decision import COMPLAINTS, Action, Category, Decision, Moderation, Reason, Urgency, Visibility
from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import Conflict, InvalidInput
from drafting.domain.review import Review, Verdict
from drafting.domain.thread import Thread, posted_or
from drafting.domain.wording import Wording
from drafting.policy import Policy
from drafting.policy.hours import deadline

ANSWERED = (*COMPLAINTS, Category.QUESTION, Category.PRAISE_OR_NEUTRAL)
"""Categories that are answered, and so have saved replies."""

_URGENCY = {
    Category.PRODUCT_COMPLAINT: Urgency.IMMEDIATE,
    Category.SERVICE_COMPLAINT: Urgency.H24,
    Category.SOCIAL_MEDIA_COMPLAINT: Urgency.H48,
    Category.QUESTION: Urgency.H24,
    Category.PRAISE_OR_NEUTRAL: Urgency.H48,
}


async def decide_otherwise(
    desk: Desk,
    record: DraftRecord,
    *,
    action: Action,
    category: Category | None,
    reason: str,
    by: By,
) -> DraftRecord:
    """Put the person's decision in the place of the policy's.

    Ignoring and removing are settled by that; where a reply is due, one is drafted, and waits for approval.
    """
    proposal = proposal_of(record)
    before = proposal.decision
    if not reason.strip():
        raise InvalidInput("is empty", field="reason", hint="say in a few words why you decide otherwise")
    if (action, category or before.category) == (before.action, before.category):
        raise Conflict("that is what was decided already", hint="agree with it, or choose another action or category")
    after = decided_by_person(
        before,
        record.thread,
        desk.policy(record.thread.brand),
        action=action,
        category=category or before.category,
        words=reason.strip(),
        now=desk.clock(),
    )
    said = Said(Verdict.DECIDE_OTHERWISE, reason=reason.strip(), decision_after=after, keeps_before=True)
    if action is Action.RESPOND:
        return await make_again(desk, record, said, by)
    becomes = proposal.model_copy(update={"decision": after, "draft": None})
    await cases.keep(desk, record, becomes)
    return await settle(desk, record, Status.APPROVED, said, by, becomes=becomes)


def decided_by_person(
    before: Decision, thread: Thread, policy: Policy, *, action: Action, category: Category, words: str, now: datetime
) -> Decision:
    """What a person put in the place of a decision; raises InvalidInput for a reply to what is not answered."""
    if action is Action.RESPOND and category not in ANSWERED:
        raise InvalidInput(
            f"{category.value} is not answered",
            field="category",
            hint=f"say what kind of comment it is: {', '.join(ANSWERED)}",
        )
    urgency = _URGENCY[category] if action is Action.RESPOND else Urgency.NONE
    if category is Category.THREAT:
        urgency = Urgency.IMMEDIATE
    due = deadline(
        urgency,
        posted_or(thread, now),
        deadlines=policy.deadlines,
        week=policy.opening_hours,
        time_zone=policy.time_zone,
        waits=category is not Category.THREAT,
    )
    why = Wording(nl=f"Een medewerker besloot anders: {words}", en=f"A person decided otherwise: {words}")
    return before.model_copy(
        update={
            "action": action,
            "category": category,
            "urgency": urgency,
            "respond_by": due.at,
            "visibility": _visibility(category) if action is Action.RESPOND else None,
            "moderation": _moderation(before, category) if action is Action.REMOVE else Moderation(),
            "ask_removal": False,
            "humour_allowed": False,
            "needs_person": None,
            "draft_allowed": True,
            "reasons": (Reason(rule="a-person-decided", text=why), *before.reasons),
        }
    )


def _visibility(category: Category) -> Visibility:
    """A complaint is taken to the private channel: the careful side, for nobody said that one reply settles it."""
    return Visibility.PRIVATE if category in COMPLAINTS else Visibility.PUBLIC


def _moderation(before: Decision, category: Category) -> Moderation:
    report = before.moderation.report or (("platform",) if category is Category.THREAT else ())
    return before.moderation.model_copy(update={"hide": True, "report": report})


def standing_decision(reviews: tuple[Review, ...]) -> Decision | None:
    """The decision that a person made and nobody took back, if there is one; reviews are oldest first."""
    undone = {review.undoes for review in reviews if review.undoes}
    made = [review.decision_after for review in reviews if review.decision_after and review.id not in undone]
    return made[-1] if made else None
