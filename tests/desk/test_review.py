"""The verdicts as use cases: what each leads to, what is kept of it, and what is refused."""

import pytest

from drafting.desk import Desk, otherwise, review, takeback
from drafting.desk.otherwise import standing_decision
from drafting.desk.verdict import By
from drafting.domain.decision import Action, Category, Urgency, Visibility
from drafting.domain.draft import DraftRecord, Reply, Status
from drafting.domain.errors import Conflict, InvalidInput, Stale
from drafting.domain.review import RejectReason, Verdict, is_too_fast
from tests.inbox.conftest import desk, planted
from tests.inbox.seed import LATE_PARCEL, SPAM, THREAT, TROLL

__all__ = ["desk"]

NOOR = By("Noor")


async def test_an_approval_names_the_text_the_thread_and_the_revision_that_was_read(desk: Desk) -> None:
    record = await planted(desk, LATE_PARCEL)
    await review.approve(desk, record, by=By("Noor", record.revision, 40.0))
    (word,) = await desk.store.reviews.of_draft(record.id)
    assert record.proposal
    assert record.proposal.draft
    assert word.text_after == record.proposal.draft.text
    assert word.private_message_after == record.proposal.draft.private_message
    assert (word.thread_state, word.revision) == (record.thread.state, record.revision)
    assert (word.seconds, word.too_fast) == (40.0, False)


async def test_approving_a_text_that_is_no_longer_there_is_refused(desk: Desk) -> None:
    record = await planted(desk, LATE_PARCEL)
    with pytest.raises(Stale):
        await review.approve(desk, record, by=NOOR, text="Wat er eerst stond.")
    assert await desk.store.reviews.of_draft(record.id) == ()


async def test_of_two_who_read_the_same_revision_the_second_is_told(desk: Desk) -> None:
    record = await planted(desk, LATE_PARCEL)
    await review.approve(desk, record, by=By("Noor", record.revision))
    with pytest.raises(Stale):
        await review.reject(desk, record, reason="nee", by=By("Piet", record.revision))
    assert [word.reviewer for word in await desk.store.reviews.of_draft(record.id)] == ["Noor"]


async def test_a_rejection_keeps_its_ground_and_its_words(desk: Desk) -> None:
    record = await planted(desk, LATE_PARCEL)
    await review.reject(desk, record, reason="te stug", ground=RejectReason.WRONG_TONE, by=NOOR)
    (word,) = await desk.store.reviews.of_draft(record.id)
    assert (word.verdict, word.ground, word.reason) == (Verdict.REJECT, RejectReason.WRONG_TONE, "te stug")


async def test_no_reply_is_edited_in_where_none_is_due(desk: Desk) -> None:
    with pytest.raises(Conflict, match="no reply is due"):
        await review.edit(desk, await planted(desk, SPAM), Reply(text="Hallo"), by=NOOR)


@pytest.mark.parametrize(
    ("words", "seconds", "expected"), [(5, 1.9, True), (5, 2.1, False), (300, 29, True), (300, 31, False)]
)
def test_an_approval_is_too_fast_when_nobody_can_have_read_the_words(
    words: int, seconds: float, expected: bool
) -> None:
    assert is_too_fast(("woord " * words, ""), seconds) is expected


async def decided(desk: Desk, record: DraftRecord, action: Action, category: Category | None = None) -> DraftRecord:
    return await otherwise.decide_otherwise(
        desk, record, action=action, category=category, reason="Daarom.", by=By("Noor", record.revision)
    )


async def test_a_reply_after_all_is_drafted_by_the_persons_own_decision(desk: Desk) -> None:
    record = await planted(desk, TROLL)
    await decided(desk, record, Action.RESPOND, Category.SERVICE_COMPLAINT)
    stored = await desk.store.drafts.get(record.id)
    assert stored.status is Status.AWAITING_APPROVAL
    assert stored.proposal
    decision = stored.proposal.decision
    assert (decision.action, decision.category) == (Action.RESPOND, Category.SERVICE_COMPLAINT)
    assert (decision.urgency, decision.visibility) == (Urgency.H24, Visibility.PRIVATE)
    assert decision.reasons[0].rule == "a-person-decided"
    assert stored.proposal.draft


