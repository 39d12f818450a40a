"""Cases out of files: every file is checked as a whole before anything is asked, then read again case by case."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from evals.cases.case import SCHEMAS, VERSION, Case
from evals.cases.files import Columns, Item, Raw, open_file
from evals.cases.problems import BadSet, Problem
from evals.whole import digest_of_file

_MOST_PROBLEMS = 40
"""Shown at once; a file with the wrong columns would otherwise fill screens."""


@dataclass(frozen=True)
class CaseSet:
    """Files that were checked: what kind of cases they hold, and how many."""

    name: str
    files: tuple[Path, ...]
    schema: str
    size: int
    digest: str
    """Of the files' bytes: two runs with the same digest had the same cases."""
    columns: Columns | None = None

    def cases(self) -> Iterator[Case]:
        """One case after the other; never more than one in memory."""
        for path in self.files:
            for item in open_file(path, self.columns).rows:
                case = _case(path, item, SCHEMAS[self.schema])
                if isinstance(case, Problem):
                    raise BadSet((case,))
                yield case


@dataclass
class _Seen:
    """What must hold across rows."""

    ids: dict[str, str] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)

    def complaint(self, case: Case, place: str) -> str | None:
        """What is wrong with this case beside the ones before it."""
        if case.id in self.ids:
            return f"the id `{case.id}` was used before, at {self.ids[case.id]}"
        self.ids[case.id] = place
        part = self.themes.setdefault(case.theme, case.part)
        if part != case.part and case.theme != "none":
            return f"theme `{case.theme}` is in both parts: themes, not rows, are divided over tuning and reporting"
        return None


def check(files: Sequence[Path], *, name: str, schema: str | None = None, columns: Columns | None = None) -> CaseSet:
    """Read everything once. Raises BadSet with all that is wrong."""
    problems: list[Problem] = []
    seen, size, found = _Seen(), 0, schema
    digest = hashlib.sha256()
    for path in files:
        opened = open_file(path, columns)
        said = opened.schema or schema
        kind = _kind(path, said)
        if found is not None and said != found:
            raise BadSet((Problem(str(path), 1, 1, f"holds `{said}`, unlike `{found}` of the files before it"),))
        found = said
        digest.update(digest_of_file(path).encode())
        for item in opened.rows:
            size += 1
            problems += _problems(path, item, kind, seen)
            if len(problems) >= _MOST_PROBLEMS:
                raise BadSet(tuple(problems))
    if problems:
        raise BadSet(tuple(problems))
    if not size:
        raise BadSet((Problem(str(files[0]), 1, None, "holds no cases"),))
    assert found is not None
    return CaseSet(name, tuple(files), found.partition("@")[0], size, digest.hexdigest()[:12], columns)


def _kind(path: Path, said: str | None) -> type[Case]:
    known = ", ".join(f"{name}@{VERSION}" for name in SCHEMAS)
    if said is None:
        hint = f'{{"schema": "decisions@{VERSION}"}} in JSON Lines, or say which with --schema; there are: {known}'
        raise BadSet((Problem(str(path), 1, 1, "the first line does not name a schema", hint=hint),))
    name, _, version = said.partition("@")
    if name not in SCHEMAS or version not in ("", str(VERSION)):
        raise BadSet((Problem(str(path), 1, 1, f"unknown schema `{said}`", hint=f"there are: {known}"),))
    return SCHEMAS[name]


def _problems(path: Path, item: Item, kind: type[Case], seen: _Seen) -> list[Problem]:
    if isinstance(item, Problem):
        return [item]
    try:
        case = kind.model_validate(item.values)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        return [_problem(path, item, detail, kind) for detail in details]
    complaint = seen.complaint(case, f"{path}:{item.line}")
    if complaint is None:
        return []
    line, column = item.locate(("id" if "the id" in complaint else "theme",), False)
    return [Problem(str(path), line, column, complaint, source=item.source)]


def _case(path: Path, item: Item, kind: type[Case]) -> Case | Problem:
    if isinstance(item, Problem):
        return item
    try:
        return kind.model_validate(item.values)
    except ValidationError as error:
        return _problem(path, item, error.errors(include_url=False, include_input=True)[0], kind)


def _problem(path: Path, item: Raw, detail: ErrorDetails, kind: type[Case]) -> Problem:
    at = detail["loc"]
    name = ".".join(map(str, at)) or "the row"
    is_extra = detail["type"] == "extra_forbidden"
    line, column = item.locate(at, is_extra)
    hint = None
    match detail["type"]:
        case "missing":
            says = f"`{name}` is missing"
        case "extra_forbidden":
            says = f"unknown field `{name}`"
            close = get_close_matches(str(at[-1]), kind.model_fields, n=1)
            hint = f"did you mean `{close[0]}`?" if close else None
        case "enum" | "literal_error":
            says, hint = f"`{name}` is {detail['input']!r}", f"one of: {detail['ctx']['expected']}"
        case _:
            says = f"`{name}`: {detail['msg'].removeprefix('Value error, ')}"
    return Problem(str(path), line, column, says, source=item.source, hint=hint)
