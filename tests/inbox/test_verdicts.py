"""What a person decides on the page: each act leads on, is kept, and can be taken back; nobody overwrites anybody."""

import re
from dataclasses import replace
from html import unescape

import pytest
from fastapi import FastAPI

from drafting.desk import Desk
from drafting.domain.decision import Action, Category
from drafting.domain.draft import Status
from drafting.domain.review import RejectReason, Verdict
from drafting.domain.thread import Role
from tests.inbox.conftest import Visit, planted, routes_of
from tests.inbox.seed import LATE_PARCEL, QUESTION, SPAM, THREAT, TROLL


async def verdicts(desk: Desk, draft_id: str) -> list[Verdict]:
    return [review.verdict for review in await desk.store.reviews.of_draft(draft_id)]


async def test_approving_leads_to_the_next_comment_and_can_be_undone_from_there(desk: Desk, visit: Visit) -> None:
    record, following = await planted(desk, LATE_PARCEL), await planted(desk, QUESTION)
    await visit.open(record)
    response = await visit.post(f"/inbox/drafts/{record.id}/approve", _typed(visit))
    assert response.url.path == f"/inbox/drafts/{following.id}"
    assert "Goedgekeurd." in visit.page
    stored = await desk.store.drafts.get(record.id)
    assert stored.status is Status.APPROVED
    (review,) = await desk.store.reviews.of_draft(record.id)
    assert stored.proposal
    assert stored.proposal.draft
    assert review.text_after == stored.proposal.draft.text
    assert review.thread_state == record.thread.state
    assert review.seconds is not None
    assert review.too_fast
    await visit.post(f"/inbox/drafts/{record.id}/undo")
    assert (await desk.store.drafts.get(record.id)).status is Status.AWAITING_APPROVAL
    assert await verdicts(desk, record.id) == [Verdict.APPROVE, Verdict.UNDO]


def _typed(visit: Visit, **changed: str) -> dict[str, str]:
    """What stands in the editor."""
    found = dict(re.findall(r'<textarea name="(text|private_message)"[^>]*>\n(.*?)</textarea>', visit.page, re.DOTALL))
    return {name: unescape(value).replace("\n", "\r\n") for name, value in found.items()} | changed


async def test_other_words_are_approved_as_a_change_and_an_undo_brings_the_draft_back(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, LATE_PARCEL)
    await visit.open(record)
    text = "Wat fijn dat u het pakket noemt. Stuurt u ons een privébericht? Dan zoeken we het uit."
    await visit.post(f"/inbox/drafts/{record.id}/approve", _typed(visit, text=text))
    stored = await desk.store.drafts.get(record.id)
    assert stored.status is Status.EDITED
    assert stored.proposal
    assert stored.proposal.draft
    assert stored.proposal.draft.text == text
    assert "Gewijzigd en goedgekeurd." in visit.page
    await visit.open(record)
    assert "<ins>" in visit.page
    await visit.post(f"/inbox/drafts/{record.id}/undo")
    restored = await desk.store.drafts.get(record.id)
    assert restored.proposal == record.proposal


async def test_who_clears_the_draft_and_writes_it_alone_has_taken_it_over(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, LATE_PARCEL)
    await visit.open(record)
    typed = {"text": "Zelf geschreven over uw pakket.", "private_message": "", "alone": "1"}
    await visit.post(f"/inbox/drafts/{record.id}/approve", typed)
    (review,) = await desk.store.reviews.of_draft(record.id)
    assert review.verdict is Verdict.TAKE_OVER
    stored = await desk.store.drafts.get(record.id)
    assert stored.proposal
    assert stored.proposal.draft
    assert stored.proposal.draft.source == "person"
    assert stored.proposal.draft.model is None


