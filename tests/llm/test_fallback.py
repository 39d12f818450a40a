"""The next model when one fails."""

import pytest

from drafting.domain.errors import ModelAnsweredBadly, ModelError, ModelRejected, ModelUnavailable
from drafting.llm.fallback import Fallback
from drafting.llm.scripted import Scripted
from tests.llm.prompts import a_prompt


@pytest.mark.parametrize(
    "error", [ModelUnavailable("down"), ModelRejected("wrong key"), ModelAnsweredBadly("refused")], ids=repr
)
async def test_it_asks_the_next_model_and_names_the_one_that_answered(error: ModelError) -> None:
    model = Fallback([Scripted([error], name="first"), Scripted(["hello"], name="second")])
    assert (await model.complete(a_prompt())).model == "second"


async def test_it_leaves_the_others_alone_while_the_first_answers() -> None:
    spare = Scripted([], name="second")
    await Fallback([Scripted(["hello"]), spare]).complete(a_prompt())
    assert spare.prompts == []


async def test_it_fails_with_the_first_models_error_when_none_answers() -> None:
    model = Fallback([Scripted([ModelRejected("first")]), Scripted([ModelUnavailable("second")])])
    with pytest.raises(ModelRejected, match="first"):
        await model.complete(a_prompt())


def test_it_goes_by_the_name_of_its_first_model() -> None:
    assert Fallback([Scripted([], name="first"), Scripted([], name="second")]).name == "first"
