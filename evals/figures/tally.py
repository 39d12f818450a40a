"""Counts over the results of a run, one result at a time: memory does not grow with texts, only with mistakes."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from drafting.domain.draft import FindingKind
from evals.cases.case import FIELDS, Case, DecisionLabels, DraftCase, Field4
from evals.figures.groups import groups_of
from evals.runs.results import Result
from evals.scorers.scoring import Scores, scored
from evals.targets.answer import Answer

Group = str
Pair = tuple[str, str]
"""What was due, and what came."""


@dataclass
class Mistakes:
    """One scorer's counts in one group."""

    made: int = 0
    due: int = 0


@dataclass
class KindCounts:
    """One kind of finding in one group: how often due and found, and how often found where it was not due."""

    due: int = 0
    hit: int = 0
    false: int = 0
    not_due: int = 0


@dataclass
class Tally:
    """Everything that is counted."""

    schema: str
    size: int = 0
    answered: int = 0
    degraded: int = 0
    retries: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    groups: Counter[Group] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)
    pairs: defaultdict[tuple[Field4, Group], Counter[Pair]] = field(default_factory=lambda: defaultdict(Counter))
    strict: Counter[tuple[Field4, Group]] = field(default_factory=Counter)
    alone: defaultdict[Group, Mistakes] = field(default_factory=lambda: defaultdict(Mistakes))
    """`made`: decided right and not put before a person without need."""
    mistakes: defaultdict[tuple[str, Group], Mistakes] = field(default_factory=lambda: defaultdict(Mistakes))
    made_by: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    """Per scorer: the ids of the cases with the mistake, and what shows it."""
    unscored: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    """Per scorer: the cases that it failed on. A failure to score is neither a mistake nor its absence."""
    kinds: defaultdict[tuple[FindingKind, Group], KindCounts] = field(default_factory=lambda: defaultdict(KindCounts))
    seconds: "array[float]" = field(default_factory=lambda: array("d"))
    costs: "array[float]" = field(default_factory=lambda: array("d"))
    tokens: Counter[str] = field(default_factory=Counter)
    cost_of: defaultdict[Group, "array[float]"] = field(default_factory=lambda: defaultdict(lambda: array("d")))
    seconds_of: defaultdict[Group, "array[float]"] = field(default_factory=lambda: defaultdict(lambda: array("d")))

    def add(self, result: Result) -> dict[str, str]:
        """Count one result. Returns the mistakes in it, by scorer, with what shows them."""
        case = result.case_of(self.schema)
        self.size += 1
        self.retries += result.retries
        self.parts[case.part] += 1
        groups = groups_of(case)
        self.groups.update(groups)
        if result.answer is None:
            self.failures[result.failure.code if result.failure else "no answer"] += 1
            return {}
        self.answered += 1
        self._usage(result.answer, result.seconds, groups)
        if isinstance(case, DecisionLabels):
            self._decision(case, result.answer, groups)
        elif isinstance(case, DraftCase):
            self._findings(case, result.answer, groups)
        scores = scored(case, result.answer)
        self._count(case, scores, groups)
        return scores.made

    def _usage(self, answer: Answer, seconds: float, groups: Iterable[Group]) -> None:
        self.degraded += answer.is_degraded
        self.notes.update(answer.notes)
        self.seconds.append(seconds)
        usage = answer.usage
        self.tokens.update(calls=usage.model_calls, input=usage.input_tokens, output=usage.output_tokens)
        if usage.cost_usd is not None:
            self.costs.append(usage.cost_usd)
        for group in groups:
            self.seconds_of[group].append(seconds)
            if usage.cost_usd is not None:
                self.cost_of[group].append(usage.cost_usd)
        if answer.draft is not None:
            self.sources[answer.draft.source] += 1

    def _decision(self, case: DecisionLabels, answer: Answer, groups: Iterable[Group]) -> None:
        if answer.decision is None:
            return
        for name in FIELDS:
            if not case.expected.labels(name):
                continue
            due, came = getattr(case.expected, name), getattr(answer.decision, name)
            # A marked alternative is right: it counts as if it had been the label.
            pair = (str(came), str(came)) if case.accepts(name, came) else (str(due), str(came))
            for group in groups:
                self.pairs[name, group][pair] += 1
                self.strict[name, group] += due == came
        asked = answer.decision.needs_person is not None
        needless = asked and not (case.expected.needs_person or True in case.lenient.needs_person)
        for group in groups:
            self.alone[group].due += 1
            self.alone[group].made += case.accepts("action", answer.decision.action) and not needless

    def _findings(self, case: DraftCase, answer: Answer, groups: Iterable[Group]) -> None:
        found = {finding.kind for finding in answer.findings or ()}
        for kind in FindingKind:
            if kind in case.lenient:
                continue
            for group in groups:
                counts = self.kinds[kind, group]
                if kind in case.kinds:
                    counts.due += 1
                    counts.hit += kind in found
                else:
                    counts.not_due += 1
                    counts.false += kind in found

    def _count(self, case: Case, scores: Scores, groups: Iterable[Group]) -> None:
        for name in scores.due:
            for group in groups:
                self.mistakes[name, group].due += 1
                self.mistakes[name, group].made += name in scores.made
        for name, because in scores.made.items():
            self.made_by[name].append((case.id, because))
        for name, why in scores.failed.items():
            self.unscored[name].append((case.id, why))
