"""The sets by name: which files belong to `decisions`, and the part for tuning or for reporting."""

from pathlib import Path
from typing import get_args

from evals.cases.case import SCHEMAS, Part
from evals.cases.files import Columns
from evals.cases.problems import BadSet, Problem
from evals.cases.reading import CaseSet, check

DATASETS = Path(__file__).parent.parent / "datasets"


def find(
    name: str,
    *,
    part: Part | None = None,
    schema: str | None = None,
    columns: Columns | None = None,
    folder: Path = DATASETS,
) -> CaseSet:
    """A set of ours by name, or any file by its path. Raises BadSet when it is neither, or wrong inside."""
    if name in SCHEMAS:
        parts: tuple[Part, ...] = (part,) if part else get_args(Part)
        files = [folder / f"{name}.{one}.jsonl" for one in parts]
        return check([file for file in files if file.exists()] or files, name=name)
    path = Path(name)
    if not path.is_file():
        hint = f"name a file, or one of our sets: {', '.join(SCHEMAS)}"
        raise BadSet((Problem(name, 1, None, "there is no such set or file", hint=hint),))
    return check([path], name=path.stem, schema=schema, columns=columns)
