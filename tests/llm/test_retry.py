"""The one owner of retries."""

import pytest

from drafting.domain.errors import (
    ModelAnsweredBadly,
    ModelError,
    ModelRateLimited,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
)
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.circuit import CircuitOpen
from drafting.llm.retry import Retrying
from drafting.llm.scripted import Scripted
from tests.llm.prompts import Clock, a_prompt


def retrying(model: Scripted, clock: Clock) -> Retrying:
    return Retrying(model, sleep=clock.sleep, clock=clock)


async def test_it_asks_again_when_the_provider_was_down_for_a_moment() -> None:
    model, clock = Scripted([ModelUnavailable("down"), "back"]), Clock()
    assert (await retrying(model, clock).complete(a_prompt())).text == "back"
    assert len(clock.slept) == 1


async def test_it_gives_up_after_three_tries_with_the_last_error_itself() -> None:
    last = ModelUnavailable("third")
    model, clock = Scripted([ModelUnavailable("first"), ModelUnavailable("second"), last]), Clock()
    with pytest.raises(ModelUnavailable) as caught:
        await retrying(model, clock).complete(a_prompt())
    assert caught.value is last


async def test_it_waits_at_least_as_long_as_the_provider_asked() -> None:
    model, clock = Scripted([ModelRateLimited("slow down", retry_after=7), "back"]), Clock()
    await retrying(model, clock).complete(a_prompt())
    assert 7 <= clock.slept[0] <= 11


async def test_it_does_not_wait_for_a_provider_that_asks_for_more_patience_than_there_is() -> None:
    model, clock = Scripted([ModelRateLimited("come back tomorrow", retry_after=86_400)]), Clock()
    with pytest.raises(ModelRateLimited):
        await retrying(model, clock).complete(a_prompt())
    assert clock.slept == []


async def test_it_asks_again_only_once_after_a_timeout() -> None:
    model, clock = Scripted([ModelTimeout("slow"), ModelTimeout("slow"), "too late"]), Clock()
    with pytest.raises(ModelTimeout):
        await retrying(model, clock).complete(a_prompt())
    assert len(model.prompts) == 2


async def test_it_does_not_ask_again_when_the_timeout_took_all_the_patience() -> None:
    clock = Clock()

    def hang(_: Prompt) -> ModelTimeout:
        clock.now += 60
        return ModelTimeout("slow")

    model = Scripted(hang)
    with pytest.raises(ModelTimeout):
        await retrying(model, clock).complete(a_prompt())
    assert len(model.prompts) == 1


@pytest.mark.parametrize(
    "error", [ModelRejected("wrong key"), ModelAnsweredBadly("prose"), CircuitOpen("known to be down")], ids=repr
)
async def test_it_does_not_ask_again_where_that_cannot_help(error: ModelError) -> None:
    model, clock = Scripted([error]), Clock()
    with pytest.raises(type(error)):
        await retrying(model, clock).complete(a_prompt())
    assert len(model.prompts) == 1


async def test_it_waits_a_different_time_each_time_so_that_callers_do_not_come_back_together() -> None:
    waits = set()
    for _ in range(5):
        clock = Clock()
        await retrying(Scripted([ModelUnavailable("down"), "back"]), clock).complete(a_prompt())
        waits.add(clock.slept[0])
    assert len(waits) > 1


async def test_it_lets_an_error_of_our_own_making_through() -> None:
    class Broken:
        name = "broken"

        async def complete(self, prompt: Prompt) -> Completion:
            raise KeyError(prompt.answer_name)

    with pytest.raises(KeyError):
        await Retrying(Broken()).complete(a_prompt())
