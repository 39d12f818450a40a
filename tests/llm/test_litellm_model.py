"""What the model behind litellm sends, and how it gets along with endpoints that take no schema."""

import itertools
import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx
import pytest
import respx

from drafting.domain.errors import ModelRejected
from drafting.llm.litellm_model import Endpoint, LiteLLMModel
from tests.llm.prompts import SCHEMA, a_prompt
from tests.llm.upstream import completion, refusal

_numbers = itertools.count()

OK = httpx.Response(200, json=completion('{"text": "hallo"}'))
NO = httpx.Response(400, json=refusal("response_format is not supported"))


@pytest.fixture
def base_url(litellm_on_httpx: ModuleType) -> str:
    """A host of its own for each test, for litellm keeps its clients."""
    return f"http://endpoint-{next(_numbers)}.invalid/v1"


@pytest.fixture
def route(base_url: str) -> Iterator[respx.Route]:
    with respx.mock(assert_all_called=False) as mock:
        yield mock.post(f"{base_url}/chat/completions").mock(return_value=OK)


def sent(route: respx.Route, number: int = -1) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(route.calls[number].request.content)
    return body


def model_at(base_url: str, *, api_key: str | None = None, model: str = "openai/small") -> LiteLLMModel:
    return LiteLLMModel(Endpoint(model, base_url, api_key))


async def test_it_sends_the_messages_and_the_bounds_of_the_answer(base_url: str, route: respx.Route) -> None:
    await model_at(base_url).complete(a_prompt("vraag", seed=7))
    body = sent(route)
    assert [(message["role"], message["content"]) for message in body["messages"]] == [
        ("system", "Be kind."),
        ("user", "vraag"),
    ]
    assert (body["model"], body["max_tokens"], body["temperature"], body["seed"]) == ("small", 800, 0.3, 7)


async def test_it_asks_for_the_shape_of_the_answer(base_url: str, route: respx.Route) -> None:
    await model_at(base_url).complete(a_prompt(schema=True))
    asked = sent(route)["response_format"]
    assert (asked["type"], asked["json_schema"]["schema"]) == ("json_schema", SCHEMA)


async def test_it_asks_for_text_where_no_shape_is_wanted(base_url: str, route: respx.Route) -> None:
    await model_at(base_url).complete(a_prompt())
    assert "response_format" not in sent(route)


async def test_it_sends_the_key_that_was_set(base_url: str, route: respx.Route) -> None:
    await model_at(base_url, api_key="sk-mine").complete(a_prompt())
    assert route.calls.last.request.headers["authorization"] == "Bearer sk-mine"


async def test_it_sends_a_made_up_key_to_a_server_that_needs_none(base_url: str, route: respx.Route) -> None:
    await model_at(base_url).complete(a_prompt())
    assert route.calls.last.request.headers["authorization"] == "Bearer no-key"


async def test_it_leaves_the_providers_own_variable_to_litellm(
    base_url: str, route: respx.Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-from-the-provider")
    await model_at(base_url).complete(a_prompt())
    assert route.calls.last.request.headers["authorization"] == "Bearer sk-from-the-provider"


def test_it_does_not_show_its_key() -> None:
    assert "sk-mine" not in repr(Endpoint("openai/small", None, "sk-mine"))


async def test_it_knows_the_price_of_a_model_on_the_list(base_url: str, route: respx.Route) -> None:
    said = await model_at(base_url, model="openai/gpt-4o-mini").complete(a_prompt())
    assert said.usage.cost_usd == pytest.approx(5 * 0.15e-6 + 3 * 0.6e-6)


async def test_it_leaves_room_to_think_for_a_model_that_reasons(base_url: str, route: respx.Route) -> None:
    await model_at(base_url, model="openai/gpt-5-mini").complete(a_prompt())
    body = sent(route)
    assert body["max_completion_tokens"] > 800
    assert body.get("temperature", 1) == 1, "such models refuse any other"


async def test_it_asks_in_words_when_the_endpoint_takes_no_schema_and_remembers_that(
    base_url: str, route: respx.Route
) -> None:
    route.side_effect = [NO, OK, OK]
    model = model_at(base_url)
    for _ in range(2):
        assert (await model.complete(a_prompt(schema=True))).text == '{"text": "hallo"}'
    assert [("response_format" in sent(route, number)) for number in range(3)] == [True, False, False]
    assert '{"text": "…"}' in sent(route)["messages"][-1]["content"]


async def test_it_does_not_blame_the_schema_for_a_request_that_is_refused_without_one_too(
    base_url: str, route: respx.Route
) -> None:
    route.side_effect = [NO, NO, OK]
    model = model_at(base_url)
    with pytest.raises(ModelRejected):
        await model.complete(a_prompt(schema=True))
    await model.complete(a_prompt(schema=True))
    assert "response_format" in sent(route)


async def test_it_makes_one_request_for_a_refusal_once_the_endpoint_is_known_to_take_a_schema(
    base_url: str, route: respx.Route
) -> None:
    route.side_effect = [OK, NO]
    model = model_at(base_url)
    await model.complete(a_prompt(schema=True))
    with pytest.raises(ModelRejected):
        await model.complete(a_prompt(schema=True))
    assert route.call_count == 2


async def test_it_says_so_when_an_endpoint_can_do_nothing_with_the_request(base_url: str, route: respx.Route) -> None:
    route.mock(return_value=httpx.Response(422, json=refusal("unprocessable")))
    with pytest.raises(ModelRejected, match="422"):
        await model_at(base_url).complete(a_prompt(schema=True))


async def test_it_refuses_a_model_string_that_litellm_does_not_know(litellm: ModuleType) -> None:
    with pytest.raises(ModelRejected) as caught:
        await LiteLLMModel(Endpoint("no-such-provider/no-such-model")).complete(a_prompt())
    assert "DRAFTING_MODEL" in (caught.value.hint or "")
