"""Tapes: every call written down, and answered again without a network."""

import json
from pathlib import Path

import pytest

from drafting.domain.errors import ModelTimeout
from drafting.llm.scripted import Scripted
from drafting.llm.tape import Recording, Replaying, TapeMiss
from tests.llm.prompts import a_prompt


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    return tmp_path / "tapes" / "calls.jsonl"


def texts_on(tape: Path) -> list[str]:
    lines = tape.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["completion"]["text"] for line in lines]


async def test_it_answers_from_the_tape_what_was_answered_then(tape: Path) -> None:
    then = await Recording(Scripted(["hello"]), tape).complete(a_prompt())
    assert await Replaying("scripted", tape).complete(a_prompt()) == then


async def test_it_repeats_a_failure_that_was_recorded(tape: Path) -> None:
    with pytest.raises(ModelTimeout):
        await Recording(Scripted([ModelTimeout("slow")]), tape).complete(a_prompt())
    with pytest.raises(ModelTimeout):
        await Replaying("scripted", tape).complete(a_prompt())


async def test_it_gives_several_answers_to_one_question_in_their_order_and_repeats_the_last(tape: Path) -> None:
    recording = Recording(Scripted(["one", "two"]), tape)
    for _ in range(2):
        await recording.complete(a_prompt())
    replaying = Replaying("scripted", tape)
    assert [(await replaying.complete(a_prompt())).text for _ in range(3)] == ["one", "two", "two"]


async def test_it_names_the_prompt_and_not_the_comment_when_the_tape_has_no_answer(tape: Path) -> None:
    await Recording(Scripted(["hello"]), tape).complete(a_prompt("one comment"))
    with pytest.raises(TapeMiss) as caught:
        await Replaying("scripted", tape).complete(a_prompt("another comment"))
    assert str(a_prompt().ref) in caught.value.message
    assert "another comment" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    "other", [a_prompt(schema=True), a_prompt(seed=1), a_prompt("else")], ids=["schema", "seed", "text"]
)
async def test_it_takes_a_prompt_that_differs_in_anything_for_another(tape: Path, other: object) -> None:
    await Recording(Scripted(["hello"]), tape).complete(a_prompt())
    with pytest.raises(TapeMiss):
        await Replaying("scripted", tape).complete(other)  # type: ignore[arg-type]


async def test_it_takes_another_models_answer_for_none(tape: Path) -> None:
    await Recording(Scripted(["hello"], name="one"), tape).complete(a_prompt())
    with pytest.raises(TapeMiss):
        await Replaying("two", tape).complete(a_prompt())


async def test_it_writes_one_line_of_json_a_call(tape: Path) -> None:
    recording = Recording(Scripted(["een\nregel", "twee"]), tape)
    for _ in range(2):
        await recording.complete(a_prompt())
    assert texts_on(tape) == ["een\nregel", "twee"]
