"""A process killed at any moment loses no accepted draft, and pays twice for no answer that was written down."""

import asyncio
import multiprocessing
import signal
from collections import Counter
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import pytest

from drafting.domain.draft import Status
from drafting.store import Store
from tests.jobs.conftest import on_both
from tests.jobs.desk import Asked, SmallDesk, live, running_jobs
from tests.store.records import a_record, a_thread

# Forked from a process that has loaded the code and done nothing else: as new as one that loads it itself, and seconds
# sooner there.
FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["tests.jobs.desk"])


def begun(url: str, notes: Path, **more: Any) -> ForkServerProcess:
    """A desk in a process of its own."""
    process = FORKED.Process(target=live, args=(url, notes), kwargs=more)
    process.start()
    return process


async def told(hears: "Connection[str, str]") -> str:
    """The next that it tells."""
    async with asyncio.timeout(60):
        while not hears.poll():  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.02)
    return hears.recv()


async def ended(process: ForkServerProcess) -> int:
    """How it ended."""
    async with asyncio.timeout(60):
        while process.exitcode is None:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.02)
    return process.exitcode


async def run(url: str, notes: Path, **more: Any) -> int:
    """A desk in a process of its own, until it has done everything or is killed."""
    return await ended(begun(url, notes, **more))


MOMENTS = {
    "accept!": "stored, and not yet enqueued",
    "assess?": "the first model is about to be asked",
    "assess!": "its answer is written down",
    "write?": "the second model is about to be asked",
    "write!": "its answer is written down",
    "store!": "the proposal is stored, and the workflow does not know it yet",
}


@pytest.mark.slow
@on_both
async def test_it_ends_what_was_begun_and_pays_for_nothing_twice_whenever_it_is_killed(
    url: str, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    for moment in MOMENTS:
        # Each process ends what the one before left, accepts a draft, and dies over it.
        assert await run(url, notes, accept=1, die_at=moment) == -signal.SIGKILL, moment
    assert await run(url, notes) == 0
    asked = Counter(notes.read_text().splitlines())
    assert len(asked) == 2 * len(MOMENTS)
    assert set(asked.values()) == {1}
    store = await Store.open(url, migrated=True)
    assert await store.drafts.count_by_status() == {Status.AWAITING_APPROVAL: len(MOMENTS)}
    await store.close()


@pytest.mark.slow
@on_both
async def test_it_ends_everything_of_a_process_that_was_killed_while_busy(url: str, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    hears, says = FORKED.Pipe(duplex=False)
    process = begun(url, notes, accept=20, tells=says)
    assert [await told(hears), await told(hears)] == ["started", "accepted"]
    async with asyncio.timeout(20):
        while not notes.exists():  # noqa: ASYNC110 - the file of another process
            await asyncio.sleep(0.01)
    process.kill()
    await ended(process)
    hears.close()
    says.close()
    assert len(notes.read_text().splitlines()) < 40
    assert await run(url, notes) == 0
    store = await Store.open(url, migrated=True)
    assert await store.drafts.count_by_status() == {Status.AWAITING_APPROVAL: 20}
    await store.close()
    asked = Counter(notes.read_text().splitlines())
    assert len(asked) == 40
    # What was answered but not yet written down when the process died was asked again, and nothing else: at most what
    # is made at the same time.
    assert sum(asked.values()) - 40 <= 4


@pytest.mark.slow
@on_both
async def test_it_takes_over_the_work_of_a_process_that_never_comes_back(url: str, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    assert await run(url, notes, name="lost", accept=1, die_at="assess!") == -signal.SIGKILL
    assert await run(url, notes, name="another") == 0
    assert [line.partition(" ")[0] for line in notes.read_text().splitlines()] == ["assess", "write"]


@pytest.mark.slow
@on_both
async def test_it_leaves_the_work_of_a_living_process_of_the_same_name_alone(
    url: str, store: Store, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    may_answer = asyncio.Event()
    desk = SmallDesk(store, Asked(notes, may_answer=may_answer))
    record = a_record(a_thread(), at=datetime.now(UTC))
    async with running_jobs(url, desk, executor_id="twin") as jobs:
        await store.accept(record)
        proposal = asyncio.create_task(jobs.run_proposal(record.id, 1, within=60))
        while desk.model.at_once == 0:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        hears, says = FORKED.Pipe(duplex=False)
        twin = begun(url, notes, name="twin", tells=says)
        assert await told(hears) == "started"
        await asyncio.sleep(0.5)  # long enough to begin on what is not its own
        may_answer.set()
        assert await proposal
        assert await ended(twin) == 0
        hears.close()
        says.close()
    assert len(notes.read_text().splitlines()) == 2
