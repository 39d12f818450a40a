"""The case file of a threat: whole, opened once, and closed only by a person."""

import pytest

from drafting.desk import Desk, cases, drafting
from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import Conflict, InvalidInput
from drafting.domain.person import CaseFile
from drafting.store.drafts import new_draft_id
from drafting.store.threads import thread_id_of
from tests.inbox.conftest import desk, planted
from tests.inbox.seed import NOW, SPAM, THREAT, proposal_of

__all__ = ["desk"]


async def the_case(desk: Desk, record: DraftRecord) -> CaseFile:
    case = await desk.store.cases.of_draft(record.id)
    assert case
    return case


async def test_it_keeps_the_text_the_author_the_link_the_time_with_its_zone_why_and_whom_to_tell(desk: Desk) -> None:
    record = await planted(desk, THREAT)
    case = await the_case(desk, record)
    comment = record.thread.comment
    assert (case.text, case.author, case.link) == (comment.text, comment.author, comment.url)
    assert case.posted_at == comment.posted_at
    assert case.posted_at
    assert case.posted_at.tzinfo is not None
    assert record.proposal
    assert case.why == record.proposal.decision.reasons
    assert case.tell == record.proposal.decision.moderation.report
    assert "platform" in case.tell
    assert case.quotes == ("Morgen sta ik er met een mes",)


async def test_a_comment_that_threatens_nobody_has_none(desk: Desk) -> None:
    record = await planted(desk, SPAM)
    assert await desk.store.cases.of_draft(record.id) is None


async def test_making_the_proposal_opens_it_and_a_repeat_after_a_crash_opens_no_second_one(desk: Desk) -> None:
    thread = THREAT.thread()
    record = DraftRecord(
        id=new_draft_id(NOW),
        thread_id=thread_id_of(thread),
        thread=thread,
        status=Status.PENDING,
        revision=1,
        created_at=NOW,
        updated_at=NOW,
    )
    await desk.store.accept(record)
    # As it was when the process was killed: the case file there, the draft still pending.
    before = cases.case_file(record, proposal_of(THREAT, desk.policy("default"), thread, NOW), now=NOW)
    await desk.store.cases.open(before)
    await drafting.make_proposal(desk, record.id, wrap=lambda models: models)
    assert await the_case(desk, record) == before
    assert len(await desk.store.cases.all(brands=None)) == 1


async def test_it_is_closed_once_with_what_was_done(desk: Desk) -> None:
    case = await the_case(desk, await planted(desk, THREAT))
    with pytest.raises(InvalidInput):
        await cases.close(desk, case.id, by="Noor", conclusion="  ")
    closed = await cases.close(desk, case.id, by="Noor", conclusion="Aangifte gedaan, platform ingelicht.")
    assert (closed.closed_by, closed.conclusion) == ("Noor", "Aangifte gedaan, platform ingelicht.")
    with pytest.raises(Conflict):
        await cases.close(desk, case.id, by="Piet", conclusion="Nog eens.")
    assert await desk.store.cases.all(brands=None, open_only=True) == ()
    assert (await desk.store.cases.get(case.id)).text == case.text
