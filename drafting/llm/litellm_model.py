"""Any model that litellm knows: the only import of litellm, loaded when the first model is asked."""

import asyncio
import logging
import os
import threading
import time
import warnings
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Final

from drafting.domain.draft import Usage
from drafting.domain.errors import ModelAnsweredBadly, ModelError, ModelTimeout
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.listening import Listener, listener
from drafting.llm.plain_json import asked_in_words
from drafting.llm.streamed import Answer
from drafting.llm.wire_errors import RequestRefused, translated

LONGEST_TEXT: Final = 30_000
"""Characters; what was asked for is far shorter, and what is longer is never read."""

_ROOM_TO_THINK: Final = 4_000
"""Tokens added for a model that reasons: its thoughts count as output, and an answer cut short is no answer."""

_NO_KEY: Final = "no-key"
"""For servers on one's own machine: they want none, but the OpenAI client wants one to send."""


@dataclass(frozen=True)
class Endpoint:
    """Where a model is and how it is called. What is None is left to litellm and to the provider's own variables."""

    model: str
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    timeout: float = 60.0
    """Seconds for one call in all, however slowly bytes come."""


_loading = threading.Lock()
_loaded: list[ModuleType] = []


def load() -> ModuleType:
    """The litellm module with its globals set. The first call takes seconds: never make it on an event loop."""
    with _loading:
        if not _loaded:
            _loaded.append(_import())
        return _loaded[0]


