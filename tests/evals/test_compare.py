"""A comparison lists what got worse, and fails beyond a limit."""

import argparse
from pathlib import Path
from typing import Any

import pytest

from drafting.domain.errors import InvalidInput
from evals.commands import baseline, compare
from evals.comparing.comparison import Comparison, compared
from evals.comparing.limits import Limits, own_limits
from evals.comparing.scored import ScoredRun
from evals.runs.results import RunFolder
from evals.targets.answer import Answer
from tests.evals.builders import REMOVE, THREAT, answer, decided, decision_case, paid
from tests.evals.test_reports import removed, run_of


def folders(tmp_path: Path, wrong_before: int, wrong_after: int, size: int = 100) -> tuple[RunFolder, RunFolder]:
    """Two runs: the first `wrong_…` cases are answered with another deadline."""

    def run(name: str, wrong: int) -> RunFolder:
        late = answer(decided(urgency="48h"))
        said = [(decision_case(name=f"c-{n}"), late if n < wrong else answer()) for n in range(size)]
        return run_of(tmp_path / name, *said)

    return run("before", wrong_before), run("after", wrong_after)


def comparison(before: RunFolder, after: RunFolder) -> Comparison:
    """Of two folders."""
    return compared(ScoredRun.of(before), ScoredRun.of(after))


def options(before: Path, after: Path, **more: Any) -> argparse.Namespace:
    """As the command line gives them."""
    given = {
        "before": before,
        "after": after,
        "rise": 0.01,
        "limit": [],
        "significance": None,
        "cost_factor": None,
        "seconds_factor": None,
        "json": None,
    }
    return argparse.Namespace(**(given | more))


def test_it_lists_the_cases_that_got_worse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = folders(tmp_path, 0, 3)
    assert compare.main(options(before.path, after.path)) == 1
    out = capsys.readouterr().out
    assert "- c-2: wrong_deadline, 48h where immediate is due" in out
    assert "BEYOND THE LIMIT: wrong_deadline rose from 0 to 3 of 100" in out


def test_it_passes_what_is_within_the_limit(tmp_path: Path) -> None:
    before, after = folders(tmp_path, 0, 3)
    assert compare.main(options(before.path, after.path, rise=0.05)) == 0
    assert compare.main(options(before.path, after.path, limit=["wrong_deadline=0.05"])) == 0


def test_better_is_never_a_failure(tmp_path: Path) -> None:
    before, after = folders(tmp_path, 5, 0)
    found = comparison(before, after)
    assert not Limits().beyond(found)
    assert len(found.better) == 5


def test_what_may_be_chance_can_be_let_pass(tmp_path: Path) -> None:
    before, after = folders(tmp_path, 0, 3)
    assert not Limits(significance=0.05).beyond(comparison(before, after))
    before, after = folders(tmp_path / "more", 0, 12)
    assert Limits(significance=0.05).beyond(comparison(before, after))


def test_a_grave_mistake_may_not_rise_at_all(tmp_path: Path) -> None:
    threat = answer(decided(action="remove", category="threat", visibility=None))
    cases = [decision_case(THREAT, name=f"c-{n}") for n in range(200)]
    before = run_of(tmp_path / "a", *((case, threat) for case in cases))
    after = run_of(tmp_path / "b", *((case, answer() if n == 7 else threat) for n, case in enumerate(cases)))
    beyond = Limits(rise=0.5, significance=0.05).beyond(comparison(before, after))
    assert [sentence.split()[0] for sentence in beyond] == ["missed_threat"]


def test_only_cases_with_the_same_words_and_labels_are_compared(tmp_path: Path) -> None:
    before = run_of(tmp_path / "a", (decision_case(name="c-1"), answer()), (decision_case(name="c-2"), answer()))
    changed = decision_case(REMOVE, name="c-2")
    after = run_of(
        tmp_path / "b",
        (decision_case(name="c-1"), answer()),
        (changed, removed()),
        (decision_case(name="c-3"), answer()),
    )
    found = comparison(before, after)
    assert (found.cases, found.changed_cases, found.only_after) == (1, 1, 1)


def test_a_case_without_an_answer_is_no_worse_case(tmp_path: Path) -> None:
    before = run_of(tmp_path / "a", (decision_case(name="c-1"), answer()), (decision_case(name="c-2"), answer()))
    after = run_of(tmp_path / "b", (decision_case(name="c-1"), answer()), (decision_case(name="c-2"), None))
    found = comparison(before, after)
    assert (found.cases, found.only_before, found.worse) == (1, 1, ())


def test_runs_over_other_cases_cannot_be_compared(tmp_path: Path) -> None:
    before = run_of(tmp_path / "a", (decision_case(name="c-1"), answer()))
    after = run_of(tmp_path / "b", (decision_case(name="c-2"), answer()))
    with pytest.raises(InvalidInput, match="no answered case in common"):
        comparison(before, after)


def test_dearer_cases_can_be_a_failure(tmp_path: Path) -> None:
    def run(name: str, cost: float) -> RunFolder:
        said: list[tuple[Any, Answer]] = [(decision_case(name=f"c-{n}"), paid(cost + n / 1e6)) for n in range(30)]
        return run_of(tmp_path / name, *said)

    found = comparison(run("a", 0.01), run("b", 0.02))
    mean = next(one for one in found.differences if one.name == "dollars a case")
    assert mean.low <= mean.change <= mean.high
    assert mean.change == pytest.approx(0.01)
    assert Limits(cost_factor=1.5).beyond(found)
    assert not Limits(cost_factor=2.5).beyond(found)


def test_a_limit_must_name_a_mistake() -> None:
    with pytest.raises(InvalidInput, match="no mistake is called 'typo'"):
        own_limits(["typo=0.1"])
    with pytest.raises(InvalidInput, match="is no number"):
        own_limits(["argued=much"])


def test_a_baseline_stands_in_for_the_run_that_it_was_made_of(tmp_path: Path) -> None:
    before, after = folders(tmp_path, 1, 4, size=10)
    file = tmp_path / "baselines" / "decisions.json"
    assert baseline.main(argparse.Namespace(run=before.path, file=file)) == 0
    kept = compared(ScoredRun.read(file), ScoredRun.of(after))
    whole = comparison(before, after)
    assert kept.mistakes == whole.mistakes
    assert kept.differences == ()
    assert [change.case for change in kept.worse] == [change.case for change in whole.worse]


@pytest.mark.parametrize("content", [None, "{}", "not json"])
def test_what_is_no_run_and_no_baseline_is_said(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "x.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InvalidInput, match="is no"):
        ScoredRun.read(path)
