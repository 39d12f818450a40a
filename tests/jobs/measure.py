"""How long durable work takes: `python -m tests.jobs.measure sqlite|postgres [SECONDS OF ONE MODEL CALL]`."""

import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from drafting.domain.draft import DraftRecord
from drafting.store import Store
from tests.jobs.desk import Asked, SmallDesk, running_jobs, until_none_is_pending
from tests.store.postgres_server import running_server
from tests.store.records import a_record, a_thread

ALONE, AT_ONCE = 100, 100


async def accepted(store: Store, author: str) -> DraftRecord:
    record = a_record(a_thread(author=author), at=datetime.now(UTC))
    await store.accept(record)
    return record


async def measure(url: str, folder: Path, wait: float) -> None:
    store = await Store.open(url)
    async with running_jobs(url, SmallDesk(store, Asked(folder / "notes", wait=wait))) as jobs:

        async def timed(name: str) -> float:
            record = await accepted(store, name)
            started = time.perf_counter()
            assert await jobs.run_proposal(record.id, 1, within=120)
            return (time.perf_counter() - started) * 1000

        alone = [await timed(f"alone {number}") for number in range(ALONE)]
        _say("one after the other", alone)
        started = time.perf_counter()
        crowd = await asyncio.gather(*(timed(f"crowd {number}") for number in range(AT_ONCE)))
        _say(f"{AT_ONCE} at once, {AT_ONCE / (time.perf_counter() - started):.0f}/s", crowd)
        started = time.perf_counter()
        records = [await accepted(store, f"queue {number}") for number in range(AT_ONCE)]
        await asyncio.gather(*(jobs.enqueue_proposal(record.id, 1) for record in records))
        took = time.perf_counter() - started
        await until_none_is_pending(store, within=300)
        sys.stdout.write(
            f"{AT_ONCE} accepted and enqueued in {took:.2f} s, all done after {time.perf_counter() - started:.2f} s"
        )
    await store.close()


def _say(what: str, milliseconds: list[float]) -> None:
    median, p95 = statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20)[-1]
    sys.stdout.write(f"workflow of two steps, {what}: median {median:.1f} ms, p95 {p95:.1f} ms\n")


def main() -> None:
    wait = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{folder / 'store.sqlite'}"
        if sys.argv[1] == "postgres":
            server = stack.enter_context(running_server())
            url = server.url(server.new_database())
        asyncio.run(measure(url, folder, wait))


if __name__ == "__main__":
    main()
