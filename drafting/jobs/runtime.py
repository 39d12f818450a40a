"""The durable runtime: the only file that knows dbos."""

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from dbos import (
    DBOS,
    DBOSConfig,
    DBOSPortableJSONSerializer,
    SetEnqueueOptions,
    SetWorkflowID,
    StepOptions,
    WorkflowHandleAsync,
    WorkflowStatus,
)

from drafting.domain.errors import NotFound
from drafting.jobs import workflows
from drafting.jobs.database import SCHEMA, JournalDatabase
from drafting.jobs.liveness import first_free
from drafting.jobs.step_model import Entry
from drafting.jobs.work import Work, Wrap
from drafting.store import Store

# Never log.exception: a traceback may hold customer text.
log = logging.getLogger(__name__)

WORKFLOWS_VERSION = "1"
"""Raised when a change to the steps of a workflow makes what is under way unreadable; until then a new release goes on
with the work of the old one."""

_PROPOSALS, _DELIVERIES = "proposals", "deliveries"
_AT_ONCE = 32
"""Proposals made at the same time. Nearly all of it is waiting for models; on SQLite, too, fewer only wait longer."""
_POLL = 0.1  # seconds until a queue is looked at again
_SWEEP_EVERY = 60.0
_FIRST_WAIT, _LONGEST_WAIT = 60.0, 3600.0  # seconds before a proposal that failed is tried again
_KEEP_JOURNAL = timedelta(days=1)
_TRIES = 5
_ENDED = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")


class _Running:
    """What the workflows, which dbos knows by name only, need of the runtime that is started."""

    def __init__(self, work: Work, at_once: int, store: Store) -> None:
        self.work = work
        self.turns = asyncio.Semaphore(at_once)
        self._store = store

    async def is_still_at(self, draft_id: str, revision: int) -> bool:
        """Whether the draft has not changed since: an approval that was given anew has a delivery of its own."""
        try:
            return (await self._store.drafts.get(draft_id)).revision == revision
        except NotFound:
            return False


_running: _Running | None = None


def _now_running() -> _Running:
    if _running is None:
        raise RuntimeError("durable work without a runtime: start DurableJobs first")
    return _running


async def _journal(name: str, step: Callable[[], Coroutine[Any, Any, Entry]]) -> Entry:
    return await DBOS.run_step_async(StepOptions(name=name), step)


@DBOS.workflow(name="propose", max_recovery_attempts=_TRIES)
async def _propose(draft_id: str) -> str:
    running = _now_running()
    # Queued, called for and recovered work share these turns.
    async with running.turns:
        return await workflows.propose(running.work, _journal, draft_id)


@DBOS.workflow(name="deliver", max_recovery_attempts=_TRIES)
async def _deliver(draft_id: str, revision: int, attempt: int) -> str:
    async def later(number: int, seconds: int) -> None:
        with SetWorkflowID(_delivery_id(draft_id, revision, number)), SetEnqueueOptions(delay_seconds=seconds):
            await DBOS.enqueue_workflow_async(_DELIVERIES, _deliver, draft_id, revision, number)

    running = _now_running()
    if not await running.is_still_at(draft_id, revision):
        return "not_due"
    return await workflows.deliver(running.work, _journal, later, draft_id, attempt)


def _proposal_id(draft_id: str, revision: int) -> str:
    return f"{draft_id}:{revision}:propose"


def _delivery_id(draft_id: str, revision: int, attempt: int) -> str:
    return f"{draft_id}:{revision}:deliver:{attempt}"


def default_executor_id() -> str:
    """The same after a restart on this host, so that the work of before is taken up."""
    return f"{socket.gethostname()}-drafting"


