"""The routes of version 1: each reads, calls one use case, and shows what came of it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import Response

from drafting.api.auth import Caller, CallerDep
from drafting.api.deps import DeskDep, ReaderDep
from drafting.api.idempotency import Once, OnceDep
from drafting.api.problems import documented
from drafting.api.reading import described, json_body
from drafting.api.v1 import examples
from drafting.api.v1.bodies import (
    ApproveRequest,
    CheckRequest,
    DraftRequest,
    EditRequest,
    RegenerateRequest,
    RejectRequest,
)
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
from drafting.desk import Desk, drafting, intake, review
from drafting.desk.verdict import By
from drafting.domain.decision import Action, Category
from drafting.domain.draft import DraftRecord, Reply, Status
from drafting.domain.errors import InvalidInput
from drafting.domain.frozen import Frozen
from drafting.domain.thread import Channel
from drafting.domain.wording import Reader

router = APIRouter(prefix="/v1")

WAIT = 120.0
"""Seconds that a caller who did not ask for `respond-async` is kept waiting before the draft is left pending."""

Revision = Annotated[str | None, Header(alias="If-Match", description="The ETag of the draft as you read it.")]


def _json(view: Frozen, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(view.model_dump_json(), status, headers, "application/json")


def _etag(record: DraftRecord) -> dict[str, str]:
    return {"ETag": f'"{record.revision}"'}


def _reader_of(asked: Reader | None, language: str | None) -> Reader:
    return asked or ("nl" if language == "nl" else "en")


def _reader(asked: Reader | None, record: DraftRecord) -> Reader:
    """The reader's language: what they asked for, or else the comment's own where it is Dutch."""
    return _reader_of(asked, record.proposal.signals.language if record.proposal else None)


def revision_of(if_match: str | None) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    number = if_match.strip().removeprefix("W/").strip('"')
    if not number.isdecimal() or len(number) > 9:
        raise InvalidInput("not an ETag of a draft", field="If-Match", hint="send the ETag header of the draft back")
    return int(number)


async def own(desk: Desk, who: Caller, draft_id: str) -> DraftRecord:
    record = await desk.store.drafts.get(draft_id)
    who.must_see(record.thread.brand, "draft")
    return record


def _prefers_async(prefer: str | None) -> bool:
    wishes = (wish.partition(";")[0].strip().lower() for wish in (prefer or "").split(","))
    return "respond-async" in wishes


@router.post(
    "/drafts",
    status_code=201,
    response_model=AnswerView,
    responses={
        202: {"model": PendingView, "description": "Accepted; the draft can be read at its Location."},
        **documented(400, 401, 404, 409, 413, 415, 422),
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
        headers = _etag(record) | {"Location": f"/v1/drafts/{record.id}"}
        if record.status is Status.PENDING:
            applied = {"Preference-Applied": "respond-async"} if _prefers_async(prefer) else {}
            return _json(PendingView(id=record.id), 202, headers | applied)
        return _json(DraftView.of(record, _reader(asked, record)).answer(), 201, headers)

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
    items = tuple(DraftView.of(record, _reader(asked, record)) for record in page.items)
    return _json(DraftPage(items=items, next=page.next))


@router.get("/drafts/{draft_id}", response_model=DraftView, responses=documented(401, 404))
async def read_draft(desk: DeskDep, who: CallerDep, asked: ReaderDep, draft_id: str) -> Response:
    """One draft, as it stands now."""
    record = await own(desk, who, draft_id)
    return _json(DraftView.of(record, _reader(asked, record)), headers=_etag(record))


async def reviewed(who: Caller, asked: Reader | None, attempt: Once, work: Any) -> Response:
    async def answer() -> Response:
        record = await work()
        status = 202 if record.status is Status.PENDING else 200
        return _json(DraftView.of(record, _reader(asked, record)), status, _etag(record))

    return await attempt.answer(who.name, answer)


REVIEWED: dict[str, Any] = {
    "response_model": DraftView,
    "responses": documented(400, 401, 404, 409, 412, 413, 415, 422),
}


@router.post(
    "/drafts/{draft_id}/approve",
    **REVIEWED,
    openapi_extra=described(ApproveRequest, examples.APPROVE, optional=True),
)
async def approve_draft(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    draft_id: str,
    body: Annotated[ApproveRequest, Depends(json_body(ApproveRequest, optional=True))],
    attempt: OnceDep,
    if_match: Revision = None,
) -> Response:
    """The draft is right as it stands; for ignore and remove: the decision is."""
    record = await own(desk, who, draft_id)
    who.may("approve", record.thread.brand)

    async def work() -> DraftRecord:
        return await review.approve(
            desk,
            record,
            by=By(body.reviewer or who.name, revision_of(if_match)),
            text=body.text,
        )

    return await reviewed(who, asked, attempt, work)


@router.post("/drafts/{draft_id}/edit", **REVIEWED, openapi_extra=described(EditRequest, examples.EDIT))
async def edit_draft(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    draft_id: str,
    body: Annotated[EditRequest, Depends(json_body(EditRequest))],
    attempt: OnceDep,
    if_match: Revision = None,
) -> Response:
    """Approve other words than the draft's; what the guards find in them comes back with them."""
    record = await own(desk, who, draft_id)
    who.may("approve", record.thread.brand)

    async def work() -> DraftRecord:
        return await review.edit(
            desk,
            record,
            Reply(text=body.text, private_message=body.private_message),
            reason=body.reason,
            by=By(body.reviewer or who.name, revision_of(if_match)),
        )

    return await reviewed(who, asked, attempt, work)


