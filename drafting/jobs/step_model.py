"""A model whose every answer is written down before it is used, so that a replay neither asks nor pays again."""

import dataclasses
import hashlib
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol

from drafting.domain.errors import (
    BudgetSpent,
    ModelAnsweredBadly,
    ModelError,
    ModelRateLimited,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
)
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.model import Model

if TYPE_CHECKING:  # the pipeline brings every guard and detector along, which durable work does without
    from drafting.pipeline import Models

Entry = dict[str, Any]
"""What the journal keeps: JSON only."""

_ERRORS: dict[str, type[ModelError]] = {
    kind.__name__: kind
    for kind in (
        ModelError,
        ModelTimeout,
        ModelRateLimited,
        ModelUnavailable,
        ModelRejected,
        ModelAnsweredBadly,
        BudgetSpent,
    )
}


class Journal(Protocol):
    """Runs a step once and remembers what came of it; outside a workflow it only runs it."""

    async def __call__(self, name: str, step: Callable[[], Coroutine[Any, Any, Entry]]) -> Entry:
        """What the step returned, now or before the process died."""
        ...


class StepModel:
    """Each `complete` is one durable step. Everything that costs (retries, fallbacks) belongs inside, in `model`."""

    def __init__(self, model: Model, journal: Journal) -> None:
        self.name = model.name
        self._model, self._journal = model, journal

    async def complete(self, prompt: Prompt) -> Completion:
        """The model's answer or its error, as it was the first time.

        What a replay finds in the journal counts only for the very prompt that it answered: after a restart with
        another policy, prompt or model the old answers are passed over, and the model is asked again.
        """
        asked = _digest(self.name, prompt)

        async def ask() -> Entry:
            return {"asked": asked} | await _outcome(self._model, prompt)

        entry = await self._journal("model", ask)
        while entry["asked"] != asked:
            entry = await self._journal("model", ask)
        if "error" in entry:
            raise _error_of(entry["error"])
        return Completion.model_validate(entry["completion"])


def durable(models: "Models", journal: Journal) -> "Models":
    """The same models, written down."""

    def step(model: Model | None) -> Model | None:
        return None if model is None else StepModel(model, journal)

    return dataclasses.replace(models, assess=step(models.assess), write=step(models.write), judge=step(models.judge))


async def _outcome(model: Model, prompt: Prompt) -> Entry:
    # An error is an outcome too: raised inside the step it would come back from the journal as another class.
    try:
        completion = await model.complete(prompt)
    except ModelError as error:
        return {"error": _entry_of(error)}
    return {"completion": completion.model_dump(mode="json")}


def _digest(name: str, prompt: Prompt) -> str:
    return hashlib.sha256(f"{name}\n{prompt.model_dump_json()}".encode()).hexdigest()[:16]


def _entry_of(error: ModelError) -> Entry:
    known = next(kind.__name__ for kind in type(error).__mro__ if kind.__name__ in _ERRORS)
    wait = error.retry_after if isinstance(error, ModelRateLimited) else None
    return {"kind": known, "message": error.message, "hint": error.hint, "retry_after": wait}


def _error_of(entry: Entry) -> ModelError:
    kind = _ERRORS[entry["kind"]]
    if issubclass(kind, ModelRateLimited):
        return kind(entry["message"], hint=entry["hint"], retry_after=entry["retry_after"])
    return kind(entry["message"], hint=entry["hint"])
