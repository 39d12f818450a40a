"""Word lists: what an entry may say, and finding entries in a folded text with the original words as proof.

One entry a line, `phrase = level` (`low`, `medium`, `high`, or `none`: an exception that cancels whatever overlaps it).

    # a comment                      sources of knowledge; a comment stands on its own line
    eikel = low                      whole words only
    kanker* = medium                 any ending; `*kop` any beginning; `*kanker*` anywhere in a word
    ik maak je af = high             one space matches white space and punctuation; `don't` is the words `don` and `t`
    (ik|wij) (maak|maken) je af = high     alternatives of one word each; `*` works inside
    ik ga [echt|zo] je huis = high   a word that may be missing
    ik ... vermoorden = high         up to four words between
    al <n> weken = high              a number, in digits or words; `<nth>` is `3e`, `derde`, `third`
    re:\\bik\\s+\\w{2,12}\\s+je = low    a regular expression on the folded text (lower case, no accents, no leetspeak)
    🖕 = medium                      signs instead of words: found anywhere
    [delivery]                       a section: the hits on the entries below it say `section="delivery"`

Words with masked letters (`k*t`, `f**k`) match entries of one word. A regular expression may not hold an unbounded
repeat of `.` or of a group, nor back-references: texts are hostile and up to 10,000 characters long.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple, Protocol, Self

from drafting.text.entries import BadEntry, Entry, parse_entry
from drafting.text.fold import Folded, Piece, fold
from drafting.text.phrases import ListLevel, Origin, Phrase

_MOST = 60
"""Hits of one section that are looked at, the first of a text: a hostile one may hold thousands."""
_RANK = {"none": 0, "low": 1, "medium": 2, "high": 3}


class Hit(NamedTuple):
    """An entry found in a text."""

    entry: str
    """The entry as its list has it."""
    level: ListLevel
    """Never `none` in what `find` gives back: an exception is no hit."""
    span: Piece
    """The original words."""
    language: str
    """The list's language; empty where it has none."""
    section: str = ""
    """The `[section]` of the list that the entry stands in."""


class ReadableFile(Protocol):
    """A file of a package or of a folder."""

    @property
    def name(self) -> str: ...
    def read_text(self, encoding: str | None = None) -> str: ...


