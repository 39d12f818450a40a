"""Folding: what a text says once case, accents, look-alikes, leetspeak and spread letters are seen through."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Self

from drafting.text.disguises import is_disguised, unmasked
from drafting.text.lookalikes import LOOKALIKES


class Piece(NamedTuple):
    """A piece of an original text: `original[start:end] == quote`."""

    start: int
    end: int
    quote: str


class Masked(NamedTuple):
    """A word with letters masked (`k*t`); `pattern` has a `.` for each masked letter."""

    pattern: re.Pattern[str]
    letters: str
    start: int
    end: int


class Folded:
    """A text as a reader hears it, with the way back to every original character.

    `text` is in lower case, without accents, look-alikes, zero-width characters, leetspeak inside words, spread and
    repeated letters. Where a disguise can be read in two ways (`5hit` against `5min`, `kuuut` against `heeel`) the
    second way is `other`; otherwise `other` is None. Apostrophes and punctuation stay in `text`, never in `words`.
    """

    def __init__(
        self, original: str, text: str, places: list[tuple[int, int]] | None, other: Self | None = None
    ) -> None:
        self.original = original
        self.text = text
        self.other = other
        self._places = places  # per folded character: the original characters it stands for; None: one to one

    def piece(self, start: int, end: int) -> Piece:
        """The original words behind `text[start:end]`; the slice must not be empty."""
        if self._places is not None:
            start, end = self._places[start][0], self._places[end - 1][1]
        return Piece(start, end, self.original[start:end])

    @cached_property
    def words(self) -> list[str]:
        """Every run of letters and digits, in order."""
        return words_of(self.text)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each of `words` stands in `text`."""
        spans = []
        end = 0
        for word in self.words:
            # Only signs stand before the next word, so the first place where its letters are is its own.
            start = self.text.index(word, end)
            end = start + len(word)
            spans.append((start, end))
        return spans

    def words_piece(self, first: int, last: int) -> Piece:
        """The original words behind `words[first]` to `words[last]`, the last one included."""
        spans = self.spans
        return self.piece(spans[first][0], spans[last][1])

    @cached_property
    def places_of(self) -> dict[str, list[int]]:
        """For each different word, its indexes in `words`."""
        return _places(self.words)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words."""
        return frozenset(self.words)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every two words that stand side by side."""
        return frozenset(self.places_of_pairs)

    @cached_property
    def places_of_pairs(self) -> dict[str, list[int]]:
        """For every two different words that stand side by side, the indexes of the first of them in `words`."""
        return _places(map(" ".join, pairwise(self.words)))

    @cached_property
    def heads(self) -> dict[str, list[str]]:
        """For each different beginning of three and of six letters, the different words that have it."""
        groups: dict[str, list[str]] = defaultdict(list)
        for word in self.places_of:
            if len(word) >= 3:
                groups[word[:3]].append(word)
                if len(word) >= 6:
                    groups[word[:6]].append(word)
        return groups

    @cached_property
    def masked(self) -> tuple[Masked, ...]:
        """Words with masked letters: at least two letters must be there."""
        if not any(mask in self.text for mask in MASKS):
            return ()
        found = []
        for match in _MASKED.finditer(self.text):
            letters = match.group()
            if sum(letter.isalpha() for letter in letters) >= 2:
                found.append(Masked(re.compile(_MASK.sub(".", letters)), letters, match.start(), match.end()))
        return tuple(found)

    @property
    def readings(self) -> tuple["Folded", ...]:
        """This reading, and the other one where there is one."""
        return (self,) if self.other is None else (self, self.other)


def _places(items: Iterable[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        if item in places:
            places[item].append(index)
        else:
            places[item] = [index]
    return places


def fold(text: str, *, seen_as: str | None = None) -> Folded:
    """See through the disguises of a text; of `seen_as`, as long as the text, where parts of it are not to be read.

    Numbers, prices, order numbers, e-mail addresses and links keep their characters: a digit becomes a letter only
    inside a word. Costs some 20 µs for 500 plain characters.
    """
    plain, places = _plain(text if seen_as is None else seen_as)
    if not is_disguised(plain):
        return Folded(text, plain, places)
    first, second = unmasked(plain, places, eager=False), unmasked(plain, places, eager=True)
    other = None if second[0] == first[0] else Folded(text, *second)
    return Folded(text, *first, other)


def words_of(text: str) -> list[str]:
    """Every run of letters and digits in a text, in order."""
    # In plain letters, as most folded texts are, blanks in the place of all other signs are far quicker.
    return text.translate(_BLANKED).split() if text.isascii() else _WORD.findall(text)


def plain(text: str) -> str:
    """Lower case, no accents, no look-alikes, nothing more: how the entries of a word list are read."""
    return _plain(text)[0]


_WORD = re.compile(r"[^\W_]+")
_BLANKED = {code: " " for code in range(128) if not chr(code).isalnum()}
_MASK = re.compile(r"[*#%]")
MASKS = "*#%"
"""What people put in the place of a letter."""
_MASKED = re.compile(r"(?<![\w*#%@/])[a-z][a-z]*[*#%]{1,6}[a-z*#%]*")

_GONE = frozenset({"Mn", "Me", "Cf", "Cc"})


class _Characters(dict[int, str]):
    """What each character folds to, as `str.translate` asks for it; worked out once for each that is met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = LOOKALIKES.get(character)
        if folded is None:
            lowered = LOOKALIKES.get(character.lower(), character.lower())
            parts = "".join(LOOKALIKES.get(part, part) for part in unicodedata.normalize("NFKD", lowered))
            kept = (part for part in parts if part in "\n\r\t" or unicodedata.category(part) not in _GONE)
            folded = "".join(kept).lower()
        if len(self) < _MOST_CHARACTERS:  # a text can hold any of a million
            self[code] = folded
        return folded


_MOST_CHARACTERS = 20_000
_CHARACTERS = _Characters()
_STRANGE = re.compile(r"[^\n\r\t\x20-\x5f\x61-\x7e]+")


def _translated(run: re.Match[str]) -> str:
    return run.group().translate(_CHARACTERS)


def _plain(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    if text.isascii():
        return text.lower(), None
    # Only what folds to anything but its own lower case is translated: most letters of most texts are plain.
    strange = set("".join(_STRANGE.findall(text)))
    plain = _STRANGE.sub(_translated, text).lower()
    if len(plain) == len(text) and all(len(_CHARACTERS[ord(sign)]) == 1 for sign in strange):
        return plain, None
    return plain, [(index, index + 1) for index, sign in enumerate(text) for _ in _CHARACTERS[ord(sign)]]
