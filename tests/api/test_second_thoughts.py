"""The routes beyond approving: write it alone, decide otherwise, undo, contest, and the history as a file."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from drafting.desk import Desk
from drafting.domain.draft import DraftRecord
from drafting.domain.person import parse_grant
from tests.inbox.conftest import app_of, desk, planted
from tests.inbox.seed import LATE_PARCEL, SPAM, THREAT, TROLL

__all__ = ["desk"]


@pytest.fixture
async def api(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app_of(desk), client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client


async def post(api: httpx.AsyncClient, record: DraftRecord, act: str, **body: Any) -> httpx.Response:
    return await api.post(f"/v1/drafts/{record.id}/{act}", json=body)


async def test_a_reply_written_alone_is_approved_as_the_persons_own(desk: Desk, api: httpx.AsyncClient) -> None:
    record = await planted(desk, LATE_PARCEL)
    answer = await post(api, record, "take-over", text="Zelf geschreven over uw pakket.", reviewer="Noor")
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["draft"]["source"]) == ("edited", "person")


async def test_deciding_otherwise_answers_202_where_a_reply_is_then_made(desk: Desk, api: httpx.AsyncClient) -> None:
    record = await planted(desk, TROLL)
    refused = await post(api, record, "decide-otherwise", action="respond", reason="Er zit een klacht in.")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "category"
    answer = await post(
        api, record, "decide-otherwise", action="respond", category="service_complaint", reason="Er zit een klacht in."
    )
    assert answer.status_code == 202
    made = (await api.get(f"/v1/drafts/{record.id}")).json()
    assert (made["decision"]["action"], made["status"]) == ("respond", "awaiting_approval")


async def test_an_undo_and_a_contest_bring_it_back_and_a_stale_one_is_told(desk: Desk, api: httpx.AsyncClient) -> None:
    record = await planted(desk, THREAT)
    assert (await post(api, record, "undo")).status_code == 409
    agreed = await post(api, record, "approve", reviewer="Noor")
    stale = await api.post(f"/v1/drafts/{record.id}/undo", headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    undone = await api.post(f"/v1/drafts/{record.id}/undo", headers={"If-Match": agreed.headers["etag"]})
    assert undone.json()["status"] == "awaiting_approval"
    await post(api, record, "approve")
    contested = await post(api, record, "contest", reason="Dit was een grap.")
    assert contested.json()["decision"]["needs_person"]["reason"].endswith("Dit was een grap.")


async def test_approving_a_text_that_changed_is_refused(desk: Desk, api: httpx.AsyncClient) -> None:
    record = await planted(desk, LATE_PARCEL)
    assert (await post(api, record, "approve", text="Iets anders.")).status_code == 412
    assert record.proposal
    assert record.proposal.draft
    assert (await post(api, record, "approve", text=record.proposal.draft.text)).status_code == 200


async def test_the_history_is_one_line_a_review_and_can_be_fetched_on(desk: Desk, api: httpx.AsyncClient) -> None:
    for seed in (LATE_PARCEL, SPAM):
        await post(api, await planted(desk, seed), "approve", reviewer="Noor")
    answer = await api.get("/v1/history")
    assert answer.headers["content-type"].startswith("application/jsonl")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["review"]["verdict"] for line in lines] == ["approve", "agree"]
    rest = await api.get("/v1/history", params={"after": lines[0]["number"]})
    assert [json.loads(line) for line in rest.text.splitlines()] == lines[1:]


async def test_rights_hold_per_brand_and_the_history_is_for_who_administers(desk: Desk, api: httpx.AsyncClient) -> None:
    record = await planted(desk, LATE_PARCEL)
    _, drafter = await desk.store.keys.create("drafter", rights=("draft",))
    _, other = await desk.store.keys.create("other", rights=("approve", "administer"), brands=("another",))
    for token, status in ((drafter, 403), (other, 404)):
        api.headers["Authorization"] = f"Bearer {token}"
        assert (await post(api, record, "take-over", text="Nee.")).status_code == status
    assert (await api.get("/v1/history")).text == ""
    api.headers["Authorization"] = f"Bearer {drafter}"
    refused = await api.get("/v1/history")
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["code"] == "right_missing"
    assert "www-authenticate" not in refused.headers


async def test_a_key_may_approve_for_one_brand_and_only_draft_for_another(desk: Desk, api: httpx.AsyncClient) -> None:
    record = await planted(desk, LATE_PARCEL)
    for mine, status in (("default=draft", 403), ("default=approve", 200)):
        roles = (parse_grant(mine), parse_grant("another=draft,approve"))
        _, token = await desk.store.keys.create(mine, roles=roles)
        api.headers["Authorization"] = f"Bearer {token}"
        assert (await post(api, record, "approve")).status_code == status
