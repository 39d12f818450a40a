"""What brands spend, counted by every process at once."""

import asyncio
from datetime import date

import pytest
import sqlalchemy as sa

from drafting.llm.budget import Limits
from drafting.store import Store
from drafting.store.spending import Spent
from drafting.store.tables import APPROVED, drafts

DAY = date(2026, 3, 1)


async def test_it_counts_until_the_limit_and_no_further(store: Store) -> None:
    taken = [await store.spending.take_call("acme", DAY, Limits(calls=2)) for _ in range(4)]
    assert taken == [True, True, False, False]
    assert await store.spending.of("acme", DAY) == Spent(calls=2)


async def test_it_stops_when_the_money_is_spent(store: Store) -> None:
    assert await store.spending.take_call("acme", DAY, Limits(usd=1.0))
    await store.spending.add_cost("acme", DAY, 0.75)
    assert await store.spending.take_call("acme", DAY, Limits(usd=1.0))
    await store.spending.add_cost("acme", DAY, 0.75)
    assert not await store.spending.take_call("acme", DAY, Limits(usd=1.0))
    assert await store.spending.of("acme", DAY) == Spent(calls=2, usd=1.5)


async def test_a_call_of_unknown_price_is_counted_as_that(store: Store) -> None:
    await store.spending.take_call("acme", DAY, Limits(usd=1.0))
    await store.spending.add_cost("acme", DAY, None)
    assert await store.spending.of("acme", DAY) == Spent(calls=1, unpriced=1)


@pytest.mark.parametrize("limits", [Limits(calls=0), Limits(usd=0.0), Limits(usd=0.0, calls=5)])
async def test_a_limit_of_nothing_lets_nothing_through(store: Store, limits: Limits) -> None:
    assert not await store.spending.take_call("acme", DAY, limits)
    assert await store.spending.of("acme", DAY) == Spent()


async def test_each_brand_and_each_day_has_its_own(store: Store) -> None:
    assert await store.spending.take_call("acme", DAY, Limits(calls=1))
    assert await store.spending.take_call("other", DAY, Limits(calls=1))
    assert await store.spending.take_call("acme", date(2026, 3, 2), Limits(calls=1))
    assert not await store.spending.take_call("acme", DAY, Limits(calls=1))


async def test_many_at_once_in_two_processes_never_take_more_than_there_is(store: Store, url: str) -> None:
    other = await Store.open(url, migrated=True)
    try:
        taken = await asyncio.gather(
            *(each.spending.take_call("acme", DAY, Limits(calls=7)) for each in (store, other) * 10)
        )
    finally:
        await other.close()
    assert sum(taken) == 7


async def test_it_is_still_known_after_a_restart(store: Store, url: str) -> None:
    await store.spending.take_call("acme", DAY, Limits(calls=1))
    again = await Store.open(url)
    try:
        assert not await again.spending.take_call("acme", DAY, Limits(calls=1))
    finally:
        await again.close()


@pytest.mark.parametrize("kind", ["sqlite"])
async def test_approved_replies_are_found_in_their_index(kind: str, sqlite_template: object) -> None:
    query = (
        sa.select(drafts.c.body)
        .where(drafts.c.brand == "acme", drafts.c.language == "nl", drafts.c.created_at < sa.func.now(), APPROVED)
        .order_by(drafts.c.created_at.desc())
        .limit(40)
    )
    engine = sa.create_engine(f"sqlite:///{sqlite_template}")
    with engine.connect() as connection:
        text = str(query.compile(engine, compile_kwargs={"literal_binds": True}))
        plan = " ".join(str(row) for row in connection.execute(sa.text(f"EXPLAIN QUERY PLAN {text}")))
    engine.dispose()
    assert "ix_drafts_approved (brand=? AND language=? AND created_at<?)" in plan
    assert "TEMP B-TREE" not in plan
