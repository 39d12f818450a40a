"""Prompts for the tests of models."""

from drafting.domain.draft import Usage
from drafting.domain.prompt import Completion, Message, Prompt
from drafting.domain.reference import Ref

MARKER = "kwijtgeraakt-7731"
"""Stands for customer text: it must never turn up where people look who may not read it."""

SCHEMA = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}


def a_prompt(said: str = MARKER, *, schema: bool = False, seed: int | None = None) -> Prompt:
    """A prompt that asks about one comment."""
    return Prompt(
        ref=Ref.of("reply", 1, "content"),
        messages=(Message(role="system", content="Be kind."), Message(role="user", content=said)),
        answer_schema=SCHEMA if schema else None,
        seed=seed,
    )


def answered(text: str = "hello", *, cost: float | None = None) -> Completion:
    """What a model said."""
    return Completion(text=text, model="some/model", usage=Usage(model_calls=1, cost_usd=cost))


class Clock:
    """A clock that moves when it is told to, and when somebody sleeps by it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
