"""Words that are written in one language and hardly ever in another, where the small words of a text do not tell."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

TOLD_APART = ("nl", "en")
"""The languages that there are labelled texts of to read the words off."""
FOLDER = "vocabularies"
_COMMENT = "#"
_LEAST_BEFORE, _LEAST_END = 3, 5
"""Letters of the two parts of a compound."""


def file_of(code: str) -> str:
    """The list that `python -m evals train` writes: a word a line."""
    return f"{code}.txt"


@cache
def vocabulary(code: str) -> frozenset[str]:
    """The words of one language that are hardly ever written in the other."""
    text = (files("drafting.text") / FOLDER / file_of(code)).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith(_COMMENT))


def leaning(words: Sequence[str]) -> str | None:
    """The language that the words, in lower case, lean to: twice as many of its own as of any other."""
    different = frozenset(words)
    known = {code: sum(_is_of(code, word) for word in different) for code in TOLD_APART}
    first, second = sorted(TOLD_APART, key=lambda code: -known[code])
    return first if known[first] > 0 and known[first] >= 2 * known[second] else None


def _is_of(code: str, word: str) -> bool:
    """Whether a word is of a language: itself, or what a long one ends in, for Dutch writes compounds as one word."""
    own = vocabulary(code)
    return word in own or any(word[at:] in own for at in range(_LEAST_BEFORE, len(word) - _LEAST_END + 1))
