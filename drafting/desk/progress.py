"""What this process is making at the moment, for those who have its page open; nothing of it is stored or logged."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from drafting.pipeline.progress import Step
from drafting.prompting.partial import text_so_far

_LOOKED = 15.0
"""Seconds for which somebody who asked how far it is counts as looking on."""


@dataclass
class Making:
    """One draft on its way."""

    step: Step = "reading"
    attempt: int = 1
    of: int = 1
    answer: str = field(default="", repr=False)
    """What the model has written of its answer so far: not checked by anything."""

    @property
    def text(self) -> str:
        """The reply in it, as far as it goes."""
        return text_so_far(self.answer)


class Board:
    """Drafts that are being made here, and who wants to see how far they are."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._making: dict[str, Making] = {}
        self._looked: dict[str, float] = {}

    def look(self, draft_id: str) -> Making | None:
        """How far it is; None where it is made elsewhere, has not begun, or is done. Somebody looks on from now."""
        now = self._clock()
        self._looked = {one: at for one, at in self._looked.items() if now - at < _LOOKED}
        self._looked[draft_id] = now
        return self._making.get(draft_id)

    @contextmanager
    def making(self, draft_id: str) -> Iterator["Reporter"]:
        """While the draft is made; whatever comes of it, nothing is kept."""
        making = self._making[draft_id] = Making()
        try:
            yield Reporter(making, lambda: self._is_looked_at(draft_id))
        finally:
            if self._making.get(draft_id) is making:
                del self._making[draft_id]

    def _is_looked_at(self, draft_id: str) -> bool:
        at = self._looked.get(draft_id)
        return at is not None and self._clock() - at < _LOOKED


class Reporter:
    """Keeps one draft's place on the board."""

    def __init__(self, making: Making, is_looked_at: Callable[[], bool]) -> None:
        self._making, self._is_looked_at = making, is_looked_at

    def at(self, step: Step, attempt: int = 1, of: int = 1) -> None:
        """This step has begun."""
        self._making.step, self._making.attempt, self._making.of = step, attempt, of

    def reader(self) -> Callable[[str], None] | None:
        """The board itself, while somebody looks at this draft."""
        return self._write if self._is_looked_at() else None

    def _write(self, answer: str) -> None:
        self._making.answer = answer
