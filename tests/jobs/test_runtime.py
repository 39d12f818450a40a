"""The runtime: what it takes on is done, once, and not all at the same time."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import DeliveryError
from drafting.domain.prompt import Completion, Prompt
from drafting.jobs import runtime, workflows
from drafting.jobs.database import journal_path
from drafting.jobs.runtime import default_executor_id
from drafting.llm.listening import listener, listening
from drafting.store import Store
from tests.jobs.conftest import on_both
from tests.jobs.desk import Asked, SmallDesk, running_jobs, until_none_is_pending
from tests.store.records import a_record, a_review, a_thread, an_awaiting_record


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> SmallDesk:
    return SmallDesk(store, Asked(tmp_path / "notes"))


def asked(desk: SmallDesk) -> int:
    return len(desk.model.notes.read_text().splitlines()) if desk.model.notes.exists() else 0


async def accepted(store: Store, number: int = 0) -> DraftRecord:
    record = a_record(a_thread(author=f"u-{number}"), at=datetime.now(UTC))
    await store.accept(record)
    return record


async def approved(store: Store, author: str = "u", *, deliver: bool = False) -> DraftRecord:
    record = an_awaiting_record(a_thread(author=author))
    await store.accept(record)
    return await store.review(record, Status.APPROVED, a_review(record), deliver=deliver)


async def until(store: Store, draft_id: str, status: Status) -> None:
    async with asyncio.timeout(20):
        while (await store.drafts.get(draft_id)).status is not status:  # noqa: ASYNC110 - the database is what tells
            await asyncio.sleep(0.02)


@on_both
async def test_it_makes_a_proposal_while_the_caller_waits(url: str, store: Store, desk: SmallDesk) -> None:
    record = await accepted(store)
    async with running_jobs(url, desk) as jobs:
        assert jobs.is_running()
        assert await jobs.run_proposal(record.id, record.revision, within=20)
    assert (await store.drafts.get(record.id)).status is Status.AWAITING_APPROVAL
    assert not jobs.is_running()


async def test_it_goes_on_when_the_caller_waits_no_longer(url: str, store: Store, desk: SmallDesk) -> None:
    desk.model.wait = 0.3
    record = await accepted(store)
    async with running_jobs(url, desk) as jobs:
        assert not await jobs.run_proposal(record.id, record.revision, within=0.05)
        await until(store, record.id, Status.AWAITING_APPROVAL)
    assert asked(desk) == 2


async def test_it_goes_on_when_the_caller_hangs_up(url: str, store: Store, desk: SmallDesk) -> None:
    desk.model.wait = 0.2
    record = await accepted(store)
    async with running_jobs(url, desk) as jobs:
        caller = asyncio.create_task(jobs.run_proposal(record.id, record.revision, within=20))
        await asyncio.sleep(0.1)
        caller.cancel()
        await asyncio.wait([caller])
        await until(store, record.id, Status.AWAITING_APPROVAL)
    assert asked(desk) == 2


@on_both
async def test_it_does_once_what_it_is_asked_twice(url: str, store: Store, desk: SmallDesk) -> None:
    record = await accepted(store)
    async with running_jobs(url, desk) as jobs:
        await jobs.enqueue_proposal(record.id, record.revision)
        await jobs.enqueue_proposal(record.id, record.revision)
        assert await jobs.run_proposal(record.id, record.revision, within=20)
        assert await jobs.run_proposal(record.id, record.revision, within=20)
    assert asked(desk) == 2


async def test_it_makes_another_proposal_for_another_revision(url: str, store: Store, desk: SmallDesk) -> None:
    record = await accepted(store)
    async with running_jobs(url, desk) as jobs:
        await jobs.run_proposal(record.id, record.revision, within=20)
        again = await store.drafts.move(record.id, Status.PENDING, now=datetime.now(UTC))
        await jobs.enqueue_proposal(again.id, again.revision)
        await until(store, record.id, Status.AWAITING_APPROVAL)
    assert asked(desk) == 4


@on_both
async def test_it_makes_many_at_once_but_not_too_many(url: str, store: Store, desk: SmallDesk) -> None:
    desk.model.wait = 0.01
    records = [await accepted(store, number) for number in range(40)]
    async with running_jobs(url, desk, at_once=3) as jobs:
        waited = (jobs.run_proposal(record.id, 1, within=60) for record in records[:20])
        queued = (jobs.enqueue_proposal(record.id, 1) for record in records[20:])
        assert all((await asyncio.gather(asyncio.gather(*waited), asyncio.gather(*queued)))[0])
        await until_none_is_pending(store)
    assert asked(desk) == 80
    assert 1 < desk.model.most_at_once <= 3


@on_both
async def test_it_takes_up_what_was_accepted_but_never_enqueued(url: str, store: Store, desk: SmallDesk) -> None:
    records = [await accepted(store, number) for number in range(3)]
    async with running_jobs(url, desk):
        await until_none_is_pending(store)
    assert {(await store.drafts.get(record.id)).status for record in records} == {Status.AWAITING_APPROVAL}


async def test_it_ends_what_is_under_way_before_it_stops(url: str, store: Store, desk: SmallDesk) -> None:
    desk.model.wait = 0.3
    record = await accepted(store)
    async with running_jobs(url, desk) as jobs:
        await jobs.enqueue_proposal(record.id, record.revision)
        async with asyncio.timeout(20):
            while desk.model.at_once == 0:  # noqa: ASYNC110 - the model is what tells
                await asyncio.sleep(0.01)
    assert (await store.drafts.get(record.id)).status is Status.AWAITING_APPROVAL


async def test_it_leaves_the_loop_fit_for_other_work_when_it_has_stopped(
    url: str, store: Store, desk: SmallDesk
) -> None:
    for _ in range(2):
        async with running_jobs(url, desk):
            pass
    assert await asyncio.to_thread(int, "7") == 7


async def test_it_is_one_to_a_process(url: str, store: Store, desk: SmallDesk) -> None:
    async with running_jobs(url, desk):
        with pytest.raises(RuntimeError, match="started already"):
            async with running_jobs(url, desk):
                pass


async def test_it_tries_again_after_a_while_when_a_proposal_failed(
    url: str, store: Store, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [RuntimeError("a bug")]
    make = desk.make_proposal

    async def fails_once(draft_id: str, wrap: Any) -> object:
        if failures:
            raise failures.pop()
        return await make(draft_id, wrap)

    monkeypatch.setattr(desk, "make_proposal", fails_once)
    record = await accepted(store)
    async with running_jobs(url, desk) as jobs:
        assert not await jobs.run_proposal(record.id, 1, within=20)
        await jobs.sweep()
        await asyncio.sleep(0.5)
        assert (await store.drafts.get(record.id)).status is Status.PENDING
        monkeypatch.setattr(runtime, "_FIRST_WAIT", 0.0)
        await jobs.sweep()
        await until(store, record.id, Status.AWAITING_APPROVAL)


@on_both
async def test_it_delivers_an_approved_reply(url: str, store: Store, desk: SmallDesk) -> None:
    record = await approved(store)
    async with running_jobs(url, desk) as jobs:
        await jobs.enqueue_delivery(record.id)
        await until(store, record.id, Status.DELIVERED)


async def test_it_delivers_what_was_approved_but_never_enqueued(url: str, store: Store, desk: SmallDesk) -> None:
    stays, goes = await approved(store, "a"), await approved(store, "b", deliver=True)
    async with running_jobs(url, desk):
        await until(store, goes.id, Status.DELIVERED)
    assert (await store.drafts.get(stays.id)).status is Status.APPROVED


@on_both
async def test_it_tries_a_delivery_again_until_the_way_out_is_open(
    url: str, store: Store, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = [DeliveryError("closed", permanent=False), DeliveryError("closed", permanent=False)]
    deliver = desk.deliver_once

    async def closed_at_first(draft_id: str) -> object:
        if closed:
            raise closed.pop()
        return await deliver(draft_id)

    monkeypatch.setattr(desk, "deliver_once", closed_at_first)
    monkeypatch.setattr(workflows, "DELIVERY_WAITS", (0, 0, 0))
    record = await approved(store)
    async with running_jobs(url, desk) as jobs:
        await jobs.enqueue_delivery(record.id)
        await until(store, record.id, Status.DELIVERED)
    assert closed == []


async def test_it_delivers_again_when_an_approval_was_taken_back_and_given_again(
    url: str, store: Store, desk: SmallDesk
) -> None:
    record = await approved(store)
    async with running_jobs(url, desk) as jobs:
        back = await store.drafts.move(record.id, Status.AWAITING_APPROVAL, now=datetime.now(UTC))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(desk, "deliver_once", desk.store.drafts.get)
            await jobs.enqueue_delivery(record.id)
        again = await store.review(back, Status.APPROVED, a_review(back, number=2), deliver=True)
        await jobs.enqueue_delivery(again.id)
        await until(store, record.id, Status.DELIVERED)


@on_both
async def test_it_hands_work_to_another_process_when_it_does_not_work_itself(
    url: str, store: Store, desk: SmallDesk
) -> None:
    record = await accepted(store)
    async with running_jobs(url, desk, works=False, executor_id="front") as front:
        await front.enqueue_proposal(record.id, record.revision)
        assert not await front.run_proposal(record.id, record.revision, within=0.5)
    assert asked(desk) == 0
    async with running_jobs(url, desk, executor_id="back"):
        await until(store, record.id, Status.AWAITING_APPROVAL)


@on_both
async def test_it_forgets_what_customers_wrote_a_while_after_the_work_is_done(
    url: str, store: Store, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = await accepted(store)
    async with running_jobs(url, desk) as jobs:
        await jobs.run_proposal(record.id, record.revision, within=20)
        await jobs.sweep()
        assert await runtime._statuses([runtime._proposal_id(record.id, 1)])
        monkeypatch.setattr(runtime, "_KEEP_JOURNAL", -runtime._KEEP_JOURNAL)
        await jobs.sweep()
        assert not await runtime._statuses([runtime._proposal_id(record.id, 1)])


async def test_it_logs_nothing_of_a_customer_when_work_breaks(
    url: str, store: Store, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks(*_: object) -> object:
        raise SystemError("mijn lamp is stuk")

    monkeypatch.setattr(workflows, "propose", breaks)
    record = await accepted(store)
    with caplog.at_level(logging.DEBUG):
        async with running_jobs(url, desk) as jobs:
            with pytest.raises(SystemError):
                await jobs.run_proposal(record.id, record.revision, within=20)
    assert "Exception encountered" in caplog.text
    assert "mijn lamp" not in caplog.text


async def test_it_keeps_its_journal_beside_an_sqlite_store(tmp_path: Path) -> None:
    assert journal_path(tmp_path / "a.sqlite") == tmp_path / "a.dbos.sqlite"
    assert journal_path(tmp_path / "a.db") == tmp_path / "a.db.dbos.sqlite"
    url = f"sqlite:///{tmp_path / 'a b%20?c' / 'store.sqlite'}"
    store = await Store.open(url)
    async with running_jobs(url, SmallDesk(store, Asked(tmp_path / "notes"))):
        pass
    await store.close()
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(tmp_path / "a b%20?c" / "store.dbos.sqlite")))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def test_it_has_the_same_name_after_a_restart() -> None:
    assert default_executor_id() == default_executor_id() != "local"


async def test_who_reads_along_is_heard_inside_a_durable_step(url: str, desk: SmallDesk, store: Store) -> None:
    heard: list[str] = []
    made = desk.make_proposal

    class Reading(Asked):
        async def complete(self, prompt: Prompt) -> Completion:
            hears = listener()
            if hears is not None:
                hears("half a reply")
            return await super().complete(prompt)

    async def along(draft_id: str, wrap: Callable[[Any], Any]) -> object:
        with listening(heard.append):
            return await made(draft_id, wrap)

    desk.model = Reading(desk.model.notes)
    desk.make_proposal = along  # type: ignore[method-assign]
    async with running_jobs(url, desk) as jobs:
        record = await accepted(store)
        assert await jobs.run_proposal(record.id, record.revision, within=20)
    assert heard == ["half a reply"] * 2
