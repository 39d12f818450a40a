"""The groups that every figure is given for: all, each language, each difficulty, and both together."""

from evals.cases.case import Case


def groups_of(case: Case) -> tuple[str, ...]:
    """The groups that a case belongs to."""
    groups = ["all"]
    if case.language:
        groups.append(case.language)
    if case.difficulty:
        groups.append(case.difficulty)
    if case.language and case.difficulty:
        groups.append(f"{case.language}, {case.difficulty}")
    return tuple(groups)
