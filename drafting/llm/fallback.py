"""The next model when one fails."""

from collections.abc import Sequence

from drafting.domain.errors import ModelError
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.model import Model


class Fallback:
    """Asks models in turn until one answers. The completion names the one that did."""

    def __init__(self, models: Sequence[Model]) -> None:
        if not models:
            raise ValueError("a fallback needs at least one model")
        self.name = models[0].name
        self._models = tuple(models)

    async def complete(self, prompt: Prompt) -> Completion:
        """The first answer. When none answers, the first model's error: that is the one to mend."""
        primary, *others = self._models
        try:
            return await primary.complete(prompt)
        except ModelError:
            for model in others:
                try:
                    return await model.complete(prompt)
                except ModelError:
                    continue
            raise
