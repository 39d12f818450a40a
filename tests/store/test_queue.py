"""The queue: soonest deadline first, then oldest, in pages."""

import itertools
import time
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from drafting.domain.decision import Action, Category
from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import InvalidInput
from drafting.domain.thread import Channel
from drafting.store import Store
from drafting.store.drafts import Page
from drafting.store.record import row_of
from drafting.store.tables import drafts, threads
from tests.store.records import NOON, a_proposal, a_record, a_thread, an_awaiting_record, minutes
from tests.workers import Alone

_authors = (f"u-{number}" for number in itertools.count())


def waiting(*, at: float = 0, due: float | None = 0) -> DraftRecord:
    """A draft in an exchange of its own, made and due so many minutes after noon."""
    deadline = None if due is None else minutes(due)
    return an_awaiting_record(a_thread(author=next(_authors)), at=minutes(at), due=deadline)


async def accept_all(store: Store, *records: DraftRecord) -> None:
    for record in records:
        await store.accept(record)


def ids(*pages: Page) -> list[str]:
    return [record.id for page in pages for record in page.items]


async def test_it_shows_the_soonest_deadline_first_then_the_oldest_and_no_deadline_last(store: Store) -> None:
    first, second, third, last = waiting(at=9, due=1), waiting(at=1, due=5), waiting(at=2, due=5), waiting(due=None)
    await accept_all(store, last, third, first, second)
    assert ids(await store.drafts.page(now=NOON)) == [record.id for record in (first, second, third, last)]


@pytest.mark.parametrize("statuses", [(), (Status.AWAITING_APPROVAL,), (Status.AWAITING_APPROVAL, Status.PENDING)])
async def test_it_shows_each_draft_once_when_others_are_added_between_two_pages(
    store: Store, statuses: tuple[Status, ...]
) -> None:
    records = [waiting(at=number, due=number // 2) for number in range(7)]
    await accept_all(store, *records)
    seen = await store.drafts.page(now=NOON, statuses=statuses, limit=3)
    await accept_all(store, waiting(at=-5, due=-5), waiting(at=60, due=1))
    rest = await store.drafts.page(now=NOON, statuses=statuses, limit=10, cursor=seen.next)
    later = [record for record in ids(rest) if record in {known.id for known in records}]
    assert ids(seen) + later == [record.id for record in records]
    assert len(set(ids(seen, rest))) == len(ids(seen, rest)) == 8
    assert rest.next is None


async def test_it_has_no_next_page_when_the_last_one_is_just_full(store: Store) -> None:
    await accept_all(store, waiting(), waiting(), waiting())
    assert (await store.drafts.page(now=NOON, limit=3)).next is None
    assert (await store.drafts.page(now=NOON, limit=2)).next is not None


@pytest.mark.parametrize("cursor", ["x", "é", "W10", "bnVsbA", "WyJ4IiwieCIsIngiXQ", "WzEsMiwzXQ", "a" * 400])
async def test_it_refuses_a_cursor_that_it_did_not_make(store: Store, cursor: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await store.drafts.page(now=NOON, cursor=cursor)
    assert refusal.value.field == "cursor"


async def test_it_filters_by_everything_that_the_contract_names(store: Store) -> None:
    plain = waiting()
    removal = a_record(
        a_thread(author=next(_authors), brand="noord", channel=Channel.X),
        status=Status.AWAITING_APPROVAL,
        proposal=a_proposal(action=Action.REMOVE, category=Category.SPAM, language="en", due=None),
    )
    pending = a_record(a_thread(author=next(_authors)))
    await accept_all(store, plain, removal, pending)
    page = store.drafts.page
    assert ids(await page(now=NOON, brands=frozenset({"noord"}))) == [removal.id]
    assert ids(await page(now=NOON, brands=frozenset())) == []
    assert ids(await page(now=NOON, statuses=(Status.PENDING,))) == [pending.id]
    assert ids(await page(now=NOON, statuses=(Status.PENDING, Status.AWAITING_APPROVAL))) == [
        plain.id,
        *sorted([removal.id, pending.id]),
    ]
    assert ids(await page(now=NOON, channel=Channel.X)) == [removal.id]
    assert ids(await page(now=NOON, action=Action.REMOVE)) == [removal.id]
    assert ids(await page(now=NOON, category=Category.PRODUCT_COMPLAINT)) == [plain.id]
    assert ids(await page(now=NOON, language="en-GB")) == [removal.id]
    assert ids(await page(now=NOON, action=Action.REMOVE, channel=Channel.FACEBOOK)) == []


async def test_it_calls_overdue_what_is_past_its_deadline_and_still_open(store: Store) -> None:
    late, early, without, settled = waiting(due=-10), waiting(due=10), waiting(due=None), waiting(due=-20)
    await accept_all(store, late, early, without, settled)
    await store.drafts.move(settled.id, Status.REJECTED, now=NOON)
    page = store.drafts.page
    assert ids(await page(now=NOON, overdue=True)) == [late.id]
    assert ids(await page(now=NOON, overdue=True, statuses=(Status.REJECTED,))) == []
    assert set(ids(await page(now=NOON, overdue=False))) == {early.id, without.id, settled.id}


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_it_turns_a_page_at_once_with_a_hundred_thousand_drafts(store: Store, alone: Alone) -> None:
    await _fill(store, 100_000)
    questions: tuple[dict[str, Any], ...] = (
        {},
        {"statuses": (Status.AWAITING_APPROVAL,)},
        {"statuses": (Status.AWAITING_APPROVAL, Status.DELIVERED)},
        {"statuses": (Status.AWAITING_APPROVAL,), "brands": frozenset({"noord"})},
        {"category": Category.SPAM},
        {"overdue": True},
        {"language": "fy"},
    )
    with alone():
        for asked in questions:
            # Far above what it takes on a quiet machine (15 ms), far below a walk through the bodies.
            assert await _quickest(store, asked) < 0.25, asked


async def _quickest(store: Store, asked: dict[str, Any]) -> float:
    """Seconds for the second page; the quickest of several, for a busy machine answers anything late."""
    first = await store.drafts.page(now=NOON, limit=50, **asked)
    taken = []
    for _ in range(5):
        started = time.perf_counter()
        await store.drafts.page(now=NOON, limit=50, cursor=first.next, **asked)
        taken.append(time.perf_counter() - started)
    return min(taken)


async def _fill(store: Store, number: int) -> None:
    states = (Status.DELIVERED, Status.AWAITING_APPROVAL, Status.REJECTED, Status.DELIVERED)
    sample = waiting()
    template = row_of(sample)
    async with store._database.writing() as connection:
        thread = {"id": sample.thread_id, "brand": "default", "channel": "facebook", "state": "s"}
        await connection.execute(threads.insert(), thread | {"first_seen": NOON, "last_seen": NOON})
        for start in range(0, number, 5_000):
            rows = [
                template
                | {
                    "id": f"drf_{i:08}",
                    "status": states[i % 4].value,
                    "brand": "noord" if i % 100 == 0 else "default",
                    "due": NOON + timedelta(minutes=i * 7_919 % number),
                    "created_at": NOON + timedelta(seconds=i),
                    "category": Category.SPAM.value if i % 1_000 == 0 else Category.QUESTION.value,
                    "to_deliver": False,
                }
                for i in range(start, start + 5_000)
            ]
            await connection.execute(drafts.insert(), rows)
    async with store._database.writing() as connection:
        await connection.execute(sa.text("ANALYZE"))
