"""Fitting: labelled texts to the weights of a linear classifier, by logistic regression."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from drafting.text.classifier import damping, dump, is_mark

_FEWEST = 2
"""Texts that a feature must stand in to count: what was seen once is chance."""
STRENGTH = 0.3
"""The inverse of the penalty on weights: of .03 to 1 the best on lots that were held out."""
_STEPS = 400


@dataclass(frozen=True)
class Example:
    """One text: its features and how often each counts, its label, and how much it weighs."""

    features: Mapping[str, int]
    label: str
    weight: float = 1.0


@dataclass(frozen=True)
class Fitted:
    """A bias for each label, and for each feature a weight for each label."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def beside(self, other: "Fitted") -> "Fitted":
        """Both in one: a text is looked up once for the labels of the one and of the other, which must differ."""
        none, none_of_other = (0.0,) * len(self.labels), (0.0,) * len(other.labels)
        return Fitted(
            (*self.labels, *other.labels),
            (*self.bias, *other.bias),
            {
                name: (*self.weights.get(name, none), *other.weights.get(name, none_of_other))
                for name in {*self.weights, *other.weights}
            },
        )

    def write(self, path: Path, *, source: str) -> Path:
        """As a file that `Classifier.load` reads; `source` says what it was made from."""
        dump(path, self.labels, self.bias, self.weights, source=source)
        return path


def fit(examples: Iterable[Example], *, strength: float = STRENGTH) -> Fitted:
    """Multinomial logistic regression with an L2 penalty; the same examples give the same weights."""
    examples = list(examples)
    spread = Counter(feature for example in examples for feature in example.features)
    rows = [
        _damped({name: n for name, n in example.features.items() if spread[name] >= _FEWEST}) for example in examples
    ]
    vectors = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=_STEPS)
    model.fit(
        vectors.fit_transform(rows),
        [example.label for example in examples],
        sample_weight=[example.weight for example in examples],
    )
    labels = tuple(str(label) for label in model.classes_)
    bias, columns = model.intercept_.tolist(), model.coef_.T.tolist()
    if len(labels) == 2:  # one row for both: half of it speaks for the one, half against the other
        bias = [-bias[0] / 2, bias[0] / 2]
        columns = [[-weight / 2, weight / 2] for (weight,) in columns]
    return Fitted(labels, tuple(bias), {name: tuple(columns[place]) for name, place in vectors.vocabulary_.items()})


def _damped(features: Mapping[str, int]) -> dict[str, float]:
    """The features as `Classifier.scores` weighs them."""
    weight = damping(sum(count for name, count in features.items() if not is_mark(name)))
    return {name: count if is_mark(name) else count * weight for name, count in features.items()}
