"""Exchanges: what belongs together, what is overtaken, and the whole history."""

import asyncio

import pytest

from drafting.domain.draft import Status
from drafting.domain.errors import NotFound
from drafting.domain.thread import Channel, Role, Thread, Turn
from drafting.store import Store
from drafting.store.threads import thread_id_of
from tests.store.records import NOON, a_record, a_review, a_thread, an_awaiting_record, minutes

OPENING = "De rits van mijn jas is na een week al kapot."
TURNS = (Turn(role=Role.CUSTOMER, text=OPENING), Turn(role=Role.BRAND, text="Wat vervelend! Stuurt u ons een bericht?"))


def follow_up(text: str = "Dat heb ik gedaan, en nu?", **more: str | None) -> Thread:
    return a_thread(text, turns=TURNS, **more)  # type: ignore[arg-type]


async def status_of(store: Store, draft_id: str) -> Status:
    return (await store.drafts.get(draft_id)).status


def test_it_gives_every_message_of_an_exchange_one_id() -> None:
    assert thread_id_of(a_thread(OPENING)) == thread_id_of(follow_up()) == thread_id_of(follow_up("Hallo?"))
    assert thread_id_of(a_thread(OPENING)).startswith("thr_")


@pytest.mark.parametrize(
    "other",
    [
        a_thread(OPENING, author="u-2"),
        a_thread(OPENING, brand="noord"),
        a_thread(OPENING, channel=Channel.X),
        a_thread("De knoop is eraf."),
    ],
)
def test_it_gives_another_exchange_another_id(other: Thread) -> None:
    assert thread_id_of(other) != thread_id_of(a_thread(OPENING))


async def test_it_lets_an_undecided_draft_expire_when_the_author_writes_again(store: Store) -> None:
    old, new = an_awaiting_record(a_thread(OPENING)), a_record(follow_up(), at=minutes(5))
    await store.accept(old)
    await store.accept(new)
    expired = await store.drafts.get(old.id)
    assert (expired.status, expired.revision, expired.updated_at) == (Status.EXPIRED, 2, minutes(5))
    assert await status_of(store, new.id) is Status.PENDING


async def test_it_leaves_a_decided_draft_as_it_was_decided(store: Store) -> None:
    old = an_awaiting_record(a_thread(OPENING))
    await store.accept(old)
    await store.review(old, Status.APPROVED, a_review(old))
    await store.accept(a_record(follow_up(), at=minutes(5)))
    assert await status_of(store, old.id) is Status.APPROVED


async def test_it_leaves_other_exchanges_alone(store: Store) -> None:
    old = an_awaiting_record(a_thread(OPENING, author="u-2"))
    await store.accept(old)
    await store.accept(a_record(follow_up(), at=minutes(5)))
    assert await status_of(store, old.id) is Status.AWAITING_APPROVAL


async def test_it_keeps_two_strangers_apart_who_say_the_same(store: Store) -> None:
    first = an_awaiting_record(a_thread("Belachelijk!", author=None))
    second = an_awaiting_record(a_thread("Belachelijk!", author=None), at=minutes(1))
    await store.accept(first)
    await store.accept(second)
    assert await status_of(store, first.id) is Status.AWAITING_APPROVAL


async def test_it_lets_a_comment_that_is_sent_again_overtake_itself(store: Store) -> None:
    first = an_awaiting_record(a_thread("Belachelijk!", author=None, comment_id="c-1"))
    again = an_awaiting_record(a_thread("Belachelijk!", author=None, comment_id="c-1"), at=minutes(1))
    await store.accept(first)
    await store.accept(again)
    assert await status_of(store, first.id) is Status.EXPIRED


async def test_it_leaves_one_draft_open_when_messages_of_one_exchange_come_at_once(store: Store) -> None:
    records = [a_record(follow_up(f"En nu? {number}"), at=minutes(number)) for number in range(8)]
    await asyncio.gather(*(store.accept(record) for record in records))
    counts = await store.drafts.count_by_status()
    assert counts == {Status.PENDING: 1, Status.EXPIRED: 7}


async def test_it_tells_the_whole_history_in_order(store: Store) -> None:
    old, new = an_awaiting_record(a_thread(OPENING)), an_awaiting_record(follow_up(), at=minutes(60))
    await store.accept(old)
    await store.review(old, Status.APPROVED, a_review(old, number=1))
    await store.accept(new)
    await store.review(new, Status.REJECTED, a_review(new, number=2))
    await store.accept(an_awaiting_record(a_thread(author="somebody else")))
    history = await store.threads.history(old.thread_id)
    assert [record.id for record in history.drafts] == [old.id, new.id]
    assert [word.draft_id for word in history.reviews] == [old.id, new.id]
    assert (history.brand, history.state) == ("default", new.thread.state)
    assert (history.first_seen, history.last_seen) == (NOON, minutes(60))


async def test_it_knows_no_history_of_an_unknown_exchange(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.threads.history("thr_0")
