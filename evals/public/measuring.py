"""One public file after the other through a target."""

import asyncio
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from drafting.domain.errors import DraftingError, InvalidInput
from evals.public.formats import FORMATS
from evals.public.measure import Counts, Line, Measure, Measured
from evals.public.rows import PublicRow, rows
from evals.targets.answer import NoAnswer, Target


def known_files(folder: Path, only: list[str]) -> list[Path]:
    """The files of the folder that are known. Raises InvalidInput when there is none."""
    wanted = [name if name.endswith(".jsonl") else f"{name}.jsonl" for name in only] or list(FORMATS)
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        raise InvalidInput(f"no format is known for {unknown[0]}", field="FILE", hint=f"known: {', '.join(FORMATS)}")
    found = [folder / name for name in wanted if (folder / name).is_file()]
    if not found:
        raise InvalidInput(f"{folder} holds none of the known files", field="DIR", hint=f"known: {', '.join(FORMATS)}")
    return found


async def measured(path: Path, target: Target, *, limit: int | None, at_once: int = 1) -> Measured:
    """One file: every row answered, counted, and forgotten; `at_once` rows are under way together."""
    counting = _Counting(FORMATS[path.name], target)
    left = islice(rows(path), limit)

    async def some() -> None:
        for row in left:
            await counting.answer(row)

    await asyncio.gather(*(some() for _ in range(max(1, at_once))))
    return counting.as_measured(path.name)


class _Counting:
    """The figures of one file as they come."""

    def __init__(self, measure: Measure, target: Target) -> None:
        self._measure, self._target, self._counts = measure, target, Counts()
        self._total = self._unreadable = self._failed = 0

    async def answer(self, row: PublicRow) -> None:
        """Answer one row, and count it."""
        self._total += 1
        case = row.as_reply(self._measure.reply_to) if self._measure.reply_to else row.as_comment()
        if case is None:
            self._unreadable += 1
            return
        try:
            answer = await self._target.answer(case)
        except (NoAnswer, DraftingError):
            self._failed += 1
            return
        self._counts.add(self._measure.count(row, answer))

    def as_measured(self, file: str) -> Measured:
        """The figures with their intervals and bars."""
        rates = self._counts.rates()
        return Measured(
            file=file,
            measures=self._measure.measures,
            rows=self._total,
            unreadable=self._unreadable,
            failed=self._failed,
            lines=tuple(Line(figure=figure, group=group, rate=rate) for (figure, group), rate in rates.items()),
            bars=tuple(self._measure.bars(rates, self._target.answered_by.kind != "none")),
        )


def as_text(one: Measured, answered_by: str, *, with_groups: bool) -> Iterator[str]:
    """The figures of one file as Markdown."""
    left_out = [f"{one.unreadable} that no service would take" if one.unreadable else ""]
    left_out += [f"{one.failed} without an answer" if one.failed else ""]
    said = "".join(f", {part} left out" for part in left_out if part)
    yield f"### {one.file}: {one.measures} ({one.rows} rows{said}; answered by {answered_by})"
    yield from ("", "| figure | group | share |", "|---|---|---|")
    for line in one.lines:
        if with_groups or line.group == "all":
            yield f"| {line.figure} | {line.group} | {line.rate} |"
    for bar in one.bars:
        reached = {True: "reached", False: "MISSED", None: "nothing to count"}[bar.reached]
        value = "" if bar.value is None else f", measured {bar.value:.4f}"
        yield f"\n{bar.says}: {bar.asked}{value}: {reached}"
    yield ""
