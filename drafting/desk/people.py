"""Accounts and signing in: argon2id, the same time for a login that nobody has, and a pause after too many failures."""

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from drafting.desk.callers import Caller
from drafting.desk.deps import Desk
from drafting.domain.errors import InvalidInput, NotAllowed, TooManyTries
from drafting.domain.person import Grant, Person, Session
from drafting.store.sessions import LONGEST

SHORTEST = 12
"""Characters of a password: length is what holds (NIST SP 800-63B), so nothing else is asked of it."""
_LONGEST_PASSWORD = 1_000
_WINDOW = timedelta(minutes=15)
_MOST_A_LOGIN, _MOST_AN_ADDRESS = 5, 30

# RFC 9106's second choice: 64 MiB and three passes, a tenth of a second of one core. Two at once bound the memory.
_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
_aside = ThreadPoolExecutor(2, thread_name_prefix="argon2")


@dataclass(frozen=True)
class SignedIn:
    """A session that began, and the token that its browser keeps."""

    person: Person
    session: Session
    token: str
    longest: timedelta = LONGEST


async def hashed(password: str) -> str:
    """The password as it is kept; raises InvalidInput for one that is too short."""
    if not SHORTEST <= len(password) <= _LONGEST_PASSWORD:
        raise InvalidInput(
            f"has {len(password)} characters",
            field="password",
            hint=f"use {SHORTEST} or more; four or five unrelated words are easy to remember",
        )
    return await asyncio.get_running_loop().run_in_executor(_aside, _hasher.hash, password)


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe())


def _matches(kept: str | None, password: str) -> bool:
    try:
        _hasher.verify(kept or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


async def sign_in(
    desk: Desk, login: str, password: str, *, address: str, browser: str | None, language: str | None = None
) -> SignedIn:
    """Begin a session; raises NotAllowed, in the same words and time whether the login or the password is wrong."""
    login = login.strip().lower()[:200]
    by_login, by_address = f"login:{login}", f"address:{address}"
    now = desk.clock()
    sessions = desk.store.sessions
    for subject, most in ((by_login, _MOST_A_LOGIN), (by_address, _MOST_AN_ADDRESS)):
        if await sessions.failures_of(subject, since=now - _WINDOW) >= most:
            raise TooManyTries("signing in failed too often", hint="wait a quarter of an hour, then try again")
    person, kept = await desk.store.people.with_password(login)
    loop = asyncio.get_running_loop()
    right = await loop.run_in_executor(_aside, _matches, kept, password[: _LONGEST_PASSWORD + 1])
    if person is None or kept is None or not right or person.ended_at is not None:
        await sessions.failed(by_login, by_address, now=now, forget=_WINDOW)
        raise NotAllowed("the login or the password is wrong", hint="try again, or ask an administrator")
    await sessions.forgive(by_login)
    if _hasher.check_needs_rehash(kept):
        await desk.store.people.rehash(person.id, await hashed(password))
    return await begin(desk, person, browser=browser)


async def begin(desk: Desk, person: Person, *, browser: str | None) -> SignedIn:
    """A new session of somebody who proved who they are."""
    token = secrets.token_urlsafe(32)
    session = await desk.store.sessions.begin(person.id, token, browser=browser, now=desk.clock())
    return SignedIn(person, session, token)


async def create(desk: Desk, login: str, name: str, *, grants: tuple[Grant, ...], password: str | None) -> Person:
    """A new account; without a password it signs in with OpenID Connect only."""
    kept = None if password is None else await hashed(password)
    return await desk.store.people.create(login, name, grants=grants, password=kept, now=desk.clock())


def caller_of(person: Person) -> Caller:
    """What this person may do."""
    return Caller(name=person.name, grants=person.grants, person_id=person.id)
