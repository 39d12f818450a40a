"""One batch at a provider, through litellm: handed in, looked after, fetched."""

import asyncio
import json
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from drafting.domain.draft import Usage
from drafting.domain.errors import InvalidInput, ModelUnavailable
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.litellm_model import Endpoint, load

_PROVIDERS = ("openai", "azure", "vertex_ai", "bedrock", "hosted_vllm", "mistral", "xai")
"""Whose batches litellm can create."""
_ENDED = ("completed", "failed", "expired", "cancelled")
_DISCOUNT = 0.5
"""What batches cost of the ordinary price, at every provider above that publishes one."""


@dataclass(frozen=True)
class BatchEndpoint:
    """The batches of one model at one provider."""

    endpoint: Endpoint

    async def submit(self, prompts: dict[str, Prompt]) -> str:
        """Hand in prompts under keys of their own; returns the batch's id."""
        litellm, where = await self._litellm()
        lines = [json.dumps(self._line(litellm, key, prompt), ensure_ascii=False) for key, prompt in prompts.items()]
        upload = ("batch.jsonl", "\n".join(lines).encode())
        file = await litellm.acreate_file(file=upload, purpose="batch", **where)
        batch = await litellm.acreate_batch(
            completion_window="24h", endpoint="/v1/chat/completions", input_file_id=file.id, **where
        )
        return str(batch.id)

    async def answers(self, batch: str, *, every: float) -> dict[str, Completion | str]:
        """Wait until the batch has ended; an answer by key, or why there is none."""
        litellm, where = await self._litellm()
        state = await litellm.aretrieve_batch(batch_id=batch, **where)
        while state.status not in _ENDED:
            await asyncio.sleep(every)
            state = await litellm.aretrieve_batch(batch_id=batch, **where)
        found: dict[str, Completion | str] = {}
        for file in (state.output_file_id, state.error_file_id):
            if file:
                content = await litellm.afile_content(file_id=file, **where)
                found |= dict(self._read(litellm, line) for line in content.text.splitlines() if line.strip())
        if not found and state.status != "completed":
            raise ModelUnavailable(f"{self.endpoint.model}: the batch {state.status}", hint="ask without --batch")
        return found

    async def _litellm(self) -> tuple[ModuleType, dict[str, Any]]:
        litellm = await asyncio.to_thread(load)
        _, provider, _, _ = litellm.get_llm_provider(self.endpoint.model)
        if provider not in _PROVIDERS:
            raise InvalidInput(
                f"{provider} has no batches that litellm can create",
                field="--batch",
                hint=f"of: {', '.join(_PROVIDERS)}",
            )
        where: dict[str, Any] = {"custom_llm_provider": provider, "max_retries": 0}
        if self.endpoint.base_url:
            where |= {"api_base": self.endpoint.base_url, "api_key": self.endpoint.api_key or "no-key"}
        elif self.endpoint.api_key:
            where["api_key"] = self.endpoint.api_key
        return litellm, where

    def _line(self, litellm: ModuleType, key: str, prompt: Prompt) -> dict[str, Any]:
        model, *_ = litellm.get_llm_provider(self.endpoint.model)
        body: dict[str, Any] = {
            "model": model,
            "messages": [message.model_dump() for message in prompt.messages],
            "max_tokens": prompt.max_output_tokens,
            "temperature": prompt.temperature,
        }
        if prompt.seed is not None:
            body["seed"] = prompt.seed
        if prompt.answer_schema is not None:
            shape = {"name": prompt.answer_name, "strict": True, "schema": prompt.answer_schema}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
        return {"custom_id": key, "method": "POST", "url": "/v1/chat/completions", "body": body}

    def _read(self, litellm: ModuleType, line: str) -> tuple[str, Completion | str]:
        values = json.loads(line)
        response = values.get("response") or {}
        body = response.get("body") or {}
        choices = body.get("choices") or [{}]
        text = (choices[0].get("message") or {}).get("content")
        if response.get("status_code") != 200 or not isinstance(text, str) or not text.strip():
            return str(values["custom_id"]), f"status {response.get('status_code')}"
        used = body.get("usage") or {}
        tokens = int(used.get("prompt_tokens") or 0), int(used.get("completion_tokens") or 0)
        usage = Usage(
            model_calls=1, input_tokens=tokens[0], output_tokens=tokens[1], cost_usd=self._cost(litellm, *tokens)
        )
        return str(values["custom_id"]), Completion(text=text, model=self.endpoint.model, usage=usage)

    def _cost(self, litellm: ModuleType, put_in: int, put_out: int) -> float | None:
        try:
            prices = litellm.cost_per_token(model=self.endpoint.model, prompt_tokens=put_in, completion_tokens=put_out)
        except Exception:  # noqa: BLE001  # litellm raises a bare Exception for a model without a known price
            return None
        return _DISCOUNT * float(sum(prices))
