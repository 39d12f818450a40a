"""The labelled texts that the learned readers learn from: the files beside this one."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from drafting.domain.decision import Category
from drafting.domain.draft import FindingKind
from drafting.domain.frozen import Frozen
from drafting.domain.signal import SignalName
from drafting.domain.thread import AccountType
from evals.cases.case import DraftCase

_HERE = Path(__file__).parent
COMMENTS = _HERE / "comments.jsonl"
PLANTED = _HERE / "planted.jsonl"
DRAFTS = _HERE / "drafts.jsonl"
SENTENCES = _HERE / "sentences.jsonl"
DEBATE = _HERE / "debate.jsonl"


class LabelledComment(Frozen):
    """A comment that stands alone, and what a careful annotator takes it for."""

    text: str = Field(min_length=1)
    language: Literal["nl", "en"]
    account: AccountType
    category: Category
    also: tuple[Category, ...] = ()
    """Categories that another careful annotator could give."""
    person_first: tuple[SignalName, ...] | None = None
    """What makes it a matter for a person before all else; None where that was not looked at."""
    hard: bool


class PlantedText(Frozen):
    """A comment, and the stretches of it that are meant for software; none in a harmless one."""

    text: str = Field(min_length=1)
    language: Literal["nl", "en"]
    planted: tuple[str, ...]

    @model_validator(mode="after")
    def _stands_in_it(self) -> Self:
        if not all(stretch and stretch in self.text for stretch in self.planted):
            raise ValueError("every stretch of `planted` must stand in the text")
        return self


class LabelledSentence(Frozen):
    """A sentence or two of a reply, and what is wrong with it; None where nothing is."""

    text: str = Field(min_length=1)
    language: Literal["nl", "en"]
    kind: FindingKind | None


class DebateText(Frozen):
    """What somebody says to another in a debate, and whether it takes the other's view in."""

    text: str = Field(min_length=1)
    language: Literal["nl", "en"]
    receptive: bool


def comments(path: Path = COMMENTS) -> list[LabelledComment]:
    """Every labelled comment; raises pydantic's ValidationError on a row that the vocabulary lacks."""
    return [LabelledComment.model_validate_json(line) for line in _lines(path)]


def planted(path: Path = PLANTED) -> list[PlantedText]:
    """Every comment that is labelled for what is planted in it."""
    return [PlantedText.model_validate_json(line) for line in _lines(path)]


def drafts(path: Path = DRAFTS) -> list[DraftCase]:
    """Every labelled reply; the first line of the file names its schema."""
    return [DraftCase.model_validate_json(line) for line in list(_lines(path))[1:]]


def sentences(path: Path = SENTENCES) -> list[LabelledSentence]:
    """Every sentence that is labelled by itself."""
    return [LabelledSentence.model_validate_json(line) for line in _lines(path)]


def debate(path: Path = DEBATE) -> list[DebateText]:
    """Every text out of a debate."""
    return [DebateText.model_validate_json(line) for line in _lines(path)]


def _lines(path: Path) -> Iterator[str]:
    return iter(path.read_text(encoding="utf-8").splitlines())


def digest(*paths: Path) -> str:
    """What weights were made from: the first 16 characters of a SHA-256 over the files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]
