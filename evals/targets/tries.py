"""How often a model was asked for one case, tries that failed included."""

from contextvars import ContextVar
from dataclasses import dataclass

from drafting.domain.prompt import Completion, Prompt
from drafting.llm.model import Model


@dataclass
class Tries:
    """Calls that were due, and tries that were made for them."""

    calls: int = 0
    tries: int = 0

    @property
    def retries(self) -> int:
        """Tries beyond the first of each call."""
        return max(0, self.tries - self.calls)


_CURRENT: ContextVar[Tries | None] = ContextVar("tries", default=None)


def begin() -> Tries:
    """Count for the case that this task works on from here."""
    tries = Tries()
    _CURRENT.set(tries)
    return tries


def count_call() -> None:
    """Count one call that is due."""
    if (tries := _CURRENT.get()) is not None:
        tries.calls += 1


def count_try() -> None:
    """Count one try of it."""
    if (tries := _CURRENT.get()) is not None:
        tries.tries += 1


class CountedCalls:
    """Stands outside the retries, and counts what was due."""

    def __init__(self, model: Model) -> None:
        self.name = model.name
        self._model = model

    async def complete(self, prompt: Prompt) -> Completion:
        """Count and pass on."""
        count_call()
        return await self._model.complete(prompt)


class CountedTries:
    """Stands inside the retries, and counts every try."""

    def __init__(self, model: Model) -> None:
        self.name = model.name
        self._model = model

    async def complete(self, prompt: Prompt) -> Completion:
        """Count and pass on."""
        count_try()
        return await self._model.complete(prompt)
