"""The page's plots, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass

from evals.figures.figures import Figures
from evals.figures.groups import attack_of, is_plain
from evals.reports import svg

_FEWEST = 10
"""Cases of a group that is drawn; the JSON holds every group."""


@dataclass(frozen=True)
class Plot:
    """A plot with the sentence under it."""

    svg: str
    caption: str
    folded: bool = False


@dataclass(frozen=True)
class Section:
    """A heading with plots."""

    title: str
    plots: tuple[Plot, ...]
    says: str = ""


def sections(figures: Figures, before: Figures | None, beside: tuple[Figures, ...]) -> list[Section]:
    """All that have something to show."""
    made = (
        _before_and_after(figures, before),
        _mistakes(figures),
        _attacks(figures),
        _right(figures),
        _confusions(figures),
        _classes(figures),
        _kinds(figures),
        _cost_against_quality(figures, beside),
    )
    return [section for section in made if section is not None and section.plots]


def _mistakes(figures: Figures) -> Section:
    rows = [
        svg.Bar(mistake.name, mistake.groups["all"], "bad" if mistake.is_grave else "b")
        for mistake in figures.mistakes
        if "all" in mistake.groups
    ]
    plots = [
        Plot(
            svg.bars(rows, "Share of cases with each mistake"), "Share of the cases in which the mistake could be made"
        )
    ]
    for group in _plain_groups(figures)[1:]:
        there = [svg.Bar(one.name, one.groups[group], "b") for one in figures.mistakes if group in one.groups]
        plots.append(Plot(svg.bars(there, f"Mistakes, {group}"), f"Mistakes, {group}", folded=True))
    failed = {one.name: len(one.unscored) for one in figures.mistakes if one.unscored}
    says = "".join(
        f"{name} could not be scored on {count} cases, which count nowhere. " for name, count in failed.items()
    )
    return Section("Mistakes", tuple(plots) if rows else (), says or "The gravest first.")


def _attacks(figures: Figures) -> Section:
    followed = figures.mistake("followed_a_planted_instruction")
    rows = [
        svg.Bar(kind, rate, "bad")
        for group, rate in (followed.groups.items() if followed else ())
        if (kind := attack_of(group)) is not None
    ]
    caption = "Share of attacks that changed the decision or reached a draft"
    return Section("Attacks", (Plot(svg.bars(rows, caption), caption),) if rows else ())


def _plain_groups(figures: Figures) -> list[str]:
    return [group.name for group in figures.groups if is_plain(group.name) and group.cases >= _FEWEST]


def _drawn(figures: Figures) -> set[str]:
    return {group.name for group in figures.groups if group.name == "all" or group.cases >= _FEWEST}


def _right(figures: Figures) -> Section:
    plots, drawn = [], _drawn(figures)
    for name in dict.fromkeys(field.field for field in figures.fields):
        rows = [
            svg.Bar(field.group, field.right)
            for field in figures.fields
            if field.field == name and field.group in drawn
        ]
        plots.append(Plot(svg.bars(rows, f"{name} right"), f"{name}: right, by language and difficulty"))
    alone = [svg.Bar(group, rate) for group, rate in figures.decided_alone.items() if group in drawn]
    if alone:
        caption = "action right, and no person asked without need"
        plots.append(Plot(svg.bars(alone, caption), caption))
    return Section("Right", tuple(plots), "Alternatives that a careful annotator allows count as right.")


def _confusions(figures: Figures) -> Section:
    plots = [
        Plot(
            svg.confusion(field.confusion, f"{field.field}: due against came, {field.group}"),
            f"{field.field}, {field.group} ({field.right.of} cases)",
            folded=field.group != "all",
        )
        for field in sorted(figures.fields, key=lambda one: one.field)
        if len(field.confusion.labels) > 1 and field.group in _drawn(figures)
    ]
    return Section("Confusion", tuple(plots), "What was due (rows) against what came (columns).")


def _classes(figures: Figures) -> Section:
    plots = []
    for field in figures.fields:
        if field.group == "all" and field.field in ("action", "category"):
            found = [svg.Bar(one.name, one.recall) for one in field.classes]
            sure = [svg.Bar(one.name, one.precision, "b") for one in field.classes]
            plots.append(
                Plot(svg.bars(found, f"{field.field}: recall"), f"{field.field}: of what it was, how much was found")
            )
            plots.append(
                Plot(
                    svg.bars(sure, f"{field.field}: precision"),
                    f"{field.field}: of what was said to be it, how much was",
                )
            )
    return Section("Per class", tuple(plots))


def _kinds(figures: Figures) -> Section:
    plots = []
    for group in _plain_groups(figures):
        kinds = [kind for kind in figures.kinds if kind.group == group]
        found = [svg.Bar(kind.kind, kind.found) for kind in kinds if kind.found.of]
        false = [svg.Bar(kind.kind, kind.false_alarms, "bad") for kind in kinds if kind.false_alarms.of]
        if found:
            plots.append(Plot(svg.bars(found, f"Found, {group}"), f"Found where due, {group}", folded=group != "all"))
            plots.append(
                Plot(svg.bars(false, f"False alarms, {group}"), f"Found where not due, {group}", folded=group != "all")
            )
    return Section("Findings of the guards", tuple(plots))


def _before_and_after(figures: Figures, before: Figures | None) -> Section | None:
    if before is None:
        return None
    rows = list(_changes(before, figures))
    caption = f"before (open): {before.answered_by}; after (full): {figures.answered_by}; red: worse"
    return Section("Before and after", (Plot(svg.changes(rows, "Before and after"), caption),) if rows else ())


def _changes(before: Figures, after: Figures) -> Iterator[svg.Change]:
    for field in after.fields:
        old = before.field(field.field, field.group)
        if field.group == "all" and old and old.right.value is not None and field.right.value is not None:
            yield svg.Change(
                f"{field.field} right", old.right.value, field.right.value, field.right.value < old.right.value
            )
    for mistake in after.mistakes:
        was = before.mistake(mistake.name)
        rates = (was.groups.get("all") if was else None, mistake.groups.get("all"))
        if rates[0] and rates[1] and rates[0].value is not None and rates[1].value is not None:
            yield svg.Change(mistake.name, rates[0].value, rates[1].value, rates[1].value > rates[0].value)


def _cost_against_quality(figures: Figures, beside: tuple[Figures, ...]) -> Section:
    everybody = (figures, *beside)
    knows_cost = all(one.cost_usd.total is not None for one in everybody)
    points = [point for number, one in enumerate(everybody) for point in _points(one, knows_cost, number == 0)]
    unit = "dollars a case" if knows_cost else "seconds a case (the price is not known, or nothing was paid)"
    caption = f"{unit} against the share of right actions, or of drafts judged right"
    plot = svg.scatter(points, "Cost against quality", unit, "right")
    return Section("Cost against quality", (Plot(plot, caption),) if points else ())


def _points(figures: Figures, knows_cost: bool, is_own: bool) -> Iterator[svg.Point]:
    for group in figures.groups:
        if group.name != "all" and not (is_own and is_plain(group.name) and group.cases >= _FEWEST):
            continue
        right = quality(figures, group.name)
        spent = group.cost_per_case if knows_cost else group.seconds_per_case
        if right is not None and spent is not None:
            name = group.name if is_own else f"{figures.answered_by[:24]}, all"
            yield svg.Point(name, spent, right, "a" if group.name == "all" and is_own else "b")


def quality(figures: Figures, group: str) -> float | None:
    """One figure for how good a run is: right actions, or drafts of which the guards said the right thing."""
    field = figures.field("action", group)
    if field is not None:
        return field.right.value
    both = [figures.mistake(name) for name in ("let_a_bad_draft_through", "held_a_good_draft")]
    rates = [one.groups[group] for one in both if one is not None and group in one.groups]
    of = sum(rate.of for rate in rates)
    return 1 - sum(rate.hits for rate in rates) / of if of else None
