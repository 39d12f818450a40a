"""A model's answers and errors come back from the journal as they were."""

import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from drafting.domain import errors
from drafting.domain.errors import ModelError, ModelRateLimited, ModelTimeout
from drafting.jobs.step_model import _ERRORS, Entry, StepModel, durable
from tests.jobs.desk import Asked, TwoModels, a_prompt


class Paper:
    """A journal that can be read from the start again, as a replay does; it keeps text, as a database does."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        self.place = 0

    async def __call__(self, name: str, step: Callable[[], Coroutine[Any, Any, Entry]]) -> Entry:
        if self.place == len(self.entries):
            self.entries.append(json.dumps(await step()))
        self.place += 1
        entry: Entry = json.loads(self.entries[self.place - 1])
        return entry

    def replay(self) -> None:
        self.place = 0


@pytest.fixture
def model(tmp_path: Path) -> Asked:
    return Asked(tmp_path / "notes")


def asked(model: Asked) -> list[str]:
    return model.notes.read_text().splitlines()


async def test_it_asks_once_and_answers_the_same_on_a_replay(model: Asked) -> None:
    paper = Paper()
    step = StepModel(model, paper)
    first = [await step.complete(a_prompt(question)) for question in "ab"]
    paper.replay()
    assert [await step.complete(a_prompt(question)) for question in "ab"] == first
    assert asked(model) == ["a", "b"]
    assert step.name == model.name


_PLAIN = [kind for kind in dict.fromkeys(_ERRORS.values()) if kind is not ModelRateLimited]


@pytest.mark.parametrize(
    "error",
    [
        *(kind("geen antwoord", hint="later") for kind in _PLAIN),
        ModelRateLimited("te druk", retry_after=2.5, hint="wacht"),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_it_raises_the_same_error_on_a_replay(model: Asked, error: ModelError) -> None:
    model.errors, paper = [error], Paper()
    step = StepModel(model, paper)
    for _ in range(2):
        with pytest.raises(type(error)) as raised:
            await step.complete(a_prompt("a"))
        assert type(raised.value) is type(error)
        assert vars(raised.value) == vars(error)
        assert raised.value.permanent == error.permanent
        paper.replay()
    assert asked(model) == ["a"]


def test_it_knows_every_error_of_a_model() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ModelError)}
    assert set(_ERRORS.values()) == kinds


async def test_it_keeps_the_nearest_known_kind_of_an_error_that_it_does_not_know(model: Asked) -> None:
    class Slower(ModelTimeout):
        """Of a wrapper of somebody else's."""

    model.errors = [Slower("te laat")]
    with pytest.raises(ModelTimeout):
        await StepModel(model, Paper()).complete(a_prompt("a"))


async def test_it_never_takes_an_answer_for_that_of_another_question(model: Asked) -> None:
    paper = Paper()
    step = StepModel(model, paper)
    await step.complete(a_prompt("as the old prompt put it"))
    await step.complete(a_prompt("b"))
    paper.replay()
    assert (await step.complete(a_prompt("as the new prompt puts it"))).text == "answer to as the new prompt puts it"
    paper.replay()
    assert (await step.complete(a_prompt("b"))).text == "answer to b"
    assert asked(model) == ["as the old prompt put it", "b", "as the new prompt puts it"]


async def test_it_never_takes_an_answer_for_that_of_another_model(model: Asked) -> None:
    paper = Paper()
    await StepModel(model, paper).complete(a_prompt("a"))
    paper.replay()
    other = Asked(model.notes, name="other")
    assert (await StepModel(other, paper).complete(a_prompt("a"))).model == "other"


def test_it_leaves_a_missing_model_missing(model: Asked) -> None:
    models: Any = TwoModels(assess=model)
    wrapped = durable(models, Paper())
    assert isinstance(wrapped.assess, StepModel)
    assert wrapped.write is None
