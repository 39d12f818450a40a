"""From what was seen to what to do: every rule tried in order, every step kept."""

from datetime import datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from drafting.domain.decision import (
    Action,
    Category,
    Check,
    Decision,
    Moderation,
    NeedsPerson,
    Reason,
    Step,
    Urgency,
    Visibility,
)
from drafting.domain.signal import Signals
from drafting.domain.thread import Thread, posted_or
from drafting.domain.wording import Wording
from drafting.policy.facts import Facts
from drafting.policy.hours import deadline, is_open
from drafting.policy.model import Adding, Deciding, Policy, Rereading, Rule
from drafting.policy.rereading import reread

Result = Literal["matched", "not_matched", "unknown"]
_RESULTS: dict[bool | None, Result] = {
    True: "matched",
    False: "not_matched",
    None: "unknown",
}
_SOONEST = (Urgency.IMMEDIATE, Urgency.H24, Urgency.H48, Urgency.NONE)
_WAITED = Reason(
    rule="opening-hours",
    text=Wording(
        nl="De termijn loopt af terwijl u gesloten bent; hij is verzet naar kort na de eerstvolgende openingstijd.",
        en="The deadline falls while you are closed; it moved to shortly after you next open.",
    ),
)


class _Path(NamedTuple):
    """What the deciding rules came to."""

    rule: Rule
    then: Deciding
    reread_by: tuple[Rule, ...]
    undecided: tuple[Rule, ...]


def decide(thread: Thread, signals: Signals, policy: Policy, *, now: datetime) -> Decision:
    """What to do with the thread's newest comment.

    The first rule that matches decides; every addition that matches adds. A rule that could not be evaluated does
    neither: when it could have changed the outcome, a person looks.
    """
    week, zone = policy.opening_hours, policy.time_zone
    facts = Facts(thread, signals, languages=policy.languages, is_open=is_open(week, now, zone))
    trace: list[Step] = []
    path = _first_match(policy, facts, trace)
    category = path.then.category or facts.category
    facts.category, facts.action = category, path.then.action
    matched, unsure = _additions(policy, facts, path, trace)
    added = tuple(rule.then for rule in matched if isinstance(rule.then, Adding))
    urgency = _urgency(path.then, added)
    due = deadline(
        urgency,
        posted_or(thread, now),
        deadlines=policy.deadlines,
        week=week,
        time_zone=zone,
        waits=category is not Category.THREAT,
    )
    visibility = _visibility(path.then, added)
    shaped_by = (*path.reread_by, path.rule, *(rule for rule in matched if _had_a_say(rule, visibility)))
    return Decision(
        action=path.then.action,
        category=category,
        urgency=urgency,
        respond_by=due.at,
        visibility=visibility,
        moderation=_moderation(path.then, added),
        ask_removal=any(each.ask_removal for each in added),
        humour_allowed=any(each.humour_allowed for each in added) and not unsure,
        needs_person=_person(matched),
        draft_allowed=not any(each.no_draft for each in added),
        reasons=tuple(_reason(rule) for rule in shaped_by) + ((_WAITED,) if due.moved else ()),
        trace=tuple(trace),
        policy=str(policy.ref),
    )


def _first_match(policy: Policy, facts: Facts, trace: list[Step]) -> _Path:
    reread_by: list[Rule] = []
    undecided: list[Rule] = []
    for rule in policy.deciding:
        met = _try(rule, facts, trace)
        if met is None:
            undecided.append(rule)
        elif met and isinstance(rule.then, Rereading):
            category = reread(rule.then.read_as, facts)
            if category is not facts.category:
                facts.category = category
                reread_by.append(rule)
        elif met and isinstance(rule.then, Deciding):
            return _Path(rule, rule.then, tuple(reread_by), tuple(undecided))
    raise AssertionError("the last rule of a policy always matches")  # invariants.py refuses one that does not


