"""`check`: say whether a set can be used, with every error at its line and column."""

import argparse

from evals.cases.library import find
from evals.commands.sets import add_set_options, columns_of


def add_options(parser: argparse.ArgumentParser) -> None:
    """The set."""
    add_set_options(parser)


def main(given: argparse.Namespace) -> int:
    """Raises BadSet, which the command line prints."""
    cases = find(given.set, part=given.part, schema=given.schema, columns=columns_of(given))
    print(
        f"{cases.size} {cases.schema} in {', '.join(file.name for file in cases.files)}: all in order ({cases.digest})"
    )
    return 0
