"""The model behind litellm over real sockets: whatever an endpoint sends, one request and one answer."""

import time

import pytest

from drafting.domain.errors import (
    ModelAnsweredBadly,
    ModelError,
    ModelRateLimited,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
)
from drafting.llm.litellm_model import Endpoint, LiteLLMModel
from tests.llm.prompts import MARKER, a_prompt
from tests.llm.upstream import FOREVER, Upstream, completion, http, refusal


def model_at(upstream: Upstream, *, timeout: float = 20.0, api_key: str | None = None) -> LiteLLMModel:
    return LiteLLMModel(Endpoint("openai/small", upstream.base_url, api_key, timeout))


TOOL_CALL = [{"id": "call_1", "type": "function", "function": {"name": "refund", "arguments": "{}"}}]

BAD = {
    "429": (http(429, refusal(MARKER)), ModelRateLimited),
    "429 without credit": (http(429, refusal(MARKER, code="insufficient_quota")), ModelRejected),
    "500": (http(500, refusal(MARKER)), ModelUnavailable),
    "502 from a proxy": (http(502, MARKER.encode(), kind="text/html"), ModelUnavailable),
    "503": (http(503, refusal(MARKER)), ModelUnavailable),
    "503 with Retry-After": (http(503, refusal(MARKER), retry_after="3"), ModelRateLimited),
    "504": (http(504, refusal(MARKER)), ModelTimeout),
    "401": (http(401, refusal(MARKER)), ModelRejected),
    "402": (http(402, refusal(MARKER)), ModelRejected),
    "403": (http(403, refusal(MARKER)), ModelRejected),
    "404": (http(404, refusal(MARKER)), ModelRejected),
    "400": (http(400, refusal(MARKER)), ModelRejected),
    "400 too long": (http(400, refusal("maximum context length", code="context_length_exceeded")), ModelRejected),
    "413": (http(413, refusal(MARKER)), ModelRejected),
    "broken JSON": (http(200, b'{"choices": [{"mess'), ModelAnsweredBadly),
    "a page": (http(200, f"<html>{MARKER}</html>".encode(), kind="text/html"), ModelAnsweredBadly),
    "prose": (http(200, MARKER.encode(), kind="text/plain"), ModelAnsweredBadly),
    "empty body": (http(200, b""), ModelAnsweredBadly),
    "null": (http(200, None), ModelAnsweredBadly),
    "a list": (http(200, [1, 2]), ModelAnsweredBadly),
    "no choices": (http(200, {"id": "1"}), ModelAnsweredBadly),
    "empty choices": (http(200, {**completion(), "choices": []}), ModelAnsweredBadly),
    "an error with status 200": (http(200, refusal(MARKER)), ModelRejected),
    "a tool call": (http(200, completion(None, finish="tool_calls", tool_calls=TOOL_CALL)), ModelAnsweredBadly),
    "a refusal": (http(200, completion(None, refusal=MARKER)), ModelAnsweredBadly),
    "a content filter": (http(200, completion(MARKER, finish="content_filter")), ModelAnsweredBadly),
    "cut off": (http(200, completion(MARKER, finish="length")), ModelAnsweredBadly),
    "empty text": (http(200, completion("")), ModelAnsweredBadly),
    "blank text": (http(200, completion(" \n")), ModelAnsweredBadly),
    "no text": (http(200, completion(None)), ModelAnsweredBadly),
    "a number for text": (http(200, completion(5)), ModelAnsweredBadly),
    "50,000 characters": (http(200, completion(MARKER * 3200)), ModelAnsweredBadly),
    "a hung-up line": (b"", ModelUnavailable),
    "half a response": (http(200, completion())[:-20], ModelUnavailable),
}


@pytest.mark.parametrize(("response", "error"), BAD.values(), ids=BAD)
async def test_it_makes_one_request_and_one_error_of_ours_of(
    upstream: Upstream, response: bytes, error: type[ModelError], everything_logged: pytest.LogCaptureFixture
) -> None:
    upstream.responses = [response]
    with pytest.raises(error) as caught:
        await model_at(upstream, api_key="sk-secret-4411").complete(a_prompt())
    assert len(upstream.requests) == 1
    seen = f"{caught.value!r} {caught.value.hint} {caught.value.__cause__!r} {caught.value.__context__!r}"
    seen += everything_logged.text
    assert MARKER not in seen
    assert "sk-secret-4411" not in seen


async def test_it_reads_the_text_and_what_it_cost(upstream: Upstream) -> None:
    upstream.responses = [http(200, completion("hallo"))]
    said = await model_at(upstream).complete(a_prompt())
    assert (said.text, said.model, said.usage.input_tokens, said.usage.output_tokens) == ("hallo", "openai/small", 5, 3)
    assert said.usage.cost_usd is None
    assert said.usage.seconds > 0


async def test_it_gives_up_on_a_server_that_says_nothing(upstream: Upstream) -> None:
    upstream.responses, upstream.pause = [http(200, completion())], FOREVER
    started = time.perf_counter()
    with pytest.raises(ModelTimeout):
        await model_at(upstream, timeout=0.5).complete(a_prompt())
    assert time.perf_counter() - started < 3
    assert len(upstream.requests) == 1


async def test_it_gives_up_on_a_server_that_drips(upstream: Upstream) -> None:
    upstream.responses, upstream.pause = [http(200, completion())], 0.2
    started = time.perf_counter()
    with pytest.raises(ModelTimeout):
        await model_at(upstream, timeout=1.0).complete(a_prompt())
    assert time.perf_counter() - started < 3.5
    assert len(upstream.requests) == 1


async def test_it_says_when_nobody_listens(upstream: Upstream) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        await LiteLLMModel(Endpoint("openai/small", "http://127.0.0.1:1/v1")).complete(a_prompt())


@pytest.mark.parametrize(("sent", "read"), [("7", 7.0), ("0", 0.0), ("soon", None), ("nan", None)])
async def test_it_passes_on_how_long_to_wait(upstream: Upstream, sent: str, read: float | None) -> None:
    upstream.responses = [http(429, refusal("slow down"), retry_after=sent)]
    with pytest.raises(ModelRateLimited) as caught:
        await model_at(upstream).complete(a_prompt())
    assert caught.value.retry_after == read


async def test_it_reads_a_date_to_come_back_at(upstream: Upstream) -> None:
    at = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 90))
    upstream.responses = [http(429, refusal("slow down"), retry_after=at)]
    with pytest.raises(ModelRateLimited) as caught:
        await model_at(upstream).complete(a_prompt())
    assert caught.value.retry_after == pytest.approx(90, abs=10)
