"""Every status of the contract, reached over HTTP."""

from typing import Any

import pytest

from drafting.domain.draft import Status
from tests.api.test_one_comment import LATE, post
from tests.service import Service
from tests.upstream import Answer, Upstream, sensible
from tests.webhook import Receiver

REACHED: set[str] = set()


def reached(draft: dict[str, Any], status: str) -> None:
    assert draft["status"] == status
    REACHED.add(status)


def fresh(service: Service, author: str) -> str:
    return str(post(service, LATE | {"comment": LATE["comment"] | {"author": {"id": author}}})["id"])


def read(service: Service, draft_id: str) -> dict[str, Any]:
    draft: dict[str, Any] = service.http.get(f"/v1/drafts/{draft_id}").json()
    return draft


def test_pending_and_then_awaiting_approval(modelled: Service, provider: Upstream) -> None:
    provider.behave = lambda asked, request: Answer(sensible(asked, request).text, after=0.3)
    answer = modelled.http.post("/v1/drafts", json=LATE, headers={"Prefer": "respond-async"})
    assert answer.status_code == 202
    assert set(answer.json()) == {"id", "status"}
    draft_id = answer.json()["id"]
    assert answer.headers["location"] == f"/v1/drafts/{draft_id}"
    reached(answer.json(), "pending")
    pending = read(modelled, draft_id)
    assert pending["decision"] is None
    reached(modelled.wait_for(draft_id, "awaiting_approval"), "awaiting_approval")
    assert read(modelled, draft_id)["decision"]["action"] == "respond"


def test_approved(modelled: Service) -> None:
    draft_id = fresh(modelled, "approved")
    reached(modelled.http.post(f"/v1/drafts/{draft_id}/approve").json(), "approved")


def test_edited(modelled: Service) -> None:
    draft_id = fresh(modelled, "edited")
    body = {"text": "We zoeken uit waar uw pakket is. Stuurt u ons een bericht via DM?", "reviewer": "Fatima"}
    edited = modelled.http.post(f"/v1/drafts/{draft_id}/edit", json=body).json()
    reached(edited, "edited")
    assert edited["draft"]["text"] == body["text"]
    assert edited["draft"]["source"] == "person"


def test_rejected(modelled: Service) -> None:
    draft_id = fresh(modelled, "rejected")
    reached(modelled.http.post(f"/v1/drafts/{draft_id}/reject", json={"reason": "al gebeld"}).json(), "rejected")


def test_expired_because_the_thread_moved(modelled: Service) -> None:
    author = {"author": {"id": "moves-on"}}
    first = post(modelled, LATE | {"comment": LATE["comment"] | author})["id"]
    turn = {"role": "customer", "text": LATE["comment"]["text"]}
    post(modelled, {"comment": {"text": "Hallo??", "channel": "facebook"} | author, "thread": [turn]})
    reached(read(modelled, first), "expired")
    refused = modelled.http.post(f"/v1/drafts/{first}/approve")
    assert refused.status_code == 409
    assert refused.headers["content-type"] == "application/problem+json"


def test_delivered_with_a_signature_once_a_person_approved(plain: Service, receiver: Receiver) -> None:
    draft_id = fresh(plain, "delivered")
    assert receiver.events(draft_id) == []
    plain.http.post(f"/v1/drafts/{draft_id}/approve")
    reached(plain.wait_for(draft_id, "delivered"), "delivered")
    (event,) = receiver.events(draft_id)
    assert event["data"]["text"] == read(plain, draft_id)["draft"]["text"]
    headers = next(headers for headers, body in receiver.deliveries if draft_id.encode() in body)
    assert headers["webhook-signature"].startswith("v1,")


def test_delivery_failed_when_the_receiver_refuses_for_good(plain: Service, receiver: Receiver) -> None:
    draft_id = fresh(plain, "refused")
    receiver.statuses.append(410)
    plain.http.post(f"/v1/drafts/{draft_id}/approve")
    reached(plain.wait_for(draft_id, "delivery_failed"), "delivery_failed")


def test_no_status_of_the_contract_is_left_unreached() -> None:
    if not REACHED:
        pytest.skip("runs after the tests above, in the same process")
    assert {status.value for status in Status} == REACHED


def test_a_regenerated_draft_is_another_one(plain: Service) -> None:
    draft_id = fresh(plain, "again")
    before = read(plain, draft_id)["draft"]["text"]
    answer = plain.http.post(f"/v1/drafts/{draft_id}/regenerate", json={"reason": "te algemeen"})
    assert answer.status_code == 202
    after = plain.wait_for(draft_id, "awaiting_approval")
    assert after["draft"] is None or after["draft"]["text"] != before  # type: ignore[index]


def test_the_second_of_two_reviewers_is_told(plain: Service) -> None:
    draft_id = fresh(plain, "two-reviewers")
    etag = plain.http.get(f"/v1/drafts/{draft_id}").headers["etag"]
    edit = {"text": "We kijken graag met u mee naar uw pakket. Stuurt u ons een bericht via DM?"}
    first = plain.http.post(f"/v1/drafts/{draft_id}/edit", json=edit, headers={"If-Match": etag})
    second = plain.http.post(f"/v1/drafts/{draft_id}/approve", headers={"If-Match": etag})
    assert (first.status_code, second.status_code) == (200, 412)


def test_an_idempotency_key_makes_a_repeat_return_the_first_answer(plain: Service) -> None:
    headers = {"Idempotency-Key": "once-only"}
    first = plain.http.post("/v1/drafts", json=LATE, headers=headers)
    again = plain.http.post("/v1/drafts", json=LATE, headers=headers)
    other = plain.http.post("/v1/drafts", json={"comment": {"text": "iets anders"}}, headers=headers)
    assert first.json() == again.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert other.status_code == 422
    assert other.json()["code"] == "idempotency_key_reused"
