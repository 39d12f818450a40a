"""`train`: learn the weights in the package anew, after a change of the labelled texts or the detectors."""

import argparse
from importlib.resources import files
from pathlib import Path

from drafting.domain.errors import DraftingError
from drafting.text.vocabulary import FOLDER


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where the weights go."""
    parser.add_argument("--out", type=Path, default=None, help="a folder; without it, into the package")


def main(given: argparse.Namespace) -> int:
    """Fit and write; a minute or two."""
    try:
        from evals.training import likely, planted, replies, vocabulary  # noqa: PLC0415  scikit-learn is for training only
    except ModuleNotFoundError as missing:
        raise DraftingError("training needs scikit-learn", hint="uv sync --group train") from missing
    for path in vocabulary.train(given.out or Path(str(files("drafting.text") / FOLDER))):
        print(f"{path.stat().st_size / 1e6:.2f} MB {path}", flush=True)
    # In this order: each reader sees what those before it make of a text.
    for reader, package in ((planted, "drafting.signals"), (likely, "drafting.signals"), (replies, "drafting.guards")):
        path = reader.train(given.out or Path(str(files(package))))
        print(f"{path.stat().st_size / 1e6:.2f} MB {path}", flush=True)
    return 0
