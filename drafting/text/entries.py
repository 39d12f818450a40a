"""One line of a word list, read into something that can be found."""

import itertools
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from drafting.text.anchors import needed_literals
from drafting.text.fold import MASKS, Folded, Masked, fold, plain
from drafting.text.function_words import FUNCTION_WORDS
from drafting.text.number_words import CARDINALS, ORDINALS

ListLevel = Literal["none", "low", "medium", "high"]
_LEVELS: dict[str, ListLevel] = {"none": "none", "low": "low", "medium": "medium", "high": "high"}
_GAP_WORDS = 4
_DIGITS = re.compile(r"\d{1,6}")
_SMALL = frozenset().union(*(FUNCTION_WORDS[code] for code in ("nl", "en", "de", "fr", "es")))
_MOST_WAYS = 150
_MOST_PAIRS = 200
_ranks = itertools.count()


class BadEntry(ValueError):
    """A line that is no entry, and why."""


class Origin(NamedTuple):
    """Where an entry stands."""

    language: str
    section: str = ""


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

    def fits(self, word: str) -> bool:
        """Whether a word of a text is this word."""
        if word in self.whole or (self.is_number and word[0].isdigit() and _DIGITS.fullmatch(word)):
            return True
        if self.heads and word.startswith(self.heads):
            return True
        if self.tails and word.endswith(self.tails):
            return True
        return any(middle in word for middle in self.middles)


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
    rank: int

    def may_be_in(self, vocabulary: frozenset[str]) -> bool:
        """A cheap no, before places are looked for."""
        return not any(words.isdisjoint(vocabulary) for words in self.others)

    def places(self, folded: Folded) -> list[tuple[int, int]]:
        """The first and the last word of each place where it stands."""
        indexes = self._of_key(folded)
        if len(self.parts) == 1:
            return [(index, index) for index in indexes]
        places = []
        taken = -1
        for index in indexes:
            for first in range(max(taken + 1, index - self.before, 0), index - self.fewest + 1):
                last = _end(self.parts, folded.words, first)
                if last is not None and last > index:
                    places.append((first, last - 1))
                    taken = last - 1
                    break
        return places

    def _of_key(self, folded: Folded) -> list[int]:
        """The indexes of the words that the key part fits."""
        key = self.key
        if key.pairs:
            return _pair_places(folded.pairs & key.pairs, folded)
        part = self.parts[self.at]
        if isinstance(part, Gap):  # never: a key is about a word
            return []
        if key.anywhere is not None:
            return [index for index, word in enumerate(folded.words) if part.fits(word)]
        fitting = folded.vocabulary & key.words
        for ends, group in ((key.heads, folded.heads), (key.tails, folded.tails)) if key.heads or key.tails else ():
            fitting |= {word for end in ends for word in group.get(end, ()) if part.fits(word)}
        places = folded.places_of
        if len(fitting) == 1:
            return places[next(iter(fitting))]
        return sorted(index for word in fitting for index in places[word])

    def may_be(self, masked: Masked) -> bool:
        """Whether a word with masked letters could be this word."""
        part = self.parts[self.at]
        if isinstance(part, Gap):
            return False
        if any(len(masked.letters) == len(word) and masked.pattern.fullmatch(word) for word in part.whole):
            return True
        return any(_begins(masked.letters, head) for head in part.heads)


def _pair_places(pairs: frozenset[str], folded: Folded) -> list[int]:
    """Where the first words of pairs stand that are in the text."""
    places: list[int] = []
    for pair in pairs:
        first, _, second = pair.partition(" ")
        indexes = folded.places_of[first]
        if len(indexes) == 1:
            places += indexes
        else:
            places += [index for index in indexes if folded.words[index + 1 : index + 2] == [second]]
    return sorted(places)


def _begins(letters: str, head: str) -> bool:
    """Whether a masked word may begin so: at least two letters are shown, and all of them agree."""
    same = [sign == letter for sign, letter in zip(letters, head, strict=False) if sign not in MASKS]
    return len(letters) >= len(head) and len(same) >= 2 and all(same)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: phrases (several where a word may be missing), a regular expression, or signs."""

    text: str
    level: ListLevel
    origin: Origin
    phrases: tuple[Phrase, ...] = ()
    pattern: re.Pattern[str] | None = None
    needs: tuple[frozenset[str], ...] = ()
    sign: str = ""

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where its regular expression or its signs stand in a folded text."""
        if self.sign:
            return [found.span() for found in re.finditer(re.escape(self.sign), text)] if self.sign in text else []
        if self.pattern is None or not all(any(literal in text for literal in needed) for needed in self.needs):
            return []
        return [found.span() for found in self.pattern.finditer(text) if found.end() > found.start()]


def parse_entry(line: str, origin: Origin) -> Entry:
    """Read `phrase = level`; raises BadEntry with the reason."""
    text, equals, level_name = (part.strip() for part in line.rpartition("="))
    level = _LEVELS.get(level_name)
    if not equals or not text or level is None:
        raise BadEntry("write `phrase = level`, level being low, medium, high or none")
    if text.startswith("re:"):
        source = text.removeprefix("re:").strip()
        return Entry(text, level, origin, pattern=_compiled(source), needs=_needs(source))
    if not re.search(r"[^\W_]", text):
        return Entry(text, level, origin, sign=plain(text).strip())
    return Entry(text, level, origin, phrases=tuple(_phrases(text, level, origin)))


def _needs(source: str) -> tuple[frozenset[str], ...]:
    """What stands at the start of the text is quicker tried than asked for."""
    return () if source.startswith("^") else needed_literals(source)


