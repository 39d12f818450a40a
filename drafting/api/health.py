"""Whether the process lives, whether it can take work, and its figures."""

import json
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from drafting.api.deps import DeskDep
from drafting.desk import Desk
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
    """Drafts by status, and what brands with a budget spent today, as Prometheus reads them."""
    counts = await desk.store.drafts.count_by_status()
    lines = ["# HELP drafting_drafts Drafts by status.", "# TYPE drafting_drafts gauge"]
    lines += [f'drafting_drafts{{status="{status.value}"}} {counts.get(status, 0)}' for status in Status]
    return "\n".join(lines + await _spent_today(desk)) + "\n"


_SPENT = (
    ("drafting_budget_calls_today", "calls", "Calls of models that count for a brand's budget, on its own day."),
    ("drafting_budget_usd_today", "usd", "What they cost, as far as their price is known."),
    ("drafting_budget_unpriced_calls_today", "unpriced", "Those whose price nobody knows: their money is not counted."),
)


async def _spent_today(desk: Desk) -> list[str]:
    now = desk.clock()
    today = {brand: now.astimezone(ZoneInfo(policy.time_zone)).date() for brand, policy in desk.brands.items()}
    spent = await desk.store.spending.on(set(today.values()))
    lines: list[str] = []
    for name, field, what in _SPENT:
        lines += [f"# HELP {name} {what}", f"# TYPE {name} gauge"]
        lines += [
            f"{name}{{brand={json.dumps(brand)}}} {getattr(spent[brand, day], field):g}"
            for brand, day in today.items()
            if (brand, day) in spent
        ]
    return lines
