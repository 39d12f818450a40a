"""How often reviewers follow the service, per rule, category and action."""

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from statistics import fmean

from drafting.domain.frozen import Frozen
from drafting.domain.review import Verdict
from evals.reviewed.reading import Reviewed
from evals.stats.rate import Rate

_FOLLOWED = frozenset({Verdict.APPROVE, Verdict.AGREE})


class AgreementFigures(Frozen):
    """What reviewers did in one group."""

    kind: str
    """`rule`, `category`, `action`, `language`, `source`, or `all`."""
    group: str
    followed: Rate
    """Approved or agreed with as it stood."""
    decision_kept: Rate
    """The decision was not changed and not refused."""
    verdicts: dict[str, int]
    kept_of_edited: float | None
    """How much of an edited text was kept, on average: 1 is all of it."""
    too_fast: int
    """Followed faster than anybody reads: no proof of agreement, and not counted as followed."""


@dataclass
class _Counts:
    of: int = 0
    followed: int = 0
    kept: int = 0
    too_fast: int = 0
    verdicts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    similar: list[float] = field(default_factory=list)


@dataclass
class AgreementTally:
    """Counts over reviewed drafts, one at a time."""

    counts: defaultdict[tuple[str, str], _Counts] = field(default_factory=lambda: defaultdict(_Counts))

    def add(self, one: Reviewed) -> None:
        """Count one draft in all of its groups."""
        verdict = one.verdict
        similar = _kept(verdict.text_before, verdict.text_after) if verdict.verdict is Verdict.EDIT else None
        for group in _groups(one):
            counts = self.counts[group]
            counts.verdicts[verdict.verdict.value] += 1
            if similar is not None:
                counts.similar.append(similar)
            if verdict.verdict in _FOLLOWED and verdict.too_fast:
                counts.too_fast += 1
                continue
            counts.of += 1
            counts.followed += verdict.verdict in _FOLLOWED and not one.was_changed
            counts.kept += not one.was_changed and verdict.verdict not in (Verdict.REJECT, Verdict.DECIDE_OTHERWISE)

    def figures(self) -> list[AgreementFigures]:
        """With intervals; the most frequent group of a kind first."""
        order = ("all", "action", "category", "rule", "language", "source")
        groups = sorted(self.counts.items(), key=lambda item: (order.index(item[0][0]), -item[1].of, item[0][1]))
        return [
            AgreementFigures(
                kind=kind,
                group=group,
                followed=Rate.of_counts(counts.followed, counts.of),
                decision_kept=Rate.of_counts(counts.kept, counts.of),
                verdicts=dict(sorted(counts.verdicts.items())),
                kept_of_edited=fmean(counts.similar) if counts.similar else None,
                too_fast=counts.too_fast,
            )
            for (kind, group), counts in groups
        ]


def _groups(one: Reviewed) -> list[tuple[str, str]]:
    decision, proposal = one.proposed, one.record.proposal
    groups = [("all", "all"), ("action", decision.action.value), ("category", decision.category.value)]
    groups += [("rule", rule) for rule in dict.fromkeys(reason.rule for reason in decision.reasons)]
    if proposal is not None and proposal.signals.language:
        groups.append(("language", proposal.signals.language))
    if proposal is not None and proposal.draft is not None:
        groups.append(("source", proposal.draft.source))
    return groups


def _kept(before: str | None, after: str | None) -> float | None:
    """How much of the words was kept."""
    if not before or not after:
        return None
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio()
