"""A run keeps what was answered, whatever ends it, and asks nothing twice."""

import asyncio
import io
import os
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from drafting.domain.draft import Usage
from evals.cases.case import Case
from evals.cases.reading import check
from evals.commands.report import write_reports
from evals.runs.meta import Identity, RunMeta
from evals.runs.results import Result, RunFolder, Writing
from evals.runs.runner import Limits, Runner, Stopped
from evals.runs.watch import Watch
from evals.targets import tries
from evals.targets.answer import Answer, AnsweredBy
from tests.evals.builders import Told, answer, numbered, paid, refuse, row, set_file


def ask(
    folder: RunFolder, target: Told, cases: Iterator[tuple[int, Case]], limits: Limits | None = None
) -> tuple[Stopped, Watch]:
    """Run these cases."""
    console = Console(file=io.StringIO())
    with Writing(folder) as writing, Watch(100, 0, console=console) as watch:
        return asyncio.run(Runner(target, writing, watch, limits or Limits()).run(cases)), watch


def left(folder: RunFolder, size: int, **more: bool) -> Iterator[tuple[int, Case]]:
    """The cases that are not answered yet."""
    done = folder.done(**more)
    return ((n, case) for n, case in numbered(size) if n not in done)


def test_it_asks_every_case_once_whatever_the_concurrency(tmp_path: Path) -> None:
    folder, target = RunFolder(tmp_path), Told()
    stopped, _ = ask(folder, target, numbered(40), Limits(concurrency=7))
    assert not stopped.code
    assert sorted(target.asked) == sorted(f"c-{n}" for n in range(40))
    assert [result.n for result in folder.read()] == list(range(40))


def test_it_asks_several_at_a_time_and_never_more(tmp_path: Path) -> None:
    under_way, most = 0, 0

    class Slow(Told):
        async def answer(self, case: Case) -> Answer:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0.001)
            under_way -= 1
            return answer()

    ask(RunFolder(tmp_path), Slow(), numbered(30), Limits(concurrency=5))
    assert most == 5


