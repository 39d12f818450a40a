"""The options that name a set, for every command that reads one."""

import argparse

from evals.cases.case import SCHEMAS


def add_set_options(parser: argparse.ArgumentParser, *, default: str | None = None) -> None:
    """Which set, and how to read a file that does not say what it is."""
    sets = ", ".join(SCHEMAS)
    parser.add_argument(
        "set",
        metavar="SET",
        nargs="?" if default else None,
        default=default,
        help=f"one of ours ({sets}), or a .jsonl, .yaml or .csv file",
    )
    parser.add_argument("--part", choices=("tuning", "reporting"), help="only this part of one of our sets")
    parser.add_argument("--schema", help="for a file that does not name its schema: decisions@1, drafts@1, attacks@1")
    parser.add_argument(
        "--columns",
        nargs="+",
        metavar="FIELD=COLUMN",
        help="for a CSV file: comment.text=Body expected.action=Decision …",
    )


def columns_of(given: argparse.Namespace) -> dict[str, str] | None:
    """The column map, if any."""
    if not given.columns:
        return None
    pairs = [item.partition("=") for item in given.columns]
    return {field: column for field, _, column in pairs}
