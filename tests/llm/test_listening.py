"""An answer that somebody reads along with: the same in the end, at the same price, and never instead of an answer."""

import json
from pathlib import Path
from typing import Any

import pytest

from drafting.domain.errors import ModelAnsweredBadly, ModelTimeout
from drafting.llm.assembly import Endpoint, assemble
from drafting.llm.listening import listener, listening
from drafting.llm.litellm_model import LiteLLMModel
from tests.llm.prompts import MARKER, a_prompt
from tests.llm.upstream import Upstream, completion, http, refusal

pytestmark = [
    # litellm reads its own chunks in a way that pydantic deprecates, and has types that pydantic warns of.
    pytest.mark.filterwarnings("ignore:Accessing the 'model_:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Item '.*' on TypedDict class:UserWarning"),
]

USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
PIECES = ('{"te', 'xt": "Ha', 'llo"}')


def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    return {
        "id": "c",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "small",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }


def streamed(*pieces: str, finish: str | None = "stop", usage: dict[str, int] | None = USAGE) -> bytes:
    """The response of a server that sends its answer in pieces."""
    events = [chunk({"role": "assistant", "content": ""}), *(chunk({"content": piece}) for piece in pieces)]
    if finish:
        events.append(chunk({}, finish))
    if usage:
        events.append({**chunk({}), "choices": [], "usage": usage})
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events) + "data: [DONE]\n\n"
    return http(200, body.encode(), kind="text/event-stream")


def model(upstream: Upstream, name: str = "openai/gpt-4o-mini", *, timeout: float = 10.0) -> LiteLLMModel:
    return LiteLLMModel(Endpoint(name, upstream.base_url, timeout=timeout))


async def test_what_is_written_is_heard_as_it_comes_and_the_answer_is_whole(upstream: Upstream) -> None:
    upstream.responses = [streamed(*PIECES)]
    heard: list[str] = []
    with listening(heard.append):
        completion = await model(upstream).complete(a_prompt(schema=True))
    assert list(dict.fromkeys(heard)) == ["", '{"te', '{"text": "Ha', '{"text": "Hallo"}']
    assert completion.text == '{"text": "Hallo"}'
    assert upstream.requests[0]["stream_options"] == {"include_usage": True}
    assert upstream.requests[0]["response_format"]["type"] == "json_schema"


async def test_it_costs_what_it_costs_at_once(upstream: Upstream) -> None:
    upstream.responses = [streamed(*PIECES), http(200, completion('{"text": "Hallo"}') | {"usage": USAGE})]
    with listening(lambda _: None):
        along = await model(upstream).complete(a_prompt())
    at_once = await model(upstream).complete(a_prompt())
    assert along.usage.model_copy(update={"seconds": 0.0}) == at_once.usage.model_copy(update={"seconds": 0.0})
    assert along.usage.cost_usd
    assert (along.usage.input_tokens, along.usage.output_tokens) == (100, 20)


async def test_a_price_that_nobody_knows_stays_unknown(upstream: Upstream) -> None:
    upstream.responses = [streamed(*PIECES)]
    with listening(lambda _: None):
        assert (await model(upstream, "openai/our-own").complete(a_prompt())).usage.cost_usd is None


async def test_tokens_that_a_stream_does_not_tell_are_counted_here_and_nothing_is_fetched_for_it(
    upstream: Upstream,
) -> None:
    upstream.responses = [streamed(*PIECES, usage=None)]
    with listening(lambda _: None):
        usage = (await model(upstream, "openai/meta-llama-3-8b").complete(a_prompt())).usage
    assert usage.input_tokens > 5
    assert usage.output_tokens > 3


async def test_nobody_who_listens_changes_nothing(upstream: Upstream) -> None:
    upstream.responses = [http(200, completion())]
    await model(upstream).complete(a_prompt())
    assert "stream" not in upstream.requests[0]
    with listening(lambda _: None):
        assert listener() is not None
    assert listener() is None


async def test_an_endpoint_that_turns_streams_down_answers_at_once_from_then_on(upstream: Upstream) -> None:
    upstream.responses = [http(400, refusal("stream is not supported")), http(200, completion("hallo"))]
    asked = model(upstream)
    heard: list[str] = []
    with listening(heard.append):
        assert (await asked.complete(a_prompt())).text == "hallo"
        assert (await asked.complete(a_prompt())).text == "hallo"
    assert [request.get("stream", False) for request in upstream.requests] == [True, False, False]


async def test_an_endpoint_that_sends_a_whole_answer_where_pieces_were_asked_for_still_answers(
    upstream: Upstream,
) -> None:
    upstream.responses = [http(200, completion("hallo"))]
    with listening(lambda _: None):
        assert (await model(upstream).complete(a_prompt())).text == "hallo"


async def test_an_answer_that_breaks_off_is_no_answer(upstream: Upstream) -> None:
    upstream.responses = [streamed(*PIECES, finish="length")]
    with listening(lambda _: None), pytest.raises(ModelAnsweredBadly):
        await model(upstream).complete(a_prompt())


async def test_a_slow_stream_is_bounded_in_all(upstream: Upstream) -> None:
    upstream.responses, upstream.pause = [streamed(*PIECES)], 0.01
    with listening(lambda _: None), pytest.raises(ModelTimeout) as caught:
        await model(upstream, timeout=0.5).complete(a_prompt())
    assert MARKER not in str(caught.value)


async def test_a_second_try_begins_with_an_empty_page(upstream: Upstream) -> None:
    upstream.responses = [http(500, refusal("oops")), streamed(*PIECES)]
    heard: list[str] = []
    with listening(heard.append):
        await assemble([Endpoint("openai/gpt-4o-mini", upstream.base_url)]).complete(a_prompt())
    assert heard[-1] == '{"text": "Hallo"}'
    assert "" in heard


async def test_what_is_recorded_is_the_answer_and_a_replay_is_silent(upstream: Upstream, tmp_path: Path) -> None:
    upstream.responses = [streamed(*PIECES)]
    place, tape = Endpoint("openai/gpt-4o-mini", upstream.base_url), tmp_path / "tape.jsonl"
    with listening(lambda _: None):
        then = await assemble([place], tape=tape).complete(a_prompt())
    heard: list[str] = []
    with listening(heard.append):
        assert await assemble([place], tape=tape, tape_mode="replay").complete(a_prompt()) == then
    assert heard == []
    assert len(upstream.requests) == 1
