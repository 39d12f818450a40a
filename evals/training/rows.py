"""The labelled comments that the learned reader learns from: `comments.jsonl` beside this file."""

import hashlib
from pathlib import Path
from typing import Literal

from pydantic import Field

from drafting.domain.decision import Category
from drafting.domain.frozen import Frozen
from drafting.domain.thread import AccountType

COMMENTS = Path(__file__).parent / "comments.jsonl"


class LabelledComment(Frozen):
    """A comment that stands alone, and what a careful annotator takes it for."""

    text: str = Field(min_length=1)
    language: Literal["nl", "en"]
    account: AccountType
    category: Category
    also: tuple[Category, ...] = ()
    """Categories that another careful annotator could give."""
    hard: bool


def comments(path: Path = COMMENTS) -> list[LabelledComment]:
    """Every labelled comment; raises pydantic's ValidationError on a row that the vocabulary lacks."""
    return [LabelledComment.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def digest(*paths: Path) -> str:
    """What weights were made from: the first 16 characters of a SHA-256 over the files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]
