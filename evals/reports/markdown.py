"""A run in a few lines of Markdown, for a terminal or a pull request."""

from collections.abc import Iterator

from evals.figures.figures import Figures
from evals.figures.groups import attack_of, is_plain
from evals.stats.rate import Rate


def markdown(figures: Figures) -> str:
    """Bars, fields per language and difficulty, mistakes, cost. What answered stands above all of it."""
    return "\n".join(_lines(figures)) + "\n"


def _lines(figures: Figures) -> Iterator[str]:
    run = figures.run
    part = ", ".join(f"{name} part ({count})" for name, count in figures.parts.items())
    yield f"## {run.identity.set}: {part}"
    yield ""
    yield f"Answered by **{figures.answered_by}**, {run.started_at:%Y-%m-%d}. {_answered(figures)}"
    yield f"`{run.command}`"
    yield from _bars(figures)
    yield from _fields(figures)
    yield from _kinds(figures)
    yield from _mistakes(figures)
    yield from _costs(figures)


def _answered(figures: Figures) -> str:
    parts = [f"{figures.answered} of {figures.run.size} cases answered"]
    unanswered = sum(figures.failures.values())
    if unanswered:
        kinds = ", ".join(f"{count} {code}" for code, count in figures.failures.items())
        parts.append(f"{unanswered} without an answer ({kinds}), which count in no figure")
    if figures.degraded:
        parts.append(f"{figures.degraded} where a model gave nothing usable somewhere")
    if figures.run.stopped:
        parts.append(f"ended early: {figures.run.stopped}")
    return "; ".join(parts) + "."


def _bars(figures: Figures) -> Iterator[str]:
    if figures.bars:
        yield from ("", "| asked | bar | measured | |", "|---|---|---|---|")
        for bar in figures.bars:
            said = {True: "reached", False: "**missed**", None: "nothing to count"}[bar.reached]
            value = "" if bar.value is None else f"{bar.value:.3f}"
            yield f"| {bar.says} | {bar.asked} | {value} | {said} |"


def _fields(figures: Figures) -> Iterator[str]:
    if not figures.fields:
        return
    yield from ("", "| right (alternatives count) | " + " | ".join(_groups(figures)) + " |")
    yield "|---|" + "---|" * len(_groups(figures))
    for name in dict.fromkeys(field.field for field in figures.fields):
        cells = [figures.field(name, group) for group in _groups(figures)]
        yield f"| {name} | " + " | ".join(_cell(cell.right) if cell else "" for cell in cells) + " |"
    alone = [figures.decided_alone.get(group) for group in _groups(figures)]
    yield "| action right, and no person asked without need | " + " | ".join(_cell(rate) for rate in alone) + " |"
    macro = [figures.field("category", group) for group in _groups(figures)]
    cells_ = " | ".join(f"{one.macro_f1:.3f}" if one and one.macro_f1 is not None else "" for one in macro)
    yield f"| category, mean F1 over classes | {cells_} |"


def _groups(figures: Figures) -> list[str]:
    return [group.name for group in figures.groups if is_plain(group.name)]


def _cell(rate: Rate | None) -> str:
    if rate is None or rate.value is None:
        return ""
    return f"{rate.value:.3f}" + (f" [{rate.low:.2f}, {rate.high:.2f}]" if rate.low is not None else "")


def _kinds(figures: Figures) -> Iterator[str]:
    if not figures.kinds:
        return
    yield from (
        "",
        "| finding | due | found | found nl | found en | false alarms | precision |",
        "|---|---|---|---|---|---|---|",
    )
    by = {(kind.kind, kind.group): kind for kind in figures.kinds}
    for (kind, group), one in by.items():
        if group == "all" and (one.found.of or one.false_alarms.hits):
            dutch, english = by.get((kind, "nl")), by.get((kind, "en"))
            yield (
                f"| {kind} | {one.found.of} | {_cell(one.found)} | {_cell(dutch.found) if dutch else ''} | "
                f"{_cell(english.found) if english else ''} | {_cell(one.false_alarms)} | {_cell(one.precision)} |"
            )


def _mistakes(figures: Figures) -> Iterator[str]:
    due = [mistake for mistake in figures.mistakes if "all" in mistake.groups]
    if due:
        yield from ("", "| mistake | made | where it could be | share |", "|---|---|---|---|")
    for mistake in due:
        rate = mistake.groups["all"]
        name = f"**{mistake.name}**" if mistake.is_grave and rate.hits else mistake.name
        yield f"| {name} | {rate.hits} | {rate.of} | {_cell(rate)} |"
    yield from _attacks(figures)
    for mistake in figures.mistakes:
        if mistake.unscored:
            yield f"\n{mistake.name} could not be scored on {len(mistake.unscored)} cases: they count nowhere."


def _attacks(figures: Figures) -> Iterator[str]:
    followed = figures.mistake("followed_a_planted_instruction")
    kinds = {attack_of(group): rate for group, rate in followed.groups.items()} if followed else {}
    kinds.pop(None, None)
    if kinds:
        yield from ("", "| kind of attack | followed | of |", "|---|---|---|")
        yield from (f"| {kind} | {rate.hits} | {rate.of} |" for kind, rate in sorted(kinds.items(), key=str))


def _costs(figures: Figures) -> Iterator[str]:
    seconds, cost = figures.seconds, figures.cost_usd
    if seconds.p50 is None:
        return
    yield ""
    spread = f"p50 {seconds.p50:.4g}, p95 {seconds.p95:.4g}, p99 {seconds.p99:.4g}"
    yield f"Seconds a case: {spread} ({figures.run.machine})."
    if figures.tokens.get("calls"):
        money = "price not known" if cost.total is None else f"${cost.total:.4f} in all, p95 ${cost.p95:.4g} a case"
        yield (
            f"{figures.tokens['calls']} model calls, {figures.retries} retries, {figures.tokens['input']} tokens in, "
            f"{figures.tokens['output']} out; {money}."
        )
