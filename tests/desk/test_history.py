"""The record: exported whole, in order, word by word; and counted for the manager."""

import json

from drafting.desk import Desk, history, review, takeback
from drafting.desk.verdict import By
from drafting.domain.draft import Reply
from tests.inbox.conftest import desk, planted
from tests.inbox.seed import LATE_PARCEL, QUESTION, SPAM

__all__ = ["desk"]


async def exported(desk: Desk, **options: object) -> list[dict[str, object]]:
    return [json.loads(line) async for line in history.export(desk, brands=None, **options)]  # type: ignore[arg-type]


async def test_it_exports_who_when_what_changed_and_why_one_line_each(desk: Desk) -> None:
    record = await planted(desk, LATE_PARCEL)
    edited = await review.edit(desk, record, Reply(text="Dank u, Sanne."), reason="korter", by=By("Noor"))
    await takeback.undo(desk, edited, by=By("Noor"))
    lines = await exported(desk)
    assert [line["review"]["verdict"] for line in lines] == ["edit", "undo"]  # type: ignore[index]
    first = lines[0]
    assert first["brand"] == "default"
    assert first["review"]["reviewer"] == "Noor"  # type: ignore[index]
    assert first["review"]["reason"] == "korter"  # type: ignore[index]
    changed: list[list[str]] = first["changed"]  # type: ignore[assignment]
    assert record.proposal
    assert record.proposal.draft
    assert "".join(text for kind, text in changed if kind != "added") == record.proposal.draft.text
    assert "".join(text for kind, text in changed if kind != "removed") == "Dank u, Sanne."


async def test_it_goes_on_after_the_line_that_one_has_and_keeps_to_the_brands_that_are_asked(desk: Desk) -> None:
    for seed in (LATE_PARCEL, QUESTION, SPAM):
        await review.approve(desk, await planted(desk, seed), by=By("Noor"))
    lines = await exported(desk)
    assert len(lines) == 3
    assert await exported(desk, after=lines[0]["number"]) == lines[1:]
    assert [line async for line in history.export(desk, brands=frozenset({"another"}))] == []


async def test_approvals_too_fast_to_have_been_read_are_counted_and_not_blocked(desk: Desk) -> None:
    fast = await review.approve(desk, await planted(desk, LATE_PARCEL), by=By("Piet", seconds=0.4))
    await review.approve(desk, await planted(desk, QUESTION), by=By("Noor", seconds=60))
    await review.approve(desk, await planted(desk, SPAM), by=By("Noor"))
    assert fast.status == "approved"
    piet, noor = await history.figures(desk, brands=None)
    assert (piet.name, piet.total, piet.approved, piet.too_fast) == ("Piet", 1, 1, 1)
    assert (noor.name, noor.total, noor.approved, noor.too_fast) == ("Noor", 2, 2, 0)
