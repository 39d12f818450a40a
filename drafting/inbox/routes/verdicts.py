"""What a person decides about a comment; every one of these is a form, and leads on to the next comment."""

from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from drafting.desk import Desk, otherwise, review, takeback
from drafting.desk.verdict import By
from drafting.domain.decision import Action, Category
from drafting.domain.draft import DraftRecord, Reply
from drafting.domain.errors import InvalidInput, Stale
from drafting.domain.person import Right
from drafting.domain.review import RejectReason
from drafting.inbox import views
from drafting.inbox.filters import Chosen
from drafting.inbox.forms import Form, FormDep
from drafting.inbox.pages import go, page
from drafting.inbox.pages import router as new_router
from drafting.inbox.session import DeskDep, Visitor, VisitorDep

router = new_router()

_WORDS = 500


async def _theirs(desk: Desk, seen: Visitor, draft_id: str, right: Right) -> DraftRecord:
    record = await desk.store.drafts.get(draft_id, brands=seen.caller.brands)
    seen.caller.may(right, record.thread.brand)
    return record


def _expected(form: Form) -> int:
    """The revision that the page showed; a form without one is no form of ours."""
    revision = form.number("revision")
    if revision is None:
        raise InvalidInput("is missing", field="revision", hint="load the page again")
    return revision


def _by(desk: Desk, seen: Visitor, record: DraftRecord, form: Form) -> By:
    seconds = seen.seconds_since(form["opened"], record.id, desk.clock())
    return By(seen.caller.name, _expected(form), seconds, hold=takeback.HELD)


async def _on(desk: Desk, seen: Visitor, form: Form, record: DraftRecord, did: str, *, stay: bool = False) -> Response:
    """On to the next comment that waits, within the reader's own filters; the last act can be undone from there."""
    await desk.store.presence.leave(record.id, seen.who)
    chosen = Chosen.of_query(form["filters"])
    told = {"done": did, "of": record.id, "rev": str(record.revision)}
    target = record.id if stay else await _next(desk, seen, chosen, record.id)
    query = "&".join(part for part in (chosen.query, urlencode(told)) if part)
    return go(f"/inbox/drafts/{target}?{query}" if target else f"/inbox?{query}")


async def _next(desk: Desk, seen: Visitor, chosen: Chosen, done: str) -> str | None:
    found = await desk.store.queue.page(
        chosen.as_filter(desk.clock(), seen.caller.brands), search=chosen.search, limit=2
    )
    return next((record.id for record in found.items if record.id != done), None) if chosen.show == "open" else None


async def _stale(request: Request, desk: Desk, seen: Visitor, draft_id: str, form: Form) -> Response:
    """Somebody was first: say who and what, and give the reader's own words back."""
    record = await desk.store.drafts.get(draft_id, brands=seen.caller.brands)
    reviews = await desk.store.reviews.of_draft(draft_id)
    policy = desk.brands.get(record.thread.brand)
    return page(
        request,
        seen,
        "stale.html",
        412,
        record=record,
        row=views.row(record, desk.clock(), seen.reader),
        history=views.history(reviews[-1:], seen.reader),
        yours=form["text"],
        yours_private=form["private_message"],
        chosen=Chosen.of_query(form["filters"]),
        moment=lambda at: views.moment(at, seen.reader, policy.time_zone if policy else "UTC"),
    )


@router.post("/drafts/{draft_id}/approve")
async def approve(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, draft_id: str) -> Response:
    """The decision or the reply is right; with other words than the draft's: these are approved."""
    record = await _theirs(desk, seen, draft_id, Right.APPROVE)
    by = _by(desk, seen, record, form)
    decision = record.proposal.decision if record.proposal else None
    draft = record.proposal.draft if record.proposal else None
    text, private = form.text("text"), form.text("private_message") or None
    try:
        if decision is None or decision.action is not Action.RESPOND:
            moved = await review.approve(desk, record, by=by)
            return await _on(desk, seen, form, moved, "agree")
        if draft is not None and (text, private) == (draft.text.strip(), (draft.private_message or "").strip() or None):
            moved = await review.approve(desk, record, by=by, text=draft.text)
            return await _on(desk, seen, form, moved, "approve")
        if not text:
            raise InvalidInput("is empty", field="text", hint="write the words of the reply")
        alone = form["alone"] == "1"
        reply = Reply(text=text, private_message=private)
        moved = await review.edit(desk, record, reply, by=by, alone=alone)
    except Stale:
        return await _stale(request, desk, seen, draft_id, form)
    return await _on(desk, seen, form, moved, "take_over" if alone or draft is None else "edit")


