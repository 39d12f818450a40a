"""A candidate policy beside the live one: what it would have decided, recorded and never acted on."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from drafting.domain.decision import Action, Category, Decision, Moderation, Urgency, Visibility
from drafting.domain.frozen import Frozen
from drafting.domain.signal import Signals
from drafting.domain.thread import Thread
from drafting.policy.evaluate import decide
from drafting.policy.model import Policy


class Outcome(Frozen):
    """What a decision comes to, without why."""

    action: Action
    category: Category
    urgency: Urgency
    visibility: Visibility | None
    moderation: Moderation
    ask_removal: bool
    humour_allowed: bool
    needs_person: bool
    draft_allowed: bool

    @classmethod
    def of(cls, decision: Decision) -> "Outcome":
        """A stored decision in short."""
        fields = {name: getattr(decision, name) for name in cls.model_fields if name != "needs_person"}
        return cls(**fields, needs_person=decision.needs_person is not None)


class Comparison(Frozen):
    """What the live policy decided on one comment and what the candidate would have decided. Holds no customer text."""

    live: str
    """`name@version#digest`, as is `candidate`."""
    candidate: str
    differs: tuple[str, ...]
    """The fields of the outcome that differ, in the order of the contract."""
    before: Outcome
    after: Outcome
    rules_before: tuple[str, ...]
    rules_after: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing would change; the rules behind it may still be others."""
        return not self.differs


class Summary(Frozen):
    """Many comparisons together."""

    compared: int
    same: int
    changes: tuple[tuple[str, int], ...]
    """`action: ignore → respond` and how often, the most frequent first."""


def compare(live: Decision, candidate: Decision) -> Comparison:
    """Two decisions on the same comment beside each other."""
    before, after = Outcome.of(live), Outcome.of(candidate)
    return Comparison(
        live=live.policy,
        candidate=candidate.policy,
        differs=tuple(name for name in Outcome.model_fields if getattr(before, name) != getattr(after, name)),
        before=before,
        after=after,
        rules_before=tuple(reason.rule for reason in live.reasons),
        rules_after=tuple(reason.rule for reason in candidate.reasons),
    )


def beside(thread: Thread, signals: Signals, *, live: Decision, candidate: Policy, now: datetime) -> Comparison:
    """What the candidate would have decided on the same signals: one evaluation, no model call."""
    return compare(live, decide(thread, signals, candidate, now=now))


def summarised(comparisons: Iterable[Comparison]) -> Summary:
    """How often each change would happen."""
    compared = same = 0
    changes: Counter[str] = Counter()
    for comparison in comparisons:
        compared += 1
        same += comparison.is_same
        changes.update(change_of(comparison, name) for name in comparison.differs)
    ranked = sorted(changes.items(), key=lambda change: (-change[1], change[0]))
    return Summary(compared=compared, same=same, changes=tuple(ranked))


def change_of(comparison: Comparison, name: str) -> str:
    """One field that differs, as `name: before → after`."""
    before, after = (_written(getattr(outcome, name)) for outcome in (comparison.before, comparison.after))
    return f"{name}: {before} → {after}"


def _written(value: object) -> str:
    if isinstance(value, Moderation):
        advised = [name for name in ("hide", "delete", "block_author") if getattr(value, name)]
        return " + ".join([*advised, *value.report]) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
