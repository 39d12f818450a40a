"""The wrappers in their one order, over a real socket."""

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.domain.errors import BudgetSpent, ModelError, ModelRejected, ModelTimeout
from drafting.llm.assembly import Endpoint, assemble
from drafting.llm.budget import InMemoryCounter
from drafting.llm.circuit import CircuitOpen
from tests.llm.prompts import a_prompt
from tests.llm.upstream import FOREVER, Upstream, completion, http, refusal

OK = http(200, completion("hallo"))


def endpoint(upstream: Upstream, *, model: str = "openai/small", timeout: float = 10.0) -> Endpoint:
    return Endpoint(model, upstream.base_url, timeout=timeout)


async def test_it_asks_again_when_the_provider_failed_for_a_moment(upstream: Upstream) -> None:
    upstream.responses = [http(500, refusal("oops")), OK]
    assert (await assemble([endpoint(upstream)]).complete(a_prompt())).text == "hallo"


async def test_it_costs_a_moment_and_not_a_timeout_once_a_provider_is_known_to_hang(upstream: Upstream) -> None:
    upstream.responses, upstream.pause = [OK], FOREVER
    model = assemble([endpoint(upstream, timeout=0.4)])
    with pytest.raises(ModelTimeout):
        await model.complete(a_prompt())
    started = time.perf_counter()
    for _ in range(20):
        with pytest.raises(CircuitOpen):
            await model.complete(a_prompt())
    assert time.perf_counter() - started < 0.3
    assert len(upstream.requests) == 2


async def test_it_shares_what_one_brand_found_out_with_the_others(upstream: Upstream) -> None:
    upstream.responses = [http(500, refusal("down"))]
    with pytest.raises(ModelError):
        await assemble([endpoint(upstream)], brand="one").complete(a_prompt())
    with pytest.raises(CircuitOpen):
        await assemble([endpoint(upstream)], brand="two").complete(a_prompt())


async def test_it_falls_back_on_the_next_model(upstream: Upstream) -> None:
    upstream.responses = [http(401, refusal("wrong key")), OK]
    model = assemble([endpoint(upstream, model="openai/first"), endpoint(upstream, model="openai/second")])
    assert (await model.complete(a_prompt())).model == "openai/second"
    assert [request["model"] for request in upstream.requests] == ["first", "second"]


async def test_it_does_not_ask_again_what_is_refused_for_good(upstream: Upstream) -> None:
    upstream.responses = [http(401, refusal("wrong key"))]
    with pytest.raises(ModelRejected):
        await assemble([endpoint(upstream)]).complete(a_prompt())
    assert len(upstream.requests) == 1


async def test_it_keeps_each_brand_to_its_own_budget(upstream: Upstream) -> None:
    upstream.responses = [OK]
    counter = InMemoryCounter()

    async def ask_for(brand: str) -> None:
        model = assemble(
            [endpoint(upstream)],
            brand=brand,
            budget_calls_per_day=1,
            counter=counter,
            clock=lambda: datetime(2026, 3, 1, tzinfo=UTC),
        )
        await model.complete(a_prompt())

    await ask_for("one")
    with pytest.raises(BudgetSpent):
        await ask_for("one")
    await ask_for("two")


async def test_it_replays_a_tape_without_asking_anybody(upstream: Upstream, tmp_path: Path) -> None:
    upstream.responses = [OK]
    tape = tmp_path / "tape.jsonl"
    then = await assemble([Endpoint("openai/small", upstream.base_url, "sk-secret-4411")], tape=tape).complete(
        a_prompt()
    )
    nowhere = Endpoint("openai/small", "http://127.0.0.1:1/v1")
    assert await assemble([nowhere], tape=tape, tape_mode="replay").complete(a_prompt()) == then
    assert len(upstream.requests) == 1
    assert "sk-secret-4411" not in text_of(tape)


def text_of(tape: Path) -> str:
    return tape.read_text(encoding="utf-8")


def test_it_can_be_imported_without_the_seconds_that_litellm_takes() -> None:
    program = "import sys, drafting.llm.assembly; print({'litellm', 'openai', 'aiohttp'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
