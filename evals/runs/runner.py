"""Asks every case once, several at a time, and keeps each answer as soon as it is there."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.domain.errors import DraftingError
from evals.cases.case import Case
from evals.runs.results import Failure, Result, Writing
from evals.runs.watch import Watch
from evals.targets import tries
from evals.targets.answer import NoAnswer, Target

_SILENT_IN_A_ROW = 25
"""Cases without a usable answer after which nothing is asked any more: the model or the service is down."""


@dataclass(frozen=True)
class Limits:
    """How much at once, and how much in all."""

    concurrency: int = 1
    budget_usd: float | None = None


@dataclass
class Stopped:
    """Why a run ended early, and how to go on."""

    code: str = ""
    says: str = ""

    def because(self, code: str, says: str) -> None:
        """The first reason counts."""
        if not self.code:
            self.code, self.says = code, says


@dataclass
class Runner:
    """One run over a target."""

    target: Target
    writing: Writing
    watch: Watch
    limits: Limits
    stopped: Stopped = field(default_factory=Stopped)
    _silent: int = 0
    _under_way: int = 0

    async def run(self, cases: Iterator[tuple[int, Case]]) -> Stopped:
        """Ask them all, or stop early for a reason; what is under way then is still finished and kept."""
        async with asyncio.TaskGroup() as group:
            for _ in range(max(1, self.limits.concurrency)):
                group.create_task(self._work(cases))
        return self.stopped

    async def _work(self, cases: Iterator[tuple[int, Case]]) -> None:
        # The workers share one iterator; there is no await within next(), so each case goes to one of them.
        while not self.stopped.code:
            if self._is_spent() or (following := next(cases, None)) is None:
                return
            self._under_way += 1
            result = await self._ask(*following)
            self._under_way -= 1
            self._keep(result)

    async def _ask(self, n: int, case: Case) -> Result:
        counted = tries.begin()
        started = time.perf_counter()
        answer, failure = None, None
        try:
            answer = await self.target.answer(case)
        except NoAnswer as error:
            failure = Failure(code=error.code, says=str(error))
        except DraftingError as error:
            failure = Failure(code=error.code, says=error.message)
        except Exception as error:  # noqa: BLE001  # a case that fails is a line of the report, not the end of the run
            failure = Failure(code="crashed", says=_where(error))
        seconds = time.perf_counter() - started
        if answer is not None and self.target.answered_by.kind == "recorded":
            seconds = answer.usage.seconds
        return Result(
            n=n,
            case=case.model_dump(mode="json", exclude_unset=True),
            answer=answer,
            failure=failure,
            seconds=round(seconds, 6),
            retries=counted.retries,
        )

    def _keep(self, result: Result) -> None:
        try:
            self.writing.append(result)
        except OSError as error:
            self.stopped.because("disk", f"the results cannot be written: {error.strerror or error}")
            return
        self.watch.saw(result)
        is_silent = result.failure is not None or (result.answer is not None and result.answer.is_degraded)
        self._silent = self._silent + 1 if is_silent else 0
        if self._silent >= _SILENT_IN_A_ROW:
            why = result.failure.says if result.failure else ", ".join(result.answer.notes if result.answer else ())
            self.stopped.because("silent", f"{self._silent} cases in a row got no usable answer (the last: {why})")
        self._check_the_price(result)

    def _check_the_price(self, result: Result) -> None:
        """A budget can only be kept where prices are known."""
        answer = result.answer
        if self.limits.budget_usd is None or answer is None or answer.is_degraded:
            return
        if answer.usage.model_calls and answer.usage.cost_usd is None:
            self.stopped.because(
                "price_unknown", "a budget is set, but the price of this model is not known: use --limit in its place"
            )

    def _is_spent(self) -> bool:
        """Whether what is spent, and what those under way and one more will cost, reaches the budget."""
        if self.limits.budget_usd is None or self.watch.cost is None:
            return False
        asked = max(1, self.watch.done - self.watch.asked_before)
        expected = self.watch.cost * (1 + (self._under_way + 1) / asked)
        if expected <= self.limits.budget_usd:
            return False
        self.stopped.because(
            "budget", f"the budget of ${self.limits.budget_usd:g} is spent (${self.watch.cost:.4f} so far)"
        )
        return True


def _where(error: BaseException) -> str:
    """The error's kind and line; its message may hold words of the case."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
