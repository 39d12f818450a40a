"""What a model is told, to the letter. `make goldens` writes the files again: read the difference before keeping it."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from drafting.domain.prompt import Prompt
from drafting.prompting.answers import AssessmentAnswer, JudgeAnswer, ReplyAnswer
from drafting.prompting.library import Prompts
from tests.prompting.cases import FULL, PLAIN

GOLDENS = Path(__file__).parent / "goldens"
ANSWERS: dict[str, type[BaseModel]] = {
    "assess": AssessmentAnswer,
    "reply": ReplyAnswer,
    "repair": ReplyAnswer,
    "judge": JudgeAnswer,
}


def as_text(prompt: Prompt) -> str:
    """Everything that is sent, for people to read."""
    said = "".join(f"=== {message.role}\n{message.content}\n" for message in prompt.messages)
    return f"{prompt.ref} · {prompt.max_output_tokens} tokens · temperature {prompt.temperature:g}\n{said}"


@pytest.mark.parametrize("case", ["plain", "full"])
@pytest.mark.parametrize("name", ANSWERS)
def test_it_tells_the_model_exactly_this(
    name: str, case: str, prompts: Prompts, request: pytest.FixtureRequest
) -> None:
    prompt = prompts.render(name, {"plain": PLAIN, "full": FULL}[case], answer=ANSWERS[name])
    golden = GOLDENS / f"{name}.{case}.txt"
    if request.config.getoption("--update-goldens", default=False):
        golden.write_text(as_text(prompt), encoding="utf-8")
    assert as_text(prompt) == golden.read_text(encoding="utf-8"), "see the difference, then: make goldens"
