"""Conditions about where the comment stands: its channel, its thread, the hour, and what has been decided so far."""

from typing import Annotated, Literal

from pydantic import Field

from drafting.domain.decision import Action
from drafting.domain.thread import AccountType, Channel, Role
from drafting.policy.asked import Asked, OneOf
from drafting.policy.facts import Facts


class ChannelIs(Asked):
    """Where the comment was placed."""

    key = "channel"
    channel: OneOf[Channel]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """The channel as it was sent."""
        channel = facts.thread.comment.channel
        return channel in self.channel, channel


class AccountTypeIs(Asked):
    """Whose page the comment stands on."""

    key = "account_type"
    account_type: OneOf[AccountType]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """`business` where the caller did not say."""
        account = facts.thread.context.account_type
        return account in self.account_type, account


class TurnsAre(Asked):
    """How often somebody spoke before this comment."""

    key = "turns"
    turns: Literal["any", Role.CUSTOMER, Role.BRAND, Role.COMMUNITY]
    at_least: Annotated[int, Field(ge=1)] = 1

    def _write(self) -> str:
        """Always with the number."""
        return f"turns: {self.turns}, at_least: {self.at_least}"

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """Counts whole turns, not characters."""
        turns = len(facts.thread.turns) if self.turns == "any" else facts.turns[Role(self.turns)]
        return turns >= self.at_least, str(turns)


class LastSpeakerIs(Asked):
    """Who spoke last before this comment; `nobody` where it opens the thread."""

    key = "last_speaker"
    last_speaker: OneOf[Literal["nobody", Role.CUSTOMER, Role.BRAND, Role.COMMUNITY]]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """The comment itself does not count."""
        turns = facts.thread.turns
        last = turns[-1].role if turns else "nobody"
        return last in self.last_speaker, last


class ResolvedIs(Asked):
    """Whether the caller says that the matter is solved."""

    key = "resolved"
    resolved: bool

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """What the customer says of it is the signal `resolution`."""
        resolved = facts.thread.context.resolved
        return resolved is self.resolved, str(resolved).lower()


class AskedRemovalBefore(Asked):
    """Whether the brand asked before, in this thread, to take the comment down or to update it."""

    key = "asked_removal_before"
    asked_removal_before: bool

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """Read from the brand's own turns."""
        asked = facts.asked_removal_before
        return asked is self.asked_removal_before, str(asked).lower()


class OpeningHoursAre(Asked):
    """Whether the brand is open now. A brand without opening hours is always open."""

    key = "opening_hours"
    opening_hours: Literal["open", "closed"]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """In the brand's own time zone."""
        found = "open" if facts.is_open else "closed"
        return found == self.opening_hours, found


class ActionIs(Asked):
    """What was decided. Only for additions: they are tried after the decision."""

    key = "action"
    action: OneOf[Action]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """Undecided while nothing is decided."""
        if facts.action is None:
            return None, "nothing decided yet"
        return facts.action in self.action, facts.action


class UndecidedIs(Asked):
    """A rule could not be evaluated and might have changed what was decided. Only for additions."""

    key = "undecided"
    undecided: Literal[True]

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """Names the rules."""
        return bool(facts.undecided), ", ".join(facts.undecided) or "none"