def _additions(policy: Policy, facts: Facts, path: _Path, trace: list[Step]) -> tuple[tuple[Rule, ...], bool]:
    """The additions that match, and whether one of them, or of the deciding rules, could not be evaluated."""
    matched: list[Rule] = []
    undecided = [rule for rule in path.undecided if _would_change(rule, path.then, facts)]
    for rule in policy.adding:
        if rule.asks_undecided:
            facts.undecided = tuple([each.name for each in undecided])
        met = _try(rule, facts, trace)
        if met:
            matched.append(rule)
        elif met is None and isinstance(rule.then, Adding) and not rule.then.permits:
            undecided.append(rule)
    return tuple(matched), bool(undecided)


def _try(rule: Rule, facts: Facts, trace: list[Step]) -> bool | None:
    """Evaluate the rule and keep the step."""
    met: bool | None = True
    checks: tuple[Check, ...] = ()
    if not isinstance(rule.when, str):  # `always`
        met, checks = rule.when.check(facts)
    if rule.unless is not None and met is not False:
        verdict = rule.unless.check(facts)
        checks = verdict.checks if verdict.met else (*checks, *verdict.checks)
        met = False if verdict.met else None if verdict.met is None else met
    trace.append(_step(rule.name, _RESULTS[met], checks))
    return met


def _step(rule: str, result: Result, checks: tuple[Check, ...]) -> Step:
    """Most rules fail at their first check, in the same words for every comment: such a step is made once."""
    if len(checks) == 1 and not checks[0].quotes:
        return _short_step(rule, result, checks[0].condition, checks[0].found, checks[0].met)
    return Step(rule=rule, result=result, checks=checks)


@lru_cache(maxsize=4096)
def _short_step(rule: str, result: Result, condition: str, found: str, met: bool | None) -> Step:
    """By what its check says, not by the check: texts are compared far faster than what holds them."""
    return Step(rule=rule, result=result, checks=(Check(condition=condition, found=found, met=met),))


def _would_change(rule: Rule, decided: Deciding, facts: Facts) -> bool:
    """Whether a rule that could not be evaluated would have led elsewhere."""
    if isinstance(rule.then, Rereading):
        return reread(rule.then.read_as, facts) is not facts.category
    if not isinstance(rule.then, Deciding):
        return False
    category = rule.then.category or facts.category
    return (rule.then.action, category, rule.then.urgency) != (decided.action, facts.category, decided.urgency)


def _urgency(decided: Deciding, added: tuple[Adding, ...]) -> Urgency:
    """The soonest of what was decided and added."""
    asked = [decided.urgency, *(each.urgency for each in added if each.urgency is not None)]
    return min(asked, key=_SOONEST.index)


def _visibility(decided: Deciding, added: tuple[Adding, ...]) -> Visibility | None:
    """Private wins over public; nothing where no reply is due."""
    if decided.action is not Action.RESPOND:
        return None
    asked = {each.visibility for each in added}
    if Visibility.PRIVATE in asked:
        return Visibility.PRIVATE
    return Visibility.PUBLIC if Visibility.PUBLIC in asked else decided.visibility or Visibility.PRIVATE


def _moderation(decided: Deciding, added: tuple[Adding, ...]) -> Moderation:
    advice: tuple[Moderation, ...] = (decided.moderation, *(each.moderation for each in added))
    return Moderation(
        hide=any(each.hide for each in advice),
        delete=any(each.delete for each in advice),
        block_author=any(each.block_author for each in advice),
        report=tuple(dict.fromkeys(authority for each in advice for authority in each.report)),
    )


def _had_a_say(rule: Rule, visibility: Visibility | None) -> bool:
    """An addition whose only word was a visibility that lost to a more careful one explains nothing."""
    then = rule.then
    if not isinstance(then, Adding) or then.visibility in (None, visibility):
        return True
    return not then.model_copy(update={"visibility": None}).changes_nothing


def _reason(rule: Rule) -> Reason:
    return Reason(rule=rule.name, text=rule.because)


def _person(matched: tuple[Rule, ...]) -> NeedsPerson | None:
    """Why a person looks: every addition that asks for one says so."""
    asking = [rule.because for rule in matched if isinstance(rule.then, Adding) and rule.then.needs_person]
    if not asking:
        return None
    return NeedsPerson(
        reason=Wording(nl=" ".join(because.nl for because in asking), en=" ".join(because.en for because in asking))
    )
