"""The command line. Each command imports what it needs when it runs, so that `--help` comes at once."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from drafting import __version__
from drafting.cli import arguments
from drafting.domain.errors import DefinitionError, DraftingError

_COMMANDS = {
    "serve": "drafting.cli.serve",
    "worker": "drafting.cli.serve",
    "demo": "drafting.cli.demo",
    "draft": "drafting.cli.ask",
    "decide": "drafting.cli.ask",
    "check": "drafting.cli.ask",
    "policy": "drafting.cli.policy",
    "prompts": "drafting.cli.prompts",
    "keys": "drafting.cli.keys",
    "people": "drafting.cli.people",
    "history": "drafting.cli.history",
    "migrate": "drafting.cli.serve",
    "doctor": "drafting.cli.doctor",
}
"""Which module runs which command: each has a function `run(args) -> int`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 when not, 2 when it was called wrongly."""
    parser = argparse.ArgumentParser(
        prog="drafting", description="Decide, draft, check and approve replies to negative comments."
    )
    parser.add_argument("--version", action="version", version=f"drafting {__version__}")
    arguments.add_commands(parser.add_subparsers(dest="command", required=True, metavar="COMMAND"))
    args = parser.parse_args(argv)
    try:
        return int(importlib.import_module(_COMMANDS[args.command]).run(args))
    except DraftingError as error:
        sys.stderr.write(said(error) + "\n")
        return 1
    except KeyboardInterrupt:
        return 130


def said(error: DraftingError) -> str:
    """An error as a person at a terminal reads it."""
    place = ""
    if isinstance(error, DefinitionError):
        place = ":".join(str(part) for part in (error.file, error.line, error.column) if part is not None) + "  "
    return f"{place}{error.message}" + (f"\n  hint: {error.hint}" if error.hint else "")
