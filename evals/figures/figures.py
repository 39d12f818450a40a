"""The figures of a run, as they are written to JSON and drawn in the report."""

from typing import Literal

from drafting.domain.frozen import Frozen
from evals.runs.meta import RunMeta
from evals.stats.rate import Rate


class ClassFigures(Frozen):
    """One class of one field: of what was said to be it, how much was; of what was it, how much was found."""

    name: str
    due: int
    said: int
    precision: Rate
    recall: Rate


class Confusion(Frozen):
    """What was due (rows) against what came (columns)."""

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class FieldFigures(Frozen):
    """One field of the decision in one group."""

    field: str
    group: str
    right: Rate
    """Marked alternatives count as right."""
    to_the_letter: Rate
    """Only the label itself counts."""
    macro_f1: float | None
    """The mean over classes, so that a rare class weighs as much as a common one."""
    classes: tuple[ClassFigures, ...]
    confusion: Confusion


class MistakeFigures(Frozen):
    """One kind of mistake: how often it was made where it could be."""

    name: str
    sentence: str
    is_grave: bool
    groups: dict[str, Rate]
    cases: tuple[tuple[str, str], ...]
    """The cases with the mistake, and what shows it; the first few hundred."""
    unscored: tuple[tuple[str, str], ...]
    """The cases that the scorer failed on."""


class KindFigures(Frozen):
    """One kind of finding in one group."""

    kind: str
    group: str
    found: Rate
    """Of the drafts that deserve it."""
    false_alarms: Rate
    """Of the drafts that do not."""
    precision: Rate


class Spread(Frozen):
    """Percentiles."""

    p50: float | None
    p95: float | None
    p99: float | None
    most: float | None
    total: float | None


class GroupFigures(Frozen):
    """The size of a group, and its means."""

    name: str
    cases: int
    cost_per_case: float | None
    seconds_per_case: float | None


class Bar(Frozen):
    """A figure against what is asked of it."""

    says: str
    asked: str
    value: float | None
    reached: bool | None
    """None where there was nothing to count."""


class Figures(Frozen):
    """All of a run."""

    schema_name: Literal["figures@1"] = "figures@1"
    run: RunMeta
    answered_by: str
    parts: dict[str, int]
    cases: int
    answered: int
    degraded: int
    """Answered, but a model was asked and gave nothing usable somewhere."""
    retries: int
    failures: dict[str, int]
    notes: dict[str, int]
    draft_sources: dict[str, int]
    groups: tuple[GroupFigures, ...]
    fields: tuple[FieldFigures, ...]
    decided_alone: dict[str, Rate]
    """Right, and not put before a person without need."""
    mistakes: tuple[MistakeFigures, ...]
    kinds: tuple[KindFigures, ...]
    seconds: Spread
    cost_usd: Spread
    tokens: dict[str, int]
    bars: tuple[Bar, ...]

    def mistake(self, name: str) -> MistakeFigures | None:
        """The figures of one scorer."""
        return next((mistake for mistake in self.mistakes if mistake.name == name), None)

    def field(self, name: str, group: str = "all") -> FieldFigures | None:
        """One field in one group."""
        return next((field for field in self.fields if field.field == name and field.group == group), None)
