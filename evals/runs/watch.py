"""What a person sees while a run goes on: cases per second, cost so far, time left. Nothing where nobody looks."""

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals.runs.results import Result


class Watch:
    """Counts what a run yields, and shows it on a terminal."""

    def __init__(self, size: int, done: int, *, console: Console | None = None) -> None:
        console = console or Console(file=sys.stderr)
        self.size, self.done, self.asked_before = size, done, done
        self.cost: float | None = None
        self.failures = 0
        self.retries = 0
        self._started = time.monotonic()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("{task.fields[says]}"),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task("asking", total=size, completed=done, says="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._bar.stop()

    def saw(self, result: Result) -> None:
        """Count one result."""
        self.done += 1
        self.retries += result.retries
        self.failures += result.failure is not None
        spent = result.answer.usage.cost_usd if result.answer else None
        if spent is not None:
            self.cost = (self.cost or 0.0) + spent
        self._bar.update(self._task, completed=self.done, says=self.says())

    def says(self) -> str:
        """One line: pace, cost, failures."""
        seconds = max(time.monotonic() - self._started, 1e-9)
        parts = [f"{(self.done - self.asked_before) / seconds:.1f} cases/s"]
        parts += [f"${self.cost:.4f}"] if self.cost is not None else []
        parts += [f"{self.failures} failed"] if self.failures else []
        parts += [f"{self.retries} retries"] if self.retries else []
        return "  ".join(parts)
