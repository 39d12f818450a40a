"""What a rule's condition makes sure of, read off its form: whatever comes in, when the rule matches this is so."""

from collections.abc import Callable

from drafting.policy.asked import Asked
from drafting.policy.conditions import AllOf, AnyOf, Condition, NotThis
from drafting.policy.model import Rule

Test = Callable[[Asked, bool], bool]
"""Whether a single condition makes sure of it, when it is met (True) or when it is not met (False)."""


def ensures(rule: Rule, test: Test) -> bool:
    """Whether the rule can only match where `test` holds for one of its single conditions."""
    if rule.when != "always" and _implies(rule.when, test, met=True):
        return True
    return rule.unless is not None and _implies(rule.unless, test, met=False)


def _implies(condition: Condition, test: Test, *, met: bool) -> bool:
    """Whether `condition` being `met` makes sure of it. A refused `any` refuses all of it; a refused `all` only one."""
    if isinstance(condition, NotThis):
        return _implies(condition.this, test, met=not met)
    if isinstance(condition, AllOf | AnyOf):
        parts = condition.all if isinstance(condition, AllOf) else condition.any
        every_part_holds = isinstance(condition, AllOf) is met
        found = (_implies(part, test, met=met) for part in parts)
        return any(found) if every_part_holds else all(found)
    return test(condition, met)


def asked_in(rule: Rule) -> tuple[Asked, ...]:
    """Every single condition of the rule."""
    conditions = [condition for condition in (rule.when, rule.unless) if condition not in (None, "always")]
    asked: list[Asked] = []
    while conditions:
        condition = conditions.pop()
        if isinstance(condition, AllOf):
            conditions.extend(condition.all)
        elif isinstance(condition, AnyOf):
            conditions.extend(condition.any)
        elif isinstance(condition, NotThis):
            conditions.append(condition.this)
        elif isinstance(condition, Asked):
            asked.append(condition)
    return tuple(asked)
