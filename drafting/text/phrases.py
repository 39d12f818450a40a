"""Runs of words, ready to be found in a folded text: what a line of a word list comes down to."""

import itertools
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from drafting.text.fold import MASKS, Masked
from drafting.text.function_words import FUNCTION_WORDS

ListLevel = Literal["none", "low", "medium", "high"]
_GAP_WORDS = 4
_DIGITS = re.compile(r"\d{1,6}")
_SMALL = frozenset().union(*(FUNCTION_WORDS[code] for code in ("nl", "en", "de", "fr", "es")))
_MOST_PAIRS = 200
_ranks = itertools.count()


class Origin(NamedTuple):
    """Where an entry stands."""

    language: str
    section: str = ""
    everywhere: bool = False
    """Read in every text, whatever languages are asked for."""


class Key(NamedTuple):
    """What must be in a text before a phrase is worth trying: one of these words, beginnings or endings."""

    words: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    """Two words side by side; nothing is told by `words` then."""
    heads: tuple[str, ...] = ()
    """Their first six letters, or three."""
    tails: tuple[str, ...] = ()
    """Their last six letters, or three."""
    anywhere: str | None = None
    """Letters that stand somewhere in the text; empty: nothing is known. Looked for only where nothing else is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a phrase: whole words, beginnings, endings and middles that it may be."""

    whole: frozenset[str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    middles: tuple[str, ...]
    is_number: bool = False
    is_open: bool = field(init=False)
    """Whether it may be more than its whole words."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_open", bool(self.heads or self.tails or self.middles or self.is_number))

    def fits(self, word: str) -> bool:
        """Whether a word of a text is this word."""
        if word in self.whole or (self.is_number and word[0].isdigit() and _DIGITS.fullmatch(word)):
            return True
        if self.heads and word.startswith(self.heads):
            return True
        if self.tails and word.endswith(self.tails):
            return True
        return bool(self.middles) and any(middle in word for middle in self.middles)


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind."""

    most: int = _GAP_WORDS


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words, ready to be found."""

    entry: str
    level: ListLevel
    origin: Origin
    parts: tuple[Part | Gap, ...]
    key: Key
    at: int
    """Which part the key is about."""
    fewest: int
    """How many words stand at least before it."""
    before: int
    """How many words stand at most before it: more than `fewest` where a gap does."""
    others: tuple[frozenset[str], ...]
    """For each other part that is whole words: one of them must be in the text."""
    is_key: bool
    """Whether it is nothing but its key: one word, or two side by side."""
    rank: int

    def places(self, words: list[str], indexes: list[int]) -> list[tuple[int, int]]:
        """The first and the last word of each place where it stands; its key stands at the indexes."""
        if self.is_key:
            more = len(self.parts) - 1
            return [(index, index + more) for index in indexes]
        places = []
        taken = -1
        for index in indexes:
            for first in range(max(taken + 1, index - self.before, 0), index - self.fewest + 1):
                last = _end(self.parts, words, first)
                if last is not None and last > index:
                    places.append((first, last - 1))
                    taken = last - 1
                    break
        return places

    def fits(self, word: str) -> bool:
        """Whether a word is the one that the key is about."""
        part = self.parts[self.at]
        return isinstance(part, Part) and part.fits(word)

    def may_be(self, masked: Masked) -> bool:
        """Whether a word with masked letters could be this word."""
        part = self.parts[self.at]
        if isinstance(part, Gap):
            return False
        if any(len(masked.letters) == len(word) and masked.pattern.fullmatch(word) for word in part.whole):
            return True
        return any(_begins(masked.letters, head) for head in part.heads)


def _begins(letters: str, head: str) -> bool:
    """Whether a masked word may begin so: at least two letters are shown, and all of them agree."""
    same = [sign == letter for sign, letter in zip(letters, head, strict=False) if sign not in MASKS]
    return len(letters) >= len(head) and len(same) >= 2 and all(same)


def _end(parts: tuple[Part | Gap, ...], words: list[str], start: int) -> int | None:
    """The index after the last word when the parts stand from `start` on."""
    at = start
    for index, part in enumerate(parts):
        if isinstance(part, Gap):
            rest = parts[index + 1 :]
            for skipped in range(part.most + 1):
                end = _end(rest, words, at + skipped)
                if end is not None:
                    return end
            return None
        if at >= len(words) or not (words[at] in part.whole or (part.is_open and part.fits(words[at]))):
            return None
        at += 1
    return at


def phrase_of(entry: str, level: ListLevel, origin: Origin, parts: tuple[Part | Gap, ...]) -> Phrase:
    """The parts with the key that they are looked for by."""
    key, at = _best_key(parts)
    fewest = sum(isinstance(part, Part) for part in parts[:at])
    before = sum(part.most if isinstance(part, Gap) else 1 for part in parts[:at])
    others = tuple(
        part.whole for index, part in enumerate(parts) if index != at and isinstance(part, Part) and not part.is_open
    )
    is_key = len(parts) == (2 if key.pairs else 1)
    return Phrase(entry, level, origin, parts, key, at, fewest, before, others, is_key, next(_ranks))


def _best_key(parts: tuple[Part | Gap, ...]) -> tuple[Key, int]:
    """Two whole words side by side are the surest no for most texts; else the rarest word."""
    pairs = [
        (index, one, other)
        for index, (one, other) in enumerate(pairwise(parts))
        if isinstance(one, Part) and isinstance(other, Part) and not (one.is_open or other.is_open)
    ]
    few = [pair for pair in pairs if len(pair[1].whole) * len(pair[2].whole) <= _MOST_PAIRS]
    if few:
        at, one, other = max(few, key=lambda pair: min(map(len, pair[1].whole)) + min(map(len, pair[2].whole)))
        return Key(pairs=frozenset(f"{first} {second}" for first in one.whole for second in other.whole)), at
    keys = [(_key(part), index) for index, part in enumerate(parts) if isinstance(part, Part)]
    return max(keys, key=lambda pair: _rarity(pair[0]))


@cache
def _key(part: Part) -> Key:
    if part.is_number:
        return Key(anywhere="")
    if part.middles:
        alone = len(part.middles) == 1 and not (part.whole or part.heads or part.tails)
        return Key(anywhere=part.middles[0] if alone else "")
    heads = {head[: 6 if len(head) >= 6 else 3] for head in part.heads}
    tails = {tail[-6 if len(tail) >= 6 else -3 :] for tail in part.tails}
    return Key(part.whole, heads=tuple(sorted(heads)), tails=tuple(sorted(tails)))


@cache
def _rarity(key: Key) -> tuple[int, int]:
    """Which key to look for first: whole words before beginnings, long before short."""
    if key.anywhere is not None:
        return (1 if key.anywhere else 0), 0
    everyday = any(word in _SMALL for word in key.words)
    return (2 if key.heads or key.tails else 3) - 2 * everyday, min((len(word) for word in key.words), default=3)
