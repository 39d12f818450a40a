"""One comment: the conversation, the decision and why, and the reply that is proposed."""

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from drafting.desk import Desk, takeback
from drafting.desk.otherwise import ANSWERED
from drafting.desk.progress import Making
from drafting.domain.decision import Action, Category
from drafting.domain.draft import DraftRecord, Reply, Status
from drafting.domain.person import Right
from drafting.domain.review import RejectReason, Review, Verdict
from drafting.inbox import views
from drafting.inbox.filters import Chosen
from drafting.inbox.forms import FormDep
from drafting.inbox.marks import marked
from drafting.inbox.pages import page
from drafting.inbox.pages import router as new_router
from drafting.inbox.routes.queue import done_of, rows
from drafting.inbox.session import DeskDep, Visitor, VisitorDep
from drafting.pipeline.brief import brief_for
from drafting.pipeline.checking import inspected
from drafting.text.changes import changes
from drafting.text.lengths import length

router = new_router()

_BESIDE = 30
"""Comments listed beside the one that is open."""


@router.get("/drafts/{draft_id}")
async def draft(request: Request, desk: DeskDep, seen: VisitorDep, draft_id: str) -> Response:
    """One comment and all that belongs to it."""
    record = await desk.store.drafts.get(draft_id, brands=seen.caller.brands)
    reviews = await desk.store.reviews.of_draft(record.id)
    case = await desk.store.cases.of_draft(record.id)
    listed = await rows(desk, seen, Chosen.of(request.query_params), limit=_BESIDE)
    listed["current"] = record.id
    return page(
        request,
        seen,
        "draft.html",
        **listed,
        **shown(desk, seen, record, takeback.last_word(reviews)),
        making=_making(desk, record),
        history=views.history(reviews, seen.reader),
        case=case,
        done=done_of(request),
    )


def _making(desk: Desk, record: DraftRecord) -> Making | None:
    """How far it is, where it is made in this process; only while it is made, so that no unchecked word outlasts it."""
    return desk.progress.look(record.id) if record.status is Status.PENDING else None


@router.get("/drafts/{draft_id}/progress")
async def progress(request: Request, desk: DeskDep, seen: VisitorDep, draft_id: str) -> Response:
    """How far the draft is, while it is made; and the whole page anew once it is there."""
    record = await desk.store.drafts.get(draft_id, brands=seen.caller.brands)
    response = page(request, seen, "_progress.html", making=_making(desk, record))
    if record.status is not Status.PENDING:
        response.headers["HX-Refresh"] = "true"
    return response


def shown(desk: Desk, seen: Visitor, record: DraftRecord, word: Review | None) -> dict[str, Any]:
    """The comment, its decision and its reply, for the templates."""
    now, reader = desk.clock(), seen.reader
    policy = desk.brands.get(record.thread.brand)
    time_zone = policy.time_zone if policy else "UTC"
    proposal = record.proposal
    decision, reply = (proposal.decision, proposal.draft) if proposal else (None, None)
    is_waiting = record.status is Status.AWAITING_APPROVAL
    may_approve = seen.caller.can(Right.APPROVE, record.thread.brand)
    return {
        "record": record,
        "decision": decision,
        "reply": reply,
        "moment": lambda at: views.moment(at, reader, time_zone),
        "row": views.row(record, now, reader),
        "turns": views.turns(record, reader),
        "link": views.safe_link(record.thread.comment.url),
        "advice": views.advised(record, reader),
        "steps": views.steps(decision.trace, reader) if decision else (),
        "made_with": views.made_with(reply, reader) if reply else None,
        "opened": seen.opened(record.id, now),
        "is_waiting": is_waiting,
        "may_approve": may_approve and is_waiting,
        "may_draft": seen.caller.can(Right.DRAFT, record.thread.brand) and is_waiting,
        "may_undo": may_approve
        and record.status in takeback.SETTLED
        and not takeback.is_on_its_way(desk, record, word),
        "may_post": may_approve and record.status is Status.DELIVERY_FAILED,
        "may_contest": seen.caller.can(Right.DRAFT, record.thread.brand)
        and record.status is Status.APPROVED
        and decision is not None
        and decision.action is not Action.RESPOND,
        "goes_out": desk.deliverer is not None,
        "reject_reasons": list(RejectReason),
        "actions": list(Action),
        "categories": list(Category),
        "answered": ANSWERED,
        "verdict": Verdict,
        **checked(desk, seen, record, Reply(text=reply.text if reply else "", private_message=private_of(record))),
    }


