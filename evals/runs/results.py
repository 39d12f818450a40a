"""The results of a run on disk: one line a case, written as soon as it is there."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from drafting.domain.frozen import Frozen
from evals.cases.case import SCHEMAS, Case
from evals.runs.meta import RunMeta
from evals.targets.answer import Answer
from evals.whole import cut_off_half_a_line, write_whole

_SYNC_EVERY = 1.0
"""Seconds between two flushes to the disk for answers that cost nothing; what was paid for is flushed at once."""


class Failure(Frozen):
    """Why there is no answer; never holds words of the case."""

    code: str
    says: str


class Result(Frozen):
    """One case and what became of it."""

    n: int
    """Its place in the set, from 0."""
    case: dict[str, Any]
    answer: Answer | None = None
    failure: Failure | None = None
    seconds: float
    retries: int = 0

    def case_of(self, schema: str) -> Case:
        """The case as it was when it was asked."""
        return SCHEMAS[schema].model_validate(self.case)


class RunFolder:
    """A run's folder: `run.json`, `results.jsonl`, and the tape `calls.jsonl` where a model was asked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def results(self) -> Path:
        """One line a case."""
        return self.path / "results.jsonl"

    @property
    def tape(self) -> Path:
        """Every call of a model."""
        return self.path / "calls.jsonl"

    @property
    def exists(self) -> bool:
        """Whether a run was begun here."""
        return (self.path / "run.json").exists()

    def meta(self) -> RunMeta:
        """What this run is."""
        return RunMeta.model_validate_json((self.path / "run.json").read_text(encoding="utf-8"))

    def write_meta(self, meta: RunMeta) -> None:
        """Whole or not at all."""
        self.path.mkdir(parents=True, exist_ok=True)
        write_whole(self.path / "run.json", meta.model_dump_json(indent=1) + "\n")

    def read(self) -> Iterator[Result]:
        """Every result in the order of the set, the newest where a case was asked again; one in memory at a time."""
        places = {n: place for n, place, _ in _places(self.results)}
        with self.results.open("rb") as file:
            for n in sorted(places):
                file.seek(places[n])
                yield Result.model_validate_json(file.readline())

    def done(self, *, again_if_degraded: bool = False) -> set[int]:
        """The cases that need not be asked again."""
        done: set[int] = set()
        if self.results.exists():
            for n, _, line in _places(self.results):
                result = Result.model_validate_json(line)
                stands = result.answer is not None and not (again_if_degraded and result.answer.is_degraded)
                (done.add if stands else done.discard)(n)
        return done

    def put_in_order(self) -> None:
        """Rewrite the results in the order of the set, so that two runs with the same answers are the same bytes."""
        ordered = self.results.with_suffix(".part")
        with ordered.open("wb") as file:
            for result in self.read():
                file.write(_line(result))
        ordered.replace(self.results)


class Writing:
    """Appends results. Raises OSError where the disk takes no more; what was written before stays."""

    def __init__(self, folder: RunFolder) -> None:
        folder.path.mkdir(parents=True, exist_ok=True)
        self._path = folder.results
        self._synced = 0.0
        self._file: BinaryIO

    def __enter__(self) -> Self:
        if self._path.exists():
            cut_off_half_a_line(self._path)
        self._file = self._path.open("ab", buffering=0)
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._file.close()

    def append(self, result: Result) -> None:
        """Write one line, and have it on the disk before the next is asked where it was paid for."""
        before = self._file.tell()
        line = _line(result)
        try:
            written = self._file.write(line)
            if written < len(line):
                self._file.write(line[written:])
        except OSError:
            with suppress(OSError):
                self._file.truncate(before)
            raise
        was_paid = result.answer is not None and result.answer.usage.model_calls > 0
        if was_paid or time.monotonic() - self._synced > _SYNC_EVERY:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()


def _line(result: Result) -> bytes:
    values = result.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _places(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Each whole line's case number and place in the file."""
    with path.open("rb") as file:
        place = 0
        for line in file:
            if line.endswith(b"\n"):
                yield int(line[len(b'{"n":') : line.index(b",")]), place, line
            place += len(line)