@router.post("/drafts/{draft_id}/reject", **REVIEWED, openapi_extra=described(RejectRequest, examples.REJECT))
async def reject_draft(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    draft_id: str,
    body: Annotated[RejectRequest, Depends(json_body(RejectRequest))],
    attempt: OnceDep,
    if_match: Revision = None,
) -> Response:
    """Neither the draft nor the decision will do."""
    record = await own(desk, who, draft_id)
    who.may("approve", record.thread.brand)

    async def work() -> DraftRecord:
        return await review.reject(
            desk,
            record,
            reason=body.reason,
            ground=body.ground,
            by=By(body.reviewer or who.name, revision_of(if_match)),
        )

    return await reviewed(who, asked, attempt, work)


@router.post(
    "/drafts/{draft_id}/regenerate",
    status_code=202,
    **REVIEWED,
    openapi_extra=described(RegenerateRequest, examples.REGENERATE, optional=True),
)
async def regenerate_draft(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    draft_id: str,
    body: Annotated[RegenerateRequest, Depends(json_body(RegenerateRequest, optional=True))],
    attempt: OnceDep,
    if_match: Revision = None,
) -> Response:
    """Ask for another draft; it is pending until made, and never the same words again."""
    record = await own(desk, who, draft_id)
    who.may("draft", record.thread.brand)

    async def work() -> DraftRecord:
        return await review.regenerate(
            desk,
            record,
            reason=body.reason,
            facts=body.facts,
            instructions=body.instructions,
            by=By(body.reviewer or who.name, revision_of(if_match)),
        )

    return await reviewed(who, asked, attempt, work)


@router.get("/threads/{thread_id}", response_model=ThreadView, responses=documented(401, 404))
async def read_thread(desk: DeskDep, who: CallerDep, asked: ReaderDep, thread_id: str) -> Response:
    """The whole history of an exchange: every draft made for it and every word of a reviewer."""
    history = await desk.store.threads.history(thread_id)
    who.must_see(history.brand, "thread")
    return _json(
        ThreadView(
            id=thread_id,
            brand=history.brand,
            drafts=tuple(DraftView.of(record, _reader(asked, record)) for record in history.drafts),
            reviews=tuple(ReviewView.of(item) for item in history.reviews),
        )
    )


@router.post(
    "/decisions",
    response_model=DecisionView,
    responses=documented(400, 401, 404, 413, 415, 422),
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
    return _json(DecisionView.of(decided.decision, _reader_of(asked, decided.language)))


@router.post(
    "/checks",
    response_model=ChecksView,
    responses=documented(400, 401, 404, 413, 415, 422),
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
    reader = _reader_of(asked, checked.language)
    findings = tuple(FindingView.of(finding, reader) for finding in checked.findings)
    return _json(ChecksView(ok=not any(item.severity == "block" for item in findings), findings=findings))
