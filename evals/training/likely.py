"""Examples for the reader of comments: our labelled comments, and the tuning part of the decisions at half weight.

Half, for the word lists were made on that part: there the detectors look better than they are.
"""

from collections.abc import Iterator
from pathlib import Path

from drafting.domain.thread import Comment, Context, Thread
from drafting.signals import look
from drafting.signals.category import read_category
from drafting.signals.likely import WEIGHTS, marks
from drafting.text.classifier import features
from evals.cases.case import DecisionCase
from evals.cases.library import DATASETS, find
from evals.training.fit import Example, fit
from evals.training.rows import COMMENTS, comments, digest

_TUNED_ON = 0.5


def examples() -> Iterator[Example]:
    """Every comment as the service would read it."""
    for row in comments():
        comment = Comment(text=row.text)
        yield _example(Thread(comment=comment, context=Context(account_type=row.account)), row.category, 1.0)
    for case in find("decisions", part="tuning").cases():
        if isinstance(case, DecisionCase) and case.expected.category:
            yield _example(case.exchange("default"), case.expected.category, _TUNED_ON)


def train(folder: Path) -> Path:
    """Fit, and write the weights into the folder."""
    return fit(examples()).write(folder / WEIGHTS, source=made_from())


def made_from() -> str:
    """A digest of what it learns from."""
    return digest(COMMENTS, DATASETS / "decisions.tuning.jsonl")


def _example(thread: Thread, label: str, weight: float) -> Example:
    reading = look(thread)
    ruled = read_category(reading)
    return Example(features(reading.folded.words, marks(reading, ruled)), str(label), weight)
