"""An approved reply goes out, once; nothing that no person approved ever does."""

from drafting.desk.deps import Desk
from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import Conflict, DeliveryError


async def deliver_once(desk: Desk, draft_id: str) -> DraftRecord:
    """Hand an approved reply to the way out; raises DeliveryError, and Conflict for one that nobody approved."""
    record = await desk.store.drafts.get(draft_id)
    if record.status is Status.DELIVERED:
        return record
    if record.status not in (Status.APPROVED, Status.EDITED):
        raise Conflict("only an approved reply is delivered")
    if desk.deliverer is None:
        raise DeliveryError("there is no way out for replies", permanent=True, hint="set DRAFTING_WEBHOOK_URL")
    await desk.deliverer.deliver(record)
    return await desk.store.drafts.move(record.id, Status.DELIVERED, now=desk.clock())


async def give_up(desk: Desk, draft_id: str) -> DraftRecord:
    """The way out refused the reply for good: say so, so that a person posts it by hand."""
    return await desk.store.drafts.move(draft_id, Status.DELIVERY_FAILED, now=desk.clock())
