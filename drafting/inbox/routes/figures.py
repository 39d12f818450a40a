"""Figures for the manager, and the history as a file."""

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from drafting.desk import history
from drafting.inbox.pages import page
from drafting.inbox.pages import router as new_router
from drafting.inbox.session import DeskDep, VisitorDep

router = new_router()


@router.get("/figures")
async def figures(request: Request, desk: DeskDep, seen: VisitorDep) -> Response:
    """Who decided what, and how often too fast to have read it."""
    return page(request, seen, "figures.html", figures=await history.figures(desk, brands=seen.caller.administered()))


@router.get("/history.jsonl")
async def history_file(desk: DeskDep, seen: VisitorDep) -> Response:
    """The whole history as JSON Lines."""
    lines = history.export(desk, brands=seen.caller.administered())
    named = {"Content-Disposition": 'attachment; filename="history.jsonl"'}
    return StreamingResponse(lines, media_type="application/jsonl", headers=named)
