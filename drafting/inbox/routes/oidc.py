"""Signing in with the organisation's own accounts."""

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from drafting.desk import people
from drafting.domain.errors import NotFound
from drafting.inbox import oidc
from drafting.inbox.pages import go
from drafting.inbox.pages import router as new_router
from drafting.inbox.routes.account import begun, safe_next
from drafting.inbox.session import DeskDep, keep_secret, nobody

router = new_router()


def _asked(request: Request) -> oidc.Asked:
    found: oidc.Asked | None = request.app.state.oidc
    if found is None:
        raise NotFound("OpenID Connect is not set up", hint="set DRAFTING_OIDC_ISSUER and DRAFTING_OIDC_CLIENT_ID")
    return found


@router.get("/oidc/start")
async def start(request: Request) -> Response:
    """On to the provider."""
    provider, seen = _asked(request), nobody(request)
    attempt = oidc.begun(seen, safe_next(request.query_params.get("next", "/inbox")))
    try:
        response = RedirectResponse(await provider.address(attempt, str(request.base_url)), 303)
    except oidc.NotSignedIn:
        return go("/inbox/sign-in?error=oidc")
    if seen.is_new:
        keep_secret(request, response, seen.secret)
    return response


@router.get("/oidc/back")
async def back(request: Request, desk: DeskDep) -> Response:
    """Back from the provider: whoever it is must have an account here, for nobody is let in by the provider alone."""
    provider, given = _asked(request), request.query_params
    try:
        attempt = oidc.resumed(nobody(request), given.get("state", ""))
        login = await provider.login(attempt, given.get("code", ""), str(request.base_url))
        person = await desk.store.people.named(login)
    except (oidc.NotSignedIn, NotFound):
        return go("/inbox/sign-in?error=oidc")
    if person.ended_at is not None:
        return go("/inbox/sign-in?error=oidc")
    signed_in = await people.begin(desk, person, browser=request.headers.get("user-agent"))
    return begun(request, signed_in, safe_next(attempt.next))
