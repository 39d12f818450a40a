"""All that a policy may say: its rules, its deadlines and opening hours, and the brand's voice and replies."""

import re
from datetime import date, time
from operator import attrgetter
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from drafting.domain.decision import Action, Category, Moderation, Urgency, Visibility
from drafting.domain.reference import Ref
from drafting.domain.voice import SavedReply, Voice
from drafting.domain.wording import Wording
from drafting.policy.conditions import Condition
from drafting.policy.own_validator import OwnValidator
from drafting.policy.written import Written

ReadAs = Literal["complaint", "otherwise"]

RULE_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE_CODE = r"^[a-z]{2}$"
"""ISO 639-1."""
Name = Annotated[str, Field(pattern=RULE_NAME, max_length=60)]


class Deciding(Written):
    """Decides: the first rule with an `action` that matches."""

    action: Action
    category: Category | None = None
    """None: the category as the comment is read."""
    urgency: Urgency = Urgency.NONE
    visibility: Visibility | None = None
    """Where a reply is due; an addition may change it."""
    moderation: Moderation = Moderation()


class Rereading(Written):
    """Reads the comment as another category and goes on.

    `complaint`: the complaint that is in it. `otherwise`: what it would be if its category did not exist.
    """

    read_as: ReadAs | Category


class Adding(Written):
    """Adds to what was decided. Every matching addition applies; where two differ, the more careful one holds."""

    needs_person: bool = False
    no_draft: bool = False
    visibility: Visibility | None = None
    urgency: Urgency | None = None
    """Only ever sooner than what was decided."""
    ask_removal: bool = False
    humour_allowed: bool = False
    moderation: Moderation = Moderation()

    @property
    def permits(self) -> bool:
        """Whether it only allows something: what is not allowed for lack of knowledge needs nobody's eye."""
        restricts = self.needs_person or self.no_draft or self.urgency or self.moderation != Moderation()
        return not restricts and self.visibility is not Visibility.PRIVATE

    @property
    def changes_nothing(self) -> bool:
        """Whether it only adds a reason."""
        return self == Adding()


def _kind_of_outcome(value: Any) -> str:
    if isinstance(value, dict):
        return "decides" if "action" in value else "rereads" if "read_as" in value else "adds"
    return "decides" if isinstance(value, Deciding) else "rereads" if isinstance(value, Rereading) else "adds"


Outcome = Annotated[
    Annotated[Deciding, Tag("decides")] | Annotated[Rereading, Tag("rereads")] | Annotated[Adding, Tag("adds")],
    Discriminator(_kind_of_outcome),
]


def _kind_of_when(value: Any) -> str:
    return "always" if value == "always" else "condition"


When = Annotated[
    Annotated[Literal["always"], Tag("always")] | Annotated[Condition, Tag("condition")],
    Discriminator(_kind_of_when),
]


class Rule(Written):
    """When something is so, then this, because of that."""

    name: Name
    when: When
    unless: Condition | None = None
    then: Outcome
    because: Wording

    @property
    def adds(self) -> bool:
        """Whether it is tried after the decision."""
        return isinstance(self.then, Adding)

    @property
    def asks_undecided(self) -> bool:
        """Whether it is about rules that could not be evaluated."""
        return getattr(self.when, "key", None) == "undecided"


_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24):([0-5]\d)")


class Opening(Written):
    """One stretch of a day, in local time. Until midnight is written 24:00."""

    opens: time
    closes: time | None
    """None: midnight at the end of the day."""


def _read_hours(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = _HOURS.fullmatch(value.replace(" ", ""))
    if match is None or value.replace(" ", "") >= "24" or (match[3] == "24" and match[4] != "00"):
        raise ValueError('is no opening: write it like "09:00-17:30"')
    opens = time(int(match[1]), int(match[2]))
    closes = None if match[3] == "24" else time(int(match[3]), int(match[4]))
    if closes is not None and closes <= opens:
        raise ValueError("closes before it opens: split a night in two days")
    return Opening(opens=opens, closes=closes)


Openings = Annotated[
    tuple[Annotated[Opening, BeforeValidator(_read_hours, json_schema_input_type=str)], ...],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value, json_schema_input_type=str | list[str]),
]


class Week(Written):
    """When somebody is there to answer. A day that is left out is closed."""

    monday: Openings = ()
    tuesday: Openings = ()
    wednesday: Openings = ()
    thursday: Openings = ()
    friday: Openings = ()
    saturday: Openings = ()
    sunday: Openings = ()
    closed_on: tuple[date, ...] = ()
    """Holidays."""

    def on(self, day: date) -> tuple[Opening, ...]:
        """The openings of that day, in order."""
        if day in self.closed_on:
            return ()
        days = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)
        return tuple(sorted(days[day.weekday()], key=lambda opening: opening.opens))


class Deadlines(Written):
    """How `respond_by` is counted, from the moment the comment was posted."""

    immediate_minutes: Annotated[int, Field(ge=1, le=24 * 60)] = 60
    """How long `immediate` may take: a person still has to read, check and approve."""
    count: Literal["always", "within_opening_hours"] = "always"
    """`within_opening_hours`: a deadline that falls while the brand is closed moves to `immediate_minutes` after it
    opens again. A threat never waits."""


def _is_time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError("is no time zone: write it like Europe/Amsterdam") from None
    return name


TimeZone = Annotated[str, AfterValidator(_is_time_zone)]
Language = Annotated[str, Field(pattern=LANGUAGE_CODE)]


class Policy(Written):
    """A brand's policy as it is in force: everything it extends is already in it."""

    name: str
    version: Annotated[int, Field(ge=1)] = 1
    language: Language = "nl"
    """The brand's own language, for when a comment's language could not be told."""
    languages: tuple[Language, ...] = ("nl", "en", "de", "fr", "es")
    """Languages that somebody or something can answer in."""
    time_zone: TimeZone = "Europe/Amsterdam"
    opening_hours: Week | None = None
    """None: always open."""
    deadlines: Deadlines = Deadlines()
    max_repairs: Annotated[int, Field(ge=0, le=5)] = 2
    """How often a held draft is sent back to the model."""
    validators: tuple[OwnValidator, ...] = ()
    """Checks of the brand's own, beside ours."""
    above_all: tuple[Rule, ...]
    rules: tuple[Rule, ...]
    then_also: tuple[Rule, ...] = ()
    voice: Voice
    replies: tuple[SavedReply, ...] = ()
    ref: Ref
    text: str
    """The files that it was read from; it can be read again from this."""

    @property
    def deciding(self) -> tuple[Rule, ...]:
        """Rules that decide or reread, in the order in which they are tried."""
        return tuple([rule for rule in (*self.above_all, *self.rules) if not isinstance(rule.then, Adding)])

    @property
    def adding(self) -> tuple[Rule, ...]:
        """Rules that add, in the order in which they are tried: those that ask about all the others come last."""
        rules = [rule for rule in (*self.above_all, *self.then_also) if isinstance(rule.then, Adding)]
        return tuple(sorted(rules, key=_asks_undecided))


_asks_undecided = attrgetter("asks_undecided")