def _import() -> ModuleType:
    # Any other word than `true` makes the import fetch a price list from the internet.
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    import litellm  # noqa: PLC0415  # two to seven seconds, and only who asks a model needs it

    litellm.drop_params = True  # who knows no `seed` is asked without one
    litellm.suppress_debug_info = True  # it prints to the terminal on every error
    litellm.turn_off_message_logging = True
    litellm.disable_hf_tokenizer_download = True  # it counts tokens itself where a stream does not say how many
    litellm.callbacks = []
    litellm.success_callback = []
    litellm.failure_callback = []
    # These say what was asked and answered: at debug level, in errors, and when an answer has an odd type.
    for name in ("LiteLLM", "openai", "httpcore"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for message in ("Pydantic serializer warnings", "Item '.*' on TypedDict class"):
        warnings.filterwarnings("ignore", message=message, category=UserWarning)
    litellm.ModelResponse()  # builds its classes now, where the first answer would
    return litellm


async def _ready() -> ModuleType:
    return _loaded[0] if _loaded else await asyncio.to_thread(load)


def warm() -> threading.Thread:
    """Begin loading in a thread of its own; a call that comes before it is done waits for it."""
    thread = threading.Thread(target=load, name="load-litellm", daemon=True)
    thread.start()
    return thread


async def close() -> None:
    """Close the connections that litellm keeps open. Call it on the loop that asked."""
    if _loaded:
        await _loaded[0].close_litellm_async_clients()


def has_price(name: str) -> bool:
    """Whether litellm's own list, which is not fetched anew, knows what a call of this model costs; loads litellm."""
    listed = load().model_cost
    return any("input_cost_per_token" in listed.get(each, {}) for each in (name, name.partition("/")[2]))


class LiteLLMModel:
    """One model at one endpoint. Makes exactly one request a call, and never tries again."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.name = endpoint.model
        self._endpoint = endpoint
        self._takes_schema: bool | None = None
        """None until the endpoint has answered once, with a schema or without."""
        self._streams = True
        """Whether it sends its answer in pieces, and says in the end what they cost, to those who read along."""

    async def complete(self, prompt: Prompt) -> Completion:
        """Ask once. An endpoint that turns down the schema is asked again in words, and from then on in words only."""
        litellm = await _ready()
        if prompt.answer_schema is None or self._takes_schema is False:
            return await self._ask(litellm, asked_in_words(prompt))
        try:
            completion = await self._ask(litellm, prompt)
        except RequestRefused as refused:
            if self._takes_schema:
                raise
            try:
                completion = await self._ask(litellm, asked_in_words(prompt))
            except RequestRefused:
                raise refused from None  # it was not the schema
            self._takes_schema = False
        else:
            self._takes_schema = True
        return completion

    async def _ask(self, litellm: ModuleType, prompt: Prompt) -> Completion:
        reader = listener() if self._streams else None
        if reader is None:
            return await self._asked(litellm, prompt, None)
        try:
            return await self._asked(litellm, prompt, reader)
        except (RequestRefused, _NoPieces):
            # Whatever was refused, to be read along with is the least of what is wanted. Asked at once it may be given.
            completion = await self._asked(litellm, prompt, None)
            self._streams = False
            return completion

    async def _asked(self, litellm: ModuleType, prompt: Prompt, reader: Listener | None) -> Completion:
        started = time.perf_counter()
        failure: ModelError | None = None
        response: Any = None
        try:
            async with asyncio.timeout(self._endpoint.timeout):
                request = self._request(litellm, prompt)
                if reader is None:
                    response = await litellm.acompletion(**request)
                else:
                    response = await self._in_pieces(litellm, request, reader)
        except _NoPieces:
            raise
        except TimeoutError:
            failure = ModelTimeout(f"{self.name} gave no whole answer in {self._endpoint.timeout:g} s")
        except Exception as error:  # noqa: BLE001  # the wire's edge: litellm lets through whatever its parsers trip over
            failure = translated(error, self.name, timeout=self._endpoint.timeout)
        # Raised outside the handler: the library's error holds the prompt, and would travel along as context.
        if failure is not None:
            raise failure
        if response is None:  # what litellm returns when an endpoint answers 422 twice: it drops settings in between
            raise RequestRefused(f"{self.name} refused the request (HTTP 422)")
        return _completion(response, self.name, seconds=time.perf_counter() - started)

    async def _in_pieces(self, litellm: ModuleType, request: dict[str, Any], reader: Listener) -> Any:
        pieces = await litellm.acompletion(**request, stream=True, stream_options={"include_usage": True})
        if pieces is None:
            return None
        answer = Answer(LONGEST_TEXT)
        try:
            await answer.read(pieces, reader)
        finally:
            await pieces.aclose()
        if not answer.text and answer.usage is None:
            raise _NoPieces
        if answer.usage is None:
            self._streams = False  # this one's cost is not known; of the next ones it will be
        return answer.whole(_cost(litellm, self.name, answer.usage))

    def _request(self, litellm: ModuleType, prompt: Prompt) -> dict[str, Any]:
        thinks = litellm.supports_reasoning(self.name)
        request: dict[str, Any] = {
            "model": self.name,
            "messages": [message.model_dump() for message in prompt.messages],
            "max_tokens": prompt.max_output_tokens + (_ROOM_TO_THINK if thinks else 0),
            "temperature": prompt.temperature,
            "timeout": self._endpoint.timeout,
            "num_retries": 0,
            "max_retries": 0,
            "api_key": self._key(litellm),
        }
        if self._endpoint.base_url is not None:
            request["api_base"] = self._endpoint.base_url
        if prompt.seed is not None:
            request["seed"] = prompt.seed
        if prompt.answer_schema is not None:
            shape = {"name": prompt.answer_name, "strict": True, "schema": prompt.answer_schema}
            request["response_format"] = {"type": "json_schema", "json_schema": shape}
        return request

    def _key(self, litellm: ModuleType) -> str | None:
        if self._endpoint.api_key is not None or self._endpoint.base_url is None:
            return self._endpoint.api_key
        has_own = litellm.validate_environment(self.name).get("keys_in_environment", False)
        return None if has_own else _NO_KEY


class _NoPieces(Exception):
    """An endpoint that was asked for pieces sent none: perhaps it knows only whole answers."""


def _cost(litellm: ModuleType, name: str, usage: Any) -> float | None:
    """As litellm counts it for an answer that came at once."""
    if usage is None or not has_price(name):
        return None
    whole = litellm.ModelResponse(model=name, usage=usage, choices=[])
    cost = litellm.completion_cost(completion_response=whole, model=name)
    return float(cost) if isinstance(cost, int | float) else None


def _completion(response: Any, name: str, *, seconds: float) -> Completion:
    """Read litellm's response, which mirrors whatever the endpoint sent: nothing in it is certain to be there."""
    choices = getattr(response, "choices", None)
    if not choices:
        raise ModelAnsweredBadly(f"{name} answered without a choice")
    message, ending = getattr(choices[0], "message", None), getattr(choices[0], "finish_reason", None)
    text = getattr(message, "content", None)
    if ending == "content_filter" or getattr(message, "refusal", None):
        raise ModelAnsweredBadly(f"{name} refused to answer")
    if ending == "length":
        raise ModelAnsweredBadly(f"{name} was cut off: its answer is longer than was asked for")
    if not isinstance(text, str) or not text.strip():
        kind = "called a tool" if getattr(message, "tool_calls", None) else "answered nothing"
        raise ModelAnsweredBadly(f"{name} {kind} where text was asked for")
    if len(text) > LONGEST_TEXT:
        raise ModelAnsweredBadly(f"{name} answered with {len(text)} characters")
    return Completion(text=text, model=name, usage=_usage(response, seconds))


def _usage(response: Any, seconds: float) -> Usage:
    usage = getattr(response, "usage", None)
    cost = (getattr(response, "_hidden_params", None) or {}).get("response_cost")
    return Usage(
        model_calls=1,
        input_tokens=_count(getattr(usage, "prompt_tokens", 0)),
        output_tokens=_count(getattr(usage, "completion_tokens", 0)),
        cost_usd=float(cost) if isinstance(cost, int | float) else None,
        seconds=seconds,
    )


def _count(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0