def test_it_goes_on_after_a_kill_where_it_was(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    ask(folder, Told(), ((n, case) for n, case in numbered(10) if n < 6))
    with folder.results.open("ab") as file:
        file.write(b'{"n":6,"case":{"id":"c-6","comm')  # as a kill leaves it
    again = Told()
    ask(folder, again, left(folder, 10))
    assert again.asked == ["c-6", "c-7", "c-8", "c-9"]
    assert [result.n for result in folder.read()] == list(range(10))


def test_it_asks_again_what_got_no_answer(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)

    def half(case: Case) -> Answer:
        return refuse(case) if int(case.id[2:]) % 2 else answer()

    stopped, watch = ask(folder, Told(half), numbered(10))
    assert (stopped.code, watch.failures) == ("", 5)
    assert [result.failure.code for result in folder.read() if result.failure] == ["http_500"] * 5
    again = Told()
    ask(folder, again, left(folder, 10))
    assert again.asked == ["c-1", "c-3", "c-5", "c-7", "c-9"]
    assert all(result.answer for result in folder.read())


def test_a_full_disk_ends_it_and_keeps_what_was_written(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    ask(folder, Told(), numbered(3))
    kept = folder.results.read_bytes()
    full = RunFolder(tmp_path / "full")
    full.path.mkdir()
    full.results.symlink_to("/dev/full")
    target = Told()
    stopped, _ = ask(full, target, numbered(10))
    assert stopped.code == "disk"
    assert "No space left" in stopped.says
    assert len(target.asked) == 1
    assert folder.results.read_bytes() == kept


def test_a_line_that_the_disk_took_half_of_is_taken_back(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    ask(folder, Told(), numbered(2))
    whole = folder.results.read_bytes()
    child = os.fork()
    if not child:  # pragma: no cover - the limit must not reach the test's own process
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) + 50, len(whole) + 50))
        stopped, _ = ask(folder, Told(), ((n, case) for n, case in numbered(5) if n > 1))
        os._exit(0 if stopped.code == "disk" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert folder.results.read_bytes() == whole


def test_it_stops_before_the_budget_is_passed(tmp_path: Path) -> None:
    target = Told(lambda _: paid(0.01))
    stopped, watch = ask(RunFolder(tmp_path), target, numbered(50), Limits(concurrency=3, budget_usd=0.1))
    assert stopped.code == "budget"
    assert watch.cost is not None
    assert 0.05 < watch.cost <= 0.1


def test_a_budget_needs_a_known_price(tmp_path: Path) -> None:
    stopped, _ = ask(RunFolder(tmp_path), Told(lambda _: paid(None)), numbered(50), Limits(budget_usd=1.0))
    assert stopped.code == "price_unknown"


def test_it_stops_when_nothing_is_answered_any_more(tmp_path: Path) -> None:
    target = Told(refuse)
    stopped, _ = ask(RunFolder(tmp_path), target, numbered(100))
    assert stopped.code == "silent"
    assert "500 Internal Server Error" in stopped.says
    assert len(target.asked) == 25


def test_what_a_dead_model_left_degraded_is_asked_again(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    stopped, _ = ask(folder, Told(lambda _: paid(notes=("assess:model_timeout",))), numbered(100))
    assert stopped.code == "silent"
    assert len(folder.done()) == 25
    assert folder.done(again_if_degraded=True) == set()


def test_a_crash_in_one_case_is_a_line_without_its_words(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)

    def crash(case: Case) -> Answer:
        raise ValueError(f"could not read {case.comment.text}")

    ask(folder, Told(crash), numbered(1))
    (result,) = folder.read()
    assert result.failure is not None
    assert result.failure.code == "crashed"
    assert "ValueError in crash" in result.failure.says
    assert "pakket" not in result.failure.says


def test_it_counts_retries_for_the_case_that_needed_them(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)

    def tried(case: Case) -> Answer:
        tries.count_call()
        for _ in range(3 if case.id == "c-1" else 1):
            tries.count_try()
        return answer()

    _, watch = ask(folder, Told(tried), numbered(3), Limits(concurrency=2))
    assert {result.case["id"]: result.retries for result in folder.read()} == {"c-0": 0, "c-1": 2, "c-2": 0}
    assert watch.retries == 2


def test_recorded_answers_keep_the_time_of_their_recording(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    recorded = AnsweredBy(kind="recorded", models=("m",))
    ask(folder, Told(lambda _: answer(usage=Usage(model_calls=1, seconds=2.5)), answered_by=recorded), numbered(1))
    assert [result.seconds for result in folder.read()] == [2.5]


def test_the_results_are_put_in_the_order_of_the_set(tmp_path: Path) -> None:
    one, other = RunFolder(tmp_path / "one"), RunFolder(tmp_path / "other")
    fixed = AnsweredBy(kind="recorded", models=("m",))
    ask(one, Told(answered_by=fixed), numbered(9))
    ask(other, Told(answered_by=fixed), iter(sorted(numbered(9), key=lambda item: -item[0])))
    assert one.results.read_bytes() != other.results.read_bytes()
    other.put_in_order()
    assert one.results.read_bytes() == other.results.read_bytes()


def test_a_person_at_a_terminal_sees_pace_and_cost_and_a_pipe_sees_nothing() -> None:
    for is_terminal in (True, False):
        out = io.StringIO()
        console = Console(file=out, force_terminal=is_terminal, width=120)
        with Watch(10, 0, console=console) as watch:
            for n, case in numbered(10):
                del case
                watch.saw(_result(n))
        assert ("cases/s" in out.getvalue()) is is_terminal
        assert ("$0.1" in out.getvalue()) is is_terminal
        assert "$0.1000" in watch.says()


def _result(n: int) -> Result:
    return Result(n=n, case={}, answer=paid(), seconds=0.1)


def _identity() -> Identity:
    return Identity(
        set="decisions",
        cases="0",
        part=None,
        limit=None,
        seed=None,
        brand="default",
        with_drafts=False,
        answered_by=AnsweredBy(kind="none"),
        policy="default@1#0",
        prompts="p",
        code="c",
    )


def test_a_run_with_other_options_is_another_run() -> None:
    base = _identity()
    other = base.model_copy(update={"code": "d"})
    assert base.digest != other.digest
    assert base.differs_from(other) == ["code"]
    meta = RunMeta(identity=base, case_schema="decisions", size=1, command="x", started_at=datetime.now(UTC))
    assert not meta.is_finished
    assert meta.model_copy(update={"ended_at": datetime.now(UTC)}).is_finished


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.stats.bootstrap.resamples_for", lambda size: 20)  # tracing makes each of them slow

    def peak(size: int) -> int:
        rows = (row(f"c-{n}", comment={"text": f"Mijn pakket {n} is te laat. " * 20}) for n in range(size))
        path, folder = set_file(tmp_path, *rows, name=f"{size}.jsonl"), RunFolder(tmp_path / str(size))
        tracemalloc.start()
        cases = check([path], name="many")
        meta = RunMeta(
            identity=_identity(), case_schema=cases.schema, size=size, command="x", started_at=datetime.now(UTC)
        )
        folder.write_meta(meta)
        ask(folder, Told(), enumerate(cases.cases()))
        folder.put_in_order()
        write_reports(folder)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(20)  # what is loaded once is loaded here
    few, many = peak(100), peak(1000)
    assert (tmp_path / "1000" / "report.html").stat().st_size > 1_000_000
    assert many < few + 1_000_000
