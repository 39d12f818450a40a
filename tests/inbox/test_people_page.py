"""Administrators make accounts, give roles per brand, and end sessions and accounts; nobody else does."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from drafting.desk import Desk
from drafting.domain.person import parse_grant
from tests.inbox.conftest import Visit
from tests.inbox.test_sign_in import PASSWORD, person, signed_in


@pytest.fixture
async def noor(desk: Desk, app: FastAPI) -> AsyncIterator[Visit]:
    await person(desk, "noor")
    visit = await signed_in(app, "noor")
    await visit.get("/inbox/people")
    yield visit
    await visit.http.aclose()


async def test_an_account_made_here_signs_in_with_its_own_rights(desk: Desk, app: FastAPI, noor: Visit) -> None:
    made = {"login": "Piet", "name": "Piet de Boer", "password": PASSWORD, "role": "default=approve"}
    response = await noor.post("/inbox/people/create", made)
    assert "Het account is gemaakt." in response.text
    piet = await desk.store.people.named("piet")
    assert (piet.name, piet.grants) == ("Piet de Boer", (parse_grant("default=approve"),))
    visit = await signed_in(app, "piet")
    assert (await visit.get("/inbox")).status_code == 200
    assert (await visit.get("/inbox/people")).status_code == 403
    await visit.http.aclose()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"login": "noor"}, "al in gebruik"),
        ({"login": "piet de boer"}, "al in gebruik"),
        ({"password": "kort"}, "Kies een langer wachtwoord."),
        ({"role": "nosuchbrand=approve"}, "Kies ten minste één recht."),
        ({"role": "fly"}, "Kies ten minste één recht."),
    ],
)
async def test_what_is_wrong_with_a_new_account_is_said(
    desk: Desk, noor: Visit, wrong: dict[str, str], said: str
) -> None:
    given = {"login": "piet", "name": "", "password": PASSWORD, "role": "approve"}
    response = await noor.post("/inbox/people/create", given | wrong)
    assert response.status_code == 422
    assert said in response.text
    assert len(await desk.store.people.all()) == 1


async def test_other_rights_hold_at_once(desk: Desk, app: FastAPI, noor: Visit) -> None:
    await person(desk, "piet", "default=draft")
    visit = await signed_in(app, "piet")
    assert (await visit.get("/inbox/figures")).status_code == 403
    await noor.get("/inbox/people")
    await noor.post("/inbox/people/roles", {"login": "piet", "role": "default=administer"})
    assert (await visit.get("/inbox/figures")).status_code == 200
    assert (await visit.get("/inbox/people")).status_code == 403
    await visit.http.aclose()


@pytest.mark.parametrize(("act", "said"), [("sign-out", "Overal uitgelogd."), ("end", "Het account is beëindigd.")])
async def test_somebody_else_is_shown_out_at_once(desk: Desk, app: FastAPI, noor: Visit, act: str, said: str) -> None:
    await person(desk, "piet", "approve")
    visit = await signed_in(app, "piet")
    await noor.get("/inbox/people")
    assert said in (await noor.post(f"/inbox/people/{act}", {"login": "piet"})).text
    assert (await visit.get("/inbox")).url.path == "/inbox/sign-in"
    assert ((await desk.store.people.named("piet")).ended_at is not None) == (act == "end")
    await visit.http.aclose()


@pytest.mark.parametrize(("act", "extra"), [("roles", {"role": "draft"}), ("end", {})])
async def test_an_administrator_cannot_shut_themselves_out(
    desk: Desk, noor: Visit, act: str, extra: dict[str, str]
) -> None:
    await person(desk, "piet", "approve")
    await noor.get("/inbox/people")
    response = await noor.post(f"/inbox/people/{act}", {"login": "noor"} | extra)
    assert response.status_code == 422
    assert "U kunt uzelf niet buitensluiten" in response.text
    assert (await noor.get("/inbox/people")).status_code == 200


async def test_without_accounts_the_first_is_made_on_the_server(visit: Visit) -> None:
    assert (await visit.get("/inbox/people")).status_code == 403
