"""Examples for the reader of planted texts: sentences of comments with and without them."""

from collections.abc import Iterator
from pathlib import Path

from drafting.signals.planted import PLANTED as LABEL
from drafting.signals.planted import SAID, WEIGHTS, marks
from drafting.signals.planted import stretches as stretches_of
from drafting.text.classifier import features
from drafting.text.fold import fold
from evals.training.fit import Example, fit
from evals.training.rows import COMMENTS, PLANTED, PlantedText, comments, digest, planted

_ORDINARY = 0.4
"""What a sentence of an ordinary comment weighs: there are ten times as many of them."""
_MOST_ORDINARY = 4
"""Sentences that are taken of an ordinary comment."""
_STRENGTH = 0.1


def examples() -> Iterator[Example]:
    """Every sentence: planted where at least half of it is."""
    for row in planted():
        yield from _sentences(row, 1.0, len(row.text))
    for comment in comments():
        plain = PlantedText(text=comment.text, language=comment.language, planted=())
        yield from _sentences(plain, _ORDINARY, _MOST_ORDINARY)


def train(folder: Path) -> Path:
    """Fit, and write the weights into the folder."""
    return fit(examples(), strength=_STRENGTH).write(folder / WEIGHTS, source=made_from())


def made_from() -> str:
    """A digest of what it learns from."""
    return digest(COMMENTS, PLANTED)


def _sentences(row: PlantedText, weight: float, most: int) -> Iterator[Example]:
    stretches = [(at, at + len(stretch)) for stretch in row.planted if (at := row.text.find(stretch)) >= 0]
    spans = stretches_of(row.text)
    for start, end in spans[:most]:
        text = row.text[start:end]
        folded = fold(text)
        if folded.words:
            inside = sum(max(0, min(end, to) - max(start, from_)) for from_, to in stretches)
            label = LABEL if inside * 2 >= end - start else SAID
            yield Example(features(folded.words, marks(text, folded, alone=len(spans) == 1)), label, weight)