def private_of(record: DraftRecord) -> str | None:
    """The private message that stands."""
    return record.proposal.draft.private_message if record.proposal and record.proposal.draft else None


def checked(desk: Desk, seen: Visitor, record: DraftRecord, reply: Reply, *, live: bool = False) -> dict[str, Any]:
    """What the guards and the channel say of these words. Untouched words keep what was found when they were made."""
    proposal, policy = record.proposal, desk.brands.get(record.thread.brand)
    if proposal is None or policy is None or proposal.decision.action is not Action.RESPOND:
        return {"brief": None}
    brief = brief_for(record.thread, proposal.signals, proposal.decision, policy)
    draft = proposal.draft
    is_untouched = draft is not None and (reply.text, reply.private_message) == (draft.text, draft.private_message)
    if draft is not None and is_untouched:
        findings = draft.findings
    else:
        findings = inspected(reply, brief, policy) if live and reply.text else ()
    counted = length(reply.text, record.thread.comment.channel.value)
    text, private = (
        marked(reply.text, findings),
        marked(reply.private_message or "", findings, "private_message"),
    )
    return {
        "brief": brief,
        "counted": counted,
        "over": max(0, counted - brief.max_length),
        "findings": views.findings_view(findings, seen.reader),
        "marks": text if any(mark.severity for mark in text) else (),
        "private_marks": private if any(mark.severity for mark in private) else (),
        "changed": changes(draft.text, reply.text) if draft and reply.text != draft.text else (),
        "is_untouched": is_untouched,
    }


@router.post("/drafts/{draft_id}/check")
async def check(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, draft_id: str) -> Response:
    """What the guards find in the words as they are typed, how long they are, and what changed."""
    record = await desk.store.drafts.get(draft_id, brands=seen.caller.brands)
    reply = Reply(text=form.text("text"), private_message=form.text("private_message") or None)
    return page(
        request, seen, "_checked.html", record=record, **checked(desk, seen, record, reply, live=True), is_part=True
    )


@router.post("/drafts/{draft_id}/presence")
async def presence(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, draft_id: str) -> Response:
    """Say that this page is open, and hear who else has it open and whether it changed meanwhile."""
    record = await desk.store.drafts.get(draft_id, brands=seen.caller.brands)
    now = desk.clock()
    await desk.store.presence.note(record.id, seen.who, seen.person.name if seen.person else "", now=now)
    others = await desk.store.presence.others(record.id, seen.who, now=now)
    is_changed = form.number("revision") != record.revision
    response = page(
        request, seen, "_presence.html", others=views.named(others, seen.reader), is_changed=is_changed, record=record
    )
    if is_changed and form["pending"] == "1":
        response.headers["HX-Refresh"] = "true"
    return response


@router.get("/threads/{thread_id}")
async def thread(request: Request, desk: DeskDep, seen: VisitorDep, thread_id: str) -> Response:
    """The whole history of an exchange."""
    history = await desk.store.threads.history(thread_id)
    seen.caller.must_see(history.brand, "thread")
    policy = desk.brands.get(history.brand)
    time_zone = policy.time_zone if policy else "UTC"
    return page(
        request,
        seen,
        "thread.html",
        record=history.drafts[-1] if history.drafts else None,
        rows=[views.row(record, desk.clock(), seen.reader) for record in history.drafts],
        turns=views.turns(history.drafts[-1], seen.reader) if history.drafts else (),
        history=views.history(history.reviews, seen.reader),
        moment=lambda at: views.moment(at, seen.reader, time_zone),
        chosen=Chosen(),
    )
