"""What would change if another policy had decided: the stored comments evaluated once more."""

from collections.abc import Iterable
from datetime import datetime

from drafting.domain.frozen import Frozen
from drafting.domain.signal import Signals
from drafting.domain.thread import Thread
from drafting.policy.evaluate import decide
from drafting.policy.model import Policy
from drafting.policy.shadow import Comparison, change_of, compare, summarised


class Case(Frozen):
    """A stored comment: what was said and seen then, and when it was decided."""

    id: str
    thread: Thread
    signals: Signals
    at: datetime


class Row(Frozen):
    """A comment that would be decided otherwise."""

    id: str
    comparison: Comparison


class Difference(Frozen):
    """All that would change between two policies."""

    old: str
    new: str
    compared: int
    rows: tuple[Row, ...]


def differences(cases: Iterable[Case], *, old: Policy, new: Policy) -> Difference:
    """Both policies on every case, each at its own moment. No model is asked again: what was seen then holds."""
    rows = []
    compared = 0
    for case in cases:
        compared += 1
        before = decide(case.thread, case.signals, old, now=case.at)
        comparison = compare(before, decide(case.thread, case.signals, new, now=case.at))
        if not comparison.is_same:
            rows.append(Row(id=case.id, comparison=comparison))
    return Difference(old=str(old.ref), new=str(new.ref), compared=compared, rows=tuple(rows))


def table(difference: Difference) -> str:
    """The differences as printable text: a line a comment, then how often each change happens. No customer text."""
    lines = [f"{difference.old} → {difference.new}"]
    width = max((len(row.id) for row in difference.rows), default=0)
    for row in difference.rows:
        changes = ", ".join(change_of(row.comparison, name) for name in row.comparison.differs)
        lines.append(f"  {row.id:<{width}}  {changes}  [{_new_rules(row.comparison)}]")
    summary = summarised(row.comparison for row in difference.rows)
    lines.append(f"{len(difference.rows)} of {difference.compared} decisions would change")
    lines += [f"  {count:>5} × {change}" for change, count in summary.changes]
    return "\n".join(lines)


def _new_rules(comparison: Comparison) -> str:
    """Which rules no longer apply and which newly do."""
    gone = [f"-{rule}" for rule in comparison.rules_before if rule not in comparison.rules_after]
    come = [f"+{rule}" for rule in comparison.rules_after if rule not in comparison.rules_before]
    return " ".join([*gone, *come])
