"""The routes for more than approving: write it alone, decide otherwise, undo, contest, and the record of it all."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response, StreamingResponse
from pydantic import AwareDatetime

from drafting.api.auth import CallerDep
from drafting.api.deps import DeskDep, ReaderDep
from drafting.api.idempotency import OnceDep
from drafting.api.problems import documented
from drafting.api.reading import described, json_body
from drafting.api.v1 import examples
from drafting.api.v1.bodies import ContestRequest, DecideOtherwiseRequest, EditRequest, UndoRequest
from drafting.api.v1.routes import REVIEWED, Revision, own, reviewed, revision_of
from drafting.desk import history, otherwise, review, takeback
from drafting.desk.verdict import By
from drafting.domain.draft import DraftRecord, Reply

router = APIRouter(prefix="/v1")


@router.post("/drafts/{draft_id}/take-over", **REVIEWED, openapi_extra=described(EditRequest, examples.EDIT))
async def take_over(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    draft_id: str,
    body: Annotated[EditRequest, Depends(json_body(EditRequest))],
    attempt: OnceDep,
    if_match: Revision = None,
) -> Response:
    """Approve a reply that a person wrote alone, with or without a draft to set aside."""
    record = await own(desk, who, draft_id)
    who.may("approve", record.thread.brand)

    async def work() -> DraftRecord:
        return await review.edit(
            desk,
            record,
            Reply(text=body.text, private_message=body.private_message),
            reason=body.reason,
            by=By(body.reviewer or who.name, revision_of(if_match)),
            alone=True,
        )

    return await reviewed(who, asked, attempt, work)


@router.post(
    "/drafts/{draft_id}/decide-otherwise",
    **REVIEWED,
    openapi_extra=described(DecideOtherwiseRequest, examples.DECIDE_OTHERWISE),
)
async def decide_otherwise(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    draft_id: str,
    body: Annotated[DecideOtherwiseRequest, Depends(json_body(DecideOtherwiseRequest))],
    attempt: OnceDep,
    if_match: Revision = None,
) -> Response:
    """Put a person's decision in the place of the policy's; where a reply is due, one is drafted and waits."""
    record = await own(desk, who, draft_id)
    who.may("approve", record.thread.brand)

    async def work() -> DraftRecord:
        return await otherwise.decide_otherwise(
            desk,
            record,
            action=body.action,
            category=body.category,
            reason=body.reason,
            by=By(body.reviewer or who.name, revision_of(if_match)),
        )

    return await reviewed(who, asked, attempt, work)


@router.post("/drafts/{draft_id}/undo", **REVIEWED, openapi_extra=described(UndoRequest, examples.UNDO, optional=True))
async def undo(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    draft_id: str,
    body: Annotated[UndoRequest, Depends(json_body(UndoRequest, optional=True))],
    attempt: OnceDep,
    if_match: Revision = None,
) -> Response:
    """Take the last verdict back: the draft and the decision of before wait again."""
    record = await own(desk, who, draft_id)
    who.may("approve", record.thread.brand)

    async def work() -> DraftRecord:
        return await takeback.undo(desk, record, by=By(body.reviewer or who.name, revision_of(if_match)))

    return await reviewed(who, asked, attempt, work)


@router.post("/drafts/{draft_id}/contest", **REVIEWED, openapi_extra=described(ContestRequest, examples.CONTEST))
async def contest(
    desk: DeskDep,
    who: CallerDep,
    asked: ReaderDep,
    draft_id: str,
    body: Annotated[ContestRequest, Depends(json_body(ContestRequest))],
    attempt: OnceDep,
    if_match: Revision = None,
) -> Response:
    """Dispute that a comment was removed or ignored: it waits again, with its text, for a person to judge."""
    record = await own(desk, who, draft_id)
    who.may("draft", record.thread.brand)

    async def work() -> DraftRecord:
        return await takeback.contest(
            desk,
            record,
            reason=body.reason,
            by=By(body.reviewer or who.name, revision_of(if_match)),
        )

    return await reviewed(who, asked, attempt, work)


@router.get(
    "/history",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/jsonl": {}}}, **documented(401, 422)},
)
async def export_history(
    desk: DeskDep,
    who: CallerDep,
    since: Annotated[AwareDatetime | None, Query()] = None,
    after: Annotated[int, Query(ge=0, le=2**62, description="the `number` of the last line that you have")] = 0,
) -> Response:
    """Every review in the order in which it was given, as JSON Lines: who, when, what changed word by word, and why."""
    lines = history.export(desk, brands=who.administered(), since=since, after=after)
    return StreamingResponse(lines, media_type="application/jsonl")
