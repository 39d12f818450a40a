"""`drafting prompts check` and `lock`: released prompts never change."""

import argparse

from drafting.cli.console import line
from drafting.prompting.library import Prompts, lock
from drafting.settings import Settings, data_folder


def run(args: argparse.Namespace) -> int:
    """Check every prompt against the lock, or add new versions to it."""
    folder = data_folder("prompts", Settings.from_env().prompts_dir)
    if args.verb == "lock":
        for name in lock(folder):
            line(f"locked {name}")
    for ref in Prompts.load(folder).refs:
        line(f"{ref}")
    return 0
