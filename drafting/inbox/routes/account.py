"""Signing in and out, and the reader's own sessions."""

from fastapi import Request
from fastapi.responses import Response

from drafting.desk import people
from drafting.desk.people import SignedIn
from drafting.domain.errors import NotAllowed, TooManyTries
from drafting.inbox import views
from drafting.inbox.forms import FormDep, read_form
from drafting.inbox.pages import go, page
from drafting.inbox.pages import router as new_router
from drafting.inbox.session import (
    COOKIE,
    DeskDep,
    SignInNeeded,
    Visitor,
    VisitorDep,
    check_token,
    desk_of,
    keep_secret,
    nobody,
    visitor,
)

router = new_router()


def safe_next(address: str) -> str:
    """Where to go after signing in: only ever a page of ours."""
    return address if address.startswith("/inbox") and "\\" not in address and "\n" not in address else "/inbox"


async def _sign_in_page(request: Request, seen: Visitor, status: int = 200, error: str | None = None) -> Response:
    has_people = await desk_of(request).store.people.any_exist()
    return page(
        request,
        seen,
        "sign_in.html",
        status,
        error=error,
        has_people=has_people,
        has_oidc=request.app.state.oidc is not None,
        next=safe_next(request.query_params.get("next", "/inbox")),
    )


@router.get("/sign-in")
async def sign_in_page(request: Request) -> Response:
    """The form to sign in; who is signed in already goes on."""
    try:
        await visitor(request)
    except SignInNeeded:
        return await _sign_in_page(request, nobody(request), error=_known_error(request))
    return go("/inbox")


def _known_error(request: Request) -> str | None:
    return "error_oidc" if request.query_params.get("error") == "oidc" else None


@router.post("/sign-in")
async def sign_in(request: Request, desk: DeskDep) -> Response:
    """Begin a session."""
    form = await read_form(request)
    before = nobody(request)
    check_token(before, form["token"])
    try:
        signed_in = await people.sign_in(
            desk,
            form["login"],
            form["password"],
            address=request.client.host if request.client else "",
            browser=request.headers.get("user-agent"),
        )
    except TooManyTries:
        return await _sign_in_page(request, before, 429, "error_too_many_tries")
    except NotAllowed:
        return await _sign_in_page(request, before, 403, "error_sign_in")
    return begun(request, signed_in, safe_next(form["next"]))


def begun(request: Request, signed_in: SignedIn, address: str) -> Response:
    """On to a page, with the new session's own token in the place of the one before."""
    response = go(address)
    keep_secret(request, response, signed_in.token, seconds=int(signed_in.longest.total_seconds()))
    return response


@router.post("/sign-out")
async def sign_out(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep) -> Response:
    """End this session."""
    if seen.person and seen.session:
        await desk.store.sessions.end(seen.person.id, session_id=seen.session.id, now=desk.clock())
    response = go("/inbox/sign-in")
    response.delete_cookie(COOKIE, path="/inbox")
    return response


@router.get("/account")
async def account(request: Request, desk: DeskDep, seen: VisitorDep) -> Response:
    """Where the reader is signed in, and what they may do."""
    person, now = seen.person, desk.clock()
    sessions = await desk.store.sessions.of_person(person.id, now=now) if person else ()
    return page(
        request,
        seen,
        "account.html",
        sessions=sessions,
        grants=seen.caller.grants,
        browser=views.browser,
        moment=lambda at: views.moment(at, seen.reader, "UTC"),
    )


@router.post("/account/end")
async def end_sessions(request: Request, desk: DeskDep, seen: VisitorDep, form: FormDep) -> Response:
    """End one of the reader's sessions, or all of them."""
    if seen.person:
        await desk.store.sessions.end(seen.person.id, session_id=form["session"] or None, now=desk.clock())
    return go("/inbox/account")
