"""Who works here, for those who administer every brand: accounts, roles per brand, and sessions to end."""

from fastapi import Request
from fastapi.responses import Response

from drafting.desk import Desk, people
from drafting.domain.errors import Conflict, InvalidInput, RightMissing
from drafting.domain.person import Grant, Person, Right, merged, parse_grant
from drafting.inbox import views
from drafting.inbox.forms import Form, FormDep
from drafting.inbox.pages import go, page
from drafting.inbox.pages import router as new_router
from drafting.inbox.session import DeskDep, Visitor, VisitorDep

router = new_router()

_DID = ("created", "roles", "signed_out", "ended")


def _administrator(seen: Visitor) -> Person:
    """Who may do this; the first account is made on the server, so that nobody locks everybody out from here."""
    if seen.person is None or not seen.caller.administers_all():
        raise RightMissing("only who administers every brand manages accounts", hint="ask an administrator")
    return seen.person


def _grants(desk: Desk, form: Form, had: tuple[Grant, ...] = ()) -> tuple[Grant, ...]:
    given = merged(parse_grant(role) for role in form.all("role"))
    known = set(desk.brands) | {grant.brand for grant in had}
    if not given or any(grant.brand is not None and grant.brand not in known for grant in given):
        raise InvalidInput(
            "no right was chosen", field="role", hint="choose at least one right of a brand that is here"
        )
    return given


@router.get("/people")
async def everybody(request: Request, desk: DeskDep, seen: VisitorDep) -> Response:
    """Every account, those that are in use first."""
    me = _administrator(seen)
    found = await desk.store.people.all()
    did = request.query_params.get("done", "")
    return page(
        request,
        seen,
        "people.html",
        people=sorted(found, key=lambda person: (person.ended_at is not None, person.name.lower())),
        me=me,
        brands_for=lambda grants: ["", *sorted(set(desk.brands) | {one.brand for one in grants if one.brand})],
        has=lambda grants, brand, right: any((one.brand or "") == brand and right in one.rights for one in grants),
        rights=list(Right),
        shortest=people.SHORTEST,
        did=did if did in _DID else None,
        moment=lambda at: views.moment(at, seen.reader, desk.policy("default").time_zone),
    )


@router.post("/people/create")
async def create(desk: DeskDep, seen: VisitorDep, form: FormDep) -> Response:
    """A new account; without a password it signs in with OpenID Connect only."""
    _administrator(seen)
    login = form.text("login", most=200)
    name = form.text("name", most=200) or login
    try:
        await people.create(desk, login, name, grants=_grants(desk, form), password=form["password"] or None)
    except Conflict:
        raise InvalidInput("is in use", field="login", hint="take another one") from None
    return go("/inbox/people?done=created")


@router.post("/people/roles")
async def roles(desk: DeskDep, seen: VisitorDep, form: FormDep) -> Response:
    """Other roles, in the place of those of before."""
    me, person = _administrator(seen), await desk.store.people.named(form["login"])
    grants = _grants(desk, form, person.grants)
    if person.id == me.id and not any(grant.brand is None and Right.ADMINISTER in grant.rights for grant in grants):
        raise InvalidInput("takes your own administration away", field="own_role", hint="have a colleague do it")
    await desk.store.people.change(person.login, grants=grants)
    return go("/inbox/people?done=roles")


@router.post("/people/sign-out")
async def sign_out(desk: DeskDep, seen: VisitorDep, form: FormDep) -> Response:
    """End every session of somebody, at once."""
    _administrator(seen)
    person = await desk.store.people.named(form["login"])
    await desk.store.sessions.end(person.id, now=desk.clock())
    return go("/inbox/people?done=signed_out")


@router.post("/people/end")
async def end(desk: DeskDep, seen: VisitorDep, form: FormDep) -> Response:
    """End an account and its sessions; what the person decided stays in the history."""
    me, person = _administrator(seen), await desk.store.people.named(form["login"])
    if person.id == me.id:
        raise InvalidInput("ends your own account", field="own_role", hint="have a colleague do it")
    await desk.store.people.end(person.login, now=desk.clock())
    return go("/inbox/people?done=ended")
