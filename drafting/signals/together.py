"""Several kinds of word lists found in one pass over a comment, in the languages that it may be in."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from drafting.domain.signal import Level, Signal
from drafting.text.entries import Entry, Origin, Part, Phrase
from drafting.text.fold import Folded, Piece
from drafting.text.function_words import FUNCTION_WORDS
from drafting.text.language import OURS
from drafting.text.words import Hit, WordList


class Found(dict[str, tuple[Hit, ...]]):
    """The hits of each kind, in the comment's order; of a kind that was not found, none."""

    def __missing__(self, kind: str) -> tuple[Hit, ...]:
        return ()


_FOLDER = files("drafting.signals") / "wordlists"
_SMALL = frozenset().union(*FUNCTION_WORDS.values())
_MOST = 60
"""Hits of one kind that are looked at, the first of a comment: a hostile text may hold thousands."""

_RANK = {"low": 1, "medium": 2, "high": 3}


class _Seen(NamedTuple):
    """A hit, or an exception, before overlaps are settled."""

    span: Piece
    hit: Hit | None
    """None: an exception, which cancels what it overlaps."""


class Together:
    """Lists of several kinds. Looking costs little beyond what is found: a phrase is tried only where its rarest word
    stands in the text and its other words do as well."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds
        self._by_word: dict[str, list[Phrase]] = {}
        self._by_head: dict[str, list[tuple[Phrase, Part]]] = {}
        self._by_tail: dict[str, list[tuple[Phrase, Part]]] = {}
        self._by_letter: dict[str, list[Phrase]] = {}
        self._others: list[Entry] = []
        self._emoji: list[Entry] = []
        for kind in kinds:
            for entry in _entries(kind):
                self._add(entry)

    def find(self, folded: Folded, languages: frozenset[str] | None = None) -> Found:
        """Every entry in the text by its kind; where two of a kind overlap, an exception wins, then the stronger."""
        seen: dict[str, list[_Seen]] = {}
        for reading in folded.readings:
            for entry, origin, piece in self._in(reading, languages):
                text = entry.entry if isinstance(entry, Phrase) else entry.text
                level = entry.level
                hit = None if level == "none" else Hit(text, level, piece, *origin)
                seen.setdefault(origin.section, []).append(_Seen(piece, hit))
        return Found({kind: _settled(hits) for kind, hits in seen.items()})

    def _add(self, entry: Entry) -> None:
        if not entry.phrases:
            (self._others if (entry.sign or "x").isascii() else self._emoji).append(entry)
        for phrase in entry.phrases:
            rarest = max((part for part in phrase.parts if isinstance(part, Part)), key=_rarity)
            for word in rarest.whole:
                self._by_word.setdefault(word, []).append(phrase)
            for head in {head[:3] for head in (*rarest.heads, *rarest.middles)}:
                self._by_head.setdefault(head, []).append((phrase, rarest))
            for tail in {tail[-3:] for tail in rarest.tails}:
                self._by_tail.setdefault(tail, []).append((phrase, rarest))
            if len(phrase.parts) == 1:
                for word in (*rarest.whole, *rarest.heads):
                    self._by_letter.setdefault(word[0], []).append(phrase)

    def _in(self, folded: Folded, languages: frozenset[str] | None) -> Iterator[tuple[Phrase | Entry, Origin, Piece]]:
        for phrase in self._candidates(folded).values():
            if languages is None or phrase.origin.language in languages:
                for first, last in phrase.places(folded):
                    yield phrase, phrase.origin, folded.words_piece(first, last)
        for entry in self._others if folded.text.isascii() else (*self._others, *self._emoji):
            if languages is None or entry.origin.language in languages:
                for start, end in entry.places(folded.text):
                    yield entry, entry.origin, folded.piece(start, end)
        for masked in folded.masked:
            for phrase in self._by_letter.get(masked.letters[0], ()):
                if (languages is None or phrase.origin.language in languages) and phrase.may_be(masked):
                    yield phrase, phrase.origin, folded.piece(masked.start, masked.end)

    def _candidates(self, folded: Folded) -> dict[int, Phrase]:
        """The phrases whose rarest word, and all other words that they need, stand in the text."""
        vocabulary = folded.vocabulary
        found: dict[int, Phrase] = {}
        for word in self._by_word.keys() & vocabulary:
            for phrase in self._by_word[word]:
                if phrase.may_be_in(vocabulary):
                    found[phrase.rank] = phrase
        for table, groups in ((self._by_head, folded.heads), (self._by_tail, folded.tails)):
            for key in table.keys() & groups.keys():
                group = groups[key]
                for phrase, part in table[key]:
                    if _fits_one(part, group) and phrase.may_be_in(vocabulary):
                        found[phrase.rank] = phrase
        return found


def _fits_one(part: Part, group: list[str]) -> bool:
    """Whether a word of the group is the part. No generator: this runs some hundred times a comment."""
    heads, tails = part.heads, part.tails
    for word in group:
        if (heads and word.startswith(heads)) or (tails and word.endswith(tails)) or (part.middles and part.fits(word)):
            return True
    return False


def _rarity(part: Part) -> int:
    """How seldom a part is met: function words are met everywhere, long words seldom."""
    words = (*part.whole, *part.heads, *part.tails, *part.middles)
    return min(0 if word in _SMALL else len(word) for word in words)


def _settled(seen: Sequence[_Seen]) -> tuple[Hit, ...]:
    """Exceptions first, then the strongest, then the longest: each takes its place, and what overlaps it goes."""
    if len(seen) > _MOST:
        seen = sorted(seen, key=lambda one: one.span.start)[:_MOST]
    taken = [span for span, hit in seen if hit is None]
    hits = [hit for _, hit in seen if hit is not None]
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (-_RANK[hit.level], hit.span.start - hit.span.end, hit.span.start)):
        if not any(hit.span.start < other.end and other.start < hit.span.end for other in taken):
            taken.append(hit.span)
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.span.start))


SPEECH = tuple(
    """
    threat threat_acts hate_groups hate_slurs hate_phrases cultures demonyms cultural_insult insult profanity
    blasphemy sacred conspiracy sarcasm sarcasm_praise playful community_defence health_safety self_harm legal press
    discrimination
    """.split()
)
"""The kinds that every comment is searched for."""


def speech(folded: Folded, spoken: frozenset[str] | None) -> Found:
    """The hits of all kinds of SPEECH."""
    return together(*SPEECH).find(folded, spoken)


def languages(language: Signal) -> frozenset[str] | None:
    """Whose lists to read: the comment's language; Dutch and English, in which customers swear whatever they write; all
    where the language is not sure."""
    if language.value in OURS and language.level.at_least(Level.MEDIUM):
        return frozenset({language.value, "en"} if language.value != "en" else {"nl", "en"})
    return None


@cache
def _entries(kind: str) -> tuple[Entry, ...]:
    words = WordList(name=kind)
    for file in sorted(_FOLDER.iterdir(), key=lambda file: file.name):
        if file.name.startswith(f"{kind}.") and file.name.endswith(".txt"):
            lines = file.read_text(encoding="utf-8").splitlines()
            words.read([f"[{kind}]", *lines], file.name.split(".")[1], file.name)
    if not words.entries:
        raise FileNotFoundError(f"no word list of kind {kind!r}")
    return tuple(words.entries)


@cache
def together(*kinds: str) -> Together:
    """The lists of these kinds, read once."""
    return Together(*kinds)
