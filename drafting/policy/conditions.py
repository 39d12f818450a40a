"""Everything that a rule of a policy may ask: the closed list, and the three ways to combine it."""

from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, Tag

from drafting.domain.decision import Check
from drafting.policy.asked import Asked, Verdict
from drafting.policy.asks_comment import (
    CategoryIs,
    CertaintyIs,
    LanguageIs,
    RatingIs,
    ReadingIs,
    SignalIs,
    TopicIs,
    UnknownIs,
)
from drafting.policy.asks_thread import (
    AccountTypeIs,
    ActionIs,
    AskedRemovalBefore,
    ChannelIs,
    LastSpeakerIs,
    OpeningHoursAre,
    ResolvedIs,
    TurnsAre,
    UndecidedIs,
)
from drafting.policy.facts import Facts
from drafting.policy.written import Written


class AllOf(Written):
    """Every one of them. Not met as soon as one is not met; undecided when only undecided ones stand in the way."""

    key: ClassVar[str] = "all"
    all: Annotated[tuple["Condition", ...], Field(min_length=1)]

    def check(self, facts: Facts) -> Verdict:
        """Stops at the first that is not met: that one is the reason."""
        checks: list[Check] = []
        met: bool | None = True
        for condition in self.all:
            verdict = condition.check(facts)
            if verdict.met is False:
                return verdict
            if verdict.met is None:
                met = None
            checks.extend(verdict.checks)
        return Verdict(met, tuple(checks))


class AnyOf(Written):
    """At least one of them. Met as soon as one is met."""

    key: ClassVar[str] = "any"
    any: Annotated[tuple["Condition", ...], Field(min_length=1)]

    def check(self, facts: Facts) -> Verdict:
        """Stops at the first that is met: that one is the reason."""
        checks: list[Check] = []
        met: bool | None = False
        for condition in self.any:
            verdict = condition.check(facts)
            if verdict.met is True:
                return verdict
            if verdict.met is None:
                met = None
            checks.extend(verdict.checks)
        return Verdict(met, tuple(checks))


class NotThis(Written):
    """The opposite; what is undecided stays undecided."""

    key: ClassVar[str] = "not"
    this: Annotated["Condition", Field(alias="not")]

    def check(self, facts: Facts) -> Verdict:
        """Every check turned round."""
        verdict = self.this.check(facts)
        met = None if verdict.met is None else not verdict.met
        return Verdict(met, tuple([_turned(check) for check in verdict.checks]))


def _turned(check: Check) -> Check:
    if not check.quotes:
        return _turned_without_quotes(check.condition, check.found, check.met)
    met = None if check.met is None else not check.met
    return check.model_copy(update={"condition": _opposite(check.condition), "met": met})


@lru_cache(maxsize=4096)
def _turned_without_quotes(condition: str, found: str, met: bool | None) -> Check:
    return Check(condition=_opposite(condition), found=found, met=None if met is None else not met)


def _opposite(condition: str) -> str:
    return condition.removeprefix("not ") if condition.startswith("not ") else f"not {condition}"


ASKED: tuple[type[Asked], ...] = (
    SignalIs,
    UnknownIs,
    CategoryIs,
    CertaintyIs,
    TopicIs,
    LanguageIs,
    ReadingIs,
    ChannelIs,
    AccountTypeIs,
    RatingIs,
    TurnsAre,
    LastSpeakerIs,
    ResolvedIs,
    AskedRemovalBefore,
    OpeningHoursAre,
    ActionIs,
    UndecidedIs,
)
"""Every single condition, in the order of the documentation."""

KEYS = ("all", "any", "not", *(asked.key for asked in ASKED))
"""The words that a condition can be written with."""


def kind_of(value: Any) -> str | None:
    """The word that says which condition this is; None where there is none or more than one."""
    if isinstance(value, dict):
        found = [key for key in KEYS if key in value]
        return found[0] if len(found) == 1 else None
    return getattr(value, "key", None)


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotThis, Tag("not")]
    | Annotated[SignalIs, Tag("signal")]
    | Annotated[UnknownIs, Tag("unknown")]
    | Annotated[CategoryIs, Tag("category")]
    | Annotated[CertaintyIs, Tag("certainty")]
    | Annotated[TopicIs, Tag("topic")]
    | Annotated[LanguageIs, Tag("language")]
    | Annotated[ReadingIs, Tag("reading")]
    | Annotated[ChannelIs, Tag("channel")]
    | Annotated[AccountTypeIs, Tag("account_type")]
    | Annotated[RatingIs, Tag("rating")]
    | Annotated[TurnsAre, Tag("turns")]
    | Annotated[LastSpeakerIs, Tag("last_speaker")]
    | Annotated[ResolvedIs, Tag("resolved")]
    | Annotated[AskedRemovalBefore, Tag("asked_removal_before")]
    | Annotated[OpeningHoursAre, Tag("opening_hours")]
    | Annotated[ActionIs, Tag("action")]
    | Annotated[UndecidedIs, Tag("undecided")],
    Discriminator(kind_of),
]

for _group in (AllOf, AnyOf, NotThis):
    _group.model_rebuild()
