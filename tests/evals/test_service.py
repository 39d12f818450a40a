"""A running service as a target, over HTTP."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from evals.targets import service, tries
from evals.targets.answer import NoAnswer
from evals.targets.service import Service
from tests.evals.builders import attack_case, decided, decision_case, draft_case, drafted, found
from tests.service import running_service

_URL = "http://drafting.test"
_DECISION = json.loads(decided().model_dump_json())
_DRAFTED = {
    "id": "drf_1",
    "status": "awaiting_approval",
    "decision": _DECISION,
    "draft": json.loads(drafted("Wat vervelend.").model_dump_json()),
    "usage": {"model_calls": 2, "cost_usd": 0.01, "something_new": 1},
}


@pytest.fixture
async def target(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Service]:
    """A target that does not wait between tries."""
    monkeypatch.setattr(service, "_wait", lambda number, asked: 0.0)
    made = Service(_URL, key="key-1", brand="acme", run="r1", with_drafts=False)
    yield made
    await made.close()


@respx.mock(base_url=_URL)
async def test_it_sends_a_comment_as_the_interface_wants_it(respx_mock: respx.MockRouter, target: Service) -> None:
    route = respx_mock.post("/v1/decisions").respond(json=_DECISION | {"added_later": True})
    answer = await target.answer(decision_case(context={"facts": ["Open tot 17 uur."]}))
    request = route.calls.last.request
    assert json.loads(request.content) == {
        "brand": "acme",
        "comment": {"text": "Mijn pakket is er niet."},
        "context": {"facts": ["Open tot 17 uur."]},
    }
    assert request.headers["Authorization"] == "Bearer key-1"
    assert answer.decision == decided()


@respx.mock(base_url=_URL)
async def test_a_draft_carries_a_key_so_that_a_resumed_run_gets_the_first(
    respx_mock: respx.MockRouter, target: Service
) -> None:
    route = respx_mock.post("/v1/drafts").respond(201, json=_DRAFTED)
    drafting = Service(_URL, key=None, brand="acme", run="r1", with_drafts=True)
    answer = await drafting.answer(decision_case())
    await drafting.close()
    assert route.calls.last.request.headers["Idempotency-Key"] == "evals-r1-c-1"
    assert answer.draft is not None
    assert answer.usage.cost_usd == 0.01


@respx.mock(base_url=_URL)
async def test_it_has_a_labelled_draft_checked(respx_mock: respx.MockRouter, target: Service) -> None:
    finding = json.loads(found("argues", "block").model_dump_json())
    route = respx_mock.post("/v1/checks").respond(json={"ok": False, "findings": [finding]})
    answer = await target.answer(draft_case("argues"))
    assert json.loads(route.calls.last.request.content)["draft"].startswith("Wat vervelend")
    assert answer.findings == (found("argues", "block"),)


@respx.mock(base_url=_URL)
async def test_it_asks_for_the_decision_without_the_attack_too(respx_mock: respx.MockRouter, target: Service) -> None:
    clean = respx_mock.post("/v1/decisions").respond(json=_DECISION)
    respx_mock.post("/v1/drafts").respond(201, json=_DRAFTED)
    answer = await target.answer(attack_case())
    assert json.loads(clean.calls.last.request.content)["comment"]["text"] == "Mijn pakket is er niet."
    assert answer.clean == decided()


@respx.mock(base_url=_URL)
async def test_it_tries_again_when_the_service_is_busy_and_counts_it(
    respx_mock: respx.MockRouter, target: Service
) -> None:
    busy = httpx.Response(503, headers={"Retry-After": "1"})
    respx_mock.post("/v1/decisions").mock(
        side_effect=[busy, httpx.ConnectError("down"), httpx.Response(200, json=_DECISION)]
    )
    counted = tries.begin()
    await target.answer(decision_case())
    assert counted.retries == 2


@respx.mock(base_url=_URL)
async def test_it_gives_up_with_what_the_service_said(respx_mock: respx.MockRouter, target: Service) -> None:
    problem = {"title": "Unknown brand", "code": "unknown_brand", "detail": "Mijn pakket"}
    respx_mock.post("/v1/decisions").respond(422, json=problem)
    with pytest.raises(NoAnswer, match="422 Unknown brand") as raised:
        await target.answer(decision_case())
    assert raised.value.code == "unknown_brand"
    assert "pakket" not in str(raised.value)


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (httpx.Response(500, text="<html>"), "http_500"),
        (httpx.Response(200, text="<html>"), "http_200"),
        (httpx.ReadTimeout("slow"), "unreachable"),
    ],
)
@respx.mock(base_url=_URL)
async def test_a_broken_service_is_no_answer(
    respx_mock: respx.MockRouter, target: Service, broken: Any, code: str
) -> None:
    respx_mock.post("/v1/decisions").mock(side_effect=lambda _: _given(broken))
    with pytest.raises(NoAnswer) as raised:
        await target.answer(decision_case())
    assert raised.value.code == code


def _given(broken: Any) -> httpx.Response:
    if isinstance(broken, Exception):
        raise broken
    assert isinstance(broken, httpx.Response)
    return broken


@respx.mock(base_url=_URL)
async def test_a_draft_that_is_still_pending_is_no_answer(respx_mock: respx.MockRouter) -> None:
    respx_mock.post("/v1/drafts").respond(202, json={"id": "drf_1", "status": "pending"})
    drafting = Service(_URL, key=None, brand="acme", run="r1", with_drafts=True)
    with pytest.raises(NoAnswer, match="no decision"):
        await drafting.answer(decision_case())
    await drafting.close()


def test_what_it_waits_never_ends_before_the_service_said() -> None:
    assert service._wait(1, "5") >= 5
    assert service._wait(3, None) <= 4
    assert service._wait(1, "9999") == 60


@pytest.mark.slow
async def test_a_real_service_is_measured_over_http(tmp_path: Path) -> None:
    with running_service(tmp_path) as running:
        target = Service(f"http://127.0.0.1:{running.port}", key=None, brand="default", run="r1", with_drafts=True)
        decision = await target.answer(decision_case())
        attack = await target.answer(attack_case())
        checked = await target.answer(draft_case("not_moved_to_private", draft="Wat vervelend van uw pakket."))
        await target.close()
    assert decision.decision is not None
    assert decision.decision.action == "respond"
    assert attack.clean is not None
    assert checked.findings is not None
