"""The numbers of a text: where the digits are, and the few words before them that say what they count."""

import re
from typing import NamedTuple

_MOST = 60
_LONG, _GAP = 8, 3
_DIGITS = re.compile(r"[0-9]+")
_WORDS = re.compile(r"[^\W\d_]+")


class NumberAt(NamedTuple):
    """A run of digits."""

    digits: str
    start: int
    end: int


def numbers_in(text: str) -> tuple[NumberAt, ...]:
    """The first sixty runs of digits: more is a wall of digits, not a letter to somebody."""
    found = []
    for match in _DIGITS.finditer(text):
        found.append(NumberAt(match.group(), match.start(), match.end()))
        if len(found) == _MOST:
            break
    return tuple(found)


def has_long_number(numbers: tuple[NumberAt, ...]) -> bool:
    """Whether eight digits or more stand together, or in groups with at most three signs between."""
    length, reached = 0, -_GAP - 1
    for number in numbers:
        length = len(number.digits) + (length if number.start - reached <= _GAP else 0)
        reached = number.end
        if length >= _LONG:
            return True
    return False


def words_before(text: str, index: int, most: int = 3) -> list[str]:
    """The last words before a place, nearest first, in lower case, out of the 40 characters before it."""
    return [word.lower() for word in reversed(_WORDS.findall(text, max(0, index - 40), index)[-most:])]
