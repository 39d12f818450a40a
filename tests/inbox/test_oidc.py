"""Signing in with OpenID Connect: the code flow with PKCE, against a provider on loopback that can be told to lie."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from joserfc.jwk import RSAKey

from drafting.desk import Desk, people
from drafting.domain.person import Grant, Right
from drafting.inbox.oidc import Provider as Known
from drafting.inbox.oidc_client import Oidc
from tests.inbox.conftest import Visit, app_of
from tests.inbox.provider import CLIENT, SECRET, Provider, running_provider


@pytest.fixture(scope="module")
def one_provider() -> Iterator[Provider]:
    with running_provider() as started:
        yield started


@pytest.fixture
def provider(one_provider: Provider) -> Provider:
    one_provider.wrong, one_provider.signs_with = {}, None
    one_provider.claims = {"email": "Noor@Example.org", "email_verified": True}
    one_provider.seen.clear()
    return one_provider


@pytest.fixture
async def visit(desk: Desk, provider: Provider) -> AsyncIterator[Visit]:
    await people.create(desk, "noor@example.org", "Noor", grants=(Grant(rights=frozenset(Right)),), password=None)
    app: FastAPI = app_of(desk)
    app.state.oidc = Oidc(Known(provider.issuer, CLIENT, SECRET))
    one = Visit(app, address="203.0.113.9", base="https://drafting.example")
    one.http.follow_redirects = False
    yield one
    await one.http.aclose()


async def to_the_provider(visit: Visit, address: str = "/inbox") -> str:
    """Follow the link on the sign-in page, and come back from the provider with its address."""
    await visit.get(f"/inbox/sign-in?next={address}")
    assert "Inloggen via uw organisatie" in visit.page
    sent = await visit.http.get("/inbox/oidc/start", params={"next": address})
    assert sent.status_code == 303
    async with httpx.AsyncClient() as outside:
        back = await outside.get(sent.headers["location"])
    return str(back.headers["location"])


async def test_who_has_an_account_here_comes_in_and_where_they_wanted_to_be(visit: Visit) -> None:
    back = await to_the_provider(visit, "/inbox/cases")
    assert back.startswith("https://drafting.example/inbox/oidc/back?")
    response = await visit.http.get(back)
    assert response.headers["location"] == "/inbox/cases"
    await visit.get("/inbox")
    assert "Noor" in visit.page


async def test_the_same_answer_opens_nothing_a_second_time(visit: Visit) -> None:
    back = await to_the_provider(visit)
    await visit.http.get(back)
    visit.http.cookies.clear()
    assert (await visit.http.get(back)).headers["location"] == "/inbox/sign-in?error=oidc"


async def test_an_answer_to_another_browser_opens_nothing_here(visit: Visit) -> None:
    back = await to_the_provider(visit)
    visit.http.cookies.clear()
    await visit.get("/inbox/sign-in")
    assert (await visit.http.get(back)).headers["location"] == "/inbox/sign-in?error=oidc"
    await visit.get("/inbox/sign-in?error=oidc")
    assert "niet gelukt" in visit.page


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://evil.example"},
        {"aud": "somebody-else"},
        {"aud": [CLIENT, "somebody-else"]},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"nonce": "another"},
        {"nonce": None},
        {"email": "stranger@example.org"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": None},
    ],
    ids=str,
)
async def test_a_token_that_is_not_for_us_now_or_not_about_somebody_we_know_is_refused(
    visit: Visit, provider: Provider, lie: dict[str, Any]
) -> None:
    provider.wrong = lie
    response = await visit.http.get(await to_the_provider(visit))
    assert response.headers["location"] == "/inbox/sign-in?error=oidc"
    assert (await visit.get("/inbox")).status_code == 303


async def test_a_token_signed_with_another_key_is_refused(visit: Visit, provider: Provider) -> None:
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "k1"})
    response = await visit.http.get(await to_the_provider(visit))
    assert response.headers["location"] == "/inbox/sign-in?error=oidc"


@pytest.mark.parametrize("state", ["", "a.b", "a.b.c", "é.ü.ß"])
async def test_a_state_of_somebodys_own_making_reaches_no_provider(
    visit: Visit, provider: Provider, state: str
) -> None:
    response = await visit.http.get("/inbox/oidc/back", params={"state": state, "code": "code-1"})
    assert response.headers["location"] == "/inbox/sign-in?error=oidc"
    assert provider.seen == []


async def test_an_account_that_ended_stays_outside(visit: Visit, desk: Desk) -> None:
    await desk.store.people.end("noor@example.org", now=desk.clock())
    response = await visit.http.get(await to_the_provider(visit))
    assert response.headers["location"] == "/inbox/sign-in?error=oidc"


async def test_it_says_so_when_the_provider_cannot_be_reached(desk: Desk, visit: Visit) -> None:
    visit.http._transport.app.state.oidc = Oidc(Known("http://127.0.0.1:9", CLIENT))  # type: ignore[attr-defined]
    assert (await visit.http.get("/inbox/oidc/start")).headers["location"] == "/inbox/sign-in?error=oidc"


async def test_without_a_provider_there_is_no_such_page(desk: Desk) -> None:
    plain = Visit(app_of(desk))
    assert (await plain.get("/inbox/oidc/start")).status_code == 404
    await plain.http.aclose()
