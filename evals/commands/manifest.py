"""`manifest`: write down what our own sets hold, after a change of them."""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from evals.cases.library import DATASETS
from evals.cases.reading import check
from evals.whole import digest_of_file, write_whole


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where the sets are."""
    parser.add_argument("--folder", type=Path, default=DATASETS)


def main(given: argparse.Namespace) -> int:
    """Check every file, and write manifest.json."""
    files = {path.name: _said(path) for path in sorted(given.folder.glob("*.jsonl"))}
    write_whole(given.folder / "manifest.json", json.dumps({"files": files}, indent=1) + "\n")
    for name, said in files.items():
        print(f"{said['cases']:>5} {name}")
    return 0


def _said(path: Path) -> dict[str, Any]:
    cases = check([path], name=path.stem)
    languages: Counter[str] = Counter()
    difficulties: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    for case in cases.cases():
        languages[case.language or "none"] += 1
        difficulties[case.difficulty or "none"] += 1
        themes[case.theme] += 1
    return {
        "schema": f"{cases.schema}@1",
        "cases": cases.size,
        "languages": dict(languages.most_common()),
        "difficulty": dict(difficulties.most_common()),
        "themes": dict(sorted(themes.items())),
        "sha256": digest_of_file(path),
    }
