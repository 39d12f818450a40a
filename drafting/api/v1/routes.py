"""The routes of version 1: each reads, calls one use case, and shows what came of it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import Response

from drafting.api.auth import CallerDep
from drafting.api.deps import DeskDep, ReaderDep
from drafting.api.idempotency import OnceDep
from drafting.api.problems import documented
from drafting.api.reading import described, json_body
from drafting.api.v1 import examples
from drafting.api.v1.answers import as_json, etag, reader_of, reader_of_draft
from drafting.api.v1.bodies import (
    ApproveRequest,
    CheckRequest,
    DraftRequest,
    EditRequest,
    RegenerateRequest,
    RejectRequest,
)
from drafting.api.v1.reviewing import REVIEWED, Reviewing, own_draft, reviewing
from drafting.api.v1.views import (
    AnswerView,
    ChecksView,
    DecisionView,
    DraftPage,
    DraftView,
    FindingView,
    PendingView,
    ReviewView,
    ThreadView,
)
from drafting.desk import drafting, intake, review
from drafting.domain.decision import Action, Category
from drafting.domain.draft import Reply, Status
from drafting.domain.person import Right
from drafting.domain.thread import Channel

router = APIRouter(prefix="/v1")

WAIT = 120.0
"""Seconds that a caller who did not ask for `respond-async` is kept waiting before the draft is left pending."""


def _prefers_async(prefer: str | None) -> bool:
    wishes = (wish.partition(";")[0].strip().lower() for wish in (prefer or "").split(","))
    return "respond-async" in wishes


@router.post(
    "/drafts",
    status_code=201,
    response_model=AnswerView,
    responses={
        202: {"model": PendingView, "description": "Accepted; the draft can be read at its Location."},
        **documented(400, 401, 403, 404, 409, 413, 415, 422),
    },
    openapi_extra=described(DraftRequest, examples.DRAFT),
)
async def create_draft(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    body: Annotated[DraftRequest, Depends(json_body(DraftRequest))],
    attempt: OnceDep,
    prefer: Annotated[str | None, Header()] = None,
) -> Response:
    """Decide on a comment, draft a reply where one is due, and put both before a person."""
    who.must_see(body.brand, "brand")
    who.may("draft", body.brand)

    async def work() -> Response:
        if _prefers_async(prefer):
            record = await intake.accept(desk, body.as_thread())
        else:
            record = await intake.accept_and_wait(desk, body.as_thread(), within=WAIT)
        headers = etag(record) | {"Location": f"/v1/drafts/{record.id}"}
        if record.status is Status.PENDING:
            applied = {"Preference-Applied": "respond-async"} if _prefers_async(prefer) else {}
            return as_json(PendingView(id=record.id), 202, headers | applied)
        return as_json(DraftView.of(record, reader_of_draft(asked, record)).answer(), 201, headers)

    return await attempt.answer(who.name, work)


@router.get("/drafts", response_model=DraftPage, responses=documented(400, 401, 422))
async def list_drafts(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    status: Annotated[list[Status] | None, Query()] = None,
    brand: Annotated[str | None, Query(max_length=64)] = None,
    channel: Annotated[Channel | None, Query()] = None,
    action: Annotated[Action | None, Query()] = None,
    category: Annotated[Category | None, Query()] = None,
    language: Annotated[str | None, Query(max_length=20)] = None,
    overdue: Annotated[bool | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Response:
    """The queue, soonest deadline first."""
    page = await desk.store.drafts.page(
        brands=who.brands if brand is None else frozenset({brand}) if who.sees(brand) else frozenset(),
        statuses=tuple(status or ()),
        channel=channel,
        action=action,
        category=category,
        language=language,
        overdue=overdue,
        now=desk.clock(),
        limit=limit,
        cursor=cursor,
    )
    items = tuple(DraftView.of(record, reader_of_draft(asked, record)) for record in page.items)
    return as_json(DraftPage(items=items, next=page.next))


@router.get("/drafts/{draft_id}", response_model=DraftView, responses=documented(401, 404))
async def read_draft(desk: DeskDep, who: CallerDep, asked: ReaderDep, draft_id: str) -> Response:
    """One draft, as it stands now."""
    record = await own_draft(desk, who, draft_id)
    return as_json(DraftView.of(record, reader_of_draft(asked, record)), headers=etag(record))


@router.post(
    "/drafts/{draft_id}/approve",
    **REVIEWED,
    openapi_extra=described(ApproveRequest, examples.APPROVE, optional=True),
)
async def approve_draft(
    asked: Annotated[Reviewing[ApproveRequest], Depends(reviewing(ApproveRequest, optional=True))],
) -> Response:
    """The draft is right as it stands; for ignore and remove: the decision is."""
    text = asked.body.text
    return await asked.done(Right.APPROVE, lambda record, by: review.approve(asked.desk, record, by=by, text=text))


@router.post("/drafts/{draft_id}/edit", **REVIEWED, openapi_extra=described(EditRequest, examples.EDIT))
async def edit_draft(asked: Annotated[Reviewing[EditRequest], Depends(reviewing(EditRequest))]) -> Response:
    """Approve other words than the draft's; what the guards find in them comes back with them."""
    body = asked.body
    reply = Reply(text=body.text, private_message=body.private_message)
    return await asked.done(
        Right.APPROVE, lambda record, by: review.edit(asked.desk, record, reply, reason=body.reason, by=by)
    )


