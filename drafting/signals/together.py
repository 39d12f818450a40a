"""Several kinds of word lists found in one pass over a comment, in the languages that it may be in."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from drafting.domain.signal import Level, Signal
from drafting.text.entries import Entry, Part, Phrase
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
_RANK = {"none": 9, "low": 1, "medium": 2, "high": 3}


class _Candidate(NamedTuple):
    """A phrase that is worth trying where each set of words has one in the text."""

    phrase: Phrase
    part: Part
    """Its rarest word."""
    needs: tuple[frozenset[str], ...]


class _Seen(NamedTuple):
    """A hit or an exception, before overlaps are settled."""

    rank: int
    hit: Hit


class Together:
    """Lists of several kinds. Looking costs little beyond what is found: a phrase is tried only where its rarest word
    stands in the text and its other words do as well."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds
        self._by_word: dict[str, list[_Candidate]] = {}
        self._by_head: dict[str, list[_Candidate]] = {}
        self._by_tail: dict[str, list[_Candidate]] = {}
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
            for entry, piece in self._in(reading):
                origin = entry.origin
                if languages is None or origin.language in languages:
                    text = entry.entry if isinstance(entry, Phrase) else entry.text
                    hit = Hit(text, entry.level, piece, origin.language, origin.section)  # type: ignore[arg-type]
                    seen.setdefault(origin.section, []).append(_Seen(_RANK[entry.level], hit))
        return Found({kind: _settled(hits) for kind, hits in seen.items()})

    def _add(self, entry: Entry) -> None:
        if not entry.phrases:
            (self._others if (entry.sign or "x").isascii() else self._emoji).append(entry)
        for phrase in entry.phrases:
            parts = [part for part in phrase.parts if isinstance(part, Part)]
            rarest = max(parts, key=_rarity)
            needs = tuple(part.whole for part in parts if part is not rarest and _is_plain(part))
            candidate = _Candidate(phrase, rarest, needs)
            for word in rarest.whole:
                self._by_word.setdefault(word, []).append(candidate)
            for head in {head[:3] for head in (*rarest.heads, *rarest.middles)}:
                self._by_head.setdefault(head, []).append(candidate)
            for tail in {tail[-3:] for tail in rarest.tails}:
                self._by_tail.setdefault(tail, []).append(candidate)
            if len(parts) == 1:
                for word in (*rarest.whole, *rarest.heads):
                    self._by_letter.setdefault(word[0], []).append(phrase)

    def _in(self, folded: Folded) -> Iterator[tuple[Phrase | Entry, Piece]]:
        for phrase in self._candidates(folded):
            for first, last in phrase.places(folded):
                yield phrase, folded.words_piece(first, last)
        for entry in self._others if folded.text.isascii() else (*self._others, *self._emoji):
            for start, end in entry.places(folded.text):
                yield entry, folded.piece(start, end)
        for masked in folded.masked:
            for phrase in self._by_letter.get(masked.letters[0], ()):
                if phrase.may_be(masked):
                    yield phrase, folded.piece(masked.start, masked.end)
                    break

    def _candidates(self, folded: Folded) -> Iterator[Phrase]:
        words = frozenset(folded.places_of)
        tried: set[int] = set()
        for word in self._by_word.keys() & words:
            for phrase, _, needs in self._by_word[word]:
                if _all_in(needs, words) and phrase.rank not in tried:
                    tried.add(phrase.rank)
                    yield phrase
        for table, groups in ((self._by_head, folded.heads), (self._by_tail, folded.tails)):
            for key in table.keys() & groups.keys():
                group = groups[key]
                for phrase, part, needs in table[key]:
                    if _fits_one(part, group) and _all_in(needs, words) and phrase.rank not in tried:
                        tried.add(phrase.rank)
                        yield phrase


def _fits_one(part: Part, group: list[str]) -> bool:
    """Whether a word of the group is the part. No generator: this runs some hundred times a comment."""
    heads, tails = part.heads, part.tails
    for word in group:
        if (heads and word.startswith(heads)) or (tails and word.endswith(tails)) or (part.middles and part.fits(word)):
            return True
    return False


def _all_in(needs: tuple[frozenset[str], ...], words: frozenset[str]) -> bool:
    """Whether the text has a word of each set."""
    return not any(map(words.isdisjoint, needs))


def _is_plain(part: Part) -> bool:
    return not (part.heads or part.tails or part.middles)


def _rarity(part: Part) -> int:
    """How seldom a part is met: function words are met everywhere, long words seldom."""
    words = (*part.whole, *part.heads, *part.tails, *part.middles)
    return min(0 if word in _SMALL else len(word) for word in words)


def _settled(seen: Sequence[_Seen]) -> tuple[Hit, ...]:
    if len(seen) == 1:
        return () if seen[0].rank == _RANK["none"] else (seen[0].hit,)
    taken: list[Piece] = []
    kept: list[Hit] = []
    for rank, hit in sorted(
        seen, key=lambda one: (-one.rank, one.hit.span.start - one.hit.span.end, one.hit.span.start)
    ):
        if rank == _RANK["none"]:
            taken.append(hit.span)
        elif not any(hit.span.start < other.end and other.start < hit.span.end for other in taken):
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