@dataclass
class WordList:
    """Entries of one kind, of one language or of several, ready to be found.

    Looking costs a few set operations and grows with what is found, not with the length of the list.
    """

    name: str
    entries: list[Entry] = field(default_factory=list)
    _by_pair: dict[str, list[Phrase]] = field(default_factory=dict, repr=False)
    _by_word: dict[str, list[Phrase]] = field(default_factory=dict, repr=False)
    _by_head: dict[str, list[Phrase]] = field(default_factory=dict, repr=False)
    _by_tail: dict[str, list[Phrase]] = field(default_factory=dict, repr=False)
    _anywhere: list[Phrase] = field(default_factory=list, repr=False)
    _singles: dict[str, list[Phrase]] = field(default_factory=dict, repr=False)
    _patterns: list[Entry] = field(default_factory=list, repr=False)
    _signs: list[Entry] = field(default_factory=list, repr=False)
    _sign_starts: set[str] = field(default_factory=set, repr=False)

    @classmethod
    def load(cls, *files: ReadableFile) -> Self:
        """Read files named `<kind>.<language>.txt` into one list; raises BadEntry with file and line."""
        words = cls(name=files[0].name.split(".")[0])
        for file in files:
            parts = file.name.split(".")
            words.read(file.read_text(encoding="utf-8").splitlines(), parts[1] if len(parts) > 2 else "", file.name)
        return words

    @classmethod
    def of(cls, name: str, lines: Iterable[str], language: str = "") -> Self:
        """A list from its lines."""
        words = cls(name=name)
        words.read(lines, language, name)
        return words

    def read(
        self, lines: Iterable[str], language: str, file: str, within: str = "", *, everywhere: bool = False
    ) -> None:
        """Add the entries of one file. `within` stands before the name of every section; what is read `everywhere` is
        found in every text, whatever languages are asked for."""
        section = within
        for number, line in enumerate(lines, start=1):
            if line.startswith("[") and line.rstrip().endswith("]"):
                section = within + line.strip()[1:-1]
            elif line.strip() and not line.lstrip().startswith("#"):
                try:
                    self._add(parse_entry(line, Origin(language, section, everywhere)))
                except BadEntry as error:
                    raise BadEntry(f"{file}:{number}: {error}") from None

    def _add(self, entry: Entry) -> None:
        self.entries.append(entry)
        if entry.pattern is not None or (entry.sign and entry.sign.isascii()):
            self._patterns.append(entry)
        elif entry.sign:
            self._signs.append(entry)
            self._sign_starts.add(entry.sign[0])
        for phrase in entry.phrases:
            key = phrase.key
            for table, words in (
                (self._by_pair, key.pairs),
                (self._by_word, key.words),
                (self._by_head, key.heads),
                (self._by_tail, key.tails),
            ):
                for word in words:
                    table.setdefault(word, []).append(phrase)
            if key.anywhere is not None:
                self._anywhere.append(phrase)
            elif len(phrase.parts) == 1:
                for word in (*key.words, *key.heads):
                    self._singles.setdefault(word[0], []).append(phrase)

    def find(self, text: str | Folded, languages: frozenset[str] | None = None) -> tuple[Hit, ...]:
        """Every entry in the text, in the text's order; where two of a section overlap, an exception wins, then the
        stronger, then the longer. With `languages`, only what stands in a list of one of them or is read everywhere."""
        folded = fold(text) if isinstance(text, str) else text
        found = self._in(folded, languages)
        if folded.other is not None:
            found += self._in(folded.other, languages)
        return _best(found) if found else ()

    def strongest(self, text: str | Folded) -> Hit | None:
        """The hit of the highest level, the first of them; None where nothing is found."""
        return max(self.find(text), key=lambda hit: _RANK[hit.level], default=None)

    def _in(self, folded: Folded, languages: frozenset[str] | None) -> list[Hit]:
        found: list[Hit] = []
        for phrase, indexes in self._candidates(folded):
            language, section, everywhere = phrase.origin
            if languages is None or everywhere or language in languages:
                for first, last in phrase.places(folded.words, indexes):
                    found.append(Hit(phrase.entry, phrase.level, folded.words_piece(first, last), language, section))
        for entry in (*self._patterns, *self._signs) if self._has_sign(folded.text) else self._patterns:
            language, section, everywhere = entry.origin
            if languages is None or everywhere or language in languages:
                for start, end in entry.places(folded.text):
                    found.append(Hit(entry.text, entry.level, folded.piece(start, end), language, section))
        for masked in folded.masked:
            for phrase in self._singles.get(masked.letters[0], ()):
                language, section, everywhere = phrase.origin
                if (languages is None or everywhere or language in languages) and phrase.may_be(masked):
                    piece = folded.piece(masked.start, masked.end)
                    found.append(Hit(phrase.entry, phrase.level, piece, language, section))
        return found

    def _has_sign(self, text: str) -> bool:
        """Whether any of `_signs` may stand in the text: none of them is ASCII, and most texts hold hardly a sign."""
        return not text.isascii() and not self._sign_starts.isdisjoint(text)

    def _candidates(self, folded: Folded) -> Iterable[tuple[Phrase, list[int]]]:
        """The phrases whose words stand in the text, each once, in no particular order, and where their keys stand."""
        vocabulary = folded.vocabulary
        found: dict[int, tuple[Phrase, list[int]]] = {}
        for table, places in ((self._by_word, folded.places_of), (self._by_pair, folded.places_of_pairs)):
            for key in table.keys() & places.keys():
                for phrase in table[key]:
                    for words in phrase.others:  # not any(): this line runs a hundred times a comment
                        if words.isdisjoint(vocabulary):
                            break
                    else:
                        rank = phrase.rank
                        found[rank] = phrase, (_both(found[rank][1], places[key]) if rank in found else places[key])
        for phrase, fitting in self._open(folded):
            if not any(needed.isdisjoint(vocabulary) for needed in phrase.others):
                indexes = [index for word in fitting if phrase.fits(word) for index in folded.places_of[word]]
                known = found[phrase.rank][1] if phrase.rank in found else []
                found[phrase.rank] = phrase, _both(known, indexes)
        return found.values()

    def _open(self, folded: Folded) -> Iterator[tuple[Phrase, Iterable[str]]]:
        """Phrases that may be asked for by a beginning, an ending or a middle, with the words that may be meant."""
        if self._by_head:
            for key in self._by_head.keys() & folded.heads.keys():
                for phrase in self._by_head[key]:
                    yield phrase, folded.heads[key]
        # Endings and middles are asked for so seldom that a look for each is cheaper than those of all words.
        for tail, phrases in self._by_tail.items():
            if tail in folded.text:
                for phrase in phrases:
                    yield phrase, [word for word in folded.places_of if word.endswith(tail)]
        for phrase in self._anywhere:
            if (phrase.key.anywhere or "") in folded.text:
                yield phrase, folded.places_of


def _both(some: list[int], others: list[int]) -> list[int]:
    return sorted({*some, *others})


def _best(found: list[Hit]) -> tuple[Hit, ...]:
    """The strongest of those that overlap, section by section: two sections may both claim a word."""
    sections: dict[str, list[Hit]] = {}
    for hit in found:
        sections.setdefault(hit.section, []).append(hit)
    kept: list[Hit] = []
    for hits in sections.values():
        kept += _settled(hits)
    kept.sort(key=_in_order)
    return tuple(kept)


_in_order = attrgetter("span", "section", "entry")


def _settled(found: list[Hit]) -> list[Hit]:
    if len(found) == 1:
        return found if found[0].level != "none" else []
    if len(found) > _MOST:
        found = sorted(found, key=_in_order)[:_MOST]
    taken = [hit.span for hit in found if hit.level == "none"]
    kept = []
    for hit in sorted(found, key=_precedence):
        if hit.level != "none" and not _overlaps(hit.span, taken):
            taken.append(hit.span)
            kept.append(hit)
    return kept


def _precedence(hit: Hit) -> tuple[int, int, int, str]:
    """Strong before weak, long before short; the rest only so that the answer is always the same."""
    return -_RANK[hit.level], hit.span.start - hit.span.end, hit.span.start, hit.entry


def _overlaps(piece: Piece, others: list[Piece]) -> bool:
    start, end, _ = piece
    return any(start < to and from_ < end for from_, to, _ in others)


__all__ = ["BadEntry", "Hit", "WordList"]
