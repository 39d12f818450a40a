"""Where the sentences, the clauses and the quotations of a comment are."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

_END = re.compile(r"[.!?…]+(?=[\s\"'”’)\]]|$)|\n+")
_CLAUSE_END = re.compile(
    r"[,;:–—]|\b(?:but|although|though|yet|maar|echter|doch|hoewel|aber|sondern|doch|mais|pourtant|pero|aunque|sino)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"\n]{3,400}\"|[“„«»‟]\s?[^“”«»\n]{3,400}[”“»«]|(?<!\w)[‘'][^'’\n]{6,300}['’](?!\w)")
_WORD = re.compile(r"[^\W_]+")


_REACH = 300
"""Characters: a clause or sentence without an end is looked at no farther."""


class Sentences:
    """A text cut into sentences; every place in it belongs to one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _END.finditer(text) if match.end() < len(text))]

    def index(self, place: int) -> int:
        """Which sentence a place is in."""
        return bisect_right(self._starts, place) - 1

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each sentence."""
        return list(pairwise([*self._starts, len(self.text)]))

    def sentence(self, index: int) -> str:
        """The text of a sentence."""
        start, end = self.spans[index]
        return self.text[start:end]

    def around(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence that holds a place; of a sentence without end, what is near."""
        start, end = self.spans[self.index(place)]
        return max(start, place - _REACH), min(end, place + _REACH)

    def clause_start(self, place: int) -> int:
        """Where the clause begins that holds a place."""
        start = max(self.spans[self.index(place)][0], place - _REACH)
        return max((match.end() for match in _CLAUSE_END.finditer(self.text, start, place)), default=start)

    def clause_end(self, place: int) -> int:
        """Where the clause ends that holds a place."""
        end = min(self.spans[self.index(place)][1], place + _REACH)
        match = _CLAUSE_END.search(self.text, place, end)
        return match.start() if match else end

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """What stands between quotation marks, while something else stands outside them."""
        found = [match.span() for match in _QUOTED.finditer(self.text)]
        outside = len(self.text) - sum(end - start for start, end in found)
        return found if outside >= 8 else []

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch stands within quotation marks."""
        return any(begin <= start and end <= stop for begin, stop in self.quotations)


def words_between(text: str, start: int, end: int) -> list[str]:
    """The words from `start` to `end`, in lower case."""
    return [word.lower() for word in _WORD.findall(text[start:end])] if end > start else []
