"""Examples for the reader of comments: our labelled comments, and the tuning part of the decisions at half weight.

From the same texts it learns two things: the category, and what makes it a matter for a person before all else.

Half, for the word lists were made on that part: there the detectors look better than they are.
"""

from dataclasses import replace
from pathlib import Path

from drafting.domain.thread import Comment, Context, Thread
from drafting.signals import look
from drafting.signals.category import read_category
from drafting.signals.likely import NOTHING_SUCH, PERSON_FIRST, WEIGHTS, marks
from drafting.text.classifier import features
from evals.cases.case import DecisionCase
from evals.cases.library import DATASETS, find
from evals.training.fit import Example, fit
from evals.training.rows import COMMENTS, comments, digest

_TUNED_ON = 0.5


def examples() -> tuple[list[Example], list[Example]]:
    """Every comment as the service would read it: by its category, and by what makes it a person's matter."""
    by_category: list[Example] = []
    by_person: list[Example] = []
    for row in comments():
        thread = Thread(comment=Comment(text=row.text), context=Context(account_type=row.account))
        by_category.append(_example(thread, row.category, 1.0))
        if row.person_first is not None:
            label = next((str(name) for name in PERSON_FIRST if name in row.person_first), NOTHING_SUCH)
            by_person.append(replace(by_category[-1], label=label))
    by_category += [
        _example(case.exchange("default"), case.expected.category, _TUNED_ON)
        for case in find("decisions", part="tuning").cases()
        if isinstance(case, DecisionCase) and case.expected.category
    ]
    return by_category, by_person


def train(folder: Path) -> Path:
    """Fit, and write the weights into the folder."""
    by_category, by_person = examples()
    return fit(by_category).beside(fit(by_person)).write(folder / WEIGHTS, source=made_from())


def made_from() -> str:
    """A digest of what it learns from."""
    return digest(COMMENTS, DATASETS / "decisions.tuning.jsonl")


def _example(thread: Thread, label: str, weight: float) -> Example:
    reading = look(thread)
    ruled = read_category(reading)
    return Example(features(reading.folded.words, marks(reading, ruled)), str(label), weight)
