"""What a sentence does, told by which kinds of words stand together in it, whatever their order."""

from collections.abc import Iterator
from typing import NamedTuple

from drafting.domain.draft import Severity
from drafting.guards.said import Said, Sentence
from drafting.text.words import Hit


class Clause(NamedTuple):
    """Kinds of words that mean something in one sentence: all of `needs`, in any order, and none of `unless`."""

    name: str
    needs: tuple[str, ...]
    severity: Severity
    unless: tuple[str, ...] = ()


class Found(NamedTuple):
    """A clause in a sentence, and the words from the first to the last of what it needs."""

    clause: Clause
    sentence: Sentence
    quote: str


def clauses(part: Said, known: tuple[Clause, ...]) -> Iterator[Found]:
    """The first of the known clauses in each sentence."""
    by_sentence: dict[Sentence, list[Hit]] = {}
    for hit in part.hits("clauses"):
        by_sentence.setdefault(part.sentence_at(hit.span.start), []).append(hit)
    for sentence, hits in by_sentence.items():
        kinds = {hit.section for hit in hits} | ({"question"} if sentence.is_question else set())
        for clause in known:
            if kinds.issuperset(clause.needs) and not kinds.intersection(clause.unless):
                spans = [hit.span for hit in hits if hit.section in clause.needs]
                start, end = min(span.start for span in spans), max(span.end for span in spans)
                yield Found(clause, sentence, part.text[start:end])
                break
