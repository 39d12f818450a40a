"""How far the making of a proposal is, for whoever looks on."""

from collections.abc import Callable
from typing import Literal, Protocol

Step = Literal["reading", "writing", "checking", "repairing"]


class Progress(Protocol):
    """Is told of each step as it begins. What it does with that is its own affair, and must never fail."""

    def at(self, step: Step, attempt: int = 1, of: int = 1) -> None:
        """This step has begun."""
        ...

    def reader(self) -> Callable[[str], None] | None:
        """Who wants to read the answer as it is written; None where nobody looks, and it comes at once."""
        ...


class Unseen:
    """Nobody looks on."""

    def at(self, step: Step, attempt: int = 1, of: int = 1) -> None:
        """Nothing."""

    def reader(self) -> Callable[[str], None] | None:
        """Nobody."""
        return None
