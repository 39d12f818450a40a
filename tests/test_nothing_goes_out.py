"""Nothing, on any path, is delivered without a person's approval of the very text that goes out."""

import ast
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from drafting.desk import Desk, delivery, review, takeback
from drafting.desk.verdict import By
from drafting.domain.draft import DraftRecord, Reply, Status
from drafting.domain.errors import Conflict, DeliveryError
from drafting.domain.review import Verdict
from tests.inbox.conftest import AtOnce, Visit, app_of, desk, planted, routes_of
from tests.inbox.seed import LATE_PARCEL, QUESTION, SPAM, THREAT

__all__ = ["desk"]

ROOT = Path(__file__).parent.parent / "drafting"
BODY: dict[str, Any] = {
    "comment": {"text": "Mijn pakket is te laat."},
    "draft": "Dank u.",
    "text": "Dank u voor uw bericht over het pakket.",
    "reason": "daarom",
    "action": "remove",
    "category": "spam",
}
NEEDED = {
    "/v1/drafts": ("comment",),
    "/v1/decisions": ("comment",),
    "/v1/checks": ("comment", "draft"),
    "approve": (),
    "edit": ("text",),
    "take-over": ("text",),
    "reject": ("reason",),
    "regenerate": ("reason",),
    "decide-otherwise": ("action", "category", "reason"),
    "undo": (),
    "contest": ("reason",),
}
FORM = {"ground": "other", "words": "daarom", "action": "remove", "category": "spam", "text": "Dank u.", "spam": "x"}


@dataclass
class Outside:
    """A way out that remembers what went out."""

    went: list[tuple[str, str | None]] = field(default_factory=list)

    async def deliver(self, record: DraftRecord) -> None:
        draft = record.proposal.draft if record.proposal else None
        self.went.append((record.id, draft.text if draft else None))


@pytest.fixture
async def outside() -> Outside:
    return Outside()


@pytest.fixture
async def open_desk(desk: Desk, outside: Outside) -> Desk:
    """A desk with a way out, where what is enqueued is done at once."""
    jobs = AtOnce()
    whole = replace(desk, deliverer=outside, jobs=lambda: jobs)
    jobs.desk = whole
    return whole


async def approved_texts(desk: Desk, ids: list[str]) -> set[tuple[str, str | None]]:
    """What people approved of these drafts, as their reviews name it."""
    approvals = (Verdict.APPROVE, Verdict.EDIT, Verdict.TAKE_OVER)
    said = [one for draft_id in ids for one in await desk.store.reviews.of_draft(draft_id)]
    return {(one.draft_id, one.text_after) for one in said if one.verdict in approvals}


async def test_no_route_lets_anything_out_that_no_review_names(open_desk: Desk, outside: Outside) -> None:
    app = app_of(open_desk)
    visit = Visit(app)
    tried = 0
    for method, path in sorted(set(routes_of(app))):
        record, removal = await planted(open_desk, QUESTION), await planted(open_desk, THREAT)
        for target in (record, removal):
            address = path.replace("{draft_id}", target.id).replace("{thread_id}", target.thread_id)
            await visit.open(target)
            response = await _call(visit, method, address, path, target)
            tried += response.status_code < 400
            went, approved = set(outside.went), await approved_texts(open_desk, [record.id, removal.id])
            stray = {item for item in went if item[0] in (record.id, removal.id)} - approved
            assert not stray, f"{method} {path} let an unapproved reply out"
            assert not approved or path.rsplit("/", 1)[1] in ("approve", "edit", "take-over"), path
    assert outside.went, "approving must let something out, or this test shows nothing"
    assert tried > 30
    await visit.http.aclose()


