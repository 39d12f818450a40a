"""The words of a text that say what it is about, and whether two texts share one."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from drafting.text.fold import fold
from drafting.text.function_words import FUNCTION_WORDS

_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\b[\w-]+\.(?:com|nl|org|net|be|de|fr|es)\b")
_LEAST = 4
"""Letters of a word that says something; shorter ones count only with a digit in them."""
_STEM = 5
"""Letters at the beginning that two forms of one word share: bezorgd, bezorging; charge, charged."""


@cache
def _empty_words() -> frozenset[str]:
    """Words of no subject: function words, and what every reply and comment may hold."""
    own = (files(__package__) / "phrases" / "empty_words.txt").read_text(encoding="utf-8")
    listed = {word for line in own.splitlines() if not line.startswith("#") for word in line.split()}
    return frozenset(listed).union(*FUNCTION_WORDS.values())


@lru_cache(maxsize=64)
def content_words(text: str) -> frozenset[str]:
    """The words that say something, folded."""
    empty = _empty_words()
    words = set(fold(_ADDRESS.sub(" ", text)).words)
    return frozenset(
        word
        for word in words
        if word not in empty and (len(word) >= _LEAST or (len(word) >= 2 and any(sign.isdigit() for sign in word)))
    )


def share_a_word(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a word of one is in the other, as itself, another form, or part of a compound."""
    return bool(some & others) or any(akin(one, other) for one in some for other in others)


def akin(one: str, other: str) -> bool:
    """Whether two words look like forms of one, or one is a part of the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST:
        return False
    if long.startswith(short) or (len(short) > _STEM and long.endswith(short)):
        return True
    return len(short) >= _STEM and one[:_STEM] == other[:_STEM]
