"""What every policy must hold to, whatever a brand changes: one function each, named for what it makes true.

Some are read off the form of the rules, and so hold for every comment that will ever come; the others are tried on a
few made-up comments.
"""

from collections.abc import Callable, Iterator

from drafting.domain.decision import COMPLAINTS, REMOVABLE, Action, Category, Decision, Urgency
from drafting.domain.signal import Level, Signal, SignalName
from drafting.domain.thread import Channel
from drafting.policy.asked import Asked
from drafting.policy.asks_comment import CategoryIs, SignalIs
from drafting.policy.asks_thread import ActionIs, ChannelIs, ResolvedIs, UndecidedIs
from drafting.policy.implication import asked_in, ensures
from drafting.policy.model import Adding, Deciding, Policy, Rereading, Rule
from drafting.policy.source import Source
from drafting.policy.trying import tried

Broken = tuple[str, str]
"""The name of a rule, and what is wrong with it: behind a colon, what to do."""


def rule_names_are_unique(policy: Policy) -> Iterator[Broken]:
    """A name in a reason or a trace points at one rule."""
    seen: set[str] = set()
    for rule in _all(policy):
        if rule.name in seen:
            yield rule.name, "is the name of two rules: give one of them another"
        seen.add(rule.name)


def every_reason_exists_in_both_languages(policy: Policy) -> Iterator[Broken]:
    """Whoever reads along can read why."""
    for rule in _all(policy):
        for language, text in (("nl", rule.because.nl), ("en", rule.because.en)):
            if not text.strip():
                yield rule.name, f"its reason is empty in `{language}`"


def the_last_rule_always_matches(policy: Policy) -> Iterator[Broken]:
    """Nothing is left undecided."""
    last = policy.rules[-1] if policy.rules else None
    if last is None or last.when != "always" or last.unless is not None or not isinstance(last.then, Deciding):
        yield (
            (last.name if last else "rules"),
            "has to be the last of `rules`, and to match always: `when: always` and an `action`",
        )


def no_rule_stands_after_one_that_always_matches(policy: Policy) -> Iterator[Broken]:
    """Every rule can be reached."""
    closed_by: str | None = None
    for rule in policy.deciding:
        if closed_by is not None:
            yield rule.name, f"is never tried: `{closed_by}` before it always matches"
        elif rule.when == "always" and rule.unless is None and isinstance(rule.then, Deciding):
            closed_by = rule.name


def every_list_holds_its_own_kind(policy: Policy) -> Iterator[Broken]:
    """`rules` decide, `then_also` adds."""
    for rule in policy.rules:
        if rule.adds:
            yield rule.name, "stands under `rules` but has neither `action` nor `read_as`: move it to `then_also`"
    for rule in policy.then_also:
        if not rule.adds:
            yield rule.name, "stands under `then_also` but decides: move it to `rules`"


def only_additions_ask_what_was_decided(policy: Policy) -> Iterator[Broken]:
    """While rules are still deciding there is no action to ask for."""
    for rule in _all(policy):
        for asked in asked_in(rule):
            if isinstance(asked, ActionIs | UndecidedIs) and not rule.adds:
                yield rule.name, f"asks `{asked.key}` before anything is decided: only additions can ask it"
            elif isinstance(asked, UndecidedIs) and not rule.asks_undecided:
                yield rule.name, "asks `undecided` inside another condition: it has to stand alone under `when`"


def every_action_is_reachable(policy: Policy) -> Iterator[Broken]:
    """A policy that cannot answer, ignore or remove is a mistake."""
    reachable = {rule.then.action for rule in policy.deciding if isinstance(rule.then, Deciding)}
    for action in Action:
        if action not in reachable:
            yield "rules", f"no rule has `action: {action.value}`"


