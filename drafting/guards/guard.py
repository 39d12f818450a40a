"""What a guard is: a sentence that every reply must make true, and the function that finds where it does not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from drafting.domain.draft import Brief, Finding, Reply

Find = Callable[[Reply, Brief], Iterable[Finding]]


@dataclass(frozen=True)
class Guard:
    """A guard of our own and why it is there; it is called what its file is called."""

    find: Find
    why: str

    @property
    def name(self) -> str:
        """The sentence that it makes true."""
        return self.find.__module__.rpartition(".")[2]
