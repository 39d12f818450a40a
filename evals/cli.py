"""The command line of the evaluations: which command, and how an error is said."""

import argparse
import os
import shlex
import sys
from collections.abc import Sequence

from drafting.domain.errors import DefinitionError, DraftingError
from evals.cases.problems import BadSet
from evals.commands import (
    agreement,
    baseline,
    bench,
    check,
    compare,
    extract,
    manifest,
    public,
    quality,
    record,
    report,
    run,
    train,
)

_COMMANDS = (run, report, compare, baseline, check, bench, public, quality, extract, agreement, record, manifest, train)
BAD_INPUT = 2
"""Exit status for what the person has to correct; 1 is a comparison or a bar that failed, 3 a run that ended early."""


def parser() -> argparse.ArgumentParser:
    """Every command and option."""
    whole = argparse.ArgumentParser(prog="python -m evals", description="Measure the service on labelled sets.")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        name = command.__name__.rpartition(".")[2]
        says = (command.__doc__ or "").partition("\n")[0].removeprefix(f"`{name}`: ")
        one = commands.add_parser(name, help=says, description=says)
        command.add_options(one)
        one.set_defaults(command=command.main)
    return whole


def main(arguments: Sequence[str]) -> int:
    """Run one command."""
    given = parser().parse_args(arguments)
    given.said = f"python -m evals {shlex.join(arguments)}"
    try:
        return int(given.command(given))
    except BadSet as bad:
        for problem in bad.problems:
            _complain(str(problem))
        _complain(f"{len(bad.problems)} problem{'s' if len(bad.problems) > 1 else ''}; nothing was asked")
        return BAD_INPUT
    except DefinitionError as error:
        place = ":".join(str(part) for part in (error.file, error.line, error.column) if part)
        _complain(f"{place}  {error.message}", error.hint)
        return BAD_INPUT
    except DraftingError as error:
        _complain(error.message, error.hint)
        return BAD_INPUT
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _complain("stopped; what was answered is kept: the same command goes on from there")
        return 130


def _complain(says: str, hint: str | None = None) -> None:
    print(says, file=sys.stderr)
    if hint:
        print(f"  {hint}", file=sys.stderr)
