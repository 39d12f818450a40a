"""The model that says what it is told."""

import pytest

from drafting.domain.errors import ModelTimeout
from drafting.llm.scripted import Scripted
from tests.llm.prompts import a_prompt, answered


async def test_it_says_its_lines_in_turn_and_remembers_what_it_was_asked() -> None:
    model = Scripted(["one", answered("two")])
    said = [(await model.complete(a_prompt(question))).text for question in ("a", "b")]
    assert said == ["one", "two"]
    assert [prompt.messages[-1].content for prompt in model.prompts] == ["a", "b"]


async def test_it_raises_a_line_that_is_an_error() -> None:
    with pytest.raises(ModelTimeout):
        await Scripted([ModelTimeout("slow")]).complete(a_prompt())


async def test_it_answers_by_what_it_is_asked() -> None:
    model = Scripted(lambda prompt: prompt.messages[-1].content.upper())
    assert (await model.complete(a_prompt("hallo"))).text == "HALLO"


async def test_it_fails_loudly_when_it_is_asked_more_often_than_the_test_expected() -> None:
    with pytest.raises(AssertionError, match="no line left"):
        await Scripted([]).complete(a_prompt())
