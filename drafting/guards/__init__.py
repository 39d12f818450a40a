"""What every draft is checked for before a person sees it, and the one way to check."""

from typing import TYPE_CHECKING

from drafting.domain.draft import Brief, Finding, Reply
from drafting.guards import (
    admits_no_liability,
    asks_removal_only_when_resolved,
    fits_the_channel,
    is_not_toxic,
    jokes_only_when_safe,
    keeps_one_form_of_address,
    keeps_personal_data_private,
    leaves_no_placeholder,
    moves_to_private,
    names_the_problem,
    never_argues,
    promises_nothing_unauthorised,
    reads_as_a_good_reply,
    shows_no_prompt,
    sounds_positive,
    speaks_the_customers_language,
    states_only_known_facts,
    stays_polite,
)
from drafting.guards.guard import Guard
from drafting.guards.said import load_phrases

if TYPE_CHECKING:
    from drafting.guards.validator import BrandValidator

__all__ = ["GUARDS", "Guard", "inspect", "load"]

GUARDS: tuple[Guard, ...] = (
    # What would embarrass anyone, whatever the comment said.
    Guard(is_not_toxic.find, "nobody is sworn at or insulted by a brand"),
    Guard(shows_no_prompt.find, "a reader never sees how the draft was made"),
    Guard(leaves_no_placeholder.find, "a blank that nobody filled in says that nobody read it"),
    Guard(speaks_the_customers_language.find, "an answer is of use in the language of the question"),
    Guard(fits_the_channel.find, "what is too long is cut off or refused by the channel"),
    # What could be used against the company.
    Guard(keeps_personal_data_private.find, "strangers read along"),
    Guard(promises_nothing_unauthorised.find, "a promise in public binds, and nobody checked that it can be kept"),
    Guard(admits_no_liability.find, "who is liable is for a lawyer to say"),
    Guard(states_only_known_facts.find, "a fact that nobody gave is one that nobody can stand for"),
    Guard(asks_removal_only_when_resolved.find, "asked too early, or for a favour, it is pressure"),
    # How it is said.
    Guard(never_argues.find, "nobody wins a quarrel with a customer in public"),
    Guard(stays_polite.find, "polite, whatever the tone of the comment"),
    Guard(sounds_positive.find, "every reader sees whether the company is willing"),
    Guard(jokes_only_when_safe.find, "a joke at somebody who is upset is mockery"),
    Guard(moves_to_private.find, "what is heated or needs details is not settled in front of everybody"),
    Guard(names_the_problem.find, "a customer wants to see that the comment was read"),
    Guard(keeps_one_form_of_address.find, "u and je in one reply say that two people wrote it"),
    # What no list names; the last, for what others found is not said twice.
    Guard(reads_as_a_good_reply.find, "careful readers would send it unchanged"),
)


def inspect(reply: Reply, brief: Brief, *, brand: "tuple[BrandValidator, ...]" = ()) -> tuple[Finding, ...]:
    """All that is wrong with a reply, in the order of GUARDS; empty when it may be offered as it is.

    The first call loads guardrails, which takes seconds: `load()` does that beforehand.
    """
    from drafting.guards.validator import check  # noqa: PLC0415  guardrails costs seconds

    return reads_as_a_good_reply.weighed(check(reply, brief, GUARDS, brand), reply, brief)


def load() -> None:
    """Load guardrails, the validators and the phrase lists: seconds the first time, nothing after.

    Raises where a list cannot be read, which would otherwise hold every reply.
    """
    from drafting.guards.validator import validators_of  # noqa: PLC0415  guardrails costs seconds

    load_phrases()
    validators_of(GUARDS)
