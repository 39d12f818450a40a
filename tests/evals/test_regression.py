"""What is committed must not do worse than what was measured last: offline, without a model or from a tape."""

import argparse
from pathlib import Path

import pytest

from evals.cli import main
from evals.commands import compare
from evals.commands.record import ENDINGS, TAPES
from tests.upstream import running_upstream

BASELINES = Path(__file__).parent.parent.parent / "evals" / "baselines"
_AGAIN = "look at what got worse; if it is meant, `python -m evals baseline RUN FILE` writes the baseline anew"


def is_within(before: Path, after: Path, *, rise: float) -> bool:
    """Whether a run is no worse than its baseline beyond the limit; what got worse is printed."""
    options = {
        "before": before,
        "after": after,
        "rise": rise,
        "limit": [],
        "significance": None,
        "cost_factor": None,
        "seconds_factor": None,
        "json": None,
    }
    return compare.main(argparse.Namespace(**options)) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("name", "limit"), [("decisions", 640), ("attacks", 231), ("drafts", 160)])
def test_nothing_got_worse_without_a_model(name: str, limit: int, tmp_path: Path) -> None:
    assert main(["run", name, "--limit", str(limit), "--seed", "1", "--out", str(tmp_path / "run")]) == 0
    assert is_within(BASELINES / f"{name}.json", tmp_path / "run", rise=0.01), _AGAIN


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name.partition(".")[0] for path in TAPES.glob(f"*.{ENDINGS[0]}")))
def test_a_taped_run_replays_no_worse_than_it_was(name: str, tmp_path: Path) -> None:
    cases, tape, baseline = (TAPES / f"{name}.{end}" for end in ENDINGS)
    out = tmp_path / "run"
    replay = ["--drafts", "--tape", str(tape), "--tape-mode", "replay", "--out", str(out)]
    assert main(["run", str(cases), *replay]) == 0
    assert "tape_miss" not in (out / "results.jsonl").read_text(encoding="utf-8"), "record the tape anew: make record"
    assert is_within(baseline, out, rise=0.0), _AGAIN


@pytest.mark.slow
def test_a_tape_can_be_recorded_and_replayed(tmp_path: Path) -> None:
    with running_upstream() as upstream:
        address = ["--model", "openai/scripted", "--base-url", upstream.base_url]
        assert main(["record", "tiny", "--limit", "3", "--folder", str(tmp_path), *address]) == 0
    cases, tape, baseline = (tmp_path / f"tiny.{end}" for end in ENDINGS)
    out = tmp_path / "run"
    replay = ["--drafts", "--tape", str(tape), "--tape-mode", "replay", "--out", str(out)]
    assert main(["run", str(cases), *replay]) == 0
    assert is_within(baseline, out, rise=0.0)
