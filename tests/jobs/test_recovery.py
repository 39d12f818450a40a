"""A process killed at any moment loses no accepted draft, and pays twice for no answer that was written down."""

import asyncio
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.domain.draft import Status
from drafting.store import Store
from tests.jobs.conftest import on_both
from tests.jobs.desk import Asked, SmallDesk, running_jobs
from tests.store.records import a_record, a_thread

ROOT = Path(__file__).parents[2]


async def run(url: str, notes: Path, *more: str) -> int:
    """A desk in a process of its own, until it has done everything or is killed."""
    command = [sys.executable, "-m", "tests.jobs.desk", url, str(notes), *more]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.DEVNULL)
    return await asyncio.wait_for(process.wait(), 60)


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
        assert await run(url, notes, "--accept", "1", "--die-at", moment) == -signal.SIGKILL, moment
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
    command = [sys.executable, "-m", "tests.jobs.desk", url, str(notes), "--accept", "20"]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    await asyncio.wait_for(process.stdout.readline(), 60)
    async with asyncio.timeout(20):
        while not notes.exists():  # noqa: ASYNC110 - the file of another process
            await asyncio.sleep(0.01)
    process.kill()
    await process.wait()
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
    assert await run(url, notes, "--name", "lost", "--accept", "1", "--die-at", "assess!") == -signal.SIGKILL
    assert await run(url, notes, "--name", "another") == 0
    assert [line.partition(" ")[0] for line in notes.read_text().splitlines()] == ["assess", "write"]


@pytest.mark.slow
@on_both
async def test_it_leaves_the_work_of_a_living_process_of_the_same_name_alone(
    url: str, store: Store, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    desk = SmallDesk(store, Asked(notes, wait=4.0))
    record = a_record(a_thread(), at=datetime.now(UTC))
    async with running_jobs(url, desk, executor_id="twin") as jobs:
        await store.accept(record)
        proposal = asyncio.create_task(jobs.run_proposal(record.id, 1, within=60))
        while desk.model.at_once == 0:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        assert await run(url, notes, "--name", "twin") == 0
        assert await proposal
    assert len(notes.read_text().splitlines()) == 2
