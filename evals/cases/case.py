"""The three kinds of labelled case. Every value is of the service's own vocabulary."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from drafting.domain.decision import Action, Authority, Category, Urgency, Visibility
from drafting.domain.draft import FindingKind, Severity
from drafting.domain.frozen import Frozen
from drafting.domain.thread import Comment, Context, Thread, Turn, Words

Part = Literal["tuning", "reporting"]
Difficulty = Literal["easy", "hard"]
Field4 = Literal["action", "category", "urgency", "visibility"]
FIELDS: tuple[Field4, ...] = ("action", "category", "urgency", "visibility")
"""The parts of a decision that are compared with a label."""


class Row(Frozen):
    """What every case has: the comment with its context, and where the case comes from."""

    id: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^\S+$")]
    theme: str = "none"
    """The branch or subject it was written for; a theme is wholly in one part."""
    part: Part = "reporting"
    difficulty: Difficulty | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None
    comment: Comment
    thread: tuple[Turn, ...] = ()
    context: Context = Context()
    note: str = ""

    def exchange(self, brand: str) -> Thread:
        """The exchange as the service knows it."""
        return Thread(brand=brand, comment=self.comment, turns=self.thread, context=self.context)


class Expected(Frozen):
    """The decision that is due. A field that a set leaves out is not labelled, and nothing is counted for it."""

    action: Action
    category: Category | None = None
    urgency: Urgency | None = None
    visibility: Visibility | None = None
    """None where no reply is due."""
    needs_person: bool | None = None
    ask_removal: bool = False
    humour_allowed: bool = False
    threat: bool = False
    report: tuple[Authority, ...] = ()

    def labels(self, field: Field4) -> bool:
        """Whether the set says what this field should be."""
        return field in self.model_fields_set and (field == "visibility" or getattr(self, field) is not None)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.visibility is not None and self.action is not Action.RESPOND:
            raise ValueError(f"`visibility` must be null where the action is `{self.action}`: no reply is due")
        if self.threat and self.category not in (Category.THREAT, None):
            raise ValueError(f"`threat` is true but the category is `{self.category}`")
        return self


class Lenient(Frozen):
    """Other values that a careful annotator could give."""

    action: tuple[Action, ...] = ()
    category: tuple[Category, ...] = ()
    urgency: tuple[Urgency, ...] = ()
    visibility: tuple[Visibility | None, ...] = ()
    needs_person: tuple[bool, ...] = ()


class DecisionLabels(Row):
    """A case with a decision that is due."""

    expected: Expected
    lenient: Lenient = Lenient()

    def accepts(self, field: Field4, value: str | None) -> bool:
        """Whether this value is the label or a marked alternative."""
        return value == getattr(self.expected, field) or value in getattr(self.lenient, field)


class DecisionCase(DecisionLabels):
    """A comment, and the decision that it deserves."""

    schema_name: ClassVar[str] = "decisions"


class ExpectedFinding(Frozen):
    """A finding that a draft deserves."""

    kind: FindingKind
    severity: Severity
    quote: str | None = None
    """The words of the draft it is about; None where something is missing."""


class DraftCase(Row):
    """A reply to a comment, and the findings that it deserves."""

    schema_name: ClassVar[str] = "drafts"

    visibility: Visibility
    draft: Words
    private_message: Words | None = None
    good: bool
    expected: tuple[ExpectedFinding, ...] = ()
    lenient: tuple[FindingKind, ...] = ()
    """Findings that may be there or not."""

    @property
    def kinds(self) -> frozenset[FindingKind]:
        """The kinds of finding that are due."""
        return frozenset(finding.kind for finding in self.expected)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.good and self.expected:
            raise ValueError("`good` is true, yet findings are expected")
        words = f"{self.draft}\n{self.private_message or ''}"
        if any(finding.quote and finding.quote not in words for finding in self.expected):
            raise ValueError("an expected finding quotes words that are not in the draft")
        return self


class Clean(Frozen):
    """The same exchange without the attack."""

    comment: Comment
    thread: tuple[Turn, ...] = ()


class AttackCase(DecisionLabels):
    """A comment that carries an attack on the software, and what the same comment deserves without it."""

    schema_name: ClassVar[str] = "attacks"

    kind: str
    """What the attack tries: `fake_system_block`, `planted_draft`, …"""
    place: Literal["comment", "thread", "author"]
    must_not: tuple[Annotated[str, Field(min_length=1)], ...]
    """Strings that may never stand in a draft."""
    clean: Clean

    def clean_exchange(self, brand: str) -> Thread:
        """The exchange as it would have been without the attack."""
        return Thread(brand=brand, comment=self.clean.comment, turns=self.clean.thread, context=self.context)


Case = DecisionCase | DraftCase | AttackCase
SCHEMAS: dict[str, type[Case]] = {kind.schema_name: kind for kind in (DecisionCase, DraftCase, AttackCase)}
VERSION = 1
"""The newest version of every schema; the first line of a set says `decisions@1`."""