def _compiled(source: str) -> re.Pattern[str]:
    if re.search(r"(?<!\\)(?:\.|\))(?:\*|\+|\{\d*,\})", source):
        raise BadEntry("an unbounded repeat of `.` or of a group can take for ever: write {0,30}")
    if re.search(r"\\[1-9]|\(\?P=", source):
        raise BadEntry("no back-references")
    try:
        return re.compile(source)
    except re.error as error:
        raise BadEntry(f"not a regular expression: {error}") from None


def _phrases(text: str, level: ListLevel, origin: Origin) -> list[Phrase]:
    """Each way to say it: with and without the words in square brackets, and by each alternative of several words."""
    ways: list[list[str]] = [[]]
    for said in re.findall(r"\[[^\]]*\]|\([^)]*\)|\.\.\.|[^\s\[\]()]+", text):
        if said.startswith("["):
            options = _options(said) if "|" in said else [said[1:-1].split()]
            ways += [[*way, *option] for way in ways for option in options]
        elif said.startswith("("):
            ways = [[*way, *option] for way in ways for option in _options(said)]
        else:
            ways = [[*way, said] for way in ways]
    if len(ways) > _MOST_WAYS:
        raise BadEntry("too many ways to read it: cut it into several lines")
    return [_phrase(text, way, level, origin) for way in ways if any(re.search(r"[^\W_]", word) for word in way)]


def _words_of(part: str) -> list[str]:
    return [part] if part in _NUMBERS else _split(part)


def _options(said: str) -> list[list[str]]:
    """Alternatives: those of one word stay together as one, those of several words are ways of their own."""
    options = [[word for part in option.split() for word in _words_of(part)] for option in said[1:-1].split("|")]
    if not all(options):
        raise BadEntry("every alternative needs a letter: (a|b)")
    single = "|".join(option[0] for option in options if len(option) == 1 and option[0] not in _NUMBERS)
    several = [option for option in options if len(option) > 1 or option[0] in _NUMBERS]
    return ([[f"({single})"]] if single else []) + several


def _phrase(text: str, tokens: list[str], level: ListLevel, origin: Origin) -> Phrase:
    parts: list[Part | Gap] = []
    for said in tokens:
        parts += [Gap()] if said == "..." else _parts(said)
    if isinstance(parts[0], Gap) or isinstance(parts[-1], Gap):
        raise BadEntry("a gap stands between words")
    key, at = _best_key(parts)
    fewest = sum(isinstance(part, Part) for part in parts[:at])
    before = sum(part.most if isinstance(part, Gap) else 1 for part in parts[:at])
    others = tuple(
        part.whole for index, part in enumerate(parts) if index != at and isinstance(part, Part) and _is_whole(part)
    )
    return Phrase(text, level, origin, tuple(parts), key, at, fewest, before, others, next(_ranks))


def _best_key(parts: list[Part | Gap]) -> tuple[Key, int]:
    """Two whole words side by side are the surest no for most texts; else the rarest word."""
    pairs = [
        (index, one, other)
        for index, (one, other) in enumerate(pairwise(parts))
        if isinstance(one, Part) and isinstance(other, Part) and _is_whole(one) and _is_whole(other)
    ]
    few = [pair for pair in pairs if len(pair[1].whole) * len(pair[2].whole) <= _MOST_PAIRS]
    if few:
        at, one, other = max(few, key=lambda pair: min(map(len, pair[1].whole)) + min(map(len, pair[2].whole)))
        return Key(pairs=frozenset(f"{first} {second}" for first in one.whole for second in other.whole)), at
    keys = [(_key(part), index) for index, part in enumerate(parts) if isinstance(part, Part)]
    return max(keys, key=lambda pair: _rarity(pair[0]))


def _is_whole(part: Part) -> bool:
    return not (part.heads or part.tails or part.middles or part.is_number)


_NUMBERS = {"<n>": Part(CARDINALS, (), (), (), is_number=True), "<nth>": Part(ORDINALS, (), (), ())}


@cache  # lists repeat their words: `my`, `je`, `(a|an|the)`
def _parts(said: str) -> tuple[Part, ...]:
    """The words of one piece of a phrase: `don't` has two, `(a|b)` is one, `<n>` and `<nth>` are numbers."""
    if said in _NUMBERS:
        return (_NUMBERS[said],)
    if said.startswith("("):
        return (_part(said[1:-1].split("|")),)
    return tuple(_part([word]) for word in _split(said))


_SPLIT = re.compile(r"\*?[^\W_]+\*?")


@cache
def _split(token: str) -> list[str]:
    return _SPLIT.findall(plain(token))


def _part(options: list[str]) -> Part:
    whole, heads, tails, middles = set(), [], [], []
    for option in options:
        word = _split(option)[0]
        bare = word.strip("*")
        if word != bare and len(bare) < 3:
            raise BadEntry("a word with `*` needs three letters")
        if word == bare:
            whole |= {bare, fold(bare).text}  # `sub4sub` is `subasub` in a folded text
        elif word.startswith("*") and word.endswith("*"):
            middles.append(bare)
        elif word.endswith("*"):
            heads.append(bare)
        else:
            tails.append(bare)
    return Part(frozenset(whole), tuple(heads), tuple(tails), tuple(middles))


@cache
def _key(part: Part) -> Key:
    if part.is_number or part.whole is ORDINALS:
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


def _end(parts: tuple[Part | Gap, ...], words: list[str], start: int) -> int | None:
    """The index after the last word when the parts stand from `start` on."""
    at = start
    for index, part in enumerate(parts):
        if isinstance(part, Gap):
            rest = parts[index + 1 :]
            ends = (_end(rest, words, at + skipped) for skipped in range(part.most + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or not part.fits(words[at]):
            return None
        at += 1
    return at
