"""An approved reply goes out, once; nothing that no person approved ever does."""

from drafting.desk.deps import Desk
from drafting.desk.takeback import last_word
from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import Conflict, DeliveryError
from drafting.domain.review import Review, Verdict

_APPROVALS = (Verdict.APPROVE, Verdict.EDIT, Verdict.TAKE_OVER)


async def deliver_once(desk: Desk, draft_id: str) -> DraftRecord:
    """Hand an approved reply to the way out; raises DeliveryError, and Conflict for one that nobody approved.

    The status alone is not believed: a person's word must stand, and must name the very text that goes out.
    """
    record = await desk.store.drafts.get(draft_id)
    if record.status is Status.DELIVERED:
        return record
    if record.status not in (Status.APPROVED, Status.EDITED):
        raise Conflict("only an approved reply is delivered")
    word = last_word(await desk.store.reviews.of_draft(draft_id))
    if word is None or not _names_this_text(word, record):
        raise Conflict("no person approved this text")
    if word.held_until is not None and desk.clock() < word.held_until:
        raise DeliveryError("it can still be taken back", permanent=False, hint="try again in a few seconds")
    if desk.deliverer is None:
        # Not a failure: without a way out, people post what they approved.
        raise Conflict("there is no way out for replies", hint="set DRAFTING_WEBHOOK_URL")
    await desk.deliverer.deliver(record)
    return await desk.store.drafts.move(record.id, Status.DELIVERED, now=desk.clock())


def _names_this_text(word: Review, record: DraftRecord) -> bool:
    draft = record.proposal.draft if record.proposal else None
    if draft is None or word.verdict not in _APPROVALS:
        return False
    return (word.text_after, word.private_message_after) == (draft.text, draft.private_message)


async def give_up(desk: Desk, draft_id: str) -> DraftRecord:
    """The way out refused the reply for good: say so, so that a person posts it by hand."""
    return await desk.store.drafts.move(draft_id, Status.DELIVERY_FAILED, now=desk.clock())
