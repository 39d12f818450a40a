"""`baseline`: keep a run's scores in one small file, to compare later runs with."""

import argparse
from pathlib import Path

from evals.commands.report import opened
from evals.comparing.scored import ScoredRun


def add_options(parser: argparse.ArgumentParser) -> None:
    """The run, and where to."""
    parser.add_argument("run", metavar="RUN", type=Path, help="a run's folder")
    parser.add_argument("file", metavar="FILE", type=Path, help="for example evals/baselines/decisions.json")


def main(given: argparse.Namespace) -> int:
    """Write it."""
    scored = ScoredRun.of(opened(given.run))
    given.file.parent.mkdir(parents=True, exist_ok=True)
    scored.write(given.file)
    print(f"{len(scored.cases)} cases in {given.file}")
    return 0
