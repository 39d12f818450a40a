"""Seeing through misspelt, swapped and glued letters in the words that a detector looks for."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from drafting.signals.lexicon import lexicon
from drafting.text.fold import Folded
from drafting.text.function_words import FUNCTION_WORDS

_LANGUAGES = ("nl", "en", "de")
_SHORTEST = 6
"""Letters of a word that may be misspelt: shorter ones become other words too easily."""

_SHORTEST_SWAPPED = 4
_SHORTEST_GLUED = 4
_SHORTEST_BEHIND_ONE = 5
_ENDINGS = ("s", "en", "n", "e")
_SMALL = frozenset().union(*FUNCTION_WORDS.values())


class Respelling:
    """Words as they are likely meant: one letter forgotten, two swapped, or a small word stuck to them."""

    def __init__(self, words: Iterable[str], small: frozenset[str], spelt_right: frozenset[str] = frozenset()) -> None:
        self._words = frozenset(word for word in words if word.isalpha())
        self._small = small
        self._meant: dict[str, str] = {}
        known = self._words | spelt_right | _SMALL
        for word in sorted(self._words - _SMALL):
            if len(word) >= _SHORTEST_SWAPPED:
                self._meant |= {variant: word for variant in _variants(word) if variant not in known}

    def respelt(self, folded: Folded) -> Folded:
        """The text with misspelt words as they are meant; the very same where there are none."""
        found = folded.places_of.keys() & self._meant.keys()
        return _rewritten(folded, {word: self._meant[word] for word in found}) if found else folded

    def unglued(self, folded: Folded) -> Folded:
        """The text with glued words apart; the very same where there are none."""
        found = {word: apart for word in folded.places_of if (apart := self._apart(word)) is not None}
        return _rewritten(folded, found) if found else folded

    def _apart(self, word: str) -> str | None:
        """`gewoonvermoorden` is two words, `moslimgemeenschap` is one: the rest must be a word that goes with all."""
        if word in self._words or word in self._small:
            return None
        for cut in range(1, len(word)):
            first, second = word[:cut], word[cut:]
            if cut == 1 and len(second) < _SHORTEST_BEHIND_ONE and second not in _SMALL:
                continue  # `among` is no `a mong`
            small_first, small_second = first in self._small, second in self._small
            if (
                (small_first or self._knows(first))
                and (small_second or self._knows(second))
                and not (small_first and small_second)
            ):
                return f"{first} {second}"
        return None

    def _knows(self, word: str) -> bool:
        return len(word) >= _SHORTEST_GLUED and word in self._words


def _variants(word: str) -> Iterator[str]:
    """One inner letter forgotten, or two neighbours swapped: the first letter stays, and endings mean something."""
    for index in range(1, len(word) - 1):
        if len(word) >= _SHORTEST:
            yield word[:index] + word[index + 1 :]
        yield word[:index] + word[index + 1] + word[index] + word[index + 2 :]


def _rewritten(folded: Folded, meant: dict[str, str]) -> Folded:
    texts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for start, end in [*folded.spans, (len(folded.text), len(folded.text))]:
        found = meant.get(folded.text[start:end])
        if found is None and start < len(folded.text):
            continue
        texts.append(folded.text[at:start])
        places += [folded.piece(index, index + 1)[:2] for index in range(at, start)]
        if found is not None:
            texts.append(found)
            places += [folded.piece(start, end)[:2]] * len(found)
        at = end
    return Folded(folded.original, "".join(texts), places, folded.other)


@cache
def respelling(kinds: tuple[str, ...], small: frozenset[str] = frozenset()) -> Respelling:
    """For the words of these lists, in the languages where their misspellings were held against a dictionary; `small`
    words may be glued to them, as all function words may."""
    text = (files("drafting.signals") / "wordlists" / "spelt_right.txt").read_text(encoding="utf-8")
    right = frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
    return Respelling((word for kind in kinds for word in _words_of(kind)), small | _SMALL, right)


def _words_of(kind: str) -> Iterator[str]:
    for entry in lexicon(kind).entries:
        if entry.level != "none" and any(phrase.origin.language in _LANGUAGES for phrase in entry.phrases):
            for word, any_ending in re.findall(r"([^\W\d_]+)(\*?)", entry.text.lower()):
                yield word
                yield from (word + ending for ending in _ENDINGS if any_ending)
