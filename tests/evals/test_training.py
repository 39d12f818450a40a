from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import pytest

from drafting.text.classifier import Classifier, features
from evals.training import likely, planted, replies
from evals.training.fit import Example, fit

READERS: dict[str, Callable[[], Iterable[Example]]] = {
    "category": lambda: likely.examples()[0],
    "person first": lambda: likely.examples()[1],
    "planted": planted.examples,
    "replies": replies.examples,
}
_TAKEN = 500


@pytest.mark.parametrize("name", READERS)
def test_each_reader_learns_its_labels_from_its_examples(name: str, tmp_path: Path) -> None:
    taken = list(islice(READERS[name](), _TAKEN))
    path = fit(taken).write(tmp_path / "weights.gz", source=name)

    learned = Classifier.load(path.read_bytes())

    assert learned.source == name
    assert set(learned.labels) == {example.label for example in taken}


def test_what_it_learned_is_what_it_says() -> None:
    rows = [
        ("the zip broke", "complaint"),
        ("the lid broke", "complaint"),
        ("love the zip", "praise"),
        ("love it all", "praise"),
    ]
    examples = [Example(features(text.split(), ("!",)), label) for text, label in rows * 3]

    fitted = fit(examples, strength=10.0)

    assert fitted.labels == ("complaint", "praise")
    assert fitted.weights["w:broke"][0] > 0 > fitted.weights["w:broke"][1]
    assert fitted.weights["w:love"][1] > 0 > fitted.weights["w:love"][0]


def test_the_written_weights_give_the_scores_that_were_fitted(tmp_path: Path) -> None:
    rows = [
        ("the zip broke", "complaint"),
        ("my lid broke again", "complaint"),
        ("love the zip", "praise"),
        ("where is it", "question"),
    ]
    examples = [Example(features(text.split(), (label[:1],)), label) for text, label in rows * 3]
    learned = Classifier.load(fit(examples, strength=10.0).write(tmp_path / "w.gz", source="").read_bytes())

    for text, label in rows:
        scores = learned.scores(text.split(), (label[:1],))
        assert max(scores, key=lambda one: scores[one]) == label


def test_the_same_examples_give_the_same_weights(tmp_path: Path) -> None:
    taken = list(islice(planted.examples(), 200))

    first, second = (fit(taken).write(tmp_path / name, source="").read_bytes() for name in ("a.gz", "b.gz"))

    assert first == second
