"""What is asked of a model, and what comes back."""

from typing import Any, Literal

from drafting.domain.draft import Usage
from drafting.domain.frozen import Frozen
from drafting.domain.reference import Ref


class Message(Frozen):
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


class Prompt(Frozen):
    """What is asked: the rendered text, where it came from, and the shape that the answer must have."""

    ref: Ref
    """Which prompt file it was rendered from."""
    messages: tuple[Message, ...]
    answer_schema: dict[str, Any] | None = None
    """A JSON schema of the answer; None asks for plain text."""
    answer_name: str = "answer"
    max_output_tokens: int = 800
    temperature: float = 0.3
    seed: int | None = None


class Completion(Frozen):
    """What came back, and what it cost."""

    text: str
    model: str
    usage: Usage
