"""What is wrong with a set of cases, and where."""

from dataclasses import dataclass

_WINDOW = 60
"""Characters of the line that are shown on each side of the place."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, at its place in the file."""

    file: str
    line: int
    column: int | None
    says: str
    source: str = ""
    """The line of the file, where it helps to see it."""
    hint: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" + (f":{self.column}" if self.column else "")
        shown = [f"{place}  {self.says}"]
        if self.source and self.column:
            start = max(0, self.column - 1 - _WINDOW)
            piece = self.source[start : self.column - 1 + _WINDOW].rstrip()
            number = f"{self.line:>5} | "
            before = "…" if start else ""
            shown += [f"{number}{before}{piece}", " " * (len(number) + len(before) + self.column - 1 - start) + "^"]
        if self.hint:
            shown.append(f"      {self.hint}")
        return "\n".join(shown)


class BadSet(Exception):
    """A set that cannot be used, with everything that is wrong in it (the first few dozen)."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
