"""`public`: measure on public labelled data in a folder of yours (spam, hate, planted instructions, …)."""

import argparse
import asyncio
import json
from pathlib import Path

from evals.commands.targets import add_target_options, plan_of
from evals.public.formats import FORMATS
from evals.public.measure import Measured
from evals.public.measuring import as_text, known_files, measured
from evals.targets.answer import Target
from evals.whole import write_whole


def add_options(parser: argparse.ArgumentParser) -> None:
    """The folder, which files, and what is measured."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="where the files are")
    parser.add_argument("--only", nargs="+", metavar="FILE", default=[], help=f"of: {', '.join(FORMATS)}")
    parser.add_argument("--groups", action="store_true", help="every figure per class and language as well")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N rows of each file")
    parser.add_argument("--concurrency", type=int, default=1, metavar="N", help="rows under way at once")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--enforce", action="store_true", help="exit 1 when a bar is missed")
    add_target_options(parser)


def main(given: argparse.Namespace) -> int:
    """Print the figures of each file as it is done."""
    files = known_files(given.folder, given.only)
    target = plan_of(given, with_drafts=False).build(None, "public")
    done = asyncio.run(_all(files, target, given))
    if given.json:
        values = {"answered_by": str(target.answered_by), "files": [one.model_dump(mode="json") for one in done]}
        write_whole(given.json, json.dumps(values, indent=1) + "\n")
    is_missed = any(bar.reached is False for one in done for bar in one.bars)
    return 1 if given.enforce and is_missed else 0


async def _all(files: list[Path], target: Target, given: argparse.Namespace) -> list[Measured]:
    done = []
    try:
        for path in files:
            one = await measured(path, target, limit=given.limit, at_once=given.concurrency)
            print("\n".join(as_text(one, str(target.answered_by), with_groups=given.groups)), flush=True)
            done.append(one)
    finally:
        await target.close()
    return done
