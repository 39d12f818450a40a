"""First answers: once done, a repeat gets the same."""

import asyncio

import pytest

from drafting.domain.errors import KeyReused, StillRunning
from drafting.store import Store
from drafting.store.idempotency import Answer
from tests.store.records import NOON, minutes

ASKED, OTHER = "digest", "another digest"
ANSWER = Answer(201, b'{"id":"drf_1","text":"caf\xc3\xa9 \\u0000"}', {"etag": '"1"'})


async def claim(store: Store, *, at: float = 0, digest: str = ASKED, caller: str = "a") -> Answer | None:
    return await store.idempotency.begin(caller, "k", digest, now=minutes(at))


async def finish(store: Store, *, at: float = 0, status: int = ANSWER.status) -> None:
    await store.idempotency.finish("a", "k", status=status, body=ANSWER.body, headers=ANSWER.headers, now=minutes(at))


async def test_it_gives_the_first_answer_again(store: Store) -> None:
    assert await claim(store) is None
    await finish(store)
    assert await claim(store, at=60) == ANSWER


async def test_it_keeps_callers_apart(store: Store) -> None:
    await claim(store)
    await finish(store)
    assert await claim(store, caller="b", digest=OTHER) is None


async def test_it_refuses_a_key_that_comes_back_with_another_request(store: Store) -> None:
    await claim(store)
    with pytest.raises(KeyReused):
        await claim(store, digest=OTHER)
    await finish(store)
    with pytest.raises(KeyReused):
        await claim(store, digest=OTHER)


async def test_it_asks_to_wait_while_the_first_request_runs(store: Store) -> None:
    await claim(store)
    with pytest.raises(StillRunning):
        await claim(store, at=9)


async def test_it_lets_one_of_many_begin(store: Store) -> None:
    outcomes = await asyncio.gather(*(claim(store) for _ in range(10)), return_exceptions=True)
    assert outcomes.count(None) == 1
    assert sum(isinstance(outcome, StillRunning) for outcome in outcomes) == 9


async def test_it_hands_the_claim_of_a_dead_process_on_once(store: Store) -> None:
    await claim(store)
    assert await claim(store, at=11) is None
    with pytest.raises(StillRunning):
        await claim(store, at=12)


@pytest.mark.parametrize("status", [500, 503])
async def test_it_forgets_an_answer_that_says_that_we_failed(store: Store, status: int) -> None:
    await claim(store)
    await finish(store, status=status)
    assert await claim(store, at=1) is None


async def test_it_gives_a_claim_back_but_never_an_answer(store: Store) -> None:
    await claim(store)
    await store.idempotency.release("a", "k")
    assert await claim(store) is None
    await finish(store)
    await store.idempotency.release("a", "k")
    assert await claim(store) == ANSWER


async def test_it_forgets_after_a_day(store: Store) -> None:
    await claim(store)
    await finish(store)
    assert await claim(store, at=24 * 60 - 1) == ANSWER
    assert await claim(store, at=24 * 60 + 1, digest=OTHER) is None


async def test_it_deletes_what_is_a_day_old(store: Store) -> None:
    await claim(store)
    await finish(store)
    await claim(store, caller="b", at=25 * 60)
    await store.idempotency.finish("b", "k", status=200, body=b"", headers={}, now=NOON)
    async with store._database.reading() as connection:
        callers = (await connection.exec_driver_sql("SELECT caller FROM answers")).scalars().all()
    assert list(callers) == ["b"]
