"""A person's word: written with the change it made, by one person at a time, and never rewritten."""

import asyncio

import pytest
import sqlalchemy as sa

from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import Conflict, NotFound, Stale
from drafting.domain.review import Verdict
from drafting.store import Store
from tests.store.records import NOON, a_proposal, a_record, a_review, a_thread, an_awaiting_record, minutes


async def test_it_writes_the_draft_and_the_word_together(store: Store) -> None:
    record = an_awaiting_record()
    await store.accept(record)
    edited = record.model_copy(update={"proposal": a_proposal(text="Beter zo.")})
    review = a_review(record, Verdict.EDIT, at=minutes(3))
    moved = await store.review(edited, Status.EDITED, review, expected_revision=1)
    assert (moved.status, moved.revision, moved.updated_at) == (Status.EDITED, 2, minutes(3))
    assert moved.proposal == edited.proposal
    assert await store.drafts.get(record.id) == moved
    assert await store.reviews.of_draft(record.id) == (review,)


async def test_it_tells_the_second_of_two_reviewers(store: Store) -> None:
    record = an_awaiting_record()
    await store.accept(record)
    await store.review(record, Status.APPROVED, a_review(record))
    with pytest.raises(Stale):
        await store.review(record, Status.REJECTED, a_review(record, number=2), expected_revision=1)
    with pytest.raises(Conflict) as refusal:
        await store.review(record, Status.REJECTED, a_review(record, number=3))
    assert not isinstance(refusal.value, Stale)
    assert len(await store.reviews.of_draft(record.id)) == 1


async def test_it_refuses_a_word_about_another_revision_than_the_reader_saw(store: Store) -> None:
    record = an_awaiting_record()
    await store.accept(record)
    with pytest.raises(Stale):
        await store.review(record, Status.APPROVED, a_review(record), expected_revision=7)
    assert await store.reviews.of_draft(record.id) == ()


async def test_it_keeps_no_word_about_a_move_that_may_not_follow(store: Store) -> None:
    record = a_record()
    await store.accept(record)
    with pytest.raises(Conflict):
        await store.review(record, Status.APPROVED, a_review(record))
    assert await store.reviews.of_draft(record.id) == ()
    assert await store.drafts.get(record.id) == record


async def test_it_changes_nothing_when_the_word_cannot_be_kept(store: Store) -> None:
    first, second = an_awaiting_record(a_thread(author="a")), an_awaiting_record(a_thread(author="b"))
    await store.accept(first)
    await store.accept(second)
    await store.review(first, Status.APPROVED, a_review(first))
    with pytest.raises(sa.exc.IntegrityError):
        await store.review(second, Status.APPROVED, a_review(second).model_copy(update={"id": a_review(first).id}))
    assert await store.drafts.get(second.id) == second


async def test_it_knows_no_draft_to_speak_about(store: Store) -> None:
    record = an_awaiting_record()
    with pytest.raises(NotFound):
        await store.review(record, Status.APPROVED, a_review(record))


async def test_it_lets_one_of_many_reviewers_win(store: Store) -> None:
    record = an_awaiting_record()
    await store.accept(record)
    words = (Status.APPROVED, Status.REJECTED) * 5
    tries = (store.review(record, status, a_review(record, number=n)) for n, status in enumerate(words))
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    winners = [outcome for outcome in outcomes if isinstance(outcome, DraftRecord)]
    assert [type(outcome) for outcome in outcomes].count(Conflict) == 9
    assert [await store.drafts.get(record.id)] == winners
    assert len(await store.reviews.of_draft(record.id)) == 1


async def test_it_keeps_every_word_in_order(store: Store) -> None:
    record = an_awaiting_record()
    await store.accept(record)
    verdicts = (Verdict.REGENERATE, Verdict.REGENERATE, Verdict.REJECT)
    for number, verdict in enumerate(verdicts):
        current = await store.drafts.get(record.id)
        status = Status.REJECTED if verdict is Verdict.REJECT else Status.PENDING
        await store.review(current, status, a_review(record, verdict, number=number, at=minutes(-number)))
        if status is Status.PENDING:
            await store.drafts.set_proposal(record.id, a_proposal(), Status.AWAITING_APPROVAL, now=NOON)
    assert tuple(word.verdict for word in await store.reviews.of_draft(record.id)) == verdicts


@pytest.mark.parametrize("change", ["UPDATE reviews SET reviewer = 'x'", "DELETE FROM reviews"])
async def test_it_is_guarded_by_the_database_itself(store: Store, change: str) -> None:
    record = an_awaiting_record()
    await store.accept(record)
    await store.review(record, Status.APPROVED, a_review(record))
    with pytest.raises(sa.exc.DBAPIError, match="only ever added"):
        async with store._database.writing() as connection:
            await connection.execute(sa.text(change))
    assert len(await store.reviews.of_draft(record.id)) == 1


async def test_it_remembers_what_is_to_go_out_until_it_has(store: Store) -> None:
    stays, goes, fails = (an_awaiting_record(a_thread(author=name), at=minutes(n)) for n, name in enumerate("abc"))
    for record in (stays, goes, fails):
        await store.accept(record)
    await store.review(stays, Status.APPROVED, a_review(stays))
    for record in (goes, fails):
        await store.review(record, Status.APPROVED, a_review(record), deliver=True)
    assert await store.drafts.undelivered() == (goes.id, fails.id)
    assert await store.drafts.undelivered(after=goes.id) == (fails.id,)
    await store.drafts.move(goes.id, Status.DELIVERED, now=NOON)
    await store.drafts.move(fails.id, Status.DELIVERY_FAILED, now=NOON)
    assert await store.drafts.undelivered() == ()
