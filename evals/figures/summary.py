"""From counts to figures with intervals."""

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import product
from statistics import fmean

from drafting.domain.decision import Action, Category, Urgency, Visibility
from drafting.domain.draft import FindingKind
from evals.cases.case import FIELDS, Field4
from evals.figures.bars import bars_of
from evals.figures.figures import (
    ClassFigures,
    Confusion,
    FieldFigures,
    Figures,
    GroupFigures,
    KindFigures,
    MistakeFigures,
    Spread,
)
from evals.figures.groups import attack_of, is_plain
from evals.figures.tally import Pair, Tally
from evals.runs.meta import RunMeta
from evals.runs.results import RunFolder
from evals.scorers import SCORERS
from evals.stats.bootstrap import intervals
from evals.stats.paired import percentile
from evals.stats.rate import Rate, wilson

_MOST_CASES = 300
"""Ids listed per mistake."""
_RESAMPLED = ("action", "category")
"""Whose classes get bootstrapped intervals; resampling every field in every group would take minutes."""
_ORDER: dict[Field4, tuple[str, ...]] = {
    "action": tuple(map(str, Action)),
    "category": tuple(map(str, Category)),
    "urgency": tuple(map(str, Urgency)),
    "visibility": (*map(str, Visibility), "None"),
}


def figures_of(folder: RunFolder) -> Figures:
    """Read a run and sum it up."""
    meta = folder.meta()
    tally = Tally(meta.case_schema)
    for result in folder.read():
        tally.add(result)
    return summed(tally, meta)


def summed(tally: Tally, meta: RunMeta) -> Figures:
    """The figures of these counts."""
    seed = meta.identity.seed or 0
    groups = sorted(tally.groups, key=_group_order)
    figures = Figures(
        run=meta,
        answered_by=str(meta.identity.answered_by),
        parts=dict(sorted(tally.parts.items())),
        cases=tally.size,
        answered=tally.answered,
        degraded=tally.degraded,
        retries=tally.retries,
        failures=dict(sorted(tally.failures.items())),
        notes=dict(sorted(tally.notes.items())),
        draft_sources=dict(sorted(tally.sources.items())),
        groups=tuple(_group(tally, group) for group in groups),
        fields=tuple(
            _field(tally, name, group, seed)
            for name, group in product(FIELDS, groups)
            if tally.pairs.get((name, group)) and attack_of(group) is None
        ),
        decided_alone={
            group: Rate.of_counts(tally.alone[group].made, tally.alone[group].due)
            for group in groups
            if group in tally.alone
        },
        mistakes=tuple(_mistake(tally, index, groups) for index in range(len(SCORERS))),
        kinds=tuple(
            _kind(tally, kind, group)
            for kind, group in product(FindingKind, groups)
            if tally.kinds.get((kind, group)) and is_plain(group)
        ),
        seconds=_spread(tally.seconds),
        cost_usd=_spread(tally.costs),
        tokens=dict(tally.tokens),
        bars=(),
    )
    return figures.model_copy(update={"bars": bars_of(figures)})


def _group_order(group: str) -> tuple[int, str]:
    """All, our languages, the others, difficulty, and then what is finer."""
    first = ("all", "nl", "en")
    if group in first:
        return (first.index(group), "")
    return (4 if group in ("easy", "hard") else 3 if is_plain(group) else 5, group)


def _group(tally: Tally, group: str) -> GroupFigures:
    costs, seconds = tally.cost_of[group], tally.seconds_of[group]
    return GroupFigures(
        name=group,
        cases=tally.groups[group],
        cost_per_case=sum(costs) / len(costs) if costs else None,
        seconds_per_case=sum(seconds) / len(seconds) if seconds else None,
    )


