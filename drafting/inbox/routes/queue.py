"""The list of comments, most urgent first, and agreeing with spam many at once."""

import hashlib
from typing import Any

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from drafting.desk import Desk, review
from drafting.desk.verdict import By
from drafting.domain.decision import Action, Category
from drafting.domain.errors import Conflict, NotFound
from drafting.domain.person import Right
from drafting.domain.thread import Channel
from drafting.inbox import views
from drafting.inbox.filters import Chosen
from drafting.inbox.forms import FormDep
from drafting.inbox.pages import go, page
from drafting.inbox.pages import router as new_router
from drafting.inbox.session import READER_COOKIE, DeskDep, Visitor, VisitorDep

router = new_router()

PAGE = 50
_MOST_AT_ONCE = 100


async def rows(desk: Desk, seen: Visitor, chosen: Chosen, *, limit: int = PAGE) -> dict[str, Any]:
    """What every page with a list shows of it: three queries, whatever is stored."""
    now = desk.clock()
    found = await desk.store.queue.page(
        chosen.as_filter(now, seen.caller.brands), search=chosen.search, limit=limit, cursor=chosen.cursor or None
    )
    busy = await desk.store.presence.busy(tuple(record.id for record in found.items), seen.who, now=now)
    shown = [
        views.row(record, now, seen.reader, views.named(busy.get(record.id, ()), seen.reader)) for record in found.items
    ]
    return {
        "rows": shown,
        "next": found.next,
        "counts": found.counts,
        "chosen": chosen,
        "digest": _digest(shown, found.next),
        "newest": max((row.id for row in shown), default=""),
        "current": None,
    }


def _digest(shown: list[views.Row], cursor: str | None) -> str:
    return hashlib.sha256(repr((shown, cursor)).encode()).hexdigest()[:16]


def choices(desk: Desk, seen: Visitor) -> dict[str, Any]:
    """What can be filtered by."""
    return {
        "brands": [brand for brand in sorted(desk.brands) if seen.caller.sees(brand)],
        "channels": list(Channel),
        "actions": list(Action),
        "categories": list(Category),
    }


@router.get("")
async def inbox(request: Request, desk: DeskDep, seen: VisitorDep) -> Response:
    """The list."""
    chosen = Chosen.of(request.query_params)
    listed = await rows(desk, seen, chosen)
    bulk = request.query_params.get("bulk", "")
    notice = None
    if bulk:
        done, _, skipped = bulk.partition("-")
        notice = (done if done.isdecimal() else "0", skipped if skipped.isdecimal() else "0")
    return page(
        request,
        seen,
        "queue.html",
        **listed,
        **choices(desk, seen),
        bulk=notice,
        done=done_of(request),
        may_bulk=seen.caller.can(Right.APPROVE),
    )


def done_of(request: Request) -> dict[str, str] | None:
    """What the reader did on the page before, so that it can be said and undone."""
    given = request.query_params
    if not given.get("done", "").isidentifier():
        return None
    return {"did": given["done"], "id": given.get("of", "")[:40], "revision": given.get("rev", "")[:9]}


@router.get("/queue")
async def queue_part(request: Request, desk: DeskDep, seen: VisitorDep) -> Response:
    """The list alone, when it changed since the reader last had it: how new work appears without a reload."""
    chosen = Chosen.of(request.query_params)
    listed = await rows(desk, seen, chosen)
    if listed["digest"] == request.query_params.get("digest"):
        return Response(status_code=204)
    has_new = listed["newest"] > request.query_params.get("newest", "")
    listed["current"] = request.query_params.get("current")
    return page(
        request, seen, "_queue.html", **listed, is_part=True, has_new=has_new, may_bulk=seen.caller.can(Right.APPROVE)
    )


@router.post("/bulk-agree")
async def bulk_agree(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep) -> Response:
    """Agree with many decisions at once: only with spam, each at the revision that was shown."""
    done = skipped = 0
    for chosen in form.all("spam")[:_MOST_AT_ONCE]:
        draft_id, _, revision = chosen.partition("@")
        try:
            record = await desk.store.drafts.get(draft_id, brands=seen.caller.brands)
            seen.caller.may(Right.APPROVE, record.thread.brand)
            if not views.is_spam_to_agree_with(record) or str(record.revision) != revision:
                raise Conflict("only spam can be agreed with in bulk")
            await review.approve(desk, record, by=By(seen.caller.name, record.revision))
            done += 1
        except (Conflict, NotFound):
            skipped += 1
    filters = Chosen.of_query(form["filters"]).query
    return go(f"/inbox?{filters}&bulk={done}-{skipped}" if filters else f"/inbox?bulk={done}-{skipped}")


@router.get("/language/{reader}")
async def language(request: Request, reader: str, back: str = "/inbox") -> Response:
    """Choose a language, and go back to where one was."""
    safe = back if back.startswith("/inbox") and "\\" not in back else "/inbox"
    response = RedirectResponse(safe, 303)
    if reader in ("nl", "en"):
        response.set_cookie(READER_COOKIE, reader, max_age=31_536_000, path="/inbox", samesite="lax", httponly=True)
    return response
