"""A small desk for durable work: two model calls make a proposal. Lives in a process of its own, too, to be killed."""

import asyncio
import os
import signal
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from drafting.domain.draft import Status, Usage
from drafting.domain.errors import DraftingError
from drafting.domain.prompt import Completion, Message, Prompt
from drafting.domain.reference import Ref
from drafting.jobs.runtime import DurableJobs
from drafting.llm.model import Model
from drafting.store import Store
from tests.store.records import a_proposal, a_record, a_thread


@dataclass(frozen=True)
class TwoModels:
    """What the desk's pipeline asks; the shape of the pipeline's own."""

    assess: Model | None = None
    write: Model | None = None
    judge: Model | None = None


@dataclass
class Asked:
    """A model that notes what it is asked, in a file that outlives it, and answers with the question's own words."""

    notes: Path
    wait: float = 0.0
    dies: Callable[[str], None] = lambda _: None
    errors: list[DraftingError] = field(default_factory=list)
    name: str = "asked"
    at_once: int = 0
    most_at_once: int = 0
    may_answer: asyncio.Event | None = None
    """Waited for before every answer, where there is one."""

    async def complete(self, prompt: Prompt) -> Completion:
        question = prompt.messages[0].content
        self.dies(f"{question.partition(' ')[0]}?")  # inside the step, before the provider is paid
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        await asyncio.sleep(self.wait)
        if self.may_answer is not None:
            await self.may_answer.wait()
        self.at_once -= 1
        with self.notes.open("a") as file:
            file.write(f"{question}\n")
        if self.errors:
            raise self.errors.pop(0)
        return Completion(text=f"answer to {question}", model=self.name, usage=Usage(input_tokens=3))


def a_prompt(question: str) -> Prompt:
    return Prompt(ref=Ref.of("reply", 1, "x"), messages=(Message(role="user", content=question),))


@dataclass
class SmallDesk:
    """The use cases that jobs are given, small."""

    store: Store
    model: Asked
    dies: Callable[[str], None] = lambda _: None
    """Told what was just done, so that the process may die there."""

    async def make_proposal(self, draft_id: str, wrap: Callable[[Any], Any]) -> object:
        record = await self.store.drafts.get(draft_id)
        if record.status is not Status.PENDING:
            return record
        models = wrap(TwoModels(assess=self.model, write=self.model))
        for step, model in (("assess", models.assess), ("write", models.write)):
            await model.complete(a_prompt(f"{step} {draft_id}"))
            self.dies(f"{step}!")
        stored = await self.store.drafts.set_proposal(
            draft_id, a_proposal(), Status.AWAITING_APPROVAL, now=datetime.now(UTC)
        )
        self.dies("store!")
        return stored

    async def deliver_once(self, draft_id: str) -> object:
        return await self.store.drafts.move(draft_id, Status.DELIVERED, now=datetime.now(UTC))

    async def give_up(self, draft_id: str) -> object:
        return await self.store.drafts.move(draft_id, Status.DELIVERY_FAILED, now=datetime.now(UTC))


@asynccontextmanager
async def running_jobs(url: str, desk: Any, **more: Any) -> AsyncIterator[DurableJobs]:
    """The runtime over a desk, for the time of a `with`."""
    jobs = DurableJobs(
        url,
        store=desk.store,
        make_proposal=desk.make_proposal,
        deliver_once=desk.deliver_once,
        give_up=desk.give_up,
        **{"executor_id": "test-0"} | more,
    )
    await jobs.start()
    try:
        yield jobs
    finally:
        await jobs.stop()


async def until_none_is_pending(store: Store, *, within: float = 30) -> None:
    """Wait until every proposal is made."""
    async with asyncio.timeout(within):
        while await store.drafts.pending():  # noqa: ASYNC110 - another process may do the work
            await asyncio.sleep(0.02)


def live(
    url: str,
    notes: Path,
    *,
    name: str = "test-0",
    accept: int = 0,
    die_at: str = "",
    tells: "Connection[str, str] | None" = None,
) -> None:
    """A process's whole life: end what is there, accept so many drafts, end these; or die at that moment of one.

    It tells when it has started, and when it has accepted them.
    """
    asyncio.run(_live(url, notes, name, accept, die_at, tells))


async def _live(
    url: str, notes: Path, name: str, accept: int, die_at: str, tells: "Connection[str, str] | None"
) -> None:
    store = await Store.open(url)
    has_own = asyncio.Event()

    def dies(here: str) -> None:
        if here == die_at and has_own.is_set():
            os.kill(os.getpid(), signal.SIGKILL)

    desk = SmallDesk(store, Asked(notes, wait=0.02, dies=dies), dies=dies)
    async with running_jobs(url, desk, executor_id=name, at_once=4) as jobs:
        if tells is not None:
            tells.send("started")
        await until_none_is_pending(store)
        has_own.set()
        for _ in range(accept):
            record = a_record(a_thread(author=uuid.uuid4().hex), at=datetime.now(UTC))
            await store.accept(record)
            dies("accept!")
            await jobs.enqueue_proposal(record.id, record.revision)
        if tells is not None:
            tells.send("accepted")
        await until_none_is_pending(store)
    await store.close()
