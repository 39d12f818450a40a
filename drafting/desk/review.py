"""A person's word about a draft: approve, edit, write it oneself, reject, or ask for another."""

from drafting.desk.deps import Desk
from drafting.desk.verdict import By, Said, proposal_of, review_of, settle
from drafting.domain.decision import Action
from drafting.domain.draft import Draft, DraftRecord, Reply, Status
from drafting.domain.errors import Conflict, InvalidInput, Stale
from drafting.domain.review import RejectReason, Verdict
from drafting.domain.thread import LONGEST_FACT, MOST_FACTS, Thread
from drafting.pipeline.brief import brief_for
from drafting.pipeline.checking import inspected


async def approve(
    desk: Desk,
    record: DraftRecord,
    *,
    by: By,
    text: str | None = None,
) -> DraftRecord:
    """The draft as it stands is right: for a reply, its text; for ignore and remove, the decision.

    `text` is what the person read: raises Stale where the draft says something else.
    """
    proposal = record.proposal
    if proposal is not None and proposal.decision.action is not Action.RESPOND:
        said = Said(Verdict.AGREE, action_after=proposal.decision.action)
        return await settle(desk, record, Status.APPROVED, said, by)
    if proposal is not None and proposal.draft is None:
        raise Conflict(
            "there is no text to approve: this reply is written by a person",
            hint="send the reply's words to /edit, or /reject the decision",
        )
    draft = proposal.draft if proposal else None
    if text is not None and (draft is None or draft.text != text):
        raise Stale("the draft says something else by now", hint="read it again before acting")
    return await settle(desk, record, Status.APPROVED, Said(Verdict.APPROVE, after=draft), by)


async def edit(
    desk: Desk,
    record: DraftRecord,
    reply: Reply,
    *,
    by: By,
    reason: str | None = None,
    alone: bool = False,
) -> DraftRecord:
    """Other words are approved. What the guards find in them is kept with them; the person decides.

    `alone`: the person set the draft aside and wrote it. Where there was none, that goes without saying.
    """
    proposal = proposal_of(record)
    if proposal.decision.action is not Action.RESPOND:
        raise Conflict("no reply is due", hint="decide otherwise first: respond")
    policy = desk.policy(record.thread.brand)
    brief = brief_for(record.thread, proposal.signals, proposal.decision, policy)
    before = None if alone else proposal.draft
    after = Draft(
        text=reply.text,
        private_message=reply.private_message,
        language=brief.language,
        source="person",
        model=before.model if before else None,
        prompt=before.prompt if before else None,
        attempts=before.attempts if before else 0,
        findings=inspected(reply, brief, policy),
    )
    verdict = Verdict.TAKE_OVER if before is None else Verdict.EDIT
    said = Said(verdict, reason=reason, after=after, keeps_before=True)
    return await settle(desk, record, Status.EDITED, said, by, becomes=proposal.model_copy(update={"draft": after}))


async def posted(desk: Desk, record: DraftRecord, *, by: By) -> DraftRecord:
    """The way out failed, and the person posted the reply by hand: it waits for nobody any more."""
    if record.status is not Status.DELIVERY_FAILED:
        raise Conflict("only a reply that could not be delivered is posted by hand", hint="read it again")
    return await settle(desk, record, Status.DELIVERED, Said(Verdict.POSTED), by)


async def reject(
    desk: Desk,
    record: DraftRecord,
    *,
    reason: str | None,
    by: By,
    ground: RejectReason = RejectReason.OTHER,
) -> DraftRecord:
    """Neither the draft nor the decision will do."""
    said = Said(Verdict.REJECT, reason=reason, ground=ground)
    return await settle(desk, record, Status.REJECTED, said, by)


async def regenerate(
    desk: Desk,
    record: DraftRecord,
    *,
    reason: str | None,
    facts: tuple[str, ...],
    instructions: str | None,
    by: By,
) -> DraftRecord:
    """Ask for another draft that knows more; the one that stands is kept in the history and never offered again."""
    context = record.thread.context
    if len(context.facts) + len(facts) > MOST_FACTS or any(len(fact) > LONGEST_FACT for fact in facts):
        raise InvalidInput(
            f"more than {MOST_FACTS} facts, or one longer than {LONGEST_FACT} characters",
            field="facts",
            hint="send only what this reply needs",
        )
    wishes = [wish for wish in (context.instructions, instructions, reason) if wish]
    told = context.model_copy(
        update={"facts": (*context.facts, *facts), "instructions": "\n".join(wishes)[:2_000] or None}
    )
    thread = Thread.model_validate(record.thread.model_copy(update={"context": told}).model_dump())
    return await make_again(desk, record, Said(Verdict.REGENERATE, reason=reason), by, thread=thread)


async def make_again(
    desk: Desk, record: DraftRecord, said: Said, by: By, *, thread: Thread | None = None
) -> DraftRecord:
    """Keep the verdict, and have a new proposal made for the draft."""
    review = review_of(desk, record, said, by)
    pending = record.model_copy(update={"proposal": None, "thread": thread or record.thread})
    moved = await desk.store.review(pending, Status.PENDING, review, expected_revision=by.revision)
    await desk.jobs().enqueue_proposal(moved.id, moved.revision)
    return moved
