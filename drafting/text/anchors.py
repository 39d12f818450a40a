"""Which letters a text must hold before a regular expression can match: a cheap no for most texts."""


def needed_literals(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of literals; of each set at least one stands in every match. Two sets at most, the smaller first.

    Reads letters, groups, alternatives and classes; anything unusual only makes the answer shorter.
    """
    branches = _branches(pattern)
    if len(branches) == 1:
        return tuple(sorted(sorted(_literals(branches[0]), key=_worth, reverse=True)[:2], key=len))
    best = [max(_literals(branch), key=_worth, default=None) for branch in branches]
    known = [literals for literals in best if literals is not None]
    return (frozenset().union(*known),) if len(known) == len(best) else ()


def _worth(literals: frozenset[str]) -> tuple[int, int]:
    return min(len(literal) for literal in literals), -len(literals)


def _branches(pattern: str) -> list[str]:
    """The pattern cut at its outermost `|`."""
    branches, depth, start, index = [], 0, 0, 0
    while index < len(pattern):
        sign = pattern[index]
        if sign == "\\":
            index += 1
        elif sign == "[":
            index = _class_end(pattern, index)
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "|" and depth == 0:
            branches.append(pattern[start:index])
            start = index + 1
        index += 1
    return [*branches, pattern[start:]]


def _literals(branch: str) -> list[frozenset[str]]:
    """The literals, or sets of alternatives, that every match of a branch holds."""
    found: list[frozenset[str]] = []
    run = ""
    index = 0
    while index < len(branch):
        end, literal, group = _atom(branch, index)
        quantifier = branch[end : end + 1]
        optional = quantifier in ("?", "*") or branch[end : end + 2] == "{0" or branch[end : end + 2] == "{,"
        if literal and not optional and quantifier not in ("+", "{"):
            run += literal
        else:
            if literal and not optional:
                run += literal
            found += [frozenset({run})] if run else []
            run = ""
            if group and not optional:
                found += needed_literals(group)
        index = _after_quantifier(branch, end)
    return found + ([frozenset({run})] if run else [])


def _atom(branch: str, index: int) -> tuple[int, str, str]:
    """One atom from `index`: where it ends, its letter if it is one, its inside if it is a group."""
    sign = branch[index]
    if sign == "\\":
        following = branch[index + 1 : index + 2]
        return index + 2, "" if following.isalnum() else following, ""
    if sign == "[":
        return _class_end(branch, index) + 1, "", ""
    if sign == "(":
        end = _group_end(branch, index)
        inside = branch[index + 1 : end]
        if inside.startswith("?:"):
            return end + 1, "", inside[2:]
        return end + 1, "", "" if inside.startswith("?") else inside
    return index + 1, "" if sign in ".^$" else sign, ""


def _after_quantifier(branch: str, index: int) -> int:
    if branch[index : index + 1] == "{":
        index = branch.index("}", index) + 1
    elif branch[index : index + 1] in ("?", "*", "+"):
        index += 1
    else:
        return index
    return index + (branch[index : index + 1] in ("?", "+"))


def _class_end(pattern: str, index: int) -> int:
    end = index + 1
    if pattern[end : end + 1] == "^":
        end += 1
    if pattern[end : end + 1] == "]":
        end += 1
    while end < len(pattern) and pattern[end] != "]":
        end += 2 if pattern[end] == "\\" else 1
    return end


def _group_end(pattern: str, index: int) -> int:
    depth = 0
    while index < len(pattern):
        if pattern[index] == "\\":
            index += 1
        elif pattern[index] == "[":
            index = _class_end(pattern, index)
        elif pattern[index] == "(":
            depth += 1
        elif pattern[index] == ")":
            depth -= 1
            if depth == 0:
                return index
        index += 1
    return index