async def _call(visit: Visit, method: str, address: str, path: str, record: DraftRecord) -> httpx.Response:
    if path.startswith("/inbox"):
        if method == "GET":
            return await visit.http.get(address)
        token = visit.hidden("/inbox/bulk-agree")["token"] if "bulk-agree" in visit.page else _token(visit)
        fields = FORM | {"token": token, "revision": str(record.revision), "spam": f"{record.id}@{record.revision}"}
        return await visit.http.post(address, data=fields, headers={"sec-fetch-site": "same-origin"})
    needed = NEEDED.get(path, NEEDED.get(path.rsplit("/", 1)[1], ()))
    body = {name: BODY[name] for name in needed}
    return await visit.http.request(method, address, json=body if method == "POST" else None)


def _token(visit: Visit) -> str:
    return visit.page.split('name="token" value="')[1].split('"')[0]


async def test_no_job_delivers_what_is_not_approved_whatever_its_status_says(open_desk: Desk, outside: Outside) -> None:
    awaiting = await planted(open_desk, LATE_PARCEL)
    removal = await planted(open_desk, SPAM)
    await review.approve(open_desk, removal, by=By("Noor"))
    for record in (awaiting, removal):
        with pytest.raises(Conflict):
            await delivery.deliver_once(open_desk, record.id)
    # Somebody moves the status past every use case: still nobody's word names the text.
    await open_desk.store.drafts.move(awaiting.id, Status.APPROVED, now=open_desk.clock())
    with pytest.raises(Conflict, match="no person approved this text"):
        await delivery.deliver_once(open_desk, awaiting.id)
    assert outside.went == []


async def test_a_verdict_taken_back_counts_no_longer(desk: Desk, open_desk: Desk, outside: Outside) -> None:
    record = await planted(desk, LATE_PARCEL)
    approved = await review.edit(desk, record, Reply(text="Dank u voor uw bericht."), by=By("Noor"))
    undone = await takeback.undo(desk, approved, by=By("Noor"))
    await desk.store.drafts.move(undone.id, Status.APPROVED, now=desk.clock())
    with pytest.raises(Conflict):
        await delivery.deliver_once(open_desk, record.id)
    assert outside.went == []


async def test_what_is_approved_on_the_page_is_held_until_it_can_no_longer_be_undone(
    desk: Desk, open_desk: Desk, outside: Outside
) -> None:
    now = [desk.clock()]
    timed = replace(open_desk, clock=lambda: now[0])
    first, second = await planted(desk, LATE_PARCEL), await planted(desk, QUESTION)
    for record in (first, second):
        await review.approve(timed, record, by=By("Noor", hold=takeback.HELD))
        with pytest.raises(DeliveryError):
            await delivery.deliver_once(timed, record.id)
    await takeback.undo(timed, await desk.store.drafts.get(first.id), by=By("Noor"))
    now[0] += timedelta(seconds=takeback.HELD)
    with pytest.raises(Conflict, match="on its way"):
        await takeback.undo(timed, await desk.store.drafts.get(second.id), by=By("Noor"))
    await delivery.deliver_once(timed, second.id)
    with pytest.raises(Conflict):
        await delivery.deliver_once(timed, first.id)
    assert [draft_id for draft_id, _ in outside.went] == [second.id]


async def test_what_is_approved_goes_out_once(open_desk: Desk, outside: Outside) -> None:
    record = await planted(open_desk, LATE_PARCEL)
    await review.approve(open_desk, record, by=By("Noor"))
    await delivery.deliver_once(open_desk, record.id)
    assert record.proposal
    assert record.proposal.draft
    assert outside.went == [(record.id, record.proposal.draft.text)]


CALLERS = {
    "deliver": {"desk/delivery.py"},
    "deliver_once": {"app.py", "jobs/workflows.py"},
    "enqueue_delivery": {"desk/verdict.py", "jobs/runtime.py"},
}
"""Who may call what lets a reply out: everything else has to go by these, and so by a review."""


@pytest.mark.parametrize("name", CALLERS)
def test_only_the_approval_itself_starts_a_delivery(name: str) -> None:
    callers = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
                callers.add(str(path.relative_to(ROOT)))
    inside = {"jobs/runtime.py"} if name == "deliver" else set()  # the workflow of that name, which calls deliver_once
    assert callers <= CALLERS[name] | inside
