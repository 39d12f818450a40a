"""What a brand may spend in a day."""

from datetime import UTC, datetime, timedelta

import pytest

from drafting.domain.errors import BudgetSpent, ModelUnavailable
from drafting.llm.budget import Budgeted, InMemoryCounter, Limits
from drafting.llm.scripted import Line, Scripted
from tests.llm.prompts import a_prompt, answered


class Calendar:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def budgeted(
    *lines: Line,
    limits: Limits,
    brand: str = "acme",
    counter: InMemoryCounter | None = None,
    clock: Calendar | None = None,
) -> Budgeted:
    return Budgeted(
        Scripted(lines), brand=brand, limits=limits, counter=counter or InMemoryCounter(), clock=clock or Calendar()
    )


async def test_it_stops_when_the_calls_of_the_day_are_spent() -> None:
    model = budgeted("one", "two", limits=Limits(calls=1))
    await model.complete(a_prompt())
    with pytest.raises(BudgetSpent):
        await model.complete(a_prompt())


async def test_it_stops_when_the_money_of_the_day_is_spent() -> None:
    model = budgeted(answered(cost=0.6), answered(cost=0.6), answered(), limits=Limits(usd=1.0))
    await model.complete(a_prompt())
    await model.complete(a_prompt())
    with pytest.raises(BudgetSpent):
        await model.complete(a_prompt())


async def test_it_begins_again_the_next_day() -> None:
    clock = Calendar()
    model = budgeted("one", "two", limits=Limits(calls=1), clock=clock)
    await model.complete(a_prompt())
    clock.now += timedelta(days=1)
    assert (await model.complete(a_prompt())).text == "two"


async def test_it_counts_each_brand_for_itself() -> None:
    counter = InMemoryCounter()
    await budgeted("one", limits=Limits(calls=1), counter=counter).complete(a_prompt())
    other = budgeted("two", limits=Limits(calls=1), brand="other", counter=counter)
    assert (await other.complete(a_prompt())).text == "two"


async def test_it_counts_a_brand_once_over_all_its_models() -> None:
    counter = InMemoryCounter()
    await budgeted("one", limits=Limits(calls=1), counter=counter).complete(a_prompt())
    with pytest.raises(BudgetSpent):
        await budgeted("two", limits=Limits(calls=1), counter=counter).complete(a_prompt())


async def test_it_counts_a_call_that_failed() -> None:
    model = budgeted(ModelUnavailable("down"), "two", limits=Limits(calls=1))
    with pytest.raises(ModelUnavailable):
        await model.complete(a_prompt())
    with pytest.raises(BudgetSpent):
        await model.complete(a_prompt())


async def test_it_says_how_to_go_on() -> None:
    with pytest.raises(BudgetSpent) as caught:
        await budgeted("one", limits=Limits(calls=0)).complete(a_prompt())
    assert "DRAFTING_BUDGET_CALLS_PER_DAY" in (caught.value.hint or "")
