"""`record`: draw a few cases, have a model answer them, and keep cases, tape and scores for a replay in CI."""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

from drafting.domain.errors import InvalidInput
from evals.cases.case import VERSION
from evals.cases.library import find
from evals.commands import run
from evals.commands.targets import add_target_options
from evals.comparing.scored import ScoredRun
from evals.runs.results import RunFolder
from evals.whole import write_whole

TAPES = Path(__file__).parent.parent / "tapes"
ENDINGS = ("cases.jsonl", "tape.jsonl", "baseline.json")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which cases, and who answers."""
    parser.add_argument("name", metavar="NAME", nargs="?", default="small", help="evals/tapes/NAME.* (small)")
    parser.add_argument("--set", default="decisions", help="where the cases come from (decisions)")
    parser.add_argument("--part", choices=("tuning", "reporting"), default="tuning")
    parser.add_argument("--limit", type=int, default=24, metavar="N", help="how many (24)")
    parser.add_argument("--folder", type=Path, default=TAPES, help=argparse.SUPPRESS)
    add_target_options(parser)


def main(given: argparse.Namespace) -> int:
    """Write NAME.cases.jsonl, NAME.tape.jsonl and NAME.baseline.json; a tape that was there goes."""
    if not given.model or given.url:
        raise InvalidInput("a tape needs a model that answers in this process", field="--model", hint="name one")
    cases_file, tape, baseline = (given.folder / f"{given.name}.{end}" for end in ENDINGS)
    given.folder.mkdir(parents=True, exist_ok=True)
    _draw(given, cases_file)
    tape.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as aside:
        folder = RunFolder(Path(aside) / "run")
        options = {
            "set": str(cases_file),
            "part": None,
            "schema": None,
            "columns": None,
            "drafts": True,
            "out": folder.path,
            "limit": None,
            "concurrency": None,
            "budget_usd": None,
            "again": False,
            "tape": tape,
            "tape_mode": "record",
        }
        status = run.main(argparse.Namespace(**(vars(given) | options)))
        if status == 0:
            ScoredRun.of(folder).write(baseline)
            shutil.copy(folder.path / "report.md", given.folder / f"{given.name}.report.md")
    return status


def _draw(given: argparse.Namespace, to: Path) -> None:
    cases = find(given.set, part=given.part)
    head = json.dumps({"schema": f"{cases.schema}@{VERSION}"})
    rows = [case.model_dump_json(exclude_unset=True) for _, case in run.chosen(cases, given.limit, given.seed)]
    write_whole(to, "\n".join([head, *rows]) + "\n")
