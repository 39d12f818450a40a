"""Batches at half the price: questions are gathered, handed in once, and fetched again after a kill."""

import asyncio
import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafting.domain.errors import InvalidInput, ModelAnsweredBadly, ModelUnavailable
from drafting.domain.prompt import Completion, Message, Prompt
from drafting.domain.reference import Ref
from drafting.llm.litellm_model import Endpoint
from evals.batching.batched import Batched
from evals.batching.endpoint import BatchEndpoint
from tests.evals.fake_batches import FakeBatches, running_batches

# litellm makes a client of its own for every call about a batch, and leaves closing it to the collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """What litellm left open is closed within the test that opened it."""
    yield
    gc.collect()


def prompt(words: str) -> Prompt:
    """A question."""
    return Prompt(
        ref=Ref(name="assess", version=1, digest="0" * 12),
        messages=(Message(role="user", content=words),),
        answer_schema={"type": "object"},
        seed=5,
    )


def echo(body: dict[str, Any]) -> str | None:
    """Says the question back; nothing to what is forbidden."""
    said = str(body["messages"][-1]["content"])
    return None if said == "forbidden" else f"answer to {said}"


@pytest.fixture(scope="module")
def batches() -> Iterator[FakeBatches]:
    """The provider."""
    with running_batches(echo) as running:
        yield running


@pytest.fixture
def journal(tmp_path: Path, batches: FakeBatches) -> Path:
    """Where batches are written down; the provider begins anew."""
    batches.files.clear()
    batches.handed_in.clear()
    batches.looks_needed, batches.status = 1, "completed"
    return tmp_path / "calls.batches"


def model(batches: FakeBatches, journal: Path, name: str = "openai/gpt-4o-mini") -> Batched:
    """A model behind it."""
    endpoint = Endpoint(model=name, base_url=batches.base_url, api_key="k")
    return Batched(name, BatchEndpoint(endpoint), journal, quiet=0.05, every=0.01)


async def test_questions_that_come_together_are_one_batch(batches: FakeBatches, journal: Path) -> None:
    batches.looks_needed = 3
    asked = model(batches, journal)
    answers = await asyncio.gather(*(asked.complete(prompt(word)) for word in ("a", "b", "c")))
    assert [answer.text for answer in answers] == ["answer to a", "answer to b", "answer to c"]
    assert len(batches.handed_in) == 1
    assert batches.looks["batch-0"] == 3
    body = batches.handed_in[0][0]["body"]
    assert body["model"] == "gpt-4o-mini"
    assert body["seed"] == 5
    assert body["response_format"]["json_schema"]["schema"] == {"type": "object"}


async def test_a_batch_costs_half(batches: FakeBatches, journal: Path) -> None:
    (answer,) = await asyncio.gather(model(batches, journal).complete(prompt("a")))
    assert isinstance(answer, Completion)
    assert answer.usage.input_tokens == 100
    assert answer.usage.cost_usd == pytest.approx(0.5 * (100 * 0.15e-6 + 20 * 0.6e-6))


async def test_an_unknown_price_is_unknown(batches: FakeBatches, journal: Path) -> None:
    answer = await model(batches, journal, "openai/nobody-knows-this").complete(prompt("a"))
    assert answer.usage.cost_usd is None


async def test_the_next_wave_is_the_next_batch(batches: FakeBatches, journal: Path) -> None:
    asked = model(batches, journal)
    for word in ("first", "second"):
        await asyncio.gather(asked.complete(prompt(word)), asked.complete(prompt(f"{word} too")))
    assert [len(batch) for batch in batches.handed_in] == [2, 2]


async def test_the_same_question_is_asked_once(batches: FakeBatches, journal: Path) -> None:
    asked = model(batches, journal)
    both = await asyncio.gather(asked.complete(prompt("a")), asked.complete(prompt("a")))
    assert both[0] == both[1]
    assert [len(batch) for batch in batches.handed_in] == [1]


async def test_a_run_that_was_killed_fetches_what_it_had_handed_in(batches: FakeBatches, journal: Path) -> None:
    batches.looks_needed = 10**6
    killed = asyncio.create_task(model(batches, journal).complete(prompt("a")))
    await asyncio.wait_for(_written(journal), 10)
    killed.cancel()
    batches.looks_needed = 1
    again = model(batches, journal)
    assert (await again.complete(prompt("a"))).text == "answer to a"
    assert len(batches.handed_in) == 1
    await again.complete(prompt("new"))
    assert len(batches.handed_in) == 2
    assert _sizes(journal) == [1, 1]


def _sizes(journal: Path) -> list[int]:
    """Of the batches that were written down."""
    return [len(json.loads(line)["keys"]) for line in journal.read_text(encoding="utf-8").splitlines()]


async def _written(journal: Path) -> None:
    while not await asyncio.to_thread(journal.exists):  # noqa: ASYNC110  # a file tells nobody that it is there
        await asyncio.sleep(0.01)


async def test_one_bad_answer_does_not_take_the_others_along(batches: FakeBatches, journal: Path) -> None:
    asked = model(batches, journal)
    good, bad = await asyncio.gather(
        asked.complete(prompt("a")), asked.complete(prompt("forbidden")), return_exceptions=True
    )
    assert isinstance(good, Completion)
    assert isinstance(bad, ModelAnsweredBadly)
    assert "status 500" in str(bad)


async def test_a_batch_that_failed_is_a_model_that_is_down(batches: FakeBatches, journal: Path) -> None:
    batches.status = "expired"
    with pytest.raises(ModelUnavailable, match="the batch expired"):
        await model(batches, journal).complete(prompt("a"))


async def test_a_provider_without_batches_is_said(batches: FakeBatches, journal: Path) -> None:
    asked = Batched("ollama/x", BatchEndpoint(Endpoint(model="ollama/x")), journal, quiet=0.01, every=0.01)
    with pytest.raises(InvalidInput, match="ollama has no batches"):
        await asked.complete(prompt("a"))