@router.post("/drafts/{draft_id}/reject", **REVIEWED, openapi_extra=described(RejectRequest, examples.REJECT))
async def reject_draft(asked: Annotated[Reviewing[RejectRequest], Depends(reviewing(RejectRequest))]) -> Response:
    """Neither the draft nor the decision will do."""
    body = asked.body
    return await asked.done(
        Right.APPROVE,
        lambda record, by: review.reject(asked.desk, record, reason=body.reason, ground=body.ground, by=by),
    )


@router.post(
    "/drafts/{draft_id}/regenerate",
    status_code=202,
    **REVIEWED,
    openapi_extra=described(RegenerateRequest, examples.REGENERATE, optional=True),
)
async def regenerate_draft(
    asked: Annotated[Reviewing[RegenerateRequest], Depends(reviewing(RegenerateRequest, optional=True))],
) -> Response:
    """Ask for another draft; it is pending until made, and never the same words again."""
    body = asked.body
    return await asked.done(
        Right.DRAFT,
        lambda record, by: review.regenerate(
            asked.desk, record, reason=body.reason, facts=body.facts, instructions=body.instructions, by=by
        ),
    )


@router.get("/threads/{thread_id}", response_model=ThreadView, responses=documented(401, 404))
async def read_thread(desk: DeskDep, who: CallerDep, asked: ReaderDep, thread_id: str) -> Response:
    """The whole history of an exchange: every draft made for it and every word of a reviewer."""
    history = await desk.store.threads.history(thread_id)
    who.must_see(history.brand, "thread")
    return as_json(
        ThreadView(
            id=thread_id,
            brand=history.brand,
            drafts=tuple(DraftView.of(record, reader_of_draft(asked, record)) for record in history.drafts),
            reviews=tuple(ReviewView.of(item) for item in history.reviews),
        )
    )


@router.post(
    "/decisions",
    response_model=DecisionView,
    responses=documented(400, 401, 403, 404, 413, 415, 422),
    openapi_extra=described(DraftRequest, examples.DRAFT),
)
async def decide_only(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    body: Annotated[DraftRequest, Depends(json_body(DraftRequest))],
) -> Response:
    """Decide on a comment; nothing is stored and no reply is written."""
    who.must_see(body.brand, "brand")
    who.may("draft", body.brand)
    decided = await drafting.decide_only(desk, body.as_thread())
    return as_json(DecisionView.of(decided.decision, reader_of(asked, decided.language)))


@router.post(
    "/checks",
    response_model=ChecksView,
    responses=documented(400, 401, 403, 404, 413, 415, 422),
    openapi_extra=described(CheckRequest, examples.CHECK),
)
async def check_reply(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    body: Annotated[CheckRequest, Depends(json_body(CheckRequest))],
) -> Response:
    """Check a reply that a person or another system wrote; nothing is stored."""
    who.must_see(body.brand, "brand")
    who.may("draft", body.brand)
    reply = Reply(text=body.draft, private_message=body.private_message)
    checked = await drafting.check(desk, body.as_thread(), reply)
    reader = reader_of(asked, checked.language)
    findings = tuple(FindingView.of(finding, reader) for finding in checked.findings)
    return as_json(ChecksView(ok=not any(item.severity == "block" for item in findings), findings=findings))
