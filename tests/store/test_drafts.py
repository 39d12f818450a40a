"""Drafts: stored whole, changed one at a time."""

import asyncio
from datetime import timedelta

import pytest

from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import Conflict, NotFound, Stale
from drafting.store import Store
from drafting.store.drafts import new_draft_id
from tests.store.records import NOON, a_proposal, a_record, a_thread, an_awaiting_record, minutes


async def test_it_gives_back_what_was_stored(store: Store) -> None:
    record = an_awaiting_record(a_thread("De lamp 💡 is stuk\nen de doos was leeg"))
    await store.accept(record)
    assert await store.drafts.get(record.id) == record


async def test_it_knows_no_draft_of_an_unknown_id_or_of_a_foreign_brand(store: Store) -> None:
    record = a_record(a_thread(brand="noord"))
    await store.accept(record)
    assert await store.drafts.get(record.id, brands=frozenset({"noord"})) == record
    with pytest.raises(NotFound) as foreign:
        await store.drafts.get(record.id, brands=frozenset({"zuid"}))
    with pytest.raises(NotFound) as unknown:
        await store.drafts.get("drf_0", brands=frozenset({"zuid"}))
    assert str(foreign.value) == str(unknown.value)


async def test_it_counts_a_revision_with_every_change(store: Store) -> None:
    record = a_record()
    await store.accept(record)
    moved = await store.drafts.move(record.id, Status.AWAITING_APPROVAL, now=minutes(1))
    assert (moved.revision, moved.updated_at, moved.created_at) == (2, minutes(1), NOON)
    assert await store.drafts.get(record.id) == moved


async def test_it_refuses_a_move_that_may_not_follow(store: Store) -> None:
    record = a_record()
    await store.accept(record)
    with pytest.raises(Conflict, match="pending and cannot become delivered"):
        await store.drafts.move(record.id, Status.DELIVERED, now=NOON)
    assert await store.drafts.get(record.id) == record


async def test_it_leaves_a_draft_alone_that_is_where_it_should_be(store: Store) -> None:
    record = an_awaiting_record()
    await store.accept(record)
    assert await store.drafts.move(record.id, Status.AWAITING_APPROVAL, now=minutes(5)) == record


async def test_it_refuses_a_mover_who_read_an_older_draft(store: Store) -> None:
    record = a_record()
    await store.accept(record)
    await store.drafts.move(record.id, Status.AWAITING_APPROVAL, now=NOON, expected_revision=1)
    with pytest.raises(Stale):
        await store.drafts.move(record.id, Status.APPROVED, now=NOON, expected_revision=1)
    with pytest.raises(Conflict):
        await store.drafts.move(record.id, Status.APPROVED, now=NOON, from_status=Status.PENDING)


async def test_it_lets_one_of_many_movers_win(store: Store) -> None:
    record = an_awaiting_record()
    await store.accept(record)
    moves = (Status.APPROVED, Status.REJECTED) * 5
    tries = (store.drafts.move(record.id, status, now=NOON, expected_revision=1) for status in moves)
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(outcome, DraftRecord) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Stale) for outcome in outcomes) == 9
    assert (await store.drafts.get(record.id)).revision == 2


async def test_it_stores_a_proposal_once(store: Store) -> None:
    record, proposal = a_record(), a_proposal()
    await store.accept(record)
    first = await store.drafts.set_proposal(record.id, proposal, Status.AWAITING_APPROVAL, now=minutes(1))
    other = a_proposal(text="Dag!")
    assert await store.drafts.set_proposal(record.id, other, Status.AWAITING_APPROVAL, now=minutes(2)) == first
    assert first.proposal == proposal
    assert (first.status, first.revision) == (Status.AWAITING_APPROVAL, 2)


async def test_it_stores_no_proposal_that_was_made_for_an_older_question(store: Store) -> None:
    record = a_record()
    await store.accept(record)
    late = await store.drafts.set_proposal(
        record.id, a_proposal(), Status.AWAITING_APPROVAL, now=minutes(1), revision=7
    )
    assert late == record


async def test_it_leaves_an_expired_draft_without_a_proposal(store: Store) -> None:
    record = a_record()
    await store.accept(record)
    await store.drafts.move(record.id, Status.EXPIRED, now=NOON)
    late = await store.drafts.set_proposal(record.id, a_proposal(), Status.AWAITING_APPROVAL, now=minutes(1))
    assert (late.status, late.proposal) == (Status.EXPIRED, None)


async def test_it_finds_the_pending_ones_oldest_first_some_at_a_time(store: Store) -> None:
    pending = [a_record(a_thread(author=f"u-{number}"), at=minutes(number)) for number in range(5)]
    for record in [*reversed(pending), an_awaiting_record(a_thread(author="w"))]:
        await store.accept(record)
    first = await store.drafts.pending(limit=3)
    rest = await store.drafts.pending(after=first[-1][0], limit=3)
    assert [*first, *rest] == [(record.id, 1) for record in pending]


async def test_it_counts_the_drafts_that_stand_somewhere(store: Store) -> None:
    await store.accept(a_record(a_thread(author="a")))
    for author in "bc":
        await store.accept(an_awaiting_record(a_thread(author=author)))
    assert await store.drafts.count_by_status() == {Status.PENDING: 1, Status.AWAITING_APPROVAL: 2}


async def test_it_stores_no_nul_that_a_model_wrote(store: Store) -> None:
    record = an_awaiting_record()
    reply = "een nul: \0, en de letters \\u0000 zelf"
    proposal = a_proposal(text=reply)
    await store.accept(record.model_copy(update={"proposal": proposal}))
    draft = (await store.drafts.get(record.id)).proposal
    assert draft is not None
    assert draft.draft is not None
    assert draft.draft.text == reply.replace("\0", "\ufffd")


def test_it_makes_ids_that_sort_by_time_and_never_repeat() -> None:
    ids = [new_draft_id(NOON + timedelta(milliseconds=number)) for number in range(100)]
    assert ids == sorted(ids)
    assert len({new_draft_id(NOON) for _ in range(1_000)}) == 1_000
    assert all(len(one) == 30 and one.startswith("drf_") for one in ids)