async def test_rejecting_needs_a_reason_of_the_list(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, LATE_PARCEL)
    await visit.open(record)
    refused = await visit.post(f"/inbox/drafts/{record.id}/reject", {"words": "zomaar"})
    assert refused.status_code == 422
    await visit.open(record)
    await visit.post(f"/inbox/drafts/{record.id}/reject", {"ground": "not_true", "words": "Het is al bezorgd."})
    (review,) = await desk.store.reviews.of_draft(record.id)
    assert (review.ground, review.reason) == (RejectReason.NOT_TRUE, "Het is al bezorgd.")
    assert (await desk.store.drafts.get(record.id)).status is Status.REJECTED


async def test_another_draft_is_made_with_the_facts_that_were_added(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, LATE_PARCEL)
    await visit.open(record)
    await visit.post(f"/inbox/drafts/{record.id}/again", {"facts": "Het pakket komt dinsdag.\r\n\r\nHet is klein."})
    stored = await desk.store.drafts.get(record.id)
    assert stored.thread.context.facts == ("Het pakket komt dinsdag.", "Het is klein.")
    assert await verdicts(desk, record.id) == [Verdict.REGENERATE]
    assert stored.status is Status.AWAITING_APPROVAL


async def test_agreeing_with_a_removal_can_be_contested_with_the_text_still_there(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, THREAT)
    await visit.open(record)
    await visit.post(f"/inbox/drafts/{record.id}/approve")
    assert await verdicts(desk, record.id) == [Verdict.AGREE]
    await visit.open(record)
    assert "Morgen sta ik er met een mes" in visit.page
    await visit.post(f"/inbox/drafts/{record.id}/contest", {"words": "Dit is een grap onder vrienden."})
    stored = await desk.store.drafts.get(record.id)
    assert stored.status is Status.AWAITING_APPROVAL
    assert stored.proposal
    assert stored.proposal.decision.needs_person
    assert "Dit is een grap onder vrienden." in visit.page


async def test_deciding_otherwise_needs_words_and_changes_the_decision(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, TROLL)
    await visit.open(record)
    path = f"/inbox/drafts/{record.id}/otherwise"
    assert (await visit.post(path, {"action": "remove", "words": " "})).status_code == 422
    await visit.open(record)
    await visit.post(path, {"action": "remove", "category": "spam", "words": "Staat overal."})
    stored = await desk.store.drafts.get(record.id)
    assert stored.status is Status.APPROVED
    assert stored.proposal
    assert stored.proposal.decision.action is Action.REMOVE
    assert stored.proposal.decision.category is Category.SPAM
    assert "Staat overal." in stored.proposal.decision.reasons[0].text.nl


async def test_the_second_of_two_reviewers_is_told_and_keeps_their_words(
    desk: Desk, visit: Visit, app: FastAPI
) -> None:
    record = await planted(desk, LATE_PARCEL)
    second = Visit(app)
    await visit.open(record)
    await second.open(record)
    await visit.post(f"/inbox/drafts/{record.id}/approve", _typed(visit))
    response = await second.post(f"/inbox/drafts/{record.id}/approve", _typed(second, text="Mijn eigen <b>woorden</b>"))
    assert response.status_code == 412
    assert "Iemand was u voor" in second.page
    assert "Mijn eigen &lt;b&gt;woorden&lt;/b&gt;" in second.page
    assert "keurde goed" in second.page
    stored = await desk.store.drafts.get(record.id)
    assert stored.status is Status.APPROVED
    assert len(await desk.store.reviews.of_draft(record.id)) == 1
    await second.http.aclose()


async def test_a_draft_whose_thread_moved_cannot_be_approved_any_more(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, LATE_PARCEL)
    await visit.open(record)
    said = (*LATE_PARCEL.turns, (Role.CUSTOMER, LATE_PARCEL.text))
    await planted(desk, replace(LATE_PARCEL, text="Laat maar, het pakket is er.", turns=said, minutes_ago=1))
    response = await visit.post(f"/inbox/drafts/{record.id}/approve", _typed(visit))
    assert response.status_code == 412
    assert (await desk.store.drafts.get(record.id)).status is Status.EXPIRED
    assert await verdicts(desk, record.id) == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_form_that_another_site_sends_is_refused(desk: Desk, visit: Visit, site: str) -> None:
    record = await planted(desk, SPAM)
    await visit.open(record)
    response = await visit.post(f"/inbox/drafts/{record.id}/approve", sec_fetch_site=site)
    assert response.status_code == 403
    assert await verdicts(desk, record.id) == []


