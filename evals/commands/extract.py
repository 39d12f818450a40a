"""`extract`: turn approved, edited and rejected drafts into new cases, personal data replaced."""

import argparse
import asyncio
import json
import sys
from collections import Counter
from pathlib import Path

from evals.cases.case import VERSION
from evals.commands.stores import add_store_options, reviewed_in
from evals.reviewed.cases import decision_case, draft_cases
from evals.whole import write_whole


def add_options(parser: argparse.ArgumentParser) -> None:
    """The store, and where the cases go."""
    add_store_options(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="decisions.jsonl and drafts.jsonl go here"
    )
    parser.add_argument("--part", choices=("tuning", "reporting"), default="tuning", help="which part they are for")


def main(given: argparse.Namespace) -> int:
    """Write both files, and say what a person still has to do."""
    rows, left_out = asyncio.run(_rows(given))
    given.out.mkdir(parents=True, exist_ok=True)
    for schema, cases in rows.items():
        head = json.dumps({"schema": f"{schema}@{VERSION}"})
        write_whole(given.out / f"{schema}.jsonl", "\n".join([head, *cases]) + "\n")
        print(f"{len(cases)} cases in {given.out / schema}.jsonl")
    for why, count in sorted(left_out.items()):
        print(f"{count} left out: {why}")
    print(
        "Personal data that can be found was replaced; names in running text cannot. Read every row before it is kept, "
        "and label the drafts that are not good.",
        file=sys.stderr,
    )
    return 0


async def _rows(given: argparse.Namespace) -> tuple[dict[str, list[str]], Counter[str]]:
    rows: dict[str, list[str]] = {"decisions": [], "drafts": []}
    left_out: Counter[str] = Counter()
    async for one in reviewed_in(given):
        if one.verdict.too_fast:
            left_out["reviewed faster than anybody reads"] += 1
            continue
        decision = decision_case(one, given.part)
        if decision is None:
            left_out["decisions that were rejected: nobody said what was due"] += 1
        else:
            rows["decisions"].append(decision.model_dump_json(exclude_unset=True))
        rows["drafts"] += [case.model_dump_json(exclude_unset=True) for case in draft_cases(one, given.part)]
    return rows, left_out