@router.post("/drafts/{draft_id}/reject")
async def reject(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, draft_id: str) -> Response:
    """Neither the draft nor the decision will do, and why."""
    record = await _theirs(desk, seen, draft_id, Right.APPROVE)
    if form["ground"] not in set(RejectReason):
        raise InvalidInput("is missing", field="ground", hint="choose why")
    try:
        moved = await review.reject(
            desk,
            record,
            ground=RejectReason(form["ground"]),
            reason=form.text("words", most=_WORDS) or None,
            by=_by(desk, seen, record, form),
        )
    except Stale:
        return await _stale(request, desk, seen, draft_id, form)
    return await _on(desk, seen, form, moved, "reject")


@router.post("/drafts/{draft_id}/again")
async def again(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, draft_id: str) -> Response:
    """Another draft, that knows more."""
    record = await _theirs(desk, seen, draft_id, Right.DRAFT)
    try:
        moved = await review.regenerate(
            desk,
            record,
            reason=None,
            facts=views.split_facts(form.text("facts")),
            instructions=form.text("instructions", most=_WORDS) or None,
            by=_by(desk, seen, record, form),
        )
    except Stale:
        return await _stale(request, desk, seen, draft_id, form)
    return await _on(desk, seen, form, moved, "regenerate", stay=True)


@router.post("/drafts/{draft_id}/otherwise")
async def decide_otherwise(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, draft_id: str) -> Response:
    """Another decision than the policy's."""
    record = await _theirs(desk, seen, draft_id, Right.APPROVE)
    if form["action"] not in set(Action):
        raise InvalidInput("is missing", field="action", hint="choose what should be done")
    category = Category(form["category"]) if form["category"] in set(Category) else None
    try:
        moved = await otherwise.decide_otherwise(
            desk,
            record,
            action=Action(form["action"]),
            category=category,
            reason=form.text("words", most=_WORDS),
            by=_by(desk, seen, record, form),
        )
    except Stale:
        return await _stale(request, desk, seen, draft_id, form)
    return await _on(desk, seen, form, moved, "decide_otherwise", stay=form["action"] == Action.RESPOND)


@router.post("/drafts/{draft_id}/posted")
async def posted(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, draft_id: str) -> Response:
    """A reply that could not be delivered was posted by hand."""
    record = await _theirs(desk, seen, draft_id, Right.APPROVE)
    try:
        moved = await review.posted(desk, record, by=_by(desk, seen, record, form))
    except Stale:
        return await _stale(request, desk, seen, draft_id, form)
    return await _on(desk, seen, form, moved, "posted")


@router.post("/drafts/{draft_id}/undo")
async def undo(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, draft_id: str) -> Response:
    """Take the last verdict back."""
    record = await _theirs(desk, seen, draft_id, Right.APPROVE)
    try:
        moved = await takeback.undo(desk, record, by=_by(desk, seen, record, form))
    except Stale:
        return await _stale(request, desk, seen, draft_id, form)
    return await _on(desk, seen, form, moved, "undo", stay=True)


@router.post("/drafts/{draft_id}/contest")
async def contest(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, draft_id: str) -> Response:
    """Dispute that a comment was removed or ignored."""
    record = await _theirs(desk, seen, draft_id, Right.DRAFT)
    try:
        moved = await takeback.contest(
            desk,
            record,
            reason=form.text("words", most=_WORDS),
            by=_by(desk, seen, record, form),
        )
    except Stale:
        return await _stale(request, desk, seen, draft_id, form)
    return await _on(desk, seen, form, moved, "contest", stay=True)
