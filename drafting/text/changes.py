"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 4_000
"""Beyond this the comparison, whose time grows with the square, says only that all of it changed."""


class Change(NamedTuple):
    """A stretch of text that stayed, went, or came."""

    kind: Literal["same", "removed", "added"]
    text: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """The stretches in order. Without what was added they are `before`; without what was removed, `after`."""
    if before == after:
        return (Change("same", after),) if after else ()
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return _kept([Change("removed", before), Change("added", after)])
    found: list[Change] = []
    matcher = SequenceMatcher(lambda word: word.isspace(), old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            found.append(Change("same", "".join(new[new_from:new_to])))
        else:
            found.append(Change("removed", "".join(old[old_from:old_to])))
            found.append(Change("added", "".join(new[new_from:new_to])))
    return _kept(_with_gaps_joined([change for change in found if change.text]))


def _with_gaps_joined(found: list[Change]) -> list[Change]:
    """`two new words` reads better as one change than as two with a space, or one lone word, that stayed in between."""
    joined: list[Change] = []
    for place, change in enumerate(found):
        is_inside = change.kind == "same" and 0 < place < len(found) - 1
        is_gap = is_inside and len(change.text.split()) <= 1
        joined += [Change("removed", change.text), Change("added", change.text)] if is_gap else [change]
    return joined


def _kept(found: list[Change]) -> tuple[Change, ...]:
    """Neighbours of one kind as one, and between two stretches that stayed: first what went, then what came."""
    ordered: list[Change] = []
    removed = added = ""
    for change in [*found, Change("same", "")]:
        if change.kind == "removed":
            removed += change.text
        elif change.kind == "added":
            added += change.text
        else:
            ordered += [Change("removed", removed)] if removed else []
            ordered += [Change("added", added)] if added else []
            removed = added = ""
            if change.text:
                ordered.append(change)
    return tuple(ordered)
