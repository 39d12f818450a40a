"""Case files of threats."""

from fastapi import Request
from fastapi.responses import Response

from drafting.desk import Desk, cases
from drafting.domain.person import CaseFile, Right
from drafting.inbox import views
from drafting.inbox.forms import FormDep
from drafting.inbox.pages import go, page
from drafting.inbox.pages import router as new_router
from drafting.inbox.session import DeskDep, Visitor, VisitorDep

router = new_router()


@router.get("/cases")
async def all_cases(request: Request, desk: DeskDep, seen: VisitorDep) -> Response:
    """Every case file, open ones first."""
    found = await desk.store.cases.all(brands=seen.caller.brands)
    return page(
        request,
        seen,
        "cases.html",
        cases=found,
        moment=lambda case: views.moment(case.opened_at, seen.reader, _zone(desk, case)),
    )


def _zone(desk: Desk, case: CaseFile) -> str:
    """The time zone of its brand."""
    policy = desk.brands.get(case.brand)
    return policy.time_zone if policy else "UTC"


async def _theirs(desk: Desk, seen: Visitor, case_id: str) -> CaseFile:
    case = await desk.store.cases.get(case_id)
    seen.caller.must_see(case.brand, "case file")
    return case


@router.get("/cases/{case_id}")
async def one_case(request: Request, desk: DeskDep, seen: VisitorDep, case_id: str) -> Response:
    """All that is kept of one threat."""
    case = await _theirs(desk, seen, case_id)
    return page(
        request,
        seen,
        "case.html",
        case=case,
        link=views.safe_link(case.link),
        may_close=case.closed_at is None and seen.caller.can(Right.ADMINISTER, case.brand),
        as_given=lambda at: views.whole_moment(at, seen.reader),
        whole=lambda at: views.whole_moment(at, seen.reader, _zone(desk, case)),
        done=request.query_params.get("done") == "close",
    )


@router.post("/cases/{case_id}/close")
async def close_case(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep, case_id: str) -> Response:
    """Close it, with what was done."""
    case = await _theirs(desk, seen, case_id)
    seen.caller.may(Right.ADMINISTER, case.brand)
    await cases.close(desk, case_id, by=seen.caller.name, conclusion=form.text("conclusion", most=2_000))
    return go(f"/inbox/cases/{case_id}?done=close")
