"""`agreement`: say how often reviewers follow the service, per rule and category."""

import argparse
import asyncio
import json
from pathlib import Path

from evals.commands.stores import add_store_options, reviewed_in
from evals.reviewed.agreement import AgreementFigures, AgreementTally
from evals.whole import write_whole


def add_options(parser: argparse.ArgumentParser) -> None:
    """The store."""
    add_store_options(parser)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")


def main(given: argparse.Namespace) -> int:
    """Print a table."""
    figures = asyncio.run(_figures(given))
    if not figures:
        print("nothing was reviewed yet")
        return 0
    print(
        "| | followed as it stood | decision kept | edited text kept | verdicts | too fast |\n|---|---|---|---|---|---|"
    )
    for one in figures:
        name = "all" if one.kind == "all" else f"{one.kind} {one.group}"
        kept = "" if one.kept_of_edited is None else f"{one.kept_of_edited:.2f}"
        verdicts = ", ".join(f"{count} {verdict}" for verdict, count in one.verdicts.items())
        print(f"| {name} | {one.followed} | {one.decision_kept} | {kept} | {verdicts} | {one.too_fast or ''} |")
    if given.json:
        write_whole(given.json, json.dumps([one.model_dump(mode="json") for one in figures], indent=1) + "\n")
    return 0


async def _figures(given: argparse.Namespace) -> list[AgreementFigures]:
    tally = AgreementTally()
    async for one in reviewed_in(given):
        tally.add(one)
    return tally.figures()
