"""The two kinds of durable work: making a proposal, and delivering an approved reply."""

import logging
from collections.abc import Awaitable, Callable

from drafting.domain.errors import Conflict, DeliveryError, NotFound
from drafting.jobs.step_model import Entry, Journal, durable
from drafting.jobs.work import Work

# Never log.exception: a traceback's message may hold customer text.
log = logging.getLogger(__name__)

DELIVERY_WAITS = (5, 30, 120, 600, 3600, 3 * 3600, 8 * 3600, 12 * 3600)
"""Seconds before each further try of a delivery: a day in all."""

Later = Callable[[int, int], Awaitable[None]]
"""Have this delivery tried again: the number of the try, and in how many seconds."""


async def propose(work: Work, journal: Journal, draft_id: str) -> str:
    """Have the proposal made; says how it ended and never raises.

    Only the model calls are steps. The draft is read and written outside of them, which is safe to repeat: a pending
    draft does not change, so a replay builds the same prompts and finds their answers in the journal, and storing a
    proposal for a draft that is no longer pending does nothing.
    """
    try:
        await work.make_proposal(draft_id, lambda models: durable(models, journal))
    except NotFound:
        return "gone"
    except Exception as error:  # noqa: BLE001 - a worker's edge: the draft stays pending, and the sweep tries again
        log.error("making the proposal of %s failed: %s", draft_id, type(error).__name__)  # noqa: TRY400
        return "failed"
    return "done"


async def deliver(work: Work, journal: Journal, later: Later, draft_id: str, attempt: int) -> str:
    """One try, which is a step; a way out that is closed for now is tried again later, one that refuses is not."""

    async def give() -> Entry:
        return {"outcome": await _outcome(work, draft_id)}

    async def give_up() -> Entry:
        await work.give_up(draft_id)
        return {"outcome": "given_up"}

    outcome = str((await journal("deliver", give))["outcome"])
    if outcome == "closed" and attempt < len(DELIVERY_WAITS):
        await later(attempt + 1, DELIVERY_WAITS[attempt])
        return "later"
    if outcome in ("closed", "refused"):
        try:
            await journal("give_up", give_up)
        except (Conflict, NotFound):
            return "not_due"
    return outcome


async def _outcome(work: Work, draft_id: str) -> str:
    try:
        await work.deliver_once(draft_id)
    except DeliveryError as error:
        return "refused" if error.is_permanent else "closed"
    except (Conflict, NotFound):
        return "not_due"
    except Exception as error:  # noqa: BLE001 - a worker's edge: what went wrong may go right the next time
        log.error("delivering %s failed: %s", draft_id, type(error).__name__)  # noqa: TRY400
        return "closed"
    return "delivered"
