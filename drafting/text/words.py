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
from typing import Literal, NamedTuple, Protocol, Self

from drafting.text.entries import BadEntry, Entry, ListLevel, Origin, Phrase, parse_entry
from drafting.text.fold import Folded, Piece, fold

HitLevel = Literal["low", "medium", "high"]
_RANK = {"none": 0, "low": 1, "medium": 2, "high": 3}


class Hit(NamedTuple):
    """An entry found in a text."""

    entry: str
    """The entry as its list has it."""
    level: HitLevel
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
    _by_word: dict[str, list[Phrase]] = field(default_factory=dict, repr=False)
    _by_head: dict[str, list[Phrase]] = field(default_factory=dict, repr=False)
    _by_tail: dict[str, list[Phrase]] = field(default_factory=dict, repr=False)
    _anywhere: list[Phrase] = field(default_factory=list, repr=False)
    _singles: dict[str, list[Phrase]] = field(default_factory=dict, repr=False)
    _patterns: list[Entry] = field(default_factory=list, repr=False)
    _signs: list[Entry] = field(default_factory=list, repr=False)

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

    def read(self, lines: Iterable[str], language: str, file: str, within: str = "") -> None:
        """Add the entries of one file. `within` stands before the name of every section."""
        section = within
        for number, line in enumerate(lines, start=1):
            if line.startswith("[") and line.rstrip().endswith("]"):
                section = within + line.strip()[1:-1]
            elif line.strip() and not line.lstrip().startswith("#"):
                try:
                    self._add(parse_entry(line, Origin(language, section)))
                except BadEntry as error:
                    raise BadEntry(f"{file}:{number}: {error}") from None

    def _add(self, entry: Entry) -> None:
        self.entries.append(entry)
        if entry.pattern is not None:
            self._patterns.append(entry)
        if entry.sign:
            self._signs.append(entry)
        for phrase in entry.phrases:
            key = phrase.key
            for table, words in ((self._by_word, key.words), (self._by_head, key.heads), (self._by_tail, key.tails)):
                for word in words:
                    table.setdefault(word, []).append(phrase)
            if key.anywhere is not None:
                self._anywhere.append(phrase)
            elif len(phrase.parts) == 1:
                for word in (*key.words, *key.heads):
                    self._singles.setdefault(word[0], []).append(phrase)

    def find(self, text: str | Folded) -> tuple[Hit, ...]:
        """Every entry in the text, in the text's order; where two overlap, the stronger, then the longer."""
        folded = fold(text) if isinstance(text, str) else text
        found = [hit for reading in folded.readings for hit in self._in(reading)]
        return _best(found) if found else ()

    def strongest(self, text: str | Folded) -> Hit | None:
        """The hit of the highest level, the first of them; None where nothing is found."""
        return max(self.find(text), key=lambda hit: _RANK[hit.level], default=None)

    def _in(self, folded: Folded) -> Iterator["_Found"]:
        for phrase in self._candidates(folded):
            for first, last in phrase.places(folded):
                yield _Found(phrase.entry, phrase.level, folded.words_piece(first, last), phrase.origin)
        for entry in (*self._patterns, *self._signs):
            for start, end in entry.places(folded.text):
                yield _Found(entry.text, entry.level, folded.piece(start, end), entry.origin)
        for masked in folded.masked:
            for phrase in self._singles.get(masked.letters[0], ()):
                if phrase.may_be(masked):
                    piece = folded.piece(masked.start, masked.end)
                    yield _Found(phrase.entry, phrase.level, piece, phrase.origin)
                    break

    def _candidates(self, folded: Folded) -> Iterable[Phrase]:
        """The phrases whose words stand in the text, each once, in no particular order."""
        vocabulary = folded.vocabulary
        found: dict[int, Phrase] = {}
        tables = [(self._by_word, vocabulary)]
        if self._by_head:
            tables.append((self._by_head, frozenset(folded.heads)))
        if self._by_tail:
            tables.append((self._by_tail, frozenset(folded.tails)))
        for table, said in tables:
            for key in table.keys() & said:
                for phrase in table[key]:
                    for words in phrase.others:  # not any(): this line runs a hundred times a comment
                        if words.isdisjoint(vocabulary):
                            break
                    else:
                        found[phrase.rank] = phrase
        for phrase in self._anywhere:
            if (phrase.key.anywhere or "") in folded.text and phrase.may_be_in(vocabulary):
                found[phrase.rank] = phrase
        return found.values()


class _Found(NamedTuple):
    """A hit or an exception, before overlaps are settled."""

    entry: str
    level: ListLevel
    span: Piece
    origin: Origin


def _best(found: list[_Found]) -> tuple[Hit, ...]:
    """The strongest of those that overlap, section by section: two sections may both claim a word."""
    sections: dict[str, list[_Found]] = {}
    for hit in found:
        sections.setdefault(hit.origin.section, []).append(hit)
    kept: list[Hit] = []
    for hits in sections.values():
        kept += _settled(hits)
    kept.sort(key=lambda hit: (hit.span.start, hit.span.end, hit.section, hit.entry))
    return tuple(kept)


def _settled(found: list[_Found]) -> list[Hit]:
    if len(found) == 1 and found[0].level != "none":
        return [Hit(found[0].entry, found[0].level, found[0].span, *found[0].origin)]
    taken = [hit.span for hit in found if hit.level == "none"]
    kept = []
    for hit in sorted(found, key=_precedence):
        if hit.level != "none" and not any(_overlap(hit.span, other) for other in taken):
            taken.append(hit.span)
            kept.append(Hit(hit.entry, hit.level, hit.span, *hit.origin))
    return kept


def _precedence(hit: _Found) -> tuple[int, int, int, str]:
    """Strong before weak, long before short; the rest only so that the answer is always the same."""
    return -_RANK[hit.level], hit.span.start - hit.span.end, hit.span.start, hit.entry


def _overlap(one: Piece, other: Piece) -> bool:
    return one.start < other.end and other.start < one.end


__all__ = ["BadEntry", "Hit", "HitLevel", "WordList"]
