"""Folding: what a text says once case, accents, look-alikes, leetspeak and spread letters are seen through."""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Self

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
        return _WORD.findall(self.text)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each of `words` stands in `text`."""
        return [found.span() for found in _WORD.finditer(self.text)]

    def words_piece(self, first: int, last: int) -> Piece:
        """The original words behind `words[first]` to `words[last]`, the last one included."""
        return self.piece(self.spans[first][0], self.spans[last][1])

    @cached_property
    def places_of(self) -> dict[str, list[int]]:
        """For each different word, its indexes in `words`."""
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            places.setdefault(word, []).append(index)
        return places

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words."""
        return frozenset(self.words)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every two words that stand side by side."""
        return frozenset(map(" ".join, pairwise(self.words)))

    @cached_property
    def heads(self) -> dict[str, list[str]]:
        """For each different beginning of three and of six letters, the different words that have it."""
        return _grouped([(word[:3], word[:6], word) for word in self.places_of])

    @cached_property
    def tails(self) -> dict[str, list[str]]:
        """For each different ending of three and of six letters, the different words that have it."""
        return _grouped([(word[-3:], word[-6:], word) for word in self.places_of])

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


def fold(text: str, *, seen_as: str | None = None) -> Folded:
    """See through the disguises of a text; of `seen_as`, as long as the text, where parts of it are not to be read.

    Numbers, prices, order numbers, e-mail addresses and links keep their characters: a digit becomes a letter only
    inside a word. Costs some 20 µs for 500 plain characters.
    """
    plain, places = _plain(text if seen_as is None else seen_as)
    words: list[str] = _WORD.findall(plain)
    if not _is_disguised(plain, words):
        folded = Folded(text, plain, places)
        folded.words = words
        return folded
    first, second = _Draft(plain, places), _Draft(plain, places)
    first.unmask(eager=False)
    second.unmask(eager=True)
    other = None if second.text == first.text else Folded(text, second.text, second.places)
    return Folded(text, first.text, first.places, other)


def _is_disguised(plain: str, words: list[str]) -> bool:
    """Whether there is anything to see through; most texts end here."""
    if any(disguise.search(plain) for disguise in _DISGUISES) or _REPEATED.search(plain):
        return True
    if "111" not in "".join(["1" if len(word) == 1 else "0" for word in words]):  # three letters that stand alone
        return False
    return _SPREAD.search(plain) is not None


def plain(text: str) -> str:
    """Lower case, no accents, no look-alikes, nothing more: how the entries of a word list are read."""
    return _plain(text)[0]


_WORD = re.compile(r"[^\W_]+")
_MASK = re.compile(r"[*#%]")
MASKS = "*#%"
"""What people put in the place of a letter."""
_MASKED = re.compile(r"(?<![\w*#%@/])[a-z][a-z]*[*#%]{1,6}[a-z*#%]*")

# Cheap questions before anything costly: each looks first for what is rare in a plain text.
_DISGUISES = (
    re.compile(r"[0-9@$€|](?<=[a-z].)|!(?<=[a-z].)!?[a-z]"),
    re.compile(r"[$@][a-z]{2}|[0134578][a-z][a-z0-9@$]{2}"),
)
_ADDRESS = re.compile(r"://|www\.|[\w.]@[\w-]{1,60}\.\w|\w\.(?:com|net|org|nl|be|de|fr|es|eu|io|ly|me|co|uk)\b")
_SPACE = re.compile(r"\s")
_INSIDE = re.compile(r"(?<=[a-z])(?:[0-9]{1,2}|[@$€|]{1,2})(?=[a-z])")
_AT_EDGE_OF_LEET = re.compile(r"(?<=[a-z])(?:[0-9]|\$\$?|@)(?![\w@$€%])")
_DOLLAR_START = re.compile(r"(?<![\w$])\$(?=[a-z]{2})")
_EAGER = re.compile(
    r"(?<=[a-z])!{1,2}(?=[a-z])|(?<![\w@$.,])@(?=[a-z]{2})"
    r"|(?<![\w@$.,])[0134578](?=[a-z][a-z0-9@$]{2})(?!(?:min|mbps|mins|hrs|gig|mph|kmh|kilo|gram|liter|pcs|ste)\b)"
    r"(?!(?:d[ae]|we[ek]|uu|eur|kee|maa|ja|mon|yea|hou|stu|per|tag|woc|stun|heu|jou|sem|hor|pie|ite|day|tim|pou|poun|bed))"
    r"|(?<=[a-z]{3})(?:[01345]|\$\$?|@)(?![\w@$€%])"
)
_SPREAD = re.compile(
    r"(?<![^\W_'’])[a-z](?![^\W_'’])([ .\-_*·•|/,~]{1,3})[a-z0-9@$](?![^\W_'’])(?:\1[a-z0-9@$](?![^\W_'’]))+"
)
_BETWEEN = re.compile(r"[ .\-_*·•|/,~]+")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_FIRST = {"0": "o", "1": "i", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g"} | {
    "@": "a", "$": "s", "€": "e", "|": "l", "!": "i"
}  # fmt: skip
_SECOND = _FIRST | {"1": "l", "|": "i"}
_GONE = frozenset({"Mn", "Me", "Cf", "Cc"})


class _Characters(dict[str, str]):
    """What each character folds to; worked out once for every character that is met."""

    def __missing__(self, character: str) -> str:
        folded = LOOKALIKES.get(character)
        if folded is None:
            lowered = LOOKALIKES.get(character.lower(), character.lower())
            parts = [LOOKALIKES.get(part, part) for part in unicodedata.normalize("NFKD", lowered)]
            kept = (part for part in parts if part in "\n\r\t" or unicodedata.category(part) not in _GONE)
            folded = "".join(kept).lower()
        self[character] = folded
        return folded


_CHARACTERS = _Characters()


def _plain(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    if text.isascii():
        return text.lower(), None
    parts = [_CHARACTERS[character] for character in text]
    plain = "".join(parts)
    if all(len(part) == 1 for part in parts):
        return plain, None
    return plain, [(index, index + 1) for index, part in enumerate(parts) for _ in part]


class _Draft:
    """A text on its way to a reading: each step rewrites pieces and keeps the places."""

    def __init__(self, text: str, places: list[tuple[int, int]] | None) -> None:
        self.text = text
        self.places = places

    def unmask(self, *, eager: bool) -> None:
        letters = _SECOND if eager else _FIRST
        self._rewrite(_leet(self.text, letters, eager=eager))
        self._rewrite(_spread(self.text, letters))
        self._rewrite(_repeated(self.text, 2 if eager else 1))

    def _rewrite(self, edits: list[tuple[int, int, str]]) -> None:
        if not edits:
            return
        old = self.places or [(index, index + 1) for index in range(len(self.text))]
        texts: list[str] = []
        places: list[tuple[int, int]] = []
        at = 0
        for start, end, new in sorted(edits):
            texts += (self.text[at:start], new)
            places += old[at:start]
            places += [(old[start][0], old[end - 1][1])] * len(new)
            at = end
        self.text = "".join((*texts, self.text[at:]))
        self.places = places + old[at:]


def _leet(text: str, letters: dict[str, str], *, eager: bool) -> list[tuple[int, int, str]]:
    inside = list(_INSIDE.finditer(text))
    found = inside + list(_DOLLAR_START.finditer(text))
    chunks = _Chunks(text)
    leet = {chunks.of(match.start()) for match in inside}
    found += [
        match
        for match in _AT_EDGE_OF_LEET.finditer(text)
        if match.group().startswith("$") or chunks.of(match.start()) in leet  # `n1c3` yes, `iphone5` no
    ]
    if eager:
        found += _EAGER.finditer(text)
    edits: dict[int, tuple[int, int, str]] = {}
    for match in found:
        if not chunks.is_address(match.start()):
            opens = match.start() == 0 or not text[match.start() - 1].isalnum()
            read_as = _FIRST if opens else letters  # a word more often opens with an i than with an l: `1diot`
            edits |= {index: (index, index + 1, read_as[text[index]]) for index in range(*match.span())}
    return list(edits.values())


class _Chunks:
    """The stretches between white space, and which of them are links or e-mail addresses."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _SPACE.finditer(text))]
        self.addresses: dict[int, bool] = {}

    def of(self, index: int) -> int:
        """Where the chunk around a character starts."""
        return self.starts[bisect_right(self.starts, index) - 1]

    def is_address(self, index: int) -> bool:
        place = bisect_right(self.starts, index) - 1
        if place not in self.addresses:
            end = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text)
            self.addresses[place] = _ADDRESS.search(self.text, self.starts[place], end) is not None
        return self.addresses[place]


def _spread(text: str, letters: dict[str, str]) -> list[tuple[int, int, str]]:
    edits: list[tuple[int, int, str]] = []
    for match in _SPREAD.finditer(text):
        signs = _BETWEEN.sub("", match.group())
        if sum(sign.isalpha() for sign in signs) * 3 < len(signs) * 2:
            continue
        offset = match.start()
        edits += [(offset + gap.start(), offset + gap.end(), "") for gap in _BETWEEN.finditer(match.group())]
        edits += [
            (offset + index, offset + index + 1, letters[sign])
            for index, sign in enumerate(match.group())
            if sign in letters and sign != "|"
        ]
    return edits


def _repeated(text: str, keep: int) -> list[tuple[int, int, str]]:
    return [
        (match.start(), match.end(), match[1] * keep)
        for match in _REPEATED.finditer(text)
        if not _is_whole_word(text, match)
    ]


def _is_whole_word(text: str, match: re.Match[str]) -> bool:
    """`xxx` and `www` are words of their own."""
    start, end = match.span()
    return (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum())


def _grouped(words: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for short, long, word in words:
        if len(word) >= 3:
            groups.setdefault(short, []).append(word)
            if len(word) >= 6:
                groups.setdefault(long, []).append(word)
    return groups
