"""Conditions about the comment itself: what was seen in it, and how it was read."""

from typing import Annotated, Literal

from pydantic import Field

from drafting.domain.decision import Category, Check
from drafting.domain.signal import Level, SignalName, Topic
from drafting.policy.asked import Asked, Grade, OneOf, Verdict, checked
from drafting.policy.facts import Facts

ASKED_LANGUAGE = r"^([a-z]{2}|supported|unknown)$"


class SignalIs(Asked):
    """A signal was seen, at this level or a higher one. Undecided where the signal is `unknown`."""

    key = "signal"
    signal: SignalName
    at_least: Grade = Level.MEDIUM
    certain: Literal[True] | None = None
    """Only where it was seen for certain: by a detector that does not guess."""
    value: OneOf[str] | None = None
    """Only where one of these was seen: a kind of personal data, a topic."""

    def check(self, facts: Facts) -> Verdict:
        """Its verdict, with the words that it rests on."""
        signal = facts.signal(self.signal)
        if signal is None:
            return checked(self.text, "none", False)
        if signal.level is Level.UNKNOWN:
            return checked(self.text, f"unknown: {signal.reason}" if signal.reason else "unknown", None)
        met = (
            signal.level.at_least(self.at_least)
            and (not self.certain or signal.certain)
            and (self.value is None or signal.value in self.value)
        )
        found = f"{signal.level} (certain)" if self.certain and signal.certain else signal.level
        if not signal.evidence:
            return checked(self.text, found, met)
        quotes = tuple([span.quote for span in signal.evidence[:3]])
        return Verdict(met, (Check(condition=self.text, found=str(found), met=met, quotes=quotes),))


class UnknownIs(Asked):
    """This signal could not be told."""

    key = "unknown"
    unknown: SignalName

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """Never undecided itself."""
        level = facts.level(self.unknown)
        return level is Level.UNKNOWN, level


class CategoryIs(Asked):
    """The comment is of one of these categories, as it is read by then (see `read_as`)."""

    key = "category"
    category: OneOf[Category]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """The category always is one; how sure that is, is asked with `certainty`."""
        return facts.category in self.category, facts.category


class CertaintyIs(Asked):
    """How sure the category is."""

    key = "certainty"
    certainty: OneOf[Grade]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """A certainty of `none` or `unknown` counts as `low`."""
        certainty = facts.signals.category.certainty
        certainty = certainty if certainty.at_least(Level.LOW) else Level.LOW
        return certainty in self.certainty, certainty


class TopicIs(Asked):
    """What the comment is about."""

    key = "topic"
    topic: OneOf[Topic]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """`any` where no topic was found."""
        return facts.signals.topic in self.topic, facts.signals.topic


class ReadingIs(Asked):
    """Who read the comment: `detectors` alone, a `model` too, and when that went wrong `unverified` or `failed`."""

    key = "reading"
    reading: OneOf[Literal["detectors", "model", "unverified", "failed"]]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """`unverified`: the model's quote is not in the text."""
        return facts.signals.reading in self.reading, facts.signals.reading


class LanguageIs(Asked):
    """The language of the comment: ISO 639-1 codes, or `supported` (the policy's `languages`), or `unknown`."""

    key = "language"
    language: OneOf[Annotated[str, Field(pattern=ASKED_LANGUAGE)]]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """An unknown language is not a supported one."""
        language = facts.signals.language
        names = {"unknown"} if language is None else {language}
        if language in facts.languages:
            names.add("supported")
        return bool(names & set(self.language)), language or "unknown"


class RatingIs(Asked):
    """The rating of a review, in its own scale. Not met where there is no rating."""

    key = "rating"
    rating: Literal["given"] = "given"
    at_least: float | None = None
    at_most: float | None = None

    def _write(self) -> str:
        """`rating` is its own default, so it is written out here."""
        bounds = [
            f"{name}: {value:g}"
            for name, value in (("at_least", self.at_least), ("at_most", self.at_most))
            if value is not None
        ]
        return ", ".join(["rating: given", *bounds])

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """Bounds are included."""
        rating = facts.thread.comment.rating
        if rating is None:
            return False, "none"
        met = (self.at_least is None or rating >= self.at_least) and (self.at_most is None or rating <= self.at_most)
        return met, f"{rating:g}"
