"""What takes the sting out of hateful words: a denial, a quotation, a report that condemns them."""

import re

from drafting.domain.signal import Level
from drafting.signals.sentences import Sentences, words_between
from drafting.signals.together import together
from drafting.text.fold import Folded, Piece
from drafting.text.words import Hit

_NEAR = 2
_I = frozenset("ik i we wij ich wir je j nous yo".split())


class CounterSpeech:
    """The denials, reports and condemnations of one comment."""

    def __init__(self, folded: Folded, sentences: Sentences, languages: frozenset[str] | None) -> None:
        self.sentences = sentences
        found = together("negations", "counter_speech").find(folded, languages)
        self.denials = [hit for hit in found["negations"] if hit.level != "low"]
        counter = found["counter_speech"]
        self.reports = [hit for hit in counter if hit.level == "medium" and not self._is_own(hit)]
        self.condemnations = [hit for hit in counter if hit.level == "high"]

    def judged(self, level: Level, pieces: tuple[Piece, ...], said: Hit) -> Level:
        """What remains of a level once denials, quotation and condemnation are counted; `said` is what was found."""
        start, end = pieces[0].start, pieces[-1].end
        if self._is_denied(pieces, said):
            return Level.NONE
        reported = self._in_sentence(self.reports, start, pieces)
        condemned = self._in_sentence(self.condemnations, start, pieces)
        if self.sentences.is_quoted(start, end):
            return Level.NONE if reported or condemned else Level.LOW
        if reported and (condemned or len(reported) > 1):
            return Level.NONE
        return Level.LOW if reported or condemned else level

    def is_near(self, place: int) -> bool:
        """Whether the sentence speaks of denying, reporting or condemning at all."""
        index = self.sentences.index(place)
        hits = [*self.denials, *self.reports, *self.condemnations]
        return any(self.sentences.index(hit.span.start) == index for hit in hits)

    def _in_sentence(self, hits: list[Hit], place: int, pieces: tuple[Piece, ...]) -> list[Hit]:
        """The hits of the claim's own sentence that are no part of the claim."""
        index = self.sentences.index(place)
        return [
            hit
            for hit in hits
            if self.sentences.index(hit.span.start) == index and not any(_overlap(hit.span, piece) for piece in pieces)
        ]

    def _is_denied(self, pieces: tuple[Piece, ...], said: Hit) -> bool:
        """A denial before what is said, in its clause; some (`niet toestaan`) deny from anywhere in the sentence."""
        index = self.sentences.index(pieces[0].start)
        start = self.sentences.clause_start(pieces[0].start)
        for denial in self.denials:
            if denial.level == "high" and self.sentences.index(denial.span.start) == index:
                return True
            if any(_overlap(denial.span, piece) for piece in pieces) and _is_part_of(denial, said.entry):
                continue
            if start <= denial.span.start < pieces[-1].end and not self._is_far(denial, pieces, said):
                return True
        return False

    def _is_far(self, denial: Hit, pieces: tuple[Piece, ...], said: Hit) -> bool:
        """`I wouldn't touch anything those filthy people …` denies the touching: the two stand side by side."""
        beside = len(pieces) == 2 and said.span == pieces[0] and pieces[1].start - pieces[0].end <= 1
        return beside and len(words_between(self.sentences.text, denial.span.end, pieces[0].start)) > _NEAR

    def _is_own(self, hit: Hit) -> bool:
        """`I say that …` reports nobody else."""
        before = words_between(self.sentences.text, max(0, hit.span.start - 12), hit.span.start)
        return bool(_I.intersection(before[-2:]))


def _is_part_of(denial: Hit, entry: str) -> bool:
    """`not worth living` is said with its `not`; `have no contempt for` fell into a gap of what is said."""
    said = set(re.findall(r"[^\W_]+", entry.lower()))
    return not said.isdisjoint(re.findall(r"[^\W_]+", denial.span.quote.lower()))


def _overlap(one: Piece, other: Piece) -> bool:
    return one.start < other.end and other.start < one.end
