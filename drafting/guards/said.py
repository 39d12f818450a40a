"""A reply as the guards read it: its parts, their sentences, and what phrases of a list they hold."""

import re
from collections.abc import Iterable, Iterator
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

_ADDRESS = re.compile(r"(?<!\S)[\w.+-]{1,64}@[\w.-]{1,100}|https?://\S{1,500}|www\.\S{1,200}")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a part: `part.text[start:end] == text`."""

    text: str
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in its part."""
        return self.start, self.end

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return self.text.rstrip("\"'”’») ").endswith("?")


class Said:
    """One part of a reply, read once for all guards."""

    def __init__(self, name: PartName, text: str, language: str) -> None:
        self.name: PartName = name
        self.text = text
        self.language = language
        self._hits: dict[str, tuple[Hit, ...]] = {}

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

    @cached_property
    def unread(self) -> tuple[tuple[int, int], ...]:
        """Where words are not the reply's own: between quotation marks, and in addresses."""
        return (*self.quoted, *(match.span() for match in _ADDRESS.finditer(self.text)))

    def hits_in(self, sentence: "Sentence", kind: str) -> list[Hit]:
        """What of a list stands in one of its sentences."""
        return [hit for hit in self.hits(kind) if sentence.start <= hit.span.start < sentence.end]

    def hits(self, kind: str) -> tuple[Hit, ...]:
        """What of a list stands in it, each within one sentence and outside quotation marks and addresses."""
        if kind not in self._hits:
            self._hits[kind] = self._found(kind)
        return self._hits[kind]

    def _found(self, kind: str) -> tuple[Hit, ...]:
        return tuple(
            hit
            for hit in phrases(kind, self.language).find(self.folded)
            if not _CROSSES.search(hit.span.quote)
            and not any(start <= hit.span.start and hit.span.end <= end for start, end in self.unread)
        )


MOST_READ = 10_000
"""Characters of a part that are read; what is longer than any channel takes is held for that alone."""


@lru_cache(maxsize=8)
def _read(name: PartName, text: str, language: str) -> Said:
    return Said(name, text[:MOST_READ], language)


def parts(reply: Reply, brief: Brief) -> Iterator[Said]:
    """The public text, then the private message where there is one."""
    yield _read("text", reply.text, brief.language)
    if reply.private_message:
        yield _read("private_message", reply.private_message, brief.language)


def public_parts(reply: Reply, brief: Brief) -> Iterator[Said]:
    """What strangers can read: nothing of it on an e-mail or a chat."""
    if brief.thread.comment.channel.is_public:
        yield _read("text", reply.text, brief.language)


@cache
def phrases(kind: str, language: str) -> WordList:
    """The phrases of `phrases/<kind>.<language>.txt`, and those of no language in `phrases/<kind>.txt`."""
    folder = files(__package__) / "phrases"
    own = [file for file in (folder / f"{kind}.txt", folder / f"{kind}.{language}.txt") if file.is_file()]
    return WordList.load(*own) if own else WordList(name=kind)


def load_phrases() -> None:
    """Read every list now, so that one that cannot be read is known before a reply has to be checked."""
    for file in (files(__package__) / "phrases").iterdir():
        kind, *language = file.name.removesuffix(".txt").split(".")
        if language:
            phrases(kind, language[0])


def finding(
    kind: FindingKind, severity: Severity, message: Wording, *, quote: str | None = None, part: PartName = "text"
) -> Finding:
    """A finding about the draft."""
    return Finding(kind=kind, severity=severity, message=message, quote=quote, part=part)


def phrase_findings(reply: Reply, brief: Brief, kind: FindingKind, listed: str, message: Wording) -> Iterator[Finding]:
    """A finding for each phrase of a list: `high` blocks, `medium` warns, `low` alone says nothing."""
    for part in parts(reply, brief):
        for hit in part.hits(listed):
            if hit.level != "low":
                severity: Severity = "block" if hit.level == "high" else "warn"
                yield finding(kind, severity, message, quote=hit.span.quote, part=part.name)


def touches(places: Iterable[tuple[int, int]], place: tuple[int, int]) -> bool:
    """Whether one of the places overlaps the place."""
    return any(start < place[1] and place[0] < end for start, end in places)
