"""A policy and the one it extends as one: rules are replaced, inserted or switched off by name."""

from drafting.policy.file import Disabled, Placed, PolicyFile
from drafting.policy.model import Rule
from drafting.policy.source import Source, closest

LISTS = ("above_all", "rules", "then_also")


def merged(base: tuple[Rule, ...], file: PolicyFile, source: Source, where: str) -> tuple[Rule, ...]:
    """One list of rules after a brand's own entries; raises DefinitionError where an entry cannot be."""
    rules = list(base)
    for index, entry in enumerate(getattr(file, where)):
        path = (where, index)
        if isinstance(entry, Disabled):
            rules = _without(rules, entry, source, path)
        elif isinstance(entry, Placed):
            rules = _with(rules, entry, source, path, extends=file.extends)
    return tuple(rules)


def _without(rules: list[Rule], entry: Disabled, source: Source, path: tuple[str | int, ...]) -> list[Rule]:
    position = _position(rules, entry.disable, source, (*path, "disable"))
    _may_change(rules, position, source, (*path, "disable"), "switched off")
    return rules[:position] + rules[position + 1 :]


def _with(
    rules: list[Rule], entry: Placed, source: Source, path: tuple[str | int, ...], *, extends: str | None
) -> list[Rule]:
    names = [rule.name for rule in rules]
    rule = entry.rule()
    if entry.before and entry.after:
        raise source.error("`before` and `after` stand together", (*path, "after"), of_key=True, hint="keep one")
    if entry.before:
        position = _position(rules, entry.before, source, (*path, "before"))
    elif entry.after:
        position = _position(rules, entry.after, source, (*path, "after")) + 1
    elif rule.name in names and extends:
        position = names.index(rule.name)
        _may_change(rules, position, source, (*path, "name"), "replaced")
        return [*rules[:position], rule, *rules[position + 1 :]]
    elif extends and path[0] == "rules":
        hint = "say where it comes: `before: …` or `after: …` with the name of a rule"
        raise source.error(f"`{rule.name}` is new and has no place", (*path, "name"), hint=hint)
    else:
        position = len(rules)
    if path[0] == "above_all" and extends and position < len(rules):
        hint = "leave out `before` and `after`: it comes after the rules that are extended"
        raise source.error(f"`{rule.name}` cannot go before a rule that stands above all rules", path, hint=hint)
    return [*rules[:position], rule, *rules[position:]]


def _position(rules: list[Rule], name: str, source: Source, path: tuple[str | int, ...]) -> int:
    names = [rule.name for rule in rules]
    if name in names:
        return names.index(name)
    raise source.error(f"there is no rule `{name}` under `{path[0]}`", path, hint=closest(name, names))


def _may_change(rules: list[Rule], position: int, source: Source, path: tuple[str | int, ...], done: str) -> None:
    name = rules[position].name
    if path[0] == "above_all":
        raise source.error(
            f"`{name}` stands above all rules and cannot be {done}",
            path,
            hint="a brand may add rules here; what holds for every brand stays",
        )
    if path[0] == "rules" and position == len(rules) - 1:
        raise source.error(f"`{name}` is the last rule and cannot be {done}", path, hint="it catches what no other did")