def an_answer_has_a_deadline_and_nothing_else_has(policy: Policy) -> Iterator[Broken]:
    """What is ignored or removed is not due, except a threat, which is due at once."""
    for rule in policy.deciding:
        if not isinstance(rule.then, Deciding):
            continue
        has_deadline = rule.then.urgency is not Urgency.NONE
        due = rule.then.action is Action.RESPOND or rule.then.category is Category.THREAT
        if due and not has_deadline:
            yield rule.name, "has no `urgency`: add immediate, 24h or 48h"
        elif has_deadline and not due:
            yield rule.name, "has an `urgency` but nothing is due: leave it out"


def removing_hides_first(policy: Policy) -> Iterator[Broken]:
    """Hiding can be undone; the person chooses to delete."""
    for rule in policy.deciding:
        if isinstance(rule.then, Deciding) and rule.then.action is Action.REMOVE and not rule.then.moderation.hide:
            yield rule.name, "removes without hiding first: add `moderation: {hide: true}`"


def criticism_is_never_removed(policy: Policy) -> Iterator[Broken]:
    """However crude. A rule that removes has to ask for a category that may be removed, so that no complaint is one."""
    for rule in policy.deciding:
        removes = isinstance(rule.then, Deciding) and rule.then.action is Action.REMOVE
        turns_removable = (
            isinstance(rule.then, Rereading)
            and isinstance(rule.then.read_as, Category)
            and rule.then.read_as in REMOVABLE
        )
        if (removes or turns_removable) and not ensures(rule, _may_be_removed):
            yield rule.name, "could remove criticism: let it ask for a `category` that may be removed, such as spam"
    for category in REMOVABLE - {Category.THREAT}:
        decision = tried(policy, category, _seen(SignalName.PROBLEM, Level.HIGH))
        if decision.action is not Action.RESPOND:
            yield _decider(decision), f"would not answer a real complaint in a comment read as `{category.value}`"


def _may_be_removed(asked: Asked, met: bool) -> bool:
    if isinstance(asked, SignalIs):
        return met and asked.signal in (SignalName.SPAM, SignalName.THREAT) and asked.certain is True
    return met and isinstance(asked, CategoryIs) and REMOVABLE.issuperset(asked.category)


def complaints_and_questions_are_answered(policy: Policy) -> Iterator[Broken]:
    """Ignoring is the exception, and never for these."""
    for category in (*COMPLAINTS, Category.QUESTION):
        decision = tried(policy, category)
        if decision.action is not Action.RESPOND:
            yield _decider(decision), f"would leave a comment of category `{category.value}` without an answer"


def a_threat_is_never_answered(policy: Policy) -> Iterator[Broken]:
    """It is hidden and reported at once, whatever else is in the comment."""
    for problem in (Level.NONE, Level.HIGH):
        for channel in Channel:
            decision = tried(policy, Category.THREAT, _seen(SignalName.PROBLEM, problem), channel=channel)
            removed = decision.action is Action.REMOVE and decision.moderation.hide
            if not (removed and decision.urgency is Urgency.IMMEDIATE and "platform" in decision.moderation.report):
                yield _decider(decision), "would not hide and report a threat at once"
                return


def what_could_not_be_told_goes_to_a_person(policy: Policy) -> Iterator[Broken]:
    """Never a guess."""
    product = Category.PRODUCT_COMPLAINT
    for what, decision in (
        ("a comment that was read with certainty `low`", tried(policy, product, certainty=Level.LOW)),
        ("a comment whose model did not answer", tried(policy, product, reading="failed")),
        ("a comment that its model misquoted", tried(policy, product, reading="unverified")),
        ("a comment in a language that nobody supports", tried(policy, product, language="xx")),
        (
            "a comment of which it is unknown whether it threatens",
            tried(policy, product, Signal.unknown(SignalName.THREAT, "tried")),
        ),
    ):
        if decision.needs_person is None:
            yield _decider(decision), f"would not show {what} to a person"


