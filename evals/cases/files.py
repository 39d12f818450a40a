"""Rows out of a file of cases: JSON Lines, YAML, or the CSV export of a helpdesk. Not yet checked against a schema."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evals.cases.places import Path as NodePath
from evals.cases.places import place_in, place_of
from evals.cases.problems import BadSet, Problem

Columns = Mapping[str, str]
"""For CSV: which column holds which field, `{"comment.text": "Body", "expected.action": "Decision"}`."""


@dataclass(frozen=True)
class Raw:
    """One row as it stands in the file, and a way to find the place of anything in it."""

    line: int
    values: Any
    source: str
    locate: Callable[[NodePath, bool], tuple[int, int | None]]


Item = Raw | Problem


@dataclass(frozen=True)
class Opened:
    """A file of cases: the schema that its first line names, if any, and its rows."""

    schema: str | None
    rows: Iterator[Item]


def open_file(path: Path, columns: Columns | None = None) -> Opened:
    """Open by the name's ending. Raises BadSet when it cannot be read at all."""
    try:
        match path.suffix.lower():
            case ".jsonl" | ".ndjson":
                return _json_lines(path)
            case ".yaml" | ".yml":
                return _yaml(path)
            case ".csv":
                return _csv(path, columns)
            case ending:
                raise _bad(path, f"a set cannot be read from `{ending or path.name}`", "use .jsonl, .yaml or .csv")
    except OSError as error:
        raise _bad(path, error.strerror or "cannot be read", None) from None


def _bad(
    path: Path, says: str, hint: str | None, *, line: int = 1, column: int | None = None, source: str = ""
) -> BadSet:
    return BadSet((Problem(str(path), line, column, says, source=source, hint=hint),))


def _json_lines(path: Path) -> Opened:
    rows = _json_rows(path)
    first = next(rows, None)
    if isinstance(first, Raw) and isinstance(first.values, dict) and "schema" in first.values:
        return Opened(str(first.values["schema"]), rows)
    return Opened(None, _chained(first, rows))


def _chained(first: Item | None, rest: Iterator[Item]) -> Iterator[Item]:
    if first is not None:
        yield first
    yield from rest


def _json_rows(path: Path) -> Iterator[Item]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _json_row(str(path), number, line)


def _json_row(file: str, number: int, line: bytes) -> Item:
    try:
        text = line.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        return Problem(file, number, error.start + 1, "is not UTF-8", hint="save the file as UTF-8")
    try:
        values = json.loads(text, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        return Problem(file, number, error.colno, f"is not JSON: {error.msg}", source=text)
    except (ValueError, RecursionError) as error:
        return Problem(file, number, 1, f"is not JSON that can be read: {error}", source=text)

    def locate(path: NodePath, of_key: bool) -> tuple[int, int | None]:
        return number, place_in(text, path, of_key=of_key)[1]

    return Raw(number, values, text, locate)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return values


def _yaml(path: Path) -> Opened:
    """A mapping of `schema` and `cases`. Read whole: it is the form for sets that people write by hand."""
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, None)
        raise _bad(
            path, f"is not YAML: {error.problem}", None, line=line, column=column, source=_line(text, line)
        ) from None
    except (yaml.YAMLError, ValueError) as error:
        raise _bad(path, f"is not YAML: {error}", None) from None
    if not isinstance(values, dict) or not isinstance(values.get("cases"), list):
        raise _bad(path, "must hold `schema` and a list `cases`", "schema: decisions@1")
    return Opened(str(values["schema"]) if "schema" in values else None, _yaml_rows(text, root, values["cases"]))


def _yaml_rows(text: str, root: yaml.Node | None, cases: list[Any]) -> Iterator[Item]:
    for index, values in enumerate(cases):

        def locate(path: NodePath, of_key: bool, index: int = index) -> tuple[int, int | None]:
            return place_of(root, ("cases", index, *path), of_key=of_key)

        line = locate((), False)[0]
        yield Raw(line, values, _line(text, line), locate)


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _csv(path: Path, columns: Columns | None) -> Opened:
    """The export of a helpdesk; without a column map the headings are the fields' own names."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads = next(csv.reader(file), [])
    used = dict(columns or {head: head for head in heads})
    unknown = [column for column in used.values() if column not in heads]
    if unknown:
        raise _bad(path, f"there is no column {unknown[0]!r}", f"the columns are: {', '.join(heads)}")
    return Opened(None, _csv_rows(path, used, heads))


def _csv_rows(path: Path, columns: Columns, heads: list[str]) -> Iterator[Item]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        line = reader.line_num + 1
        try:
            for row in reader:
                values = _nested({field: row[column] for field, column in columns.items() if row[column]})
                values.setdefault("id", f"{path.stem}-{line}")

                def locate(path: NodePath, of_key: bool, line: int = line) -> tuple[int, int | None]:
                    column = columns.get(".".join(map(str, path)))
                    return line, heads.index(column) + 1 if column in heads else None

                yield Raw(line, values, "", locate)
                line = reader.line_num + 1
        except csv.Error as error:
            yield Problem(str(path), line, None, f"is not CSV: {error}")
        except UnicodeDecodeError:
            yield Problem(str(path), line, None, "is not UTF-8", hint="save the export as UTF-8")


def _nested(fields: dict[str, str]) -> dict[str, Any]:
    """`{"comment.text": "…"}` as `{"comment": {"text": "…"}}`."""
    values: dict[str, Any] = {}
    for field, value in fields.items():
        inner = values
        *outer, last = field.split(".")
        for step in outer:
            inner = inner.setdefault(step, {})
        inner[last] = value.strip()
    return values
