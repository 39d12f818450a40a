"""Stacks the wrappers in their one order, out of plain arguments."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

from drafting.llm.budget import Budgeted, Counter, InMemoryCounter, Limits
from drafting.llm.circuit import Circuit
from drafting.llm.fallback import Fallback
from drafting.llm.litellm_model import Endpoint, LiteLLMModel
from drafting.llm.model import Model
from drafting.llm.retry import Retrying
from drafting.llm.tape import Recording, Replaying

__all__ = ["Endpoint", "assemble"]

_SPENT: Final = InMemoryCounter()


def _now() -> datetime:
    return datetime.now(UTC)


def assemble(
    endpoints: Sequence[Endpoint],
    *,
    brand: str = "default",
    budget_usd_per_day: float | None = None,
    budget_calls_per_day: int | None = None,
    tape: Path | None = None,
    tape_mode: str = "record",
    counter: Counter = _SPENT,
    clock: Callable[[], datetime] = _now,
) -> Model:
    """The first endpoint's model, with the others to fall back on, within a brand's budget.

    Two stacks that share an endpoint share its circuit, so that what one brand finds down no other has to find out.
    A day of a budget ends when the clock's own zone says so.
    """
    model: Model = (
        Fallback([_provider(endpoint) for endpoint in endpoints]) if len(endpoints) > 1 else _provider(endpoints[0])
    )
    if tape is not None:
        model = _replaying(model.name, tape) if tape_mode == "replay" else Recording(model, tape)
    if budget_usd_per_day is None and budget_calls_per_day is None:
        return model
    limits = Limits(usd=budget_usd_per_day, calls=budget_calls_per_day)
    return Budgeted(model, brand=brand, limits=limits, counter=counter, clock=clock)


@cache
def _provider(endpoint: Endpoint) -> Model:
    """One endpoint. The circuit is inside the retries: it counts every try, and once open it ends them."""
    return Retrying(Circuit(LiteLLMModel(endpoint)))


@cache
def _replaying(name: str, tape: Path) -> Model:
    return Replaying(name, tape)
