"""Who is looking: a person with a session, or this machine itself as long as there is neither a key nor an account."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.responses import Response

from drafting.desk import Desk
from drafting.desk.callers import EVERYTHING, Caller, asked_locally
from drafting.desk.people import caller_of
from drafting.domain.person import Person, Session
from drafting.domain.wording import Reader, reader_named

COOKIE = "drafting_session"
READER_COOKIE = "drafting_reader"
_LONGEST_COOKIE = 200


class SignInNeeded(Exception):
    """Nobody is signed in: the page to do so is shown instead."""


class ForeignRequest(Exception):
    """The form was not sent by a page of ours."""


@dataclass(frozen=True)
class Visitor:
    """Who is looking at a page, in which language, and the secret that only their browser and we know."""

    caller: Caller
    reader: Reader
    secret: str
    is_new: bool = False
    person: Person | None = None
    session: Session | None = None

    @property
    def who(self) -> str:
        """Their name among those that look at a draft: the same in all their browsers, if they have an account."""
        return self.person.id if self.person else hashlib.sha256(self.secret.encode()).hexdigest()[:24]

    def token(self, purpose: str = "form") -> str:
        """Proves that a form came from a page that we gave to this browser; nobody else can make one."""
        return hmac.new(self.secret.encode(), purpose.encode(), hashlib.sha256).hexdigest()

    def opened(self, draft_id: str, now: datetime) -> str:
        """When the page was given out, so that the time to read it can be told."""
        moment = f"{now.timestamp():.3f}"
        return f"{moment}.{self.token(f'opened:{draft_id}:{moment}')}"

    def seconds_since(self, opened: str, draft_id: str, now: datetime) -> float | None:
        """How long ago that was; None for a stamp that is not ours."""
        moment, _, proof = opened.rpartition(".")
        if not proof or not hmac.compare_digest(proof, self.token(f"opened:{draft_id}:{moment}")):
            return None
        return max(0.0, (now - datetime.fromtimestamp(float(moment), UTC)).total_seconds())


def desk_of(request: Request) -> Desk:
    """The use cases, wired at start."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def reader_of(request: Request, person: Person | None = None) -> Reader:
    """The language chosen on the page, else the person's, else the browser's."""
    chosen = request.cookies.get(READER_COOKIE)
    if chosen == "nl":
        return "nl"
    if chosen == "en":
        return "en"
    return (person and person.language) or reader_named(request.headers.get("accept-language")) or "en"


def _secret_of(request: Request) -> str | None:
    secret = request.cookies.get(COOKIE, "")
    return secret if 32 <= len(secret) <= _LONGEST_COOKIE else None


async def visitor(request: Request) -> Visitor:
    """Who is looking; raises SignInNeeded."""
    desk = desk_of(request)
    secret = _secret_of(request)
    if secret is not None:
        found = await desk.store.sessions.find(secret, now=desk.clock())
        if found is not None:
            session, person = found
            return Visitor(caller_of(person), reader_of(request, person), secret, person=person, session=session)
    if await is_open_to_this_machine(request):
        caller = Caller(name="local", grants=EVERYTHING)
        return Visitor(caller, reader_of(request), secret or secrets.token_urlsafe(32), is_new=secret is None)
    raise SignInNeeded


def nobody(request: Request) -> Visitor:
    """Somebody who has not signed in yet: their browser has a secret, so that the form to do so is theirs."""
    secret = _secret_of(request)
    return Visitor(
        Caller(name="", grants=()), reader_of(request), secret or secrets.token_urlsafe(32), is_new=secret is None
    )


async def is_open_to_this_machine(request: Request) -> bool:
    """Before the first account and the first key are made, whoever sits at this machine may look."""
    peer = request.client.host if request.client else None
    if not asked_locally(peer, request.url.hostname):
        return False
    store = desk_of(request).store
    return not await store.people.any_exist() and not await store.keys.any_exist()


def refuse_foreign(request: Request) -> None:
    """Refuse a form that another site's page made this browser send; raises ForeignRequest."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site in ("same-origin", "none"):
            return
        raise ForeignRequest("another site sent this form")
    origin = request.headers.get("origin") or request.headers.get("referer")
    if origin is None or urlsplit(origin).netloc != request.headers.get("host"):
        raise ForeignRequest("it cannot be told which site sent this form")


def check_token(seen: Visitor, given: str) -> None:
    """Refuse a form without the token of this browser; raises ForeignRequest."""
    if not hmac.compare_digest(given.encode(), seen.token().encode()):
        raise ForeignRequest("the form is out of date")


def keep_secret(request: Request, response: Response, secret: str, *, seconds: int | None = None) -> None:
    """Have the browser keep the secret, where no script and no other site can read it."""
    is_secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, secret, max_age=seconds, path="/inbox", httponly=True, samesite="lax", secure=is_secure)


VisitorDep = Annotated[Visitor, Depends(visitor)]
DeskDep = Annotated[Desk, Depends(desk_of)]
