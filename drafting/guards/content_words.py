"""The words of a text that say what it is about, and whether other words are forms of them."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from drafting.text.fold import fold
from drafting.text.function_words import FUNCTION_WORDS

_ADDRESS = re.compile(
    r"(?<!\S)\S{1,64}@\S{1,100}|https?://\S{1,500}|www\.\S{1,500}|\b[\w-]{1,40}\.(?:com|nl|org|net|be|de|fr|es)\b"
)
_SHORTEST = 3
"""Letters of a word that says something; shorter ones count only with a digit in them."""
_LEAST = 4
"""Letters of a word, or of a part of one, that is compared with other forms."""
_STEM = 5
"""Letters at the beginning that two forms of one word share (bezorgd, bezorging), and of a part of a compound."""


class Vocabulary:
    """Words, and a quick answer to whether another word is one of them, a form of one, or a compound with one."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._stems = frozenset(word[:_STEM] for word in self.words if len(word) >= _STEM)
        self._beginnings = frozenset(word[:n] for word in self.words for n in range(_LEAST, len(word)))
        self._endings = frozenset(word[-n:] for word in self.words for n in range(_STEM, len(word)))

    def has(self, word: str) -> bool:
        """Whether the word, another form of it, or a part of it is among the words."""
        if word in self.words:
            return True
        if len(word) < _LEAST:
            return False
        if word in self._beginnings or word in self._endings or (len(word) >= _STEM and word[:_STEM] in self._stems):
            return True
        beginnings = (word[:n] for n in range(_LEAST, len(word)))
        endings = (word[-n:] for n in range(_STEM, len(word)))
        return any(part in self.words for part in (*beginnings, *endings))

    def has_any(self, words: Iterable[str]) -> bool:
        """Whether it has one of the words."""
        return any(self.has(word) for word in words)


@lru_cache(maxsize=64)
def vocabulary(*texts: str) -> Vocabulary:
    """The content words of texts."""
    return Vocabulary(frozenset().union(*(content_words(text) for text in texts)))


@cache
def listed_words(name: str) -> frozenset[str]:
    """The words of a plain list in `phrases/`."""
    lines = (files(__package__) / "phrases" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _empty_words() -> frozenset[str]:
    """Words of no subject: function words, and what every reply and comment may hold."""
    return listed_words("empty_words.txt").union(*FUNCTION_WORDS.values())


@lru_cache(maxsize=256)
def content_words(text: str) -> frozenset[str]:
    """The words that say something, folded."""
    empty = _empty_words()
    return frozenset(
        word
        for word in set(fold(_ADDRESS.sub(" ", text)).words)
        if word not in empty and (len(word) >= _SHORTEST or (len(word) >= 2 and any(sign.isdigit() for sign in word)))
    )
