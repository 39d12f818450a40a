"""A reply as the guards read it: its parts, their sentences, and what phrases of a list they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Literal

from drafting.domain.draft import Brief, Finding, FindingKind, Reply, Severity
from drafting.domain.wording import Wording
from drafting.text.fold import Folded, fold
from drafting.text.words import Hit, WordList

PartName = Literal["text", "private_message"]

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|\n+")
_CROSSES = re.compile(r"[.!?…][\"'”’»)]*\s|\n\n")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»\n]{2,200}[\"”“»]|(?<!\w)['‘‚](?:[^'‘’‚\n]|(?<=\w)['’](?=\w)){2,200}['’](?!\w)")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a part: `part.text[start:end] == text`."""

    text: str
    start: int
    end: int

    @cached_property
    def folded(self) -> Folded:
        """The sentence as a reader hears it."""
        return fold(self.text)

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return self.text.rstrip("\"'”’») ").endswith("?")


class Said:
    """One part of a reply, read once for all guards."""

    def __init__(self, name: PartName, text: str) -> None:
        self.name: PartName = name
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        """The part as a reader hears it."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        ends = [match.span() for match in _SENTENCE_END.finditer(self.text)]
        starts = [0, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(self.text)]
        pairs = zip(starts, stops, strict=True)
        return tuple(Sentence(self.text[a:b], a, b) for a, b in pairs if self.text[a:b].strip())

    def sentence_at(self, index: int) -> Sentence:
        """The sentence around a character."""
        return next((one for one in self.sentences if one.start <= index < one.end), self.sentences[-1])

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Where words stand between quotation marks."""
        return tuple(match.span() for match in _QUOTED.finditer(self.text))

    def hits(self, phrases: WordList) -> tuple[Hit, ...]:
        """What of the list stands in it, each within one sentence and outside quotation marks."""
        return tuple(
            hit
            for hit in phrases.find(self.folded)
            if not _CROSSES.search(hit.span.quote)
            and not any(start <= hit.span.start and hit.span.end <= end for start, end in self.quoted)
        )


@lru_cache(maxsize=8)
def _read(name: PartName, text: str) -> Said:
    return Said(name, text)


def parts(reply: Reply) -> Iterator[Said]:
    """The public text, then the private message where there is one."""
    yield _read("text", reply.text)
    if reply.private_message:
        yield _read("private_message", reply.private_message)


def public_parts(reply: Reply, brief: Brief) -> Iterator[Said]:
    """What strangers can read: nothing of it on an e-mail or a chat."""
    if brief.thread.comment.channel.is_public:
        yield _read("text", reply.text)


@cache
def phrases(kind: str) -> WordList:
    """The phrases of `phrases/<kind>.<language>.txt`, all languages together."""
    folder = files(__package__) / "phrases"
    own = [file for file in folder.iterdir() if file.name.startswith(f"{kind}.")]
    return WordList.load(*sorted(own, key=lambda file: file.name))


def finding(
    kind: FindingKind, severity: Severity, message: Wording, *, quote: str | None = None, part: PartName = "text"
) -> Finding:
    """A finding about the draft."""
    return Finding(kind=kind, severity=severity, message=message, quote=quote, part=part)


def phrase_findings(reply: Reply, kind: FindingKind, listed: str, message: Wording) -> Iterator[Finding]:
    """A finding for each phrase of a list: `high` blocks, `medium` warns, `low` alone says nothing."""
    for part in parts(reply):
        for hit in part.hits(phrases(listed)):
            if hit.level != "low":
                severity: Severity = "block" if hit.level == "high" else "warn"
                yield finding(kind, severity, message, quote=hit.span.quote, part=part.name)
def touches(found: list[tuple[int, int]], sentence: Sentence) -> bool:
    """Whether one of the places lies in the sentence."""
    return any(start < sentence.end and sentence.start < end for start, end in found)
