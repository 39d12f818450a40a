"""The groups that figures are given for: all, each language, each difficulty, both together, each kind of attack."""

from evals.cases.case import AttackCase, Case

_KIND = "attack: "


def groups_of(case: Case) -> tuple[str, ...]:
    """The groups that a case belongs to."""
    groups = ["all"]
    if case.language:
        groups.append(case.language)
    if case.difficulty:
        groups.append(case.difficulty)
    if case.language and case.difficulty:
        groups.append(f"{case.language}, {case.difficulty}")
    if isinstance(case, AttackCase):
        groups.append(f"{_KIND}{case.kind}")
    return tuple(groups)


def is_plain(group: str) -> bool:
    """Whether it is all, a language or a difficulty: what every table has a column for."""
    return "," not in group and not group.startswith(_KIND)


def attack_of(group: str) -> str | None:
    """The kind of attack that a group stands for."""
    return group.removeprefix(_KIND) if group.startswith(_KIND) else None
