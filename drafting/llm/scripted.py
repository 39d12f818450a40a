"""A model that says what it is told and remembers what it was asked: for tests, demos, and trying a policy."""

from collections.abc import Callable, Sequence

from drafting.domain.draft import Usage
from drafting.domain.prompt import Completion, Prompt

Line = str | Completion | BaseException


class Scripted:
    """Says its lines in turn, or what a function makes of each prompt. An exception is raised where it stands.

    Asked more often than it has lines, it fails: a call that nobody expected is a mistake of the caller.
    """

    def __init__(self, lines: Sequence[Line] | Callable[[Prompt], Line], *, name: str = "scripted") -> None:
        self.name = name
        self.prompts: list[Prompt] = []
        self._by_prompt = lines if callable(lines) else None
        self._left = [] if callable(lines) else list(lines)

    async def complete(self, prompt: Prompt) -> Completion:
        """The next line."""
        self.prompts.append(prompt)
        if self._by_prompt is None and not self._left:
            raise AssertionError(f"{self.name} was asked {len(self.prompts)} times and has no line left")
        line = self._by_prompt(prompt) if self._by_prompt is not None else self._left.pop(0)
        if isinstance(line, BaseException):
            raise line
        if isinstance(line, Completion):
            return line
        return Completion(text=line, model=self.name, usage=Usage(model_calls=1))
