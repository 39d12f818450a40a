"""The one verb that every text model has."""

from typing import Protocol

from drafting.domain.prompt import Completion, Prompt


class Model(Protocol):
    """A text model. Raises a ModelError when it gives nothing usable."""

    name: str
    """The LiteLLM model string, as the draft will carry it."""

    async def complete(self, prompt: Prompt) -> Completion:
        """Answer one prompt."""
        ...
