"""A circuit that opens when a provider is down, so that the next comments get their saved reply at once."""

import time
from collections.abc import Callable
from typing import Final

from drafting.domain.errors import ModelError, ModelRateLimited, ModelTimeout, ModelUnavailable
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.model import Model

FAILURES: Final = 3
TIMEOUTS: Final = 2
"""In a row; two, because each of them cost somebody the whole time of a call."""
COOLING: Final = 15.0
"""Seconds until a probe; doubled each time that one fails, up to the longest."""
LONGEST_COOLING: Final = 300.0


class CircuitOpen(ModelUnavailable):
    """Not asked: the provider was down a moment ago."""


class Circuit:
    """Passes calls on until several in a row find the provider down; then fails at once until a probe comes through.

    Any answer from the provider, also a refusal or a bad one, shows that it is up. A success between failures starts
    the count again, so that one slow call among many under load does not stop the others.
    """

    def __init__(
        self,
        model: Model,
        *,
        failures: int = FAILURES,
        timeouts: int = TIMEOUTS,
        cooling: float = COOLING,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = model.name
        self._model = model
        self._most_failures, self._most_timeouts, self._first_cooling = failures, timeouts, cooling
        self._clock = clock
        self._is_probing = False
        self._failures = self._timeouts = 0
        self._cooling = cooling
        self._opened_until: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether the provider was found down and no probe has come through since."""
        return self._opened_until is not None

    async def complete(self, prompt: Prompt) -> Completion:
        """Ask, unless the circuit is open."""
        probing = self._begin()
        try:
            completion = await self._model.complete(prompt)
        except (ModelTimeout, ModelRateLimited, ModelUnavailable) as error:
            self._count(error, probing=probing)
            raise
        except ModelError:
            self._close()
            raise
        else:
            self._close()
            return completion
        finally:
            if probing:
                self._is_probing = False

    def _begin(self) -> bool:
        """Whether this call is the probe; raises where it may not be made at all."""
        if self._opened_until is None:
            return False
        left = self._opened_until - self._clock()
        if left > 0 or self._is_probing:
            raise CircuitOpen(f"{self.name} is down; asked again in {max(left, 0):.0f} s")
        self._is_probing = True
        return True

    def _count(self, error: ModelError, *, probing: bool) -> None:
        self._failures += 1
        self._timeouts = self._timeouts + 1 if isinstance(error, ModelTimeout) else 0
        if probing:
            self._cooling = min(self._cooling * 2, LONGEST_COOLING)
        if probing or self._failures >= self._most_failures or self._timeouts >= self._most_timeouts:
            asked = error.retry_after if isinstance(error, ModelRateLimited) else None
            self._opened_until = self._clock() + max(self._cooling, asked or 0.0)

    def _close(self) -> None:
        self._failures = self._timeouts = 0
        self._cooling = self._first_cooling
        self._opened_until = None
