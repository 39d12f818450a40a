"""The examples beside a policy: comments with what has to be decided about them. They are the policy's own test."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from drafting.domain.decision import Action, Authority, Category, Decision, Urgency, Visibility
from drafting.domain.signal import CategoryReading, Level, Signal, SignalName, Signals, Topic
from drafting.domain.thread import AccountType, Channel, Comment, Context, Thread, Turn
from drafting.policy.evaluate import decide
from drafting.policy.model import Policy
from drafting.policy.reading import read
from drafting.policy.source import Source, parse
from drafting.policy.written import Written

EXAMPLES = "examples.yaml"
_WHEN = datetime(2026, 1, 5, 12, tzinfo=UTC)
"""The moment at which examples are decided: a Monday noon."""

Reader = Callable[[Thread], Signals]
"""Reads a comment: the detectors, a model, or both."""


class GivenSignals(Written):
    """What is seen in an example, for a test of the policy alone."""

    category: Category
    certainty: Level = Level.HIGH
    seen: dict[SignalName, Level] = {}
    certain: tuple[SignalName, ...] = ()
    """Which of them are seen for certain."""
    runner_up: Category | None = None
    topic: Topic = Topic.ANY
    language: str | None = "nl"
    reading: Literal["detectors", "model", "unverified", "failed"] = "model"

    def signals(self) -> Signals:
        """As the policy takes them."""
        return Signals(
            seen=tuple(
                Signal(name=name, level=level, certain=name in self.certain) for name, level in self.seen.items()
            ),
            category=CategoryReading(category=self.category, certainty=self.certainty, runner_up=self.runner_up),
            topic=self.topic,
            language=self.language,
            reading=self.reading,
        )


class Expected(Written):
    """What has to be decided; what is left out may be anything."""

    action: Action
    category: Category | None = None
    urgency: Urgency | None = None
    visibility: Visibility | None = None
    needs_person: bool = False
    ask_removal: bool = False
    humour_allowed: bool = False
    draft: bool = True
    block_author: bool | None = None
    report: tuple[Authority, ...] | None = None
    rules: Annotated[tuple[str, ...], Field(min_length=1)]
    """Rules that have to be among the reasons."""


class Example(Written):
    """One comment and what has to be decided about it."""

    comment: str
    channel: Channel = Channel.FACEBOOK
    account_type: AccountType = AccountType.BUSINESS
    rating: float | None = None
    resolved: bool = False
    facts: tuple[str, ...] = ()
    thread: tuple[Turn, ...] = ()
    signals: GivenSignals
    expect: Expected
    whole_way: bool = True
    """Whether detectors without a model are expected to come to the same."""

    def as_thread(self) -> Thread:
        """As it would come in."""
        return Thread(
            comment=Comment(text=self.comment, channel=self.channel, rating=self.rating),
            turns=self.thread,
            context=Context(account_type=self.account_type, resolved=self.resolved, facts=self.facts),
        )


class _File(Written):
    examples: tuple[Example, ...]


class Mismatch(Written):
    """An example that was decided otherwise."""

    place: str
    """`file:line` of the example."""
    expected: dict[str, Any]
    found: dict[str, Any]
    decision: Decision


class Examples(Written):
    """The examples of one file, and where each of them stands."""

    file: str
    examples: tuple[Example, ...]
    lines: tuple[int, ...]

    def mismatches(self, policy: Policy, *, reader: Reader | None = None) -> tuple[Mismatch, ...]:
        """Those that the policy decides otherwise: on the given signals, or on what `reader` sees in the comment."""
        found = []
        for example, line in zip(self.examples, self.lines, strict=True):
            if reader is not None and not example.whole_way:
                continue
            thread = example.as_thread()
            signals = example.signals.signals() if reader is None else reader(thread)
            decision = decide(thread, signals, policy, now=_WHEN)
            wrong = mismatch(example.expect, decision)
            if wrong:
                place = f"{self.file}:{line}"
                expected = {name: _field(example.expect, name) for name in wrong}
                found.append(Mismatch(place=place, expected=expected, found=wrong, decision=decision))
        return tuple(found)


def load_examples(folder: Path, brand: str) -> Examples | None:
    """The examples of a brand; None where it has none. Raises DefinitionError."""
    path = folder / brand / EXAMPLES
    if not path.is_file():
        return None
    return examples_in(parse(path.read_text(encoding="utf-8-sig"), f"{brand}/{EXAMPLES}"))


def examples_in(source: Source) -> Examples:
    """The examples of a document that is a list of them."""
    listed = source.under("examples")
    examples = read(listed, _File).examples
    lines = tuple(listed.place(("examples", index)).line for index in range(len(examples)))
    return Examples(file=source.file, examples=examples, lines=lines)


def mismatch(expected: Expected, decision: Decision) -> dict[str, Any]:
    """What was decided otherwise, field by field; empty when all is as expected."""
    decided = {
        "action": decision.action,
        "category": decision.category,
        "urgency": decision.urgency,
        "visibility": decision.visibility,
        "needs_person": decision.needs_person is not None,
        "ask_removal": decision.ask_removal,
        "humour_allowed": decision.humour_allowed,
        "draft": decision.draft_allowed,
        "block_author": decision.moderation.block_author,
        "report": decision.moderation.report,
    }
    wrong = {name: value for name, value in decided.items() if _field(expected, name) not in (None, value)}
    rules = tuple(reason.rule for reason in decision.reasons)
    return wrong if set(expected.rules) <= set(rules) else {**wrong, "rules": rules}


def _field(expected: Expected, name: str) -> Any:
    return getattr(expected, name)


def told(mismatches: Sequence[Mismatch]) -> str:
    """Mismatches as printable text."""
    lines = []
    for each in mismatches:
        for name, value in each.found.items():
            lines.append(f"{each.place}  {name} is {value}, expected {each.expected[name]}")
    return "\n".join(lines)
