"""The whole way of one comment, in exactly the contract's shapes."""

from typing import Any

import pytest

from tests.service import Service
from tests.upstream import GOOD_REPLY, Upstream

LATE = {"comment": {"text": "Mijn pakket is al een week te laat en niemand neemt op.", "channel": "facebook"}}

DECISION = {
    "action", "category", "urgency", "respond_by", "visibility", "moderation", "ask_removal", "humour_allowed",
    "needs_person", "reasons", "trace", "policy",
}  # fmt: skip
DRAFT = {"text", "private_message", "language", "source", "model", "prompt", "attempts", "findings"}


def post(service: Service, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    answer = service.http.post("/v1/drafts", json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    drafted: dict[str, Any] = answer.json()
    return drafted


def test_it_answers_in_the_contracts_shape(modelled: Service) -> None:
    drafted = post(modelled, LATE)
    assert set(drafted) == {"id", "status", "decision", "draft", "usage"}
    assert drafted["id"].startswith("drf_")
    assert drafted["status"] == "awaiting_approval"
    assert set(drafted["decision"]) == DECISION
    assert set(drafted["decision"]["moderation"]) == {"hide", "delete", "block_author", "report"}
    assert set(drafted["draft"]) == DRAFT
    assert set(drafted["usage"]) == {"model_calls", "input_tokens", "output_tokens", "cost_usd", "seconds"}
    assert all(set(reason) == {"rule", "text"} for reason in drafted["decision"]["reasons"])


def test_a_models_draft_that_every_guard_lets_through_is_offered(modelled: Service, provider: Upstream) -> None:
    drafted = post(modelled, LATE)
    assert drafted["draft"]["source"] == "model"
    assert drafted["draft"]["text"] == GOOD_REPLY
    assert drafted["draft"]["model"] == "openai/scripted"
    assert drafted["draft"]["prompt"].startswith("reply@1#")
    assert drafted["draft"]["attempts"] == 1
    assert drafted["usage"]["model_calls"] == len(provider.requests) == 3
    assert drafted["usage"]["input_tokens"] == 300


def test_a_product_complaint_is_answered_at_once_and_in_private(modelled: Service) -> None:
    decision = post(modelled, LATE)["decision"]
    assert (decision["action"], decision["category"]) == ("respond", "product_complaint")
    assert (decision["urgency"], decision["visibility"]) == ("immediate", "private")
    assert decision["respond_by"] is not None
    assert decision["policy"].startswith("default@")


def test_without_a_model_a_saved_reply_stands_in_and_says_so(plain: Service) -> None:
    drafted = post(plain, LATE)
    assert drafted["draft"]["source"] == "saved_reply"
    assert drafted["draft"]["model"] is None
    assert drafted["draft"]["language"] == "nl"
    assert drafted["usage"]["model_calls"] == 0


@pytest.mark.parametrize(("formality", "word"), [("u", " u "), ("je", " je ")])
def test_a_saved_reply_keeps_to_the_form_of_address(plain: Service, formality: str, word: str) -> None:
    drafted = post(plain, LATE | {"context": {"formality": formality}})
    assert word in f" {drafted['draft']['text'].lower()} ".replace(",", " ").replace("?", " ")


def test_reasons_come_in_the_language_that_the_caller_reads(plain: Service) -> None:
    dutch = post(plain, LATE, **{"Accept-Language": "nl"})["decision"]["reasons"]
    english = post(plain, LATE, **{"Accept-Language": "en-GB,nl;q=0.4"})["decision"]["reasons"]
    assert [reason["rule"] for reason in dutch] == [reason["rule"] for reason in english]
    assert dutch[0]["text"] != english[0]["text"]


def test_an_english_comment_gets_an_english_reply(plain: Service) -> None:
    drafted = post(plain, {"comment": {"text": "My parcel is a week late and nobody picks up the phone."}})
    assert drafted["draft"]["language"] == "en"


def test_a_threat_is_removed_with_advice_and_without_a_reply(plain: Service) -> None:
    drafted = post(plain, {"comment": {"text": "Ik weet waar jullie winkel is en ik steek hem morgen in de fik."}})
    decision = drafted["decision"]
    assert (decision["action"], decision["category"], decision["urgency"]) == ("remove", "threat", "immediate")
    assert decision["moderation"]["hide"]
    assert "platform" in decision["moderation"]["report"]
    assert decision["visibility"] is None
    assert drafted["draft"] is None


def test_deciding_only_stores_nothing(plain: Service) -> None:
    before = plain.http.get("/v1/drafts?limit=200").json()["items"]
    decision = plain.http.post("/v1/decisions", json=LATE).json()
    assert set(decision) == DECISION
    assert plain.http.get("/v1/drafts?limit=200").json()["items"] == before


def test_a_reply_that_a_person_wrote_is_checked(plain: Service) -> None:
    body = LATE | {"draft": "Dat klopt niet, u had gewoon beter moeten lezen."}
    checked = plain.http.post("/v1/checks", json=body).json()
    assert checked["ok"] is False
    assert {"kind", "severity", "message", "quote"} == set(checked["findings"][0])
    assert "argues" in {finding["kind"] for finding in checked["findings"]}


def test_a_good_reply_passes_the_check(plain: Service) -> None:
    body = LATE | {"draft": GOOD_REPLY, "context": {"formality": "u", "private_channel": "DM"}}
    assert plain.http.post("/v1/checks", json=body).json() == {"ok": True, "findings": []}


def test_the_history_of_an_exchange_holds_every_draft_and_word(plain: Service) -> None:
    answer = plain.http.post("/v1/drafts", json={"comment": {"text": "De lamp flikkert.", "author": {"id": "u-77"}}})
    plain.http.post(f"/v1/drafts/{answer.json()['id']}/reject", json={"reason": "al opgelost"})
    thread_id = plain.http.get(f"/v1/drafts/{answer.json()['id']}").json()["thread_id"]
    history = plain.http.get(f"/v1/threads/{thread_id}").json()
    assert [draft["id"] for draft in history["drafts"]] == [answer.json()["id"]]
    assert [review["reason"] for review in history["reviews"]] == ["al opgelost"]
