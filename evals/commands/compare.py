"""`compare`: list what one run does worse than another, and fail when that is beyond a limit."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from evals.comparing.comparison import CaseChange, Comparison, compared
from evals.comparing.limits import Limits, own_limits
from evals.comparing.scored import ScoredRun
from evals.whole import write_whole

_MOST = 50
"""Cases listed in the text; the JSON holds all."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Two runs and the limits."""
    parser.add_argument("before", metavar="A", type=Path, help="the run that was: its folder, or a baseline")
    parser.add_argument("after", metavar="B", type=Path, help="the run that is to take its place")
    parser.add_argument("--rise", type=float, default=0.01, help="how much the share of a mistake may rise (0.01)")
    parser.add_argument("--limit", nargs="+", metavar="NAME=X", default=[], help="another limit for single mistakes")
    parser.add_argument("--significance", type=float, metavar="P", help="let pass what may be chance: p of at least P")
    parser.add_argument(
        "--cost-factor", type=float, metavar="X", help="fail when a case costs more than X times as much"
    )
    parser.add_argument(
        "--seconds-factor", type=float, metavar="X", help="fail when a case takes more than X times as long"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all of it as JSON")


def main(given: argparse.Namespace) -> int:
    """1 when something is worse than allowed."""
    limits = Limits(given.rise, own_limits(given.limit), given.significance, given.cost_factor, given.seconds_factor)
    comparison = compared(ScoredRun.read(given.before), ScoredRun.read(given.after))
    beyond = limits.beyond(comparison)
    print("\n".join(_lines(comparison, beyond)))
    if given.json:
        write_whole(given.json, comparison.model_dump_json(indent=1) + "\n")
    return 1 if beyond else 0


def _lines(comparison: Comparison, beyond: list[str]) -> Iterator[str]:
    yield f"Before: {comparison.before}"
    yield f"After:  {comparison.after}"
    left_out = {
        "answered only before": comparison.only_before,
        "answered only after": comparison.only_after,
        "whose words or labels differ": comparison.changed_cases,
    }
    said = "".join(f"; {count} {what} left out" for what, count in left_out.items() if count)
    yield f"{comparison.cases} cases{said}"
    yield from ("", "| mistake | before | after | of | worse | better | p |", "|---|---|---|---|---|---|---|")
    for one in comparison.mistakes:
        yield f"| {one.name} | {one.before} | {one.after} | {one.cases} | {one.worse} | {one.better} | {one.p:.3g} |"
    for mean in comparison.differences:
        between = f"[{mean.low:+.4g}, {mean.high:+.4g}]"
        yield f"\n{mean.name}: {mean.before:.4g} → {mean.after:.4g}, {mean.change:+.4g} {between}"
    yield from _cases("Worse", comparison.worse)
    yield f"\n{len(comparison.better)} mistakes are gone."
    yield ""
    yield from (f"BEYOND THE LIMIT: {what}" for what in beyond)
    if not beyond:
        yield "Within the limits."


def _cases(title: str, changes: tuple[CaseChange, ...]) -> Iterator[str]:
    if changes:
        yield f"\n{title}:"
    for change in changes[:_MOST]:
        yield f"- {change.case}: {change.mistake}, {change.because}"
    if len(changes) > _MOST:
        yield f"- and {len(changes) - _MOST} more (--json lists all)"
