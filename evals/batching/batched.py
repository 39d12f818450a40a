"""A model whose questions are gathered, and asked as one batch when no more come."""

import asyncio
import json
from pathlib import Path

from drafting.domain.errors import DraftingError, ModelAnsweredBadly, ModelError, ModelUnavailable
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.tape import digest_of
from evals.batching.endpoint import BatchEndpoint

_QUIET = 1.0
"""Seconds without a new question after which a batch is handed in: by then every case under way waits."""
_EVERY = 30.0
"""Seconds between two looks at a batch, which takes minutes to hours."""


class Batched:
    """Answers come when their batch has ended, which may take hours.

    Batches are written down as they are handed in, so that a run that was killed fetches them and asks nothing twice.
    """

    def __init__(
        self, name: str, endpoint: BatchEndpoint, journal: Path, *, quiet: float = _QUIET, every: float = _EVERY
    ) -> None:
        self.name = name
        self._endpoint, self._journal = endpoint, journal
        self._quiet, self._every = quiet, every
        self._waiting: dict[str, tuple[Prompt, list[asyncio.Future[Completion]]]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._under_way: set[asyncio.Task[None]] = set()
        self._earlier: dict[str, asyncio.Task[dict[str, Completion | str]]] | None = None

    async def complete(self, prompt: Prompt) -> Completion:
        """Wait for the batch that this question goes into, or went into before."""
        key = digest_of(prompt, self.name)
        if (batch := self._known(key)) is not None:
            return _taken((await asyncio.shield(batch)).get(key), self.name)
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Completion] = loop.create_future()
        self._waiting.setdefault(key, (prompt, []))[1].append(future)
        if self._timer is not None:
            self._timer.cancel()
        self._timer = loop.call_later(self._quiet, self._hand_in)
        return await future

    def _known(self, key: str) -> asyncio.Task[dict[str, Completion | str]] | None:
        """The batch of an earlier process that holds this question."""
        if self._earlier is None:
            self._earlier = {}
            if self._journal.exists():
                for line in self._journal.read_text(encoding="utf-8").splitlines():
                    entry = json.loads(line)
                    task = asyncio.create_task(self._endpoint.answers(entry["batch"], every=self._every))
                    self._earlier |= dict.fromkeys(entry["keys"], task)
        return self._earlier.get(key)

    def _hand_in(self) -> None:
        waiting, self._waiting, self._timer = self._waiting, {}, None
        task = asyncio.get_running_loop().create_task(self._ask(waiting))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _ask(self, waiting: dict[str, tuple[Prompt, list[asyncio.Future[Completion]]]]) -> None:
        answers: dict[str, Completion | str] = {}
        failure: DraftingError | None = None
        try:
            batch = await self._endpoint.submit({key: prompt for key, (prompt, _) in waiting.items()})
            self._write_down(batch, list(waiting))
            answers = await self._endpoint.answers(batch, every=self._every)
        except DraftingError as error:
            failure = error
        except Exception as error:  # noqa: BLE001  # the wire's edge: every waiting case must hear of it
            failure = ModelUnavailable(f"{self.name}: the batch failed with {type(error).__name__}")
        for key, (_, futures) in waiting.items():
            for future in futures:
                if not future.done():
                    _settle(future, answers.get(key), failure, self.name)

    def _write_down(self, batch: str, keys: list[str]) -> None:
        self._journal.parent.mkdir(parents=True, exist_ok=True)
        with self._journal.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"batch": batch, "keys": keys}) + "\n")


def _settle(
    future: asyncio.Future[Completion], answer: Completion | str | None, failure: DraftingError | None, name: str
) -> None:
    if failure is not None:
        future.set_exception(failure)
        return
    try:
        future.set_result(_taken(answer, name))
    except ModelError as error:
        future.set_exception(error)


def _taken(answer: Completion | str | None, name: str) -> Completion:
    if isinstance(answer, Completion):
        return answer
    raise ModelAnsweredBadly(f"{name} gave no answer in its batch ({answer or 'left out'})")
