"""Who comes in, what they may do there, and how they are shown out."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi import FastAPI

from drafting.desk import Desk, people
from drafting.domain.draft import Status
from drafting.domain.person import Grant, Right, parse_grant
from tests.inbox.conftest import Visit, app_of, planted
from tests.inbox.seed import LATE_PARCEL, SPAM, THREAT

PASSWORD = "paard batterij nietje juist"


async def person(desk: Desk, login: str, *roles: str) -> None:
    grants = tuple(map(parse_grant, roles)) or (Grant(rights=frozenset(Right)),)
    await people.create(desk, login, login.title(), grants=grants, password=PASSWORD)


async def signed_in(app: FastAPI, login: str) -> Visit:
    visit = Visit(app, address="203.0.113.9", base="https://drafting.example")
    await visit.get("/inbox/sign-in")
    await visit.post("/inbox/sign-in", {"login": login, "password": PASSWORD})
    return visit


@pytest.fixture
async def noor(desk: Desk, app: FastAPI) -> AsyncIterator[Visit]:
    await person(desk, "noor")
    visit = await signed_in(app, "noor")
    yield visit
    await visit.http.aclose()


async def test_without_accounts_and_keys_it_is_open_to_this_machine_alone(app: FastAPI, visit: Visit) -> None:
    assert (await visit.get("/inbox")).status_code == 200
    for far in (Visit(app, address="203.0.113.9"), Visit(app, base="http://drafting.example:8000")):
        response = await far.get("/inbox")
        assert response.url.path == "/inbox/sign-in"
        assert "drafting people create" in response.text
        await far.http.aclose()


async def test_once_there_is_an_account_or_a_key_this_machine_has_to_sign_in_too(desk: Desk, visit: Visit) -> None:
    await desk.store.keys.create("helpdesk")
    assert (await visit.get("/inbox")).url.path == "/inbox/sign-in"


async def test_signing_in_leads_to_the_page_that_was_asked_for(desk: Desk, app: FastAPI) -> None:
    await person(desk, "noor")
    record = await planted(desk, SPAM)
    visit = Visit(app, address="203.0.113.9", base="https://drafting.example")
    response = await visit.open(record)
    assert response.url.path == "/inbox/sign-in"
    response = await visit.post("/inbox/sign-in", {"login": " NOOR ", "password": PASSWORD})
    assert response.url.path == f"/inbox/drafts/{record.id}"
    cookie = response.history[0].headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Path=/inbox", "Secure"))
    await visit.http.aclose()


async def test_a_wrong_password_and_an_unknown_login_are_told_apart_by_nobody(desk: Desk, app: FastAPI) -> None:
    await person(desk, "noor")
    answers = []
    for login in ("noor", "nobody"):
        visit = Visit(app, address="203.0.113.9", base="https://drafting.example")
        await visit.get("/inbox/sign-in")
        response = await visit.post("/inbox/sign-in", {"login": login, "password": "verkeerd paard"})
        answers.append((response.status_code, "klopt niet" in response.text))
        await visit.http.aclose()
    assert answers == [(403, True), (403, True)]


async def test_after_five_failures_even_the_right_password_waits_a_quarter_of_an_hour(desk: Desk) -> None:
    now = [desk.clock()]
    later = replace(desk, clock=lambda: now[0])
    app = app_of(later)
    await person(desk, "noor")
    visit = Visit(app, address="203.0.113.9", base="https://drafting.example")
    for _ in range(5):
        await visit.get("/inbox/sign-in")
        await visit.post("/inbox/sign-in", {"login": "noor", "password": "verkeerd paard"})
    await visit.get("/inbox/sign-in")
    response = await visit.post("/inbox/sign-in", {"login": "noor", "password": PASSWORD})
    assert response.status_code == 429
    assert "Wacht een kwartier" in visit.page
    now[0] += timedelta(minutes=16)
    await visit.get("/inbox/sign-in")
    response = await visit.post("/inbox/sign-in", {"login": "noor", "password": PASSWORD})
    assert response.url.path == "/inbox"
    await visit.http.aclose()


async def test_a_session_is_kept_by_digest_and_ends_when_it_is_revoked(desk: Desk, noor: Visit) -> None:
    token = noor.http.cookies["drafting_session"]
    found = await desk.store.sessions.find(token, now=desk.clock())
    assert found
    await desk.store.sessions.end(found[1].id, now=desk.clock())
    assert (await noor.get("/inbox")).url.path == "/inbox/sign-in"


async def test_a_session_ends_after_twelve_idle_hours_and_with_its_account(desk: Desk, noor: Visit) -> None:
    token = noor.http.cookies["drafting_session"]
    now = desk.clock()
    assert await desk.store.sessions.find(token, now=now + timedelta(hours=11))
    assert await desk.store.sessions.find(token, now=now + timedelta(hours=22))
    assert await desk.store.sessions.find(token, now=now + timedelta(hours=35)) is None
    await desk.store.people.end("noor", now=now)
    assert (await noor.get("/inbox")).url.path == "/inbox/sign-in"


async def test_signing_out_ends_the_session_itself_and_not_just_the_cookie(desk: Desk, noor: Visit) -> None:
    token = noor.http.cookies["drafting_session"]
    await noor.get("/inbox")
    await noor.post("/inbox/sign-out")
    assert await desk.store.sessions.find(token, now=desk.clock()) is None


async def test_the_token_of_a_browser_changes_when_somebody_signs_in_on_it(desk: Desk, app: FastAPI) -> None:
    await person(desk, "noor")
    visit = Visit(app, address="203.0.113.9", base="https://drafting.example")
    await visit.get("/inbox/sign-in")
    before = visit.http.cookies["drafting_session"]
    await visit.post("/inbox/sign-in", {"login": "noor", "password": PASSWORD})
    assert visit.http.cookies["drafting_session"] != before
    await visit.http.aclose()


async def test_other_sessions_can_be_ended_from_the_account_page(app: FastAPI, noor: Visit) -> None:
    elsewhere = await signed_in(app, "noor")
    await noor.get("/inbox/account")
    await noor.post("/inbox/account/end")
    assert (await elsewhere.get("/inbox")).url.path == "/inbox/sign-in"
    await elsewhere.http.aclose()


async def test_who_may_only_draft_sees_no_verdicts_and_gives_none(desk: Desk, app: FastAPI) -> None:
    record = await planted(desk, SPAM)
    await person(desk, "piet", "default=draft")
    await person(desk, "noor")
    piet, noor = await signed_in(app, "piet"), await signed_in(app, "noor")
    await piet.open(record)
    assert f"/inbox/drafts/{record.id}/approve" not in piet.page
    assert (await piet.get("/inbox/figures")).status_code == 403
    await noor.open(record)
    await piet.get("/inbox/account")
    token = piet.hidden("/inbox/sign-out")["token"]
    stolen = noor.hidden(f"/inbox/drafts/{record.id}/approve") | {"token": token}
    response = await piet.http.post(
        f"/inbox/drafts/{record.id}/approve", data=stolen, headers={"sec-fetch-site": "same-origin"}
    )
    assert response.status_code == 403
    assert (await desk.store.drafts.get(record.id)).status is Status.AWAITING_APPROVAL
    await piet.http.aclose()
    await noor.http.aclose()


async def test_another_brands_comments_do_not_exist(desk: Desk, app: FastAPI) -> None:
    record, threat = await planted(desk, LATE_PARCEL), await planted(desk, THREAT)
    case = await desk.store.cases.of_draft(threat.id)
    assert case
    await person(desk, "vera", "another=draft,approve,administer")
    vera = await signed_in(app, "vera")
    await vera.get("/inbox")
    assert LATE_PARCEL.author not in vera.page
    for path in (f"drafts/{record.id}", f"threads/{record.thread_id}", f"cases/{case.id}"):
        assert (await vera.get(f"/inbox/{path}")).status_code == 404
    await vera.get("/inbox/cases")
    assert "mes" not in vera.page
    await vera.http.aclose()


async def test_the_approver_is_named_by_their_account(desk: Desk, noor: Visit) -> None:
    record = await planted(desk, SPAM)
    await noor.open(record)
    await noor.post(f"/inbox/drafts/{record.id}/approve", {"reviewer": "Iemand anders"})
    (review,) = await desk.store.reviews.of_draft(record.id)
    assert review.reviewer == "Noor"


async def test_a_short_password_is_refused_and_a_kept_one_is_argon2id(desk: Desk) -> None:
    with pytest.raises(Exception, match="has 5 characters"):
        await people.create(desk, "kort", "Kort", grants=(), password="short")
    await person(desk, "noor")
    _, kept = await desk.store.people.with_password("noor")
    assert kept
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
