"""What every policy must hold to: each invariant lets the default policy through and stops one that breaks it."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from drafting.policy import Policy
from drafting.policy.invariants import INVARIANTS, first_broken
from drafting.policy.model import Rule
from tests.policy.builders import default_policy

_RULE: TypeAdapter[Rule] = TypeAdapter(Rule)
WHY = {"nl": "Daarom.", "en": "Because."}


def rule(name: str, when: Any, then: dict[str, Any], **more: Any) -> Rule:
    return _RULE.validate_python({"name": name, "when": when, "then": then, "because": WHY, **more})


def with_rules(
    *, first: tuple[Rule, ...] = (), last: tuple[Rule, ...] = (), also: tuple[Rule, ...] = (), without: str = ""
) -> Policy:
    """The default policy with rules of one's own before and after the others, and without one of them."""
    policy = default_policy()

    def kept(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        return tuple(each for each in rules if each.name != without)

    return policy.model_copy(
        update={
            "above_all": kept(policy.above_all),
            "rules": (*first, *kept(policy.rules), *last),
            "then_also": (*kept(policy.then_also), *also),
        }
    )


HIDE = {"action": "remove", "moderation": {"hide": True}}
ANSWER = {"action": "respond", "urgency": "24h"}

BROKEN: list[tuple[str, Policy, str]] = [
    (
        "rule_names_are_unique",
        with_rules(first=(rule("respond-product", {"category": "question"}, ANSWER),)),
        "name of two rules",
    ),
    (
        "every_reason_exists_in_both_languages",
        with_rules(
            also=(
                rule("mute", {"topic": "price"}, {}).model_copy(
                    update={
                        "because": _RULE.validate_python(
                            {"name": "x", "when": "always", "then": {}, "because": {"nl": " ", "en": "Yes."}}
                        ).because
                    }
                ),
            )
        ),
        "empty in `nl`",
    ),
    ("the_last_rule_always_matches", with_rules(without="answer-what-is-left"), "`when: always`"),
    (
        "the_last_rule_always_matches",
        with_rules(last=(rule("the-end", "always", ANSWER, unless={"topic": "price"}),)),
        "`when: always`",
    ),
    ("every_list_holds_its_own_kind", with_rules(first=(rule("note", {"topic": "price"}, {}),)), "`then_also`"),
    ("every_list_holds_its_own_kind", with_rules(also=(rule("decide", {"topic": "price"}, ANSWER),)), "`rules`"),
    ("no_rule_stands_after_one_that_always_matches", with_rules(last=(rule("late", "always", ANSWER),)), "never tried"),
    (
        "only_additions_ask_what_was_decided",
        with_rules(first=(rule("early", {"not": {"action": "remove"}}, ANSWER),)),
        "before anything is decided",
    ),
    (
        "only_additions_ask_what_was_decided",
        with_rules(also=(rule("deep", {"all": [{"undecided": True}, {"topic": "price"}]}, {"needs_person": True}),)),
        "stand alone",
    ),
    (
        "an_answer_has_a_deadline_and_nothing_else_has",
        with_rules(first=(rule("some-day", {"topic": "price"}, {"action": "respond"}),)),
        "no `urgency`",
    ),
    (
        "an_answer_has_a_deadline_and_nothing_else_has",
        with_rules(first=(rule("hurry", {"category": "troll"}, {"action": "ignore", "urgency": "24h"}),)),
        "nothing is due",
    ),
    (
        "removing_hides_first",
        with_rules(first=(rule("gone", {"category": "spam"}, {"action": "remove", "moderation": {"delete": True}}),)),
        "without hiding",
    ),
    (
        "criticism_is_never_removed",
        with_rules(first=(rule("no-prices", {"topic": "price"}, HIDE),)),
        "could remove criticism",
    ),
    (
        "criticism_is_never_removed",
        with_rules(first=(rule("no-crude", {"any": [{"category": "spam"}, {"signal": "insult"}]}, HIDE),)),
        "could remove criticism",
    ),
    (
        "criticism_is_never_removed",
        with_rules(first=(rule("to-spam", {"topic": "price"}, {"read_as": "spam"}),)),
        "could remove criticism",
    ),
    (
        "criticism_is_never_removed",
        with_rules(without="criticism-is-never-removed"),
        "would not answer a real complaint",
    ),
    (
        "complaints_and_questions_are_answered",
        with_rules(first=(rule("tired", {"category": "service_complaint"}, {"action": "ignore"}),)),
        "without an answer",
    ),
    ("a_threat_is_never_answered", with_rules(without="remove-threat"), "would not hide and report"),
    ("what_could_not_be_told_goes_to_a_person", with_rules(without="could-not-tell"), "certainty `low`"),
    ("what_could_not_be_told_goes_to_a_person", with_rules(without="could-not-tell-model-failed"), "did not answer"),
    ("what_could_not_be_told_goes_to_a_person", with_rules(without="could-not-tell-unverified"), "misquoted"),
    ("what_could_not_be_told_goes_to_a_person", with_rules(without="could-not-tell-language"), "language"),
    ("what_could_not_be_told_goes_to_a_person", with_rules(without="could-not-tell-a-rule"), "unknown whether"),
    ("danger_law_and_press_go_to_a_person", with_rules(without="person-first-legal"), "`legal`"),
    (
        "removal_is_asked_only_when_solved_and_never_on_review_sites",
        with_rules(
            also=(rule("please", {"not": {"channel": ["google_reviews", "trustpilot"]}}, {"ask_removal": True}),)
        ),
        "open matter",
    ),
    (
        "removal_is_asked_only_when_solved_and_never_on_review_sites",
        with_rules(also=(rule("please", {"resolved": True}, {"ask_removal": True}, unless={"channel": "trustpilot"}),)),
        "review site",
    ),
]


@pytest.mark.parametrize(("invariant", "policy", "cause"), BROKEN)
def test_it_stops_a_policy_that_breaks_it(invariant: str, policy: Policy, cause: str) -> None:
    check: Callable[[Policy], Any] = next(each for each in INVARIANTS if each.__name__ == invariant)
    broken = list(check(policy))
    assert any(cause in said for _, said in broken), broken
    assert first_broken(policy) is not None


def test_every_action_has_to_be_reachable() -> None:
    policy = default_policy()
    kept = tuple(each for each in policy.rules if getattr(each.then, "action", None) != "ignore")
    broken = first_broken(policy.model_copy(update={"rules": kept}))
    assert broken == ("rules", "no rule has `action: ignore`")


def test_every_invariant_is_shown_to_be_broken() -> None:
    assert {case[0] for case in BROKEN} | {"every_action_is_reachable"} == {each.__name__ for each in INVARIANTS}


def test_the_default_policy_holds_to_all_of_them() -> None:
    assert first_broken(default_policy()) is None


@pytest.mark.parametrize(
    "added",
    [
        rule("no-crypto", {"all": [{"category": "spam"}, {"topic": "price"}]}, HIDE),
        rule("sure-spam", {"signal": "spam", "certain": True}, HIDE),
        rule("not-others", {"topic": "price"}, HIDE, unless={"not": {"category": ["spam", "blasphemy"]}}),
        rule("either", {"any": [{"category": "spam"}, {"category": "conspiracy"}]}, HIDE),
    ],
)
def test_it_lets_a_brand_remove_more_of_what_may_be_removed(added: Rule) -> None:
    assert first_broken(with_rules(first=(added,))) is None


def test_it_lets_a_brand_ask_for_removal_in_other_words() -> None:
    when = {"all": [{"resolved": True}, {"channel": "facebook"}]}
    assert first_broken(with_rules(also=(rule("please", when, {"ask_removal": True}),))) is None
