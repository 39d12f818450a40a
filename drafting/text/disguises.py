"""Seeing through leetspeak, spread letters and repeated letters, with every place kept."""

import re
from bisect import bisect_right

Places = list[tuple[int, int]]
"""For each character, the original characters it stands for: from, to."""


def is_disguised(plain: str) -> bool:
    """Whether there is anything to see through; most texts end here."""
    if _LEET.search(plain) or _LEET_START.search(plain) or _TRIPLED.search(plain):
        return True
    chunks = plain.split()
    lengths = list(map(len, chunks))
    alone = lengths.count(1) >= 3 and "111" in "".join(["1" if length == 1 else "0" for length in lengths])
    if alone or _SPREAD_START.search(plain):  # k u t, but not I'm a
        return _SPREAD.search(plain) is not None
    return False


def unmasked(plain: str, places: Places | None, *, eager: bool) -> tuple[str, Places | None]:
    """One way to read a disguised text: the careful one, or the eager one that takes more for a disguise."""
    draft = _Draft(plain, places)
    letters = _SECOND if eager else _FIRST
    draft.rewrite(_leet(draft.text, letters, eager=eager))
    draft.rewrite(_spread(draft.text, letters))
    draft.rewrite(_repeated(draft.text, 2 if eager else 1))
    return draft.text, draft.places


# Cheap questions before anything costly: each looks first for what is rare in a plain text.
_LEET = re.compile(  # a sign inside a word, or at the end of one of three letters; an e-mail address is none
    r"[0-9$€|@!](?<=[a-z].)(?:(?<=!)!?[a-z]"
    r"|(?<!!)(?!(?<=@)[\w-]{1,60}\.\w)(?:[0-9@$€|]?[a-z]|(?<=[a-z]{3}.)(?![\w@$€%.])))"
)
_LEET_START = re.compile(
    r"[$@0134578](?:(?<=\$)[a-z]{2}|(?<=@)(?:ss|rs|nal|nus)|(?<=[0-9])[a-z][a-z0-9@$]{2})",
)
_TRIPLED = re.compile(r"([a-z])\1\1")
_SPREAD_START = re.compile(r"[.\-_*·•|/,~](?=\S\S)(?:(?<!\S\S.)(?<=\S.)\S{3}|(?<!\S\S\S.)(?<=\S\S.))")
_ADDRESS = re.compile(r"://|www\.|[\w.]@[\w-]{1,60}\.\w|\w\.(?:com|net|org|nl|be|de|fr|es|eu|io|ly|me|co|uk)\b")
_SPACE = re.compile(r"\s")
_INSIDE = re.compile(r"(?<=[a-z])(?:[0-9]{1,2}|[@$€|]{1,2})(?=[a-z])")
_AT_EDGE_OF_LEET = re.compile(r"(?<=[a-z])(?:[0-9]|\$\$?|@)(?![\w@$€%])")
_DOLLAR_START = re.compile(r"(?<![\w$])\$(?=[a-z]{2})")
_EAGER = re.compile(
    r"(?<=[a-z])!{1,2}(?=[a-z])|(?<![\w@$.,])@(?=ss|rs|nal|nus)"
    r"|(?<![\w@$.,])[0134578](?=[a-z][a-z0-9@$]{2})(?!(?:min|mbps|mins|hrs|gig|mph|kmh|kilo|gram|liter|pcs|ste)\b)"
    r"(?!(?:d[ae]|we[ek]|uu|eur|kee|maa|ja|mon|yea|hou|stu|per|tag|woc|stun|heu|jou|sem|hor|pie|ite|day|tim|pou|poun|bed))"
    r"|(?<=[a-z]{3})(?:[01345]|\$\$?|@)(?![\w@$€%])"
)
_SPREAD = re.compile(
    r"(?<![^\W_'’])[a-z](?![^\W_'’])([ .\-_*·•|/,~]{1,3})[a-z0-9@$](?![^\W_'’])(?:\1[a-z0-9@$](?![^\W_'’]))+"
)
_SIGNS = frozenset(".-_*·•|/,~")
_BETWEEN = re.compile(r"[ .\-_*·•|/,~]+")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_FIRST = {"0": "o", "1": "i", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g"} | {
    "@": "a", "$": "s", "€": "e", "|": "l", "!": "i"
}  # fmt: skip
_SECOND = _FIRST | {"1": "l", "|": "i"}


class _Draft:
    """A text on its way to a reading: each step rewrites pieces and keeps the places."""

    def __init__(self, text: str, places: Places | None) -> None:
        self.text = text
        self.places = places

    def rewrite(self, edits: list[tuple[int, int, str]]) -> None:
        if not edits:
            return
        old = self.places or [(index, index + 1) for index in range(len(self.text))]
        texts: list[str] = []
        places: Places = []
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