def danger_law_and_press_go_to_a_person(policy: Policy) -> Iterator[Broken]:
    """Health and safety, self-harm, legal claims, journalists and discrimination."""
    for name in (
        SignalName.HEALTH_SAFETY,
        SignalName.SELF_HARM,
        SignalName.LEGAL,
        SignalName.PRESS,
        SignalName.DISCRIMINATION,
    ):
        decision = tried(policy, Category.PRODUCT_COMPLAINT, _seen(name, Level.HIGH))
        if decision.needs_person is None:
            yield _decider(decision), f"would not show a comment with the signal `{name.value}` to a person"


def removal_is_asked_only_when_solved_and_never_on_review_sites(policy: Policy) -> Iterator[Broken]:
    """Review sites forbid it, and in an open matter it is an insult."""
    for rule in policy.adding:
        if not isinstance(rule.then, Adding) or not rule.then.ask_removal:
            continue
        if not ensures(rule, _is_solved):
            yield rule.name, "could ask for removal in an open matter: ask for `resolved` or the signal `resolution`"
        if not all(ensures(rule, _is_not(site)) for site in Channel if site.is_review_site):
            yield rule.name, "could ask for removal on a review site: exclude google_reviews and trustpilot"


def _is_solved(asked: Asked, met: bool) -> bool:
    if isinstance(asked, ResolvedIs):
        return asked.resolved is met
    return met and isinstance(asked, SignalIs) and asked.signal is SignalName.RESOLUTION


def _is_not(site: Channel) -> Callable[[Asked, bool], bool]:
    return lambda asked, met: isinstance(asked, ChannelIs) and (site in asked.channel) is not met


INVARIANTS: tuple[Callable[[Policy], Iterator[Broken]], ...] = (
    rule_names_are_unique,
    every_reason_exists_in_both_languages,
    the_last_rule_always_matches,  # before any that tries the policy: those need an outcome
    every_list_holds_its_own_kind,
    no_rule_stands_after_one_that_always_matches,
    only_additions_ask_what_was_decided,
    every_action_is_reachable,
    an_answer_has_a_deadline_and_nothing_else_has,
    removing_hides_first,
    criticism_is_never_removed,
    complaints_and_questions_are_answered,
    a_threat_is_never_answered,
    what_could_not_be_told_goes_to_a_person,
    danger_law_and_press_go_to_a_person,
    removal_is_asked_only_when_solved_and_never_on_review_sites,
)


def first_broken(policy: Policy) -> Broken | None:
    """The first rule that breaks an invariant, and how; None when all hold."""
    return next((broken for invariant in INVARIANTS for broken in invariant(policy)), None)


def must_hold(policy: Policy, source: Source) -> None:
    """Raise DefinitionError at the first rule that breaks one."""
    broken = first_broken(policy)
    if broken is not None:
        name, said = broken
        cause, _, hint = said.partition(": ")
        raise source.error(f"`{name}` {cause}" if name != "rules" else cause, _path_of(name, source), hint=hint or None)


def _path_of(name: str, source: Source) -> tuple[str | int, ...]:
    """Where the rule stands in this file, the last of its name; the top of the file when it stands in another."""
    found: tuple[str | int, ...] = (name,) if name in source.data else ()
    for where in ("above_all", "rules", "then_also"):
        for index, entry in enumerate(source.data.get(where) or ()):
            if isinstance(entry, dict) and entry.get("name") == name:
                found = (where, index, "name")
    return found


def _seen(name: SignalName, level: Level) -> Signal:
    return Signal(name=name, level=level)


def _all(policy: Policy) -> tuple[Rule, ...]:
    return (*policy.above_all, *policy.rules, *policy.then_also)


def _decider(decision: Decision) -> str:
    """The rule that decided; in a decision's reasons, those that only read the comment otherwise come before it."""
    matched = {step.rule for step in decision.trace if step.result == "matched"}
    return next(reason.rule for reason in decision.reasons if reason.rule in matched)
