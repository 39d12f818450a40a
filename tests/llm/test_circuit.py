"""The circuit that opens when a provider is down."""

import asyncio
from collections.abc import Sequence

import pytest

from drafting.domain.errors import ModelAnsweredBadly, ModelRateLimited, ModelTimeout, ModelUnavailable
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.circuit import Circuit, CircuitOpen
from drafting.llm.scripted import Line, Scripted
from tests.llm.prompts import Clock, a_prompt, answered

DOWN = ModelUnavailable("down")


def circuit_of(lines: Sequence[Line]) -> tuple[Circuit, Scripted, Clock]:
    model, clock = Scripted(lines), Clock()
    return Circuit(model, clock=clock), model, clock


async def fail(circuit: Circuit, times: int) -> None:
    for _ in range(times):
        with pytest.raises((ModelUnavailable, ModelRateLimited)):
            await circuit.complete(a_prompt())


async def test_it_fails_at_once_after_three_failures_in_a_row() -> None:
    circuit, model, _ = circuit_of([DOWN, DOWN, DOWN])
    await fail(circuit, 3)
    with pytest.raises(CircuitOpen):
        await circuit.complete(a_prompt())
    assert len(model.prompts) == 3


async def test_it_opens_after_two_timeouts_in_a_row() -> None:
    circuit, _, _ = circuit_of([ModelTimeout("slow"), ModelTimeout("slow")])
    for _ in range(2):
        with pytest.raises(ModelTimeout):
            await circuit.complete(a_prompt())
    assert circuit.is_open


async def test_it_stays_closed_when_calls_succeed_in_between() -> None:
    circuit, _, _ = circuit_of([DOWN, DOWN, "up", DOWN, DOWN, "up"])
    await fail(circuit, 2)
    await circuit.complete(a_prompt())
    await fail(circuit, 2)
    assert (await circuit.complete(a_prompt())).text == "up"


async def test_it_takes_a_bad_answer_as_a_sign_that_the_provider_is_up() -> None:
    circuit, _, _ = circuit_of([DOWN, DOWN, ModelAnsweredBadly("prose"), DOWN, DOWN])
    await fail(circuit, 2)
    with pytest.raises(ModelAnsweredBadly):
        await circuit.complete(a_prompt())
    await fail(circuit, 2)
    assert not circuit.is_open


async def test_it_closes_when_a_probe_comes_through() -> None:
    circuit, _, clock = circuit_of([DOWN, DOWN, DOWN, "up", "up again"])
    await fail(circuit, 3)
    clock.now += 15
    assert (await circuit.complete(a_prompt())).text == "up"
    assert (await circuit.complete(a_prompt())).text == "up again"


async def test_it_waits_twice_as_long_after_a_probe_that_failed() -> None:
    circuit, model, clock = circuit_of([DOWN, DOWN, DOWN, DOWN])
    await fail(circuit, 3)
    clock.now += 15
    await fail(circuit, 1)
    clock.now += 29
    with pytest.raises(CircuitOpen):
        await circuit.complete(a_prompt())
    assert len(model.prompts) == 4


async def test_it_stays_open_as_long_as_the_provider_asked() -> None:
    circuit, _, clock = circuit_of([DOWN, DOWN, ModelRateLimited("slow down", retry_after=120)])
    await fail(circuit, 3)
    clock.now += 119
    with pytest.raises(CircuitOpen):
        await circuit.complete(a_prompt())


class Slow:
    """Answers when the test lets it."""

    name = "slow"

    def __init__(self) -> None:
        self.asked = 0
        self.is_up = False
        self.may_answer = asyncio.Event()

    async def complete(self, prompt: Prompt) -> Completion:
        self.asked += 1
        if not self.is_up:
            raise DOWN
        await self.may_answer.wait()
        return answered(prompt.answer_name)


async def opened(model: Slow) -> tuple[Circuit, Clock]:
    clock = Clock()
    circuit = Circuit(model, clock=clock)
    await fail(circuit, 3)
    clock.now += 15
    model.is_up = True
    return circuit, clock


async def test_it_lets_one_probe_through_and_no_other_call_beside_it() -> None:
    model = Slow()
    circuit, _ = await opened(model)
    probe = asyncio.create_task(circuit.complete(a_prompt()))
    await asyncio.sleep(0)
    with pytest.raises(CircuitOpen):
        await circuit.complete(a_prompt())
    model.may_answer.set()
    await probe
    assert (model.asked, circuit.is_open) == (4, False)


async def test_it_probes_again_when_the_probe_was_given_up() -> None:
    model = Slow()
    circuit, _ = await opened(model)
    probe = asyncio.create_task(circuit.complete(a_prompt()))
    await asyncio.sleep(0)
    probe.cancel()
    with pytest.raises(asyncio.CancelledError):
        await probe
    model.may_answer.set()
    assert (await circuit.complete(a_prompt())).text == "answer"
