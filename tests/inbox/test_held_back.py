"""A reply that was approved on the page is held back for a moment in the real service, and then goes out."""

import asyncio
import re
import time
from html import unescape
from pathlib import Path

import pytest

from drafting.desk.takeback import HELD
from drafting.domain.draft import DraftRecord
from drafting.policy.library import load_brands
from drafting.store import Store
from tests.inbox.screenshots import ROOT
from tests.inbox.seed import LATE_PARCEL, plant
from tests.service import Service, running_service
from tests.webhook import Receiver, running_receiver


async def planted(url: str) -> DraftRecord:
    store = await Store.open(url)
    try:
        return await plant(store, load_brands(ROOT / "policies")["default"], LATE_PARCEL)
    finally:
        await store.close()


def act(service: Service, record: DraftRecord, name: str) -> None:
    """Fill in the form of that name on the draft's page, as it stands there."""
    page = service.http.get(f"/inbox/drafts/{record.id}").text
    form = re.search(rf'action="/inbox/drafts/{record.id}/{name}"[^>]*>(.*?)</form>', page, re.DOTALL)
    assert form, page
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[1]))
    fields |= dict(re.findall(r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', form[1], re.DOTALL))
    told = {key: unescape(value) for key, value in fields.items()}
    sent = service.http.post(f"/inbox/drafts/{record.id}/{name}", data=told, headers={"sec-fetch-site": "same-origin"})
    assert sent.status_code == 303, sent.text


def settings(outside: Receiver) -> dict[str, str]:
    """The environment that leads approved replies there."""
    return {
        "DRAFTING_WEBHOOK_URL": outside.url,
        "DRAFTING_WEBHOOK_SECRET": outside.secret,
        "DRAFTING_WEBHOOK_ALLOW_PRIVATE": "true",
    }


@pytest.mark.slow
def test_an_approval_can_be_undone_until_the_reply_goes_out(tmp_path: Path) -> None:
    record = asyncio.run(planted(f"sqlite:///{tmp_path / 'drafting.sqlite'}"))
    with running_receiver() as outside, running_service(tmp_path, settings(outside)) as service:
        act(service, record, "approve")
        act(service, record, "undo")
        assert service.http.get(f"/v1/drafts/{record.id}").json()["status"] == "awaiting_approval"
        act(service, record, "approve")
        approved = time.monotonic()
        time.sleep(HELD / 2)
        assert service.http.get(f"/v1/drafts/{record.id}").json()["status"] == "approved"
        service.wait_for(record.id, "delivered", within=60)
        assert time.monotonic() - approved >= HELD - 1
        assert len(outside.events(record.id)) == 1
