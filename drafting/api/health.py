"""Whether the process lives, whether it can take work, and its figures."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from drafting.api.deps import DeskDep
from drafting.domain.draft import Status

router = APIRouter()


@router.get("/healthz", response_class=JSONResponse)
async def healthz() -> dict[str, str]:
    """The process lives."""
    return {"status": "ok"}


@router.get("/readyz", response_class=JSONResponse, responses={503: {"description": "Not yet, or no longer."}})
async def readyz(desk: DeskDep) -> Response:
    """The service can take work: the database answers and the durable runtime runs."""
    parts = {"database": await desk.store.is_alive(), "jobs": desk.jobs().is_running()}
    ready = all(parts.values())
    body = {"status": "ready" if ready else "not ready", "parts": parts}
    return JSONResponse(body, 200 if ready else 503)


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics(desk: DeskDep) -> str:
    """Drafts by status, as Prometheus reads them."""
    counts = await desk.store.drafts.count_by_status()
    lines = ["# HELP drafting_drafts Drafts by status.", "# TYPE drafting_drafts gauge"]
    lines += [f'drafting_drafts{{status="{status.value}"}} {counts.get(status, 0)}' for status in Status]
    return "\n".join(lines) + "\n"