class DurableJobs:
    """Durable work in this process; of these one can be started at a time."""

    def __init__(
        self,
        store_url: str,
        *,
        store: Store,
        make_proposal: Callable[[str, Wrap], Awaitable[object]],
        deliver_once: Callable[[str], Awaitable[object]],
        give_up: Callable[[str], Awaitable[object]],
        executor_id: str | None = None,
        at_once: int = _AT_ONCE,
        works: bool = True,
    ) -> None:
        """`executor_id` names this process among those on the same database, and should outlive it.

        `at_once` bounds the proposals that are made at the same time. With `works` False this process only hands work
        out, to others on the same database.
        """
        self._store_url, self._store = store_url, store
        self._work = Work(make_proposal, deliver_once, give_up)
        self._executor_id = executor_id or default_executor_id()
        self._at_once = at_once
        self._works = works

    async def start(self) -> None:
        """Take up what a killed process left, and be ready for more."""
        global _running  # noqa: PLW0603 - dbos itself is one a process
        if _running is not None:
            raise RuntimeError("a runtime is started already in this process")
        database = JournalDatabase.beside(self._store_url)
        self._name, self._held = await asyncio.to_thread(first_free, database.names, self._executor_id)
        self._database = database
        _running = _Running(self._work, self._at_once, self._store)
        try:
            await self._launch()
        except BaseException:
            await self._end(within=0)
            raise
        self._sweeper = asyncio.create_task(self._sweep_for_ever())

    async def _launch(self) -> None:
        _quieten()
        self._dbos = DBOS(config=_config(self._database, self._name))
        if not self._works:
            DBOS.listen_queues([])
        # On the loop's own thread: recovered and queued work then runs on this loop.
        DBOS.launch()
        for name in (_PROPOSALS, _DELIVERIES):
            await DBOS.register_queue_async(
                name, worker_concurrency=self._at_once, polling_interval_sec=_POLL, on_conflict="always_update"
            )

    def is_running(self) -> bool:
        """Whether work is taken on."""
        return _running is not None

    async def enqueue_proposal(self, draft_id: str, revision: int) -> None:
        """Have the proposal of this draft made. Once this returns it will be, also after a crash."""
        with SetWorkflowID(_proposal_id(draft_id, revision)):
            await DBOS.enqueue_workflow_async(_PROPOSALS, _propose, draft_id)

    async def run_proposal(self, draft_id: str, revision: int, *, within: float) -> bool:
        """The same, at once, and wait at most this many seconds; whether it was done by then. It goes on if not."""
        handle: WorkflowHandleAsync[str]
        with SetWorkflowID(_proposal_id(draft_id, revision)):
            if self._works:
                handle = await DBOS.start_workflow_async(_propose, draft_id)
            else:
                handle = await DBOS.enqueue_workflow_async(_PROPOSALS, _propose, draft_id)
        try:
            async with asyncio.timeout(within):
                return await handle.get_result(polling_interval_sec=_POLL) == "done"
        except TimeoutError:
            return False

    async def enqueue_delivery(self, draft_id: str, *, after: float = 0.0) -> None:
        """Have an approved reply delivered, in so many seconds. Once this returns it is tried, also after a crash."""
        # An approval that was taken back and given again is another delivery.
        revision = (await self._store.drafts.get(draft_id)).revision
        with SetWorkflowID(_delivery_id(draft_id, revision, 0)), SetEnqueueOptions(delay_seconds=after or None):
            await DBOS.enqueue_workflow_async(_DELIVERIES, _deliver, draft_id, revision, 0)

    async def stop(self, *, within: int = 10) -> None:
        """Let what is under way end, at most this many seconds; what does not is taken up at the next start."""
        if _running is None:
            return
        self._sweeper.cancel()
        await asyncio.wait([self._sweeper])
        await self._end(within)

    async def _end(self, within: int) -> None:
        global _running  # noqa: PLW0603 - as above
        await _destroyed(self._dbos, within)
        self._held.release()
        _running = None
        if self._database.engine is not None:
            self._database.engine.dispose()

    async def _sweep_for_ever(self) -> None:
        while True:
            try:
                await self.sweep()
            except Exception as error:  # noqa: BLE001 - a worker's edge: the next sweep tries again
                log.error("the sweep failed: %s", type(error).__name__)  # noqa: TRY400
            await asyncio.sleep(_SWEEP_EVERY)

    async def sweep(self) -> None:
        """Take up what was accepted but never begun (killed in between), ended without its work done, or was begun by
        a process that is gone; and clean up."""
        await asyncio.to_thread(self._hold_on)
        if self._works:
            await self._take_over()
        after = ""
        while rows := await self._store.drafts.pending(after=after):
            await self._begin(rows)
            after = rows[-1][0]
        after = ""
        while ids := await self._store.drafts.undelivered(after=after):
            for draft_id in ids:
                await self.enqueue_delivery(draft_id)
            after = ids[-1]
        await _forget(before=datetime.now(UTC) - _KEEP_JOURNAL)

    def _hold_on(self) -> None:
        if not self._held.still():
            self._held.release()
            held = self._database.names.take(self._name)
            if held is not None:
                self._held = held

    async def _take_over(self) -> None:
        begun = await DBOS.list_workflows_async(status="PENDING", load_input=False, load_output=False, limit=1_000)
        for name in {status.executor_id for status in begun if status.executor_id} - {self._name}:
            held = await asyncio.to_thread(self._database.names.take, name)
            if held is None:
                continue  # it lives
            log.warning("taking over the work of %s", name)
            # dbos has no other way in. It puts the work back into a queue, from which one process takes it.
            await asyncio.to_thread(DBOS._recover_pending_workflows, [name])  # noqa: SLF001
            held.release()

    async def _begin(self, rows: Sequence[tuple[str, int]]) -> None:
        known = await _statuses([_proposal_id(*row) for row in rows])
        for draft_id, revision in rows:
            status = known.get(_proposal_id(draft_id, revision))
            if status is None:
                await self.enqueue_proposal(draft_id, revision)
            elif status.status in _ENDED:
                await _try_again(draft_id, revision)


