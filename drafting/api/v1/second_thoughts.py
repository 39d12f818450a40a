"""The routes for more than approving: write it alone, decide otherwise, undo, contest, and the record of it all."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response, StreamingResponse
from pydantic import AwareDatetime

from drafting.api.auth import CallerDep
from drafting.api.deps import DeskDep
from drafting.api.problems import documented
from drafting.api.reading import described
from drafting.api.v1 import examples
from drafting.api.v1.bodies import ContestRequest, DecideOtherwiseRequest, EditRequest, UndoRequest
from drafting.api.v1.reviewing import REVIEWED, Reviewing, reviewing
from drafting.api.v1.views import DraftView
from drafting.desk import history, otherwise, review, takeback
from drafting.domain.draft import Reply
from drafting.domain.person import Right

router = APIRouter(prefix="/v1")

DECIDED: dict[str, Any] = REVIEWED | {
    "responses": REVIEWED["responses"]
    | {202: {"model": DraftView, "description": "Decided; the reply that is now due is being drafted."}}
}
"""Another decision is there at once, a reply to it is not."""


@router.post("/drafts/{draft_id}/take-over", **REVIEWED, openapi_extra=described(EditRequest, examples.EDIT))
async def take_over(asked: Annotated[Reviewing[EditRequest], Depends(reviewing(EditRequest))]) -> Response:
    """Approve a reply that a person wrote alone, with or without a draft to set aside."""
    body = asked.body
    reply = Reply(text=body.text, private_message=body.private_message)
    return await asked.done(
        Right.APPROVE,
        lambda record, by: review.edit(asked.desk, record, reply, reason=body.reason, by=by, alone=True),
    )


@router.post(
    "/drafts/{draft_id}/decide-otherwise",
    **DECIDED,
    openapi_extra=described(DecideOtherwiseRequest, examples.DECIDE_OTHERWISE),
)
async def decide_otherwise(
    asked: Annotated[Reviewing[DecideOtherwiseRequest], Depends(reviewing(DecideOtherwiseRequest))],
) -> Response:
    """Put a person's decision in the place of the policy's; where a reply is due, one is drafted and waits."""
    body = asked.body
    return await asked.done(
        Right.APPROVE,
        lambda record, by: otherwise.decide_otherwise(
            asked.desk, record, action=body.action, category=body.category, reason=body.reason, by=by
        ),
    )


@router.post("/drafts/{draft_id}/undo", **REVIEWED, openapi_extra=described(UndoRequest, examples.UNDO, optional=True))
async def undo(asked: Annotated[Reviewing[UndoRequest], Depends(reviewing(UndoRequest, optional=True))]) -> Response:
    """Take the last verdict back: the draft and the decision of before wait again."""
    return await asked.done(Right.APPROVE, lambda record, by: takeback.undo(asked.desk, record, by=by))


@router.post("/drafts/{draft_id}/contest", **REVIEWED, openapi_extra=described(ContestRequest, examples.CONTEST))
async def contest(asked: Annotated[Reviewing[ContestRequest], Depends(reviewing(ContestRequest))]) -> Response:
    """Dispute that a comment was removed or ignored: it waits again, with its text, for a person to judge."""
    reason = asked.body.reason
    return await asked.done(Right.DRAFT, lambda record, by: takeback.contest(asked.desk, record, reason=reason, by=by))


@router.get(
    "/history",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/jsonl": {}}}, **documented(401, 403, 422)},
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
