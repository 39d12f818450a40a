"""What a brand may spend on models in a day, in money and in calls."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from drafting.domain.errors import BudgetSpent
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.model import Model


@dataclass(frozen=True)
class Limits:
    """The most of one day; None is no limit."""

    usd: float | None = None
    calls: int | None = None

    @property
    def leaves_nothing(self) -> bool:
        """Whether not even the first call of a day is within them."""
        return self.usd == 0 or self.calls == 0


class Counter(Protocol):
    """Counts what each brand spends on each day."""

    async def take_call(self, brand: str, day: date, limits: Limits) -> bool:
        """Count one call, unless that day's money or calls are spent; false where they are. One step, never two."""
        ...

    async def add_cost(self, brand: str, day: date, usd: float | None) -> None:
        """Count money that was spent; None where the price of the call is not known."""
        ...


class InMemoryCounter:
    """Counts in this process, and from nothing after a restart."""

    def __init__(self) -> None:
        self._calls: defaultdict[tuple[str, date], int] = defaultdict(int)
        self._usd: defaultdict[tuple[str, date], float] = defaultdict(float)

    async def take_call(self, brand: str, day: date, limits: Limits) -> bool:
        """Count one call, unless the day is spent."""
        key = (brand, day)
        if limits.calls is not None and self._calls[key] >= limits.calls:
            return False
        if limits.usd is not None and self._usd[key] >= limits.usd:
            return False
        self._calls[key] += 1
        return True

    async def add_cost(self, brand: str, day: date, usd: float | None) -> None:
        """Count money that was spent; what a call of unknown price cost is in no sum."""
        self._usd[brand, day] += usd or 0.0


class Budgeted:
    """Asks only while the brand has budget left today. A call that fails counts as a call.

    Money is known after a call and not before, so the last call of a day may go over by its own price. Where a model's
    price is not known its money cannot be counted: such calls are counted as that, and the limit of calls is what
    binds. A day is one of the clock's own zone.
    """

    def __init__(
        self, model: Model, *, brand: str, limits: Limits, counter: Counter, clock: Callable[[], datetime]
    ) -> None:
        self.name = model.name
        self._model, self._brand, self._limits, self._counter, self._clock = model, brand, limits, counter, clock

    async def complete(self, prompt: Prompt) -> Completion:
        """Ask, unless the day's budget is spent."""
        day = self._clock().date()
        if not await self._counter.take_call(self._brand, day, self._limits):
            raise BudgetSpent(
                f"the budget of {self._brand} for {day.isoformat()} is spent",
                hint="raise DRAFTING_BUDGET_USD_PER_DAY or DRAFTING_BUDGET_CALLS_PER_DAY, or wait for tomorrow",
            )
        completion = await self._model.complete(prompt)
        await self._counter.add_cost(self._brand, day, completion.usage.cost_usd)
        return completion
