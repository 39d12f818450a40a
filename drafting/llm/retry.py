"""The one owner of retries: few, with jitter, told by the provider when to come back, and bounded in all."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_random_exponential

from drafting.domain.errors import ModelRateLimited, ModelTimeout, ModelUnavailable
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.circuit import CircuitOpen
from drafting.llm.model import Model

TRIES: Final = 3
PATIENCE: Final = 20.0
"""Seconds after which no further try begins: a person may be waiting, and a saved reply is ready."""


class Retrying:
    """Asks again what may pass by itself: a provider that is busy, down for a moment, or slow once.

    An answer in the wrong form is not asked for again here: it was paid for, and who asked knows better how to ask
    for another.
    """

    def __init__(
        self,
        model: Model,
        *,
        tries: int = TRIES,
        patience: float = PATIENCE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = model.name
        self._model = model
        self._tries = tries
        self._patience = patience
        self._sleep = sleep
        self._clock = clock

    async def complete(self, prompt: Prompt) -> Completion:
        """Ask, and ask again while that can help and there is time."""
        started = self._clock()
        timeouts = 0

        def is_enough(state: RetryCallState) -> bool:
            nonlocal timeouts
            error = state.outcome.exception() if state.outcome else None
            timeouts += isinstance(error, ModelTimeout)
            late = self._clock() - started + state.upcoming_sleep > self._patience
            return late or timeouts > 1 or state.attempt_number >= self._tries

        retrying = AsyncRetrying(
            retry=retry_if_exception(_can_pass), wait=_wait, stop=is_enough, sleep=self._sleep, reraise=True
        )
        return await retrying(self._model.complete, prompt)


def _can_pass(error: BaseException) -> bool:
    return isinstance(error, ModelTimeout | ModelRateLimited | ModelUnavailable) and not isinstance(error, CircuitOpen)


_backoff = wait_random_exponential(multiplier=0.5, max=4)


def _wait(state: RetryCallState) -> float:
    """At random and longer each time, so that many callers do not return at once; never before the provider said."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, ModelRateLimited) else None
    return _backoff(state) + (asked or 0.0)