async def _statuses(ids: list[str]) -> dict[str, WorkflowStatus]:
    found = await DBOS.list_workflows_async(workflow_ids=ids, load_input=False, load_output=False)
    return {status.workflow_id: status for status in found}


async def _try_again(draft_id: str, revision: int) -> None:
    """A workflow ended and left its draft pending: begin another, each time after twice the wait of before."""
    first = _proposal_id(draft_id, revision)
    found = await DBOS.list_workflows_async(workflow_id_prefix=first, load_input=False, load_output=False)
    tries = [status for status in found if status.workflow_id == first or status.workflow_id.startswith(f"{first}:")]
    last = max(status.updated_at or 0 for status in tries) / 1000
    wait = min(_FIRST_WAIT * 2 ** (len(tries) - 1), _LONGEST_WAIT)
    if any(status.status not in _ENDED for status in tries) or datetime.now(UTC).timestamp() - last < wait:
        return
    with SetWorkflowID(f"{first}:{len(tries)}"):
        await DBOS.enqueue_workflow_async(_PROPOSALS, _propose, draft_id)


async def _forget(*, before: datetime) -> None:
    """Journals hold what customers wrote: they go once nothing can ask for them again."""
    while done := await DBOS.list_workflows_async(
        status=list(_ENDED), completed_before=before.isoformat(), limit=500, load_input=False, load_output=False
    ):
        await DBOS.delete_workflows_async([status.workflow_id for status in done])


def _config(database: JournalDatabase, executor_id: str) -> DBOSConfig:
    return DBOSConfig(
        name="drafting",
        system_database_url=database.url,
        system_database_engine=database.engine,
        dbos_system_schema=SCHEMA,
        executor_id=executor_id,
        application_version=WORKFLOWS_VERSION,
        serializer=DBOSPortableJSONSerializer(),  # the default pickles, which no later release could be sure to read
        log_level="WARNING",
        enable_otlp=False,
        max_executor_threads=8,
        db_engine_kwargs={"hide_parameters": True},
        scheduler_polling_interval_sec=3600.0,  # nothing runs by the clock
        notification_listener_polling_interval_sec=_POLL,  # nothing is listened for, but stopping waits for one round
    )


class _WithoutContents(logging.Filter):
    """dbos puts what failed behind a colon, and a traceback behind that: either may hold what a customer wrote."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = record.getMessage().split(":", 1)[0].partition("\n")[0]
        record.args, record.exc_info, record.exc_text, record.stack_info = None, None, None, None
        return True


def _quieten() -> None:
    logger = logging.getLogger("dbos")
    if not any(isinstance(one, _WithoutContents) for one in logger.filters):
        logger.addHandler(logging.NullHandler())  # with a handler in place dbos adds none of its own
        logger.addFilter(_WithoutContents())


async def _destroyed(dbos: DBOS, within: int) -> None:
    """In a thread of its own: on the loop it would stop the very work it waits for, and the pool is dbos' own."""
    loop, done = asyncio.get_running_loop(), asyncio.Event()

    def destroy() -> None:
        try:
            _let_end(dbos, within)
            DBOS.destroy(workflow_completion_timeout_sec=0)
        finally:
            loop.call_soon_threadsafe(done.set)

    threading.Thread(target=destroy, name="dbos-stop").start()
    await done.wait()
    # dbos made its pool the loop's own and has closed it.
    loop.set_default_executor(ThreadPoolExecutor())


def _let_end(dbos: DBOS, within: int) -> None:
    """Take nothing more from the queues, and wait for what is under way, which destroy() does by whole seconds only."""
    for event in dbos.background_thread_stop_events:
        event.set()
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        time.sleep(_POLL)  # first of all: what was taken from a queue this very moment is not yet under way
        if not dbos._active_workflows_set.activeList():  # noqa: SLF001 - nothing else tells
            return
