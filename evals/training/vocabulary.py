"""The words of each language, read off every labelled text: what is written in the one and hardly in the other."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from drafting.text.language import words_in
from drafting.text.vocabulary import TOLD_APART, file_of
from evals.training.rows import (
    COMMENTS,
    PLANTED,
    SENTENCES,
    LabelledComment,
    LabelledSentence,
    PlantedText,
    comments,
    digest,
    planted,
    sentences,
)

_TIMES = 7.5
"""How many times as often a word must be written in its language: one that is never written in the other, twice."""
_NEVER = 0.3
"""What is counted for a word that was never met."""


def counted() -> dict[str, Counter[str]]:
    """For each language, in how many texts every word stands."""
    spread: dict[str, Counter[str]] = {code: Counter() for code in TOLD_APART}
    for language, text in _texts():
        spread[language].update(frozenset(words_in(text)))
    return spread


def train(folder: Path) -> tuple[Path, ...]:
    """Write a list for each language into the folder."""
    spread = counted()
    return tuple(_write(folder / file_of(code), own_words(code, spread)) for code in TOLD_APART)


def own_words(code: str, spread: dict[str, Counter[str]]) -> list[str]:
    """The words of one language, by the alphabet."""
    (other,) = (spread[language] for language in TOLD_APART if language != code)
    return sorted(word for word, n in spread[code].items() if n + _NEVER >= _TIMES * (other[word] + _NEVER))


def made_from() -> str:
    """A digest of what the words were read off."""
    return digest(COMMENTS, PLANTED, SENTENCES)


def _texts() -> Iterator[tuple[str, str]]:
    rows: Iterator[LabelledComment | PlantedText | LabelledSentence] = chain(comments(), planted(), sentences())
    for row in rows:
        yield row.language, row.text


def _write(path: Path, words: list[str]) -> Path:
    path.write_text("\n".join([f"# Written by python -m evals train; {made_from()}", *words, ""]), encoding="utf-8")
    return path