def _field(tally: Tally, name: Field4, group: str, seed: int) -> FieldFigures:
    counts = tally.pairs[name, group]
    used = {value for pair in counts for value in pair}
    labels = tuple(label for label in _ORDER[name] if label in used)
    total = counts.total()
    classes = _classes(labels, counts, seed if name in _RESAMPLED and is_plain(group) else None)
    f1 = [_f1(one) for one in classes if one.due]
    return FieldFigures(
        field=name,
        group=group,
        right=Rate.of_counts(sum(count for (due, came), count in counts.items() if due == came), total),
        to_the_letter=Rate.of_counts(tally.strict[name, group], total),
        macro_f1=fmean(f1) if f1 else None,
        classes=classes,
        confusion=Confusion(labels=labels, counts=tuple(tuple(counts[due, came] for came in labels) for due in labels)),
    )


def _f1(one: ClassFigures) -> float:
    both = (one.precision.value or 0.0, one.recall.value or 0.0)
    return 2 * both[0] * both[1] / sum(both) if sum(both) else 0.0


def _classes(labels: Sequence[str], counts: Counter[Pair], seed: int | None) -> tuple[ClassFigures, ...]:
    """Precision and recall of every class, their intervals over the same resampled cases; Wilson's without a seed."""
    pairs = list(counts)

    def shares(drawn: Sequence[int]) -> dict[str, float | None]:
        hits: Counter[str] = Counter()
        due: Counter[str] = Counter()
        said: Counter[str] = Counter()
        for (was, came), count in zip(pairs, drawn, strict=True):
            due[was] += count
            said[came] += count
            hits[was] += count if was == came else 0
        precisions = {f"p {label}": hits[label] / said[label] if said[label] else None for label in labels}
        return precisions | {f"r {label}": hits[label] / due[label] if due[label] else None for label in labels}

    sure = {} if seed is None else intervals(list(counts.values()), shares, seed=seed)
    found = []
    for label in labels:
        hit = counts[label, label]
        due = sum(count for (was, _), count in counts.items() if was == label)
        said = sum(count for (_, came), count in counts.items() if came == label)
        found.append(
            ClassFigures(
                name=label,
                due=due,
                said=said,
                precision=_rate(hit, said, sure.get(f"p {label}")),
                recall=_rate(hit, due, sure.get(f"r {label}")),
            )
        )
    return tuple(found)


def _rate(hits: int, of: int, between: tuple[float, float] | None) -> Rate:
    if not of:
        return Rate(hits=0, of=0, value=None)
    if hits in (0, of) or between is None:
        low, high = wilson(hits, of)
        return Rate(hits=hits, of=of, value=hits / of, low=low, high=high, method="wilson")
    return Rate(hits=hits, of=of, value=hits / of, low=between[0], high=between[1], method="bootstrap")


def _mistake(tally: Tally, index: int, groups: Sequence[str]) -> MistakeFigures:
    scorer = SCORERS[index]
    counted = {group: tally.mistakes[scorer.name, group] for group in groups if (scorer.name, group) in tally.mistakes}
    return MistakeFigures(
        name=scorer.name,
        sentence=scorer.sentence,
        is_grave=scorer.is_grave,
        groups={group: Rate.of_counts(one.made, one.due) for group, one in counted.items()},
        cases=tuple(tally.made_by[scorer.name][:_MOST_CASES]),
        unscored=tuple(tally.unscored[scorer.name][:_MOST_CASES]),
    )


def _kind(tally: Tally, kind: FindingKind, group: str) -> KindFigures:
    counts = tally.kinds[kind, group]
    return KindFigures(
        kind=kind.value,
        group=group,
        found=Rate.of_counts(counts.hit, counts.due),
        false_alarms=Rate.of_counts(counts.false, counts.not_due),
        precision=Rate.of_counts(counts.hit, counts.hit + counts.false),
    )


def _spread(values: "array[float]") -> Spread:
    return Spread(
        p50=percentile(values, 0.5),
        p95=percentile(values, 0.95),
        p99=percentile(values, 0.99),
        most=max(values, default=None),
        total=sum(values) if values else None,
    )
