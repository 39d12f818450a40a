"""What a policy file may say: a whole policy, or what a brand changes in the one that it extends."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from drafting.policy.model import Deadlines, Language, Name, Policy, Rule, TimeZone, Week
from drafting.policy.own_validator import OwnValidator
from drafting.policy.written import Written


class Placed(Rule):
    """A rule of a brand's own file.

    With the name of a rule that is extended it takes that rule's place; otherwise it says before or after which rule it
    comes.
    """

    before: Name | None = None
    after: Name | None = None

    def rule(self) -> Rule:
        """Without its place."""
        return Rule(name=self.name, when=self.when, unless=self.unless, then=self.then, because=self.because)


class Disabled(Written):
    """Switches off a rule that is extended."""

    disable: Name


def _kind_of_entry(value: Any) -> str:
    disables = "disable" in value if isinstance(value, dict) else isinstance(value, Disabled)
    return "disabled" if disables else "rule"


Entry = Annotated[
    Annotated[Placed, Tag("rule")] | Annotated[Disabled, Tag("disabled")],
    Discriminator(_kind_of_entry),
]


class PolicyFile(Written):
    """One `policy.yaml`. What is left out is taken from the policy that it extends, or else from our defaults."""

    extends: Name | None = None
    name: Name | None = None
    """The brand's folder, when left out."""
    version: Annotated[int, Field(ge=1)]
    """Count it up with every change."""
    language: Language | None = None
    languages: tuple[Language, ...] | None = None
    time_zone: TimeZone | None = None
    opening_hours: Week | None = None
    deadlines: Deadlines | None = None
    max_repairs: Annotated[int, Field(ge=0, le=5)] | None = None
    validators: tuple[OwnValidator, ...] | None = None
    """Checks of your own on every reply: guardrails-ai validators of installed packages. `[]`: none."""
    above_all: tuple[Entry, ...] = ()
    rules: tuple[Entry, ...] = ()
    then_also: tuple[Entry, ...] = ()

    def settings(self) -> dict[str, Any]:
        """What it sets, besides rules."""
        names = set(PolicyFile.model_fields) & set(Policy.model_fields) - {"name", "above_all", "rules", "then_also"}
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    def over(self, settings: dict[str, Any]) -> dict[str, Any]:
        """The settings that it extends, with its own over them; `deadlines` key by key, all others as a whole."""
        own = self.settings()
        extended = settings.get("deadlines")
        if self.deadlines is not None and isinstance(extended, Deadlines):
            own["deadlines"] = extended.model_copy(update=self.deadlines.model_dump(exclude_unset=True))
        return {**settings, **own}
