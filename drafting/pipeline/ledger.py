"""What a run spends and what goes otherwise than hoped, kept while it runs."""

from dataclasses import dataclass, field

from drafting.domain.draft import Usage
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.model import Model


@dataclass
class Ledger:
    """Counts every call of a model, and notes what failed as a code."""

    usage: Usage = field(default_factory=Usage)
    notes: list[str] = field(default_factory=list)

    async def ask(self, model: Model, prompt: Prompt) -> Completion:
        """Ask once and count it; a call that failed counts as a call."""
        self.usage = self.usage.plus(Usage(model_calls=1))
        completion = await model.complete(prompt)
        self.usage = self.usage.plus(completion.usage.model_copy(update={"model_calls": 0}))
        return completion

    def note(self, code: str) -> None:
        """Remember a code once."""
        if code not in self.notes:
            self.notes.append(code)