async def test_a_form_from_a_browser_without_fetch_metadata_must_name_our_own_origin(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, SPAM)
    await visit.open(record)
    fields = visit.hidden(f"/inbox/drafts/{record.id}/approve")
    path = f"/inbox/drafts/{record.id}/approve"
    for headers in ({}, {"origin": "https://evil.example"}, {"referer": "https://evil.example/127.0.0.1:8000"}):
        assert (await visit.http.post(path, data=fields, headers=headers)).status_code == 403
    assert await verdicts(desk, record.id) == []
    assert (await visit.http.post(path, data=fields, headers={"origin": "http://127.0.0.1:8000"})).status_code == 200
    assert await verdicts(desk, record.id) == [Verdict.AGREE]


async def test_a_form_without_this_browsers_token_is_refused(desk: Desk, visit: Visit, app: FastAPI) -> None:
    record = await planted(desk, SPAM)
    other = Visit(app)
    await other.open(record)
    stolen = other.hidden(f"/inbox/drafts/{record.id}/approve")
    await visit.open(record)
    for token in (stolen["token"], "", "é"):
        response = await visit.post(f"/inbox/drafts/{record.id}/approve", {"token": token})
        assert response.status_code == 403
        await visit.open(record)
    assert await verdicts(desk, record.id) == []
    await other.http.aclose()


async def test_every_route_that_changes_something_is_a_form_and_is_guarded(app: FastAPI, visit: Visit) -> None:
    changing = [path for method, path in routes_of(app) if path.startswith("/inbox") and method != "GET"]
    assert len(changing) >= 11
    for path in changing:
        filled = path.replace("{draft_id}", "drf_x").replace("{case_id}", "cas_x")
        for headers in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-origin"}):
            response = await visit.http.post(filled, data={"token": "wrong"}, headers=headers)
            assert response.status_code == 403, path


@pytest.mark.parametrize("form", [b"\xff\xfe", b"text=" + b"a" * 300_000, b"&".join(b"a=1" for _ in range(600))])
async def test_a_form_that_cannot_be_read_is_refused_and_says_so(desk: Desk, visit: Visit, form: bytes) -> None:
    record = await planted(desk, SPAM)
    await visit.open(record)
    response = await visit.http.post(
        f"/inbox/drafts/{record.id}/approve",
        content=form,
        headers={"sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"},
    )
    assert response.status_code in (403, 422)
    assert await verdicts(desk, record.id) == []


async def test_answering_what_is_not_answered_asks_in_the_readers_language_what_kind_it_is(
    desk: Desk, visit: Visit
) -> None:
    record = await planted(desk, SPAM)
    await visit.open(record)
    act = f"/inbox/drafts/{record.id}/otherwise"
    response = await visit.post(act, {"action": "respond", "category": "", "words": "Een echte vraag."})
    assert response.status_code == 422
    assert "Kies bij ‘reageren’ ook wat voor reactie het is." in response.text
    assert f'href="/inbox/drafts/{record.id}"' in response.text


async def test_too_many_facts_are_refused_with_the_limit(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, LATE_PARCEL)
    for facts in ("\n".join(f"Feit {number}." for number in range(51)), "x" * 2_001):
        await visit.open(record)
        response = await visit.post(f"/inbox/drafts/{record.id}/again", {"facts": facts, "instructions": ""})
        assert response.status_code == 422
        assert "hoogstens 50 feiten" in response.text
    assert (await desk.store.drafts.get(record.id)).status is Status.AWAITING_APPROVAL


async def test_what_is_done_has_no_time_left(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, SPAM)
    await visit.get("/inbox")
    assert "geen termijn" in visit.page
    await visit.open(record)
    await visit.post(f"/inbox/drafts/{record.id}/approve", {})
    await visit.get("/inbox?show=done")
    assert SPAM.author in visit.page
    assert "geen termijn" not in visit.page
