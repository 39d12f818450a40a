"""An answer that comes in pieces, put together as the one that would have come at once."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from drafting.llm.listening import Listener


@dataclass
class Answer:
    """The pieces so far."""

    longest: int
    """Characters after which no more are read."""
    text: str = ""
    ending: str | None = None
    refusal: str | None = None
    called_a_tool: bool = False
    usage: Any = None
    pieces: int = field(default=0)

    async def read(self, pieces: AsyncIterator[Any], listener: Listener) -> None:
        """Every piece, each passed on as it comes."""
        listener("")
        async for piece in pieces:
            self.pieces += 1
            self._add(piece)
            listener(self.text)
            if len(self.text) > self.longest:
                return

    def _add(self, piece: Any) -> None:
        self.usage = getattr(piece, "usage", None) or self.usage
        choices = getattr(piece, "choices", None)
        if not choices:
            return
        delta = getattr(choices[0], "delta", None)
        content = getattr(delta, "content", None)
        self.text += content if isinstance(content, str) else ""
        self.refusal = getattr(delta, "refusal", None) or self.refusal
        self.called_a_tool = self.called_a_tool or bool(getattr(delta, "tool_calls", None))
        self.ending = getattr(choices[0], "finish_reason", None) or self.ending

    def whole(self, cost: float | None) -> Any:
        """In the shape of an answer that came at once; one that broke off without an ending was cut off."""
        message = SimpleNamespace(content=self.text, refusal=self.refusal, tool_calls=self.called_a_tool)
        choice = SimpleNamespace(message=message, finish_reason=self.ending or "length")
        return SimpleNamespace(choices=[choice], usage=self.usage, _hidden_params={"response_cost": cost})