async def test_the_persons_decision_still_holds_when_another_draft_is_asked_for(desk: Desk) -> None:
    record = await planted(desk, TROLL)
    await decided(desk, record, Action.RESPOND, Category.SERVICE_COMPLAINT)
    waiting = await desk.store.drafts.get(record.id)
    await review.regenerate(desk, waiting, reason=None, facts=("Wij zijn open.",), instructions=None, by=NOOR)
    stored = await desk.store.drafts.get(record.id)
    assert stored.proposal
    assert stored.proposal.decision.reasons[0].rule == "a-person-decided"


async def test_a_reply_is_not_decided_for_what_is_never_answered(desk: Desk) -> None:
    record = await planted(desk, TROLL)
    with pytest.raises(InvalidInput) as refused:
        await decided(desk, record, Action.RESPOND)
    assert refused.value.field == "category"
    with pytest.raises(Conflict, match="decided already"):
        await decided(desk, record, Action.IGNORE)


async def test_removing_after_all_is_settled_at_once_and_keeps_both_decisions(desk: Desk) -> None:
    record = await planted(desk, LATE_PARCEL)
    moved = await decided(desk, record, Action.REMOVE, Category.SPAM)
    assert moved.status is Status.APPROVED
    assert moved.proposal
    assert moved.proposal.draft is None
    assert moved.proposal.decision.moderation.hide
    (word,) = await desk.store.reviews.of_draft(record.id)
    assert word.decision_before == (record.proposal and record.proposal.decision)
    assert word.decision_after == moved.proposal.decision
    undone = await takeback.undo(desk, moved, by=NOOR)
    assert undone.proposal == record.proposal
    assert standing_decision(await desk.store.reviews.of_draft(record.id)) is None


async def test_calling_a_comment_a_threat_makes_its_case_file(desk: Desk) -> None:
    record = await planted(desk, LATE_PARCEL)
    assert await desk.store.cases.of_draft(record.id) is None
    await decided(desk, record, Action.REMOVE, Category.THREAT)
    case = await desk.store.cases.of_draft(record.id)
    assert case
    assert "platform" in case.tell


async def test_only_the_last_verdict_can_be_undone_and_only_once(desk: Desk) -> None:
    record = await planted(desk, SPAM)
    with pytest.raises(Conflict):
        await takeback.undo(desk, record, by=NOOR)
    agreed = await review.approve(desk, record, by=NOOR)
    undone = await takeback.undo(desk, agreed, by=NOOR)
    with pytest.raises(Conflict):
        await takeback.undo(desk, undone, by=NOOR)
    words = await desk.store.reviews.of_draft(record.id)
    assert [word.verdict for word in words] == [Verdict.AGREE, Verdict.UNDO]
    assert words[1].undoes == words[0].id


async def test_a_removal_is_contested_with_words_and_waits_for_another_look(desk: Desk) -> None:
    agreed = await review.approve(desk, await planted(desk, THREAT), by=NOOR)
    with pytest.raises(InvalidInput):
        await takeback.contest(desk, agreed, reason="  ", by=By("Piet"))
    waiting = await takeback.contest(desk, agreed, reason="Het was een grap.", by=By("Piet"))
    assert waiting.status is Status.AWAITING_APPROVAL
    assert waiting.thread.comment.text == THREAT.text
    assert waiting.proposal
    assert waiting.proposal.decision.needs_person
    assert "grap" in waiting.proposal.decision.needs_person.reason.nl


async def test_a_reply_that_could_not_be_delivered_is_noted_as_posted_by_hand(desk: Desk) -> None:
    approved = await review.approve(desk, await planted(desk, LATE_PARCEL), by=NOOR)
    with pytest.raises(Conflict):
        await review.posted(desk, approved, by=NOOR)
    failed = await desk.store.drafts.move(approved.id, Status.DELIVERY_FAILED, now=desk.clock())
    moved = await review.posted(desk, failed, by=NOOR)
    assert moved.status is Status.DELIVERED
    assert (await desk.store.reviews.of_draft(moved.id))[-1].verdict is Verdict.POSTED


async def test_a_reply_that_was_approved_is_undone_and_not_contested(desk: Desk) -> None:
    approved = await review.approve(desk, await planted(desk, LATE_PARCEL), by=NOOR)
    with pytest.raises(Conflict):
        await takeback.contest(desk, approved, reason="nee", by=NOOR)
