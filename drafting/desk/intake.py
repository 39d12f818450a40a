"""A comment comes in: it is stored first and answered afterwards, so that an accepted comment is never lost."""

from drafting.desk.deps import Desk
from drafting.desk.drafting import make_proposal
from drafting.domain.draft import DraftRecord, Status
from drafting.domain.thread import Thread
from drafting.store.drafts import new_draft_id
from drafting.store.threads import thread_id_of


async def accept(desk: Desk, thread: Thread) -> DraftRecord:
    """Store the comment as a pending draft and have its proposal made; raises UnknownBrand."""
    record = await _store(desk, thread)
    await desk.jobs().enqueue_proposal(record.id, record.revision)
    return record


async def accept_and_wait(desk: Desk, thread: Thread, *, within: float) -> DraftRecord:
    """The same, and wait for the proposal at most this many seconds; the record may still be pending then."""
    record = await _store(desk, thread)
    await desk.jobs().run_proposal(record.id, record.revision, within=within)
    return await desk.store.drafts.get(record.id)


async def _store(desk: Desk, thread: Thread) -> DraftRecord:
    """Older drafts of the same exchange that nobody decided on expire here: the thread has moved."""
    policy = desk.policy(thread.brand)
    now = desk.clock()
    record = DraftRecord(
        id=new_draft_id(now),
        thread_id=thread_id_of(thread),
        thread=thread,
        status=Status.PENDING,
        revision=1,
        created_at=now,
        updated_at=now,
    )
    await desk.store.policies.put(str(policy.ref), policy.text)
    await desk.store.accept(record)
    return record


async def accept_here(desk: Desk, thread: Thread) -> DraftRecord:
    """The same without the durable runtime: for a command that its user waits for and can repeat.

    A running service that finds the draft still pending, because the command was ended, makes its proposal.
    """
    record = await _store(desk, thread)
    return await make_proposal(desk, record.id, wrap=lambda models: models)
